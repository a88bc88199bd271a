"""The English pack: what English says and labels cannot, and the finders that read it."""
