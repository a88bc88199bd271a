"""What all tests share."""

from __future__ import annotations

import os
import signal
import tempfile

from hypothesis import settings

from mappings.compiled import CHOSEN

# What is printed fits a pipe, not the terminal of whoever runs the tests, nor the one that pytest-xdist names.
os.environ.pop("COLUMNS", None)

# Whoever runs the tests in the background of a script hands down that Ctrl-C is ignored; programs under test must not inherit it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A property is about values: how long an example takes on a busy machine says nothing.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")

# Tables are kept for the workers of this run, and for nobody after it.
if CHOSEN not in os.environ:
    _CACHE = tempfile.TemporaryDirectory(prefix="kg-tests-")
    os.environ[CHOSEN] = _CACHE.name
