"""Tests of the derived graphs."""
