"""Mentions: the spans of an article that name a date, place, person, body, post or topic."""
