"""Progress of long work, on stderr, where a person is watching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from kg.cli.screen import words


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """Show what is going on while the block runs; give the step to call with a word on what was just done."""
    console = words()
    with Progress(
        TextColumn("{task.description} {task.completed:.0f}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}", markup=False),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task(doing, total=None, at="")
        yield lambda at: bar.update(task, advance=1, at=at)
