"""Sentences: what stands in a sentence as elements, and what governs, joins or parts them."""
