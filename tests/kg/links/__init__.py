"""Tests of the links outward."""
