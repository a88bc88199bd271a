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
    "main",
    "publishing",
    "query",
    "serving",
    "shell",
]


def main() -> None:
    """Run the command that the process was started with, and end the process with its exit code."""
    app(prog_name="kg")
