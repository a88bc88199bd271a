"""Building into a store at an address: any SPARQL 1.1 endpoint with the Graph Store Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/. What is built is built into a mirror, a store on this machine, with
everything that a local build has: the gate, decisions, quarantine, the derived graphs. Then the graphs that the
endpoint lacks, or has otherwise, are sent there, each whole by PUT. So the graphs are the same to the byte, nothing that was read is
lost when the connection is, and the next build sends what is missing and nothing else. The endpoint holds the truth about articles: what
another machine put there is fetched first, and a mirror that is lost is made again from there.
"""
