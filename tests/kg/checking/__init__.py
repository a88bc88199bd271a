"""Checking stores."""
