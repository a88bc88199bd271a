"""Comparing two graphs: what is gone, what has come, and what that means in words."""
