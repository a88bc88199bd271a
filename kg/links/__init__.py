"""Links outward: which nodes of the graph are what elsewhere, each link with its justification and confidence."""
