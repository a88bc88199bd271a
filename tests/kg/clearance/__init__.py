"""Tests of what is told without pySHACL."""
