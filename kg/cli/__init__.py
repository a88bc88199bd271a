"""The command line: each command parses its options, calls the library once and prints."""

from kg.cli import care, commands, deciding, identity, imports, linking, publishing, query, serving, shell
from kg.cli.app import app

__all__ = [
    "app",
    "care",
    "commands",
    "deciding",
    "identity",
    "imports",
    "linking",
    "publishing",
    "query",
    "serving",
    "shell",
]
