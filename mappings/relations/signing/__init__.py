"""Signing: the words for documents, what they hold, between whom they are and how a sentence tells that they are signed."""
