console.log("pictures")
