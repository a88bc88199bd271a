"""Tables of plain text: columns as wide as they need, wrapped where the page is too narrow, or records set out line by line.

Tens of thousands of rows are laid out a second. The widths count terminal cells (a Chinese character takes two). Rich lays out a table with borders and styles, and
takes a minute for what a query may well answer; its measures and its wrapping are used here for the cells that need them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import Final, Self

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_GAP: Final = "  "
_NARROWEST: Final = 8  # cells of a column, however narrow the page
_LEGIBLE: Final = 12  # cells that a column keeps if it is cut, for words to be read along a line


class Linked(str):
    """A cell that leads somewhere, in terminals that can follow: its text with the address that it stands for."""

    __slots__ = ("address",)

    address: str

    def __new__(cls, text: str, address: str) -> Self:
        """Make the cell."""
        cell = super().__new__(cls, text)
        cell.address = address
        return cell


class Layout:
    """The widths of a table's columns, fitted to some rows of it and to a page; other rows may follow.

    A column keeps its natural width while all fit; else the widest are cut to one common width and wrap, as do
    longer cells that come later; where there is room for that, none below its longest word, so that an IRI can be
    copied. The columns numbered in ``right`` are set to the right. ``legible`` tells whether all fits, and no column
    had to be cut to a strip.
    """

    def __init__(self, rows: Sequence[Sequence[str]], width: int, right: Collection[int] = ()) -> None:
        columns = list(zip(*rows, strict=True))
        natural = [max(map(_width, column)) for column in columns]
        room = width - len(_GAP) * (len(natural) - 1)
        self._widths = natural
        if sum(natural) > room:
            self._widths = _fitted(natural, [max(map(_longest_word, column)) for column in columns], room)
        self.legible = sum(self._widths) <= room and all(
            cut >= min(whole, _LEGIBLE) for cut, whole in zip(self._widths, natural, strict=True)
        )
        self._right = right
        self._console = Console(width=width)

    def lines(self, row: Sequence[str]) -> Iterator[str]:
        """Yield the lines of one row."""
        cells = [_wrapped(cell, room, self._console) for cell, room in zip(row, self._widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            yield _GAP.join(
                _linked(_padded(part, room, to_right=number in self._right), part, row[number])
                for number, (part, room) in enumerate(zip(line, self._widths, strict=True))
            ).rstrip(" ")


class Records:
    """Rows set out one below the other, each as lines of a column's name and the cell: for pages too narrow for a table."""

    def __init__(self, columns: Sequence[str], width: int) -> None:
        self._columns = columns
        self._names = max(map(_width, columns), default=0)
        self._room = max(width - self._names - len(_GAP), _NARROWEST)
        self._console = Console(width=width)

    def lines(self, row: Sequence[str]) -> Iterator[str]:
        """Yield the lines of one row, an empty one behind them."""
        for column, cell in zip(self._columns, row, strict=True):
            name = column
            for part in _wrapped(cell, self._room, self._console):
                yield f"{_padded(name, self._names, to_right=False)}{_GAP}{_linked(part, part, cell)}".rstrip(
                    " "
                )
                name = ""
        yield ""


def lay_out(rows: Sequence[Sequence[str]], width: int, right: Collection[int] = ()) -> Iterator[str]:
    """Yield the lines of a table ``width`` cells wide, as ``Layout`` sets them."""
    layout = Layout(rows, width, right)
    for row in rows:
        yield from layout.lines(row)


def _linked(padded: str, part: str, cell: str) -> str:
    """The part of a cell, as a link where the cell is one: OSC 8, https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda."""
    if not isinstance(cell, Linked) or not part:
        return padded
    link = f"\x1b]8;;{cell.address}\x1b\\{part}\x1b]8;;\x1b\\"
    return padded.replace(part, link, 1)


def _width(cell: str) -> int:
    return max(map(cell_len, cell.split("\n")))


def _longest_word(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=0)


def _fitted(natural: list[int], words: list[int], room: int) -> list[int]:
    """Cut the widest columns to the largest common width with which all fit into ``room``, whole words before broken ones."""
    least = words if sum(words) <= room else [0] * len(words)

    def cut(cap: int) -> list[int]:
        return [min(width, max(cap, floor)) for width, floor in zip(natural, least, strict=True)]

    low, cap = _NARROWEST, max(natural)
    while low < cap:
        middle = (low + cap + 1) // 2
        low, cap = (middle, cap) if sum(cut(middle)) <= room else (low, middle - 1)
    return cut(cap)


def _wrapped(cell: str, room: int, console: Console) -> list[str]:
    lines: list[str] = []
    for line in cell.split("\n"):
        if cell_len(line) <= room:
            lines.append(line)
        else:
            lines += [part.plain.rstrip() for part in Text(line).wrap(console, room, overflow="fold")]
    return lines


def _padded(part: str, room: int, *, to_right: bool) -> str:
    blank = " " * (room - cell_len(part))
    return blank + part if to_right else part + blank
