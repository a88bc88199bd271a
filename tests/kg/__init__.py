"""Tests of kg, file by file."""
