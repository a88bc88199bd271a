"""Matching: nodes that may be one although their keys differ, and nodes that may be two although their key is one."""
