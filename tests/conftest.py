"""What all tests share."""

from __future__ import annotations

from hypothesis import settings

# A property is about values: how long an example takes on a busy machine says nothing.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
