"""Where words and data go: tables and pages on stdout, remarks on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, islice
from typing import Any, BinaryIO, Final, NoReturn, TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from kg.cli.table import Layout, Records, lay_out
from mappings.problem import Problem

_PIPED: Final = 120  # columns
_NARROW: Final = 100  # columns: below, rows that no table of this width shows legibly are set out as records
_SETTLING: Final = 1000  # rows
_DUMB: Final = frozenset({"", "dumb", "linux"})  # terminals that would show a link's address, or nothing


class _Screen(Console):
    """A console that leaves a broken pipe to the edge of the program, as every other writer does."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def show(*lines: RenderableType, soft_wrap: bool = False, out: TextIO | None = None) -> None:
    """Print data on stdout, or to ``out``, without the spaces by which a table fills its last column."""
    console = _page(out)
    with console.capture() as printed:
        for line in lines or ("",):
            console.print(line, soft_wrap=soft_wrap)
    (out or sys.stdout).write("".join(line.rstrip(" ") + "\n" for line in printed.get().splitlines()))


def words() -> Console:
    """The console for remarks."""
    return _Screen(stderr=True, highlight=False, markup=False, emoji=False)


def _page(out: TextIO | None = None) -> Console:
    """A page as wide as the terminal, or as COLUMNS says; in a file or pipe wider than most terminals."""
    width = None if (out or sys.stdout).isatty() or "COLUMNS" in os.environ else _PIPED
    return _Screen(file=out, highlight=False, markup=False, emoji=False, width=width)


def can_link(out: TextIO | None = None) -> bool:
    """Whether stdout, or ``out``, is a terminal that makes words clickable; FORCE_HYPERLINK=1 or =0 decides otherwise.

    Most terminals can, and those that cannot skip what they do not know, but for a few.
    """
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    at_terminal = (out or sys.stdout).isatty()
    return at_terminal and os.environ.get("TERM", "" if os.name == "posix" else "windows") not in _DUMB


def say(sentence: str, style: str | None = None) -> None:
    """Put a remark on stderr, unwrapped."""
    words().print(sentence, soft_wrap=True, style=style)


def stdout_bytes() -> BinaryIO:
    """Return standard output for bytes."""
    return sys.stdout.buffer


def print_json(value: Any) -> None:
    """Print a value as JSON for programs, with the letters of every script as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_json_line(value: Any) -> None:
    """Print a value as one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: Collection[str] = (),
    out: TextIO | None = None,
) -> int:
    """Print a table on stdout, or to ``out``, cells wrapped to its width; return the number of rows.

    The first thousand rows settle the widths, so that a table of any length streams. A terminal in which they would be
    strips gets the rows as records, a line for each column.
    """
    page = _page(out)
    source = iter(rows)
    first = [list(columns), *(list(row) for row in islice(source, _SETTLING))]
    right = [number for number, column in enumerate(columns) if column in numeric]
    table = Layout(first, page.width, right)
    as_records = page.width < _NARROW and not table.legible
    layout = Records(columns, page.width) if as_records else table
    if columns and not as_records:
        for line in layout.lines(first[0]):
            show(Text(line, style="bold"), soft_wrap=True, out=out)
    count = 0
    for count, row in enumerate(chain(first[1:], source), start=1):  # noqa: B007 - counts
        (out or sys.stdout).write("".join(f"{line}\n" for line in layout.lines(row)))
    return count


def print_rows(rows: Sequence[Sequence[str]], indent: int = 2) -> None:
    """Print rows without a header, set in by so many spaces."""
    lines = lay_out(rows, _page().width - indent)
    sys.stdout.writelines(f"{' ' * indent}{line}\n" for line in lines)


def print_problems(problems: Iterable[Problem]) -> None:
    """Put each problem on a line of stderr, the file first, so that editors can jump to it."""
    console = words()
    for problem in problems:
        console.print(Text(str(problem), style="yellow"), soft_wrap=True)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 article" or "2 articles"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
