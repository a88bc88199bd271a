"""Tests of the matching of nodes."""
