"""What all tests share."""

from __future__ import annotations

import os

from hypothesis import settings

# What is printed fits a pipe, not the terminal of whoever runs the tests, nor the one that pytest-xdist names.
os.environ.pop("COLUMNS", None)

# A property is about values: how long an example takes on a busy machine says nothing.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
