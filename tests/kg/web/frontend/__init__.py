"""Tests of the build of the scripts."""
