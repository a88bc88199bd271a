"""The program that the commands join, and how each of them ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer

from kg.cli import options
from kg.cli.edge import DATA_HAS_PROBLEMS, Edge
from kg.cli.manual import Page, Task, told

app = typer.Typer(
    cls=Edge,
    epilog="Exit codes: 0 fine, 1 the data has problems, 2 wrong usage, 3 the operation failed.",
    no_args_is_help=True,
    rich_markup_mode=None,  # loading rich for the help alone would double the time it takes
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def kg(version: options.Version = False) -> None:
    """A knowledge graph of diplomacy, read from the news."""


def command(
    task: Task, example: str, *, name: str | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the decorator that makes a function the command of its name, or of ``name``, listed under a task."""
    return app.command(name, cls=Page, rich_help_panel=task, epilog=told(example))


def print_found(found: Any, page: Any, *, as_json: bool) -> None:
    """Print what was found: as its page, or as JSON."""
    if as_json:
        from kg.cli.screen import print_json  # noqa: PLC0415 - only where it is needed

        print_json(found.to_json())
    else:
        page(found)


def exit_if(problems: bool) -> None:
    """End with the exit code for data that has problems, where there are any."""
    if problems:
        raise typer.Exit(DATA_HAS_PROBLEMS)
