"""Tests of kg/evaluate, file by file."""
