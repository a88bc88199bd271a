"""References: who or which place is meant where the text gives no name."""
