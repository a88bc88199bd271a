"""Which columns of an answer make which part of a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.columns import NUMBERS, Column, Kind, Row, finite, survey, value
from kg.errors import UnfitColumns
from kg.formats import PlotKind
from kg.store import NamedNode

NameOf = Callable[[str], str]
"""From an IRI to the name to write for it."""

_PARTIAL: Final = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NEEDED: Final = {
    PlotKind.BAR: "a column of labels and a column of numbers",
    PlotKind.TIMELINE: "a column of dates (2023, 2023-09 or 2023-09-25) and a column of labels",
    PlotKind.NETWORK: "two columns of names or IRIs, and perhaps a column of numbers as weights",
}
_MOST: Final = {PlotKind.BAR: 60, PlotKind.TIMELINE: 60, PlotKind.NETWORK: 300}
"""Rows of a picture in which every label can be read."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: rows of label and number, of date and label, or of two names and a weight.

    ``columns`` are those that were taken, in that order; ``whole`` is False where the answer has more rows than a
    picture can hold.
    """

    kind: PlotKind
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    whole: bool = True


def most(kind: PlotKind) -> int:
    """Return how many rows a picture of that kind holds."""
    return _MOST[kind]


def fit(
    kind: PlotKind, names: Sequence[str], rows: Sequence[Row], chosen: Sequence[str], name_of: NameOf
) -> Drawing:
    """Return what to draw of an answer with the columns ``names``: of those ``chosen``, else of the first that fit.

    Rows without a value where one is needed are left out. Of more rows than ``most(kind)`` the first are drawn.

    Raises:
        UnfitColumns: the columns, or those chosen, are not what the picture needs; nothing can be drawn.
    """
    columns = survey(names, rows)
    taken = _taken(kind, columns, rows, chosen)
    if taken is None:
        raise UnfitColumns(kind, _NEEDED[kind], map(str, columns))
    drawn = [_drawn(kind, row, columns, taken, name_of) for row in rows]
    kept = [row for row in drawn if row is not None]
    if not kept:
        raise UnfitColumns(kind, _NEEDED[kind] + " with values", map(str, columns))
    limit = _MOST[kind]
    return Drawing(kind, tuple(names[i] for i in taken), tuple(kept[:limit]), whole=len(kept) <= limit)


def _taken(
    kind: PlotKind, columns: Sequence[Column], rows: Sequence[Row], chosen: Sequence[str]
) -> tuple[int, ...] | None:
    """The columns for the parts of the picture in order, None where they do not fit."""
    known = {column.name: number for number, column in enumerate(columns)}
    if any(name not in known for name in chosen):
        return None
    free = [known[name] for name in chosen] or list(range(len(columns)))
    numbers = [i for i in free if columns[i].kind in NUMBERS]
    dates = [i for i in free if _dated(i, columns, rows)]
    words = [i for i in free if columns[i].kind in {Kind.TEXT, Kind.IRI} and i not in dates]
    if kind is PlotKind.NETWORK:
        return (*words[:2], *numbers[:1]) if len(words) >= 2 else None
    if kind is PlotKind.TIMELINE:
        return (dates[0], words[0]) if dates and words else None
    labels = words + dates + [i for i in numbers[:1] if len(numbers) > 1]
    values = [i for i in numbers if i != labels[0]] if labels else []
    return (labels[0], values[0]) if values else None


def _dated(number: int, columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether every value of a column is a date of any precision, as plain text or by its datatype."""
    kind = columns[number].kind
    if kind in {Kind.DATE, Kind.MOMENT, Kind.CLOCK}:
        return True
    values = [str(value(row[number], kind)) for row in rows if row[number] is not None]
    return kind in {Kind.TEXT, Kind.INTEGER} and bool(values) and all(map(_PARTIAL.fullmatch, values))


def _drawn(
    kind: PlotKind, row: Row, columns: Sequence[Column], taken: Sequence[int], name_of: NameOf
) -> tuple[str | float, ...] | None:
    """The parts of a row, None where one that is needed has no value."""
    cells: list[str | float] = []
    for place, number in enumerate(taken):
        term, held = row[number], columns[number].kind
        is_number = held in NUMBERS and place == (2 if kind is PlotKind.NETWORK else 1)
        if term is None and not (is_number and kind is PlotKind.NETWORK):
            return None
        if is_number:
            number_value = value(term, held) if term is not None else 1.0
            if not finite(number_value):
                return None
            cells.append(float(number_value))  # type: ignore[arg-type]  # finite says so
        else:
            cells.append(name_of(term.value) if isinstance(term, NamedNode) else str(value(term, held)))
    return tuple(cells)
