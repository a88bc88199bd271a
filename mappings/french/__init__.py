"""What French says and labels cannot: word classes, verb forms and frames."""
