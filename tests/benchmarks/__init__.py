"""Measurements of speed and memory, run by hand: ``python -m tests.benchmarks`` or one of its modules.

A time on one machine says little on another, so each table has, in the same run, the time of the barest program that
does the same work, and the ratio of the two. Nothing here is a test: no time is ever asserted.
"""
