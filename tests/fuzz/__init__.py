"""Fuzzing: inputs that nobody would write, and what must hold of each: see ``tests.fuzz.targets``."""
