"""Identity by decision: what people judged to be the same or not, and the graphs that follow."""
