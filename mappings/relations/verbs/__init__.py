"""Verbs: what a single verb adds to an event, from its object pronouns to whether the thing was done or only wished."""
