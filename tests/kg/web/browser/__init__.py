"""Tests of the site as a reader sees it, in headless Chromium."""
