"""Occasions: each kind of event, and the ways in which nouns, captions and quotes tell it."""
