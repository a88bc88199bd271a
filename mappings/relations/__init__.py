"""Relations: mentions and clauses combined into facts."""
