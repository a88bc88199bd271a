"""Nouns: what a noun and the words beside it name, before anything is known of their sentence."""
