"""Which columns of an answer make which part of a picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kg.asking.columns import NUMBERS, Column, Kind, Row, finite, kind_of, survey, value
from kg.errors import NothingToDraw, UnfitColumns, UnknownColumn
from kg.formats import PlotKind
from kg.store import Literal, NamedNode, Term
from mappings.namespaces import PREFIXES

NameOf = Callable[[str], str]
"""From an IRI to the name to write for it."""

_PARTIAL: Final = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_NEEDED: Final = {
    PlotKind.BAR: "a column of labels and a column of numbers",
    PlotKind.TIMELINE: "a column of dates (2023, 2023-09 or 2023-09-25) and a column of labels",
    PlotKind.NETWORK: "two columns of names or IRIs, and perhaps a column of numbers as weights",
}
_WANTED: Final = {
    PlotKind.BAR: ("label", "number"),
    PlotKind.TIMELINE: ("date", "label"),
    PlotKind.NETWORK: ("name", "name", "weight"),
}
"""What the parts of a row are, in the order in which they are drawn."""
_FACT: Final = re.compile(r"/(?:article|event|agreement|statement|relationship|anniversary|tenure)/")
"""What stands in the IRI of a fact, which ties others rather than being tied, under any base."""
_DAY: Final = NamedNode(PREFIXES["xsd"] + "date")
_MOST: Final = {PlotKind.BAR: 60, PlotKind.TIMELINE: 60, PlotKind.NETWORK: 300}
"""Rows of a picture in which every label can be read."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is to be drawn: rows of label and number, of date and label, or of two names and a weight.

    ``columns`` are those that were taken, in that order, those that tell bars apart last; ``whole`` is False where
    the answer has more rows than a picture can hold. ``left_out`` counts the rows without a value where one is
    needed, by what they lack: ("a date in when", 3).
    """

    kind: PlotKind
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    whole: bool = True
    left_out: tuple[tuple[str, int], ...] = ()


def most(kind: PlotKind) -> int:
    """Return how many rows a picture of that kind holds."""
    return _MOST[kind]


def fit(
    kind: PlotKind, names: Sequence[str], rows: Sequence[Row], chosen: Sequence[str], name_of: NameOf
) -> Drawing:
    """Return what to draw of an answer with the columns ``names``: of those ``chosen``, else of the first that fit.

    The two ends of a tie are columns of one sort: two of persons, bodies and places, else two of texts. Bars whose
    label comes again are told apart by the other columns of labels. Rows without a value where one is needed are left
    out and counted. Of more rows than ``most(kind)`` the first are drawn.

    Raises:
        UnknownColumn: one that was chosen is not there.
        UnfitColumns: the columns, or those chosen, are not what the picture needs.
        NothingToDraw: the answer is empty, or no row has the values that are needed.
    """
    for name in chosen:
        if name not in names:
            raise UnknownColumn(name, names)
    if not rows:
        raise NothingToDraw("the answer has no rows")
    columns = survey(names, rows)
    free = [names.index(name) for name in chosen] or list(range(len(columns)))
    taken = _taken(kind, columns, rows, free)
    if taken is None:
        raise UnfitColumns(kind, _NEEDED[kind], map(str, columns))
    parts = [_Part(number, columns[number], word) for number, word in zip(taken, _WANTED[kind], strict=False)]
    lacking: Counter[str] = Counter()
    drawn: list[tuple[Row, tuple[str | float, ...]]] = []
    for row in rows:
        lack = next((part for part in parts if not part.filled(row)), None)
        if lack is None:
            drawn.append((row, tuple(part.drawn(row, name_of) for part in parts)))
        else:
            lacking[str(lack)] += 1
    if not drawn:
        raise NothingToDraw("; ".join(f"no row has {lack}" for lack in lacking))
    kept = drawn[: _MOST[kind]]
    more = _telling_apart(kept, [i for i in _labels(columns, rows, free) if i not in taken], kind)
    shown = (
        cells if not more else (_joined(row, cells[0], more, name_of), *cells[1:]) for row, cells in kept
    )
    used = tuple(names[i] for i in (*taken, *more))
    return Drawing(kind, used, tuple(shown), len(kept) == len(drawn), tuple(sorted(lacking.items())))


@dataclass(frozen=True, slots=True)
class _Part:
    """What one column gives to each row of a picture."""

    number: int
    column: Column
    word: str

    def __str__(self) -> str:
        return f"a {self.word} in {self.column.name}"

    def filled(self, row: Row) -> bool:
        """Whether the row has what is needed here; a tie without weight weighs one."""
        term = row[self.number]
        if term is None:
            return self.word == "weight"
        if self.word in {"number", "weight"}:
            return finite(value(term, self.column.kind))
        return self.word != "date" or _is_date(term, self.column.kind)

    def drawn(self, row: Row, name_of: NameOf) -> str | float:
        """The value of a row that is filled."""
        term = row[self.number]
        if self.word in {"number", "weight"}:
            return 1.0 if term is None else float(value(term, self.column.kind))  # type: ignore[arg-type]  # finite
        return _shown(term, name_of)


def _taken(
    kind: PlotKind, columns: Sequence[Column], rows: Sequence[Row], free: Sequence[int]
) -> tuple[int, ...] | None:
    """The columns for the parts of the picture in order, None where they do not fit."""
    numbers = [i for i in free if columns[i].kind in NUMBERS]
    dates = [i for i in free if _dated(i, columns, rows)]
    words = [i for i in free if columns[i].kind in {Kind.TEXT, Kind.IRI} and i not in dates]
    if kind is PlotKind.NETWORK:
        ends = _ends(words, columns, rows)
        return (*ends, *numbers[:1]) if ends else None
    if kind is PlotKind.TIMELINE:
        return (dates[0], words[0]) if dates and words else None
    labels = words + dates + [i for i in numbers[:1] if len(numbers) > 1]
    values = [i for i in numbers if i != labels[0]] if labels else []
    return (labels[0], values[0]) if values else None


def _ends(words: Sequence[int], columns: Sequence[Column], rows: Sequence[Row]) -> Sequence[int]:
    """The two columns that a network ties: of one sort where there are two of one, else the first two."""
    actors = [i for i in words if columns[i].kind is Kind.IRI and not _facts(i, rows)]
    texts = [i for i in words if columns[i].kind is Kind.TEXT]
    return next((sort[:2] for sort in (actors, texts, words) if len(sort) > 1), ())


def _facts(number: int, rows: Sequence[Row]) -> bool:
    """Whether a column holds facts of a graph, such as events, or articles, rather than who or what they tie."""
    return any(isinstance(term := row[number], NamedNode) and _FACT.search(term.value) for row in rows)


def _labels(columns: Sequence[Column], rows: Sequence[Row], free: Sequence[int]) -> list[int]:
    """The columns that can tell bars apart: words and dates."""
    return [i for i in free if columns[i].kind in {Kind.TEXT, Kind.IRI} or _dated(i, columns, rows)]


def _telling_apart(
    drawn: Sequence[tuple[Row, tuple[str | float, ...]]], others: Sequence[int], kind: PlotKind
) -> tuple[int, ...]:
    """The further columns of labels without which bars would have one label; none where no label comes again."""
    more: tuple[int, ...] = ()
    for number in others if kind is PlotKind.BAR else ():
        found = len({(cells[0], *(row[i] for i in more)) for row, cells in drawn})
        if found == len(drawn):
            break
        if len({(cells[0], *(row[i] for i in (*more, number))) for row, cells in drawn}) > found:
            more = (*more, number)
    return more


def _joined(row: Row, label: str | float, more: Sequence[int], name_of: NameOf) -> str:
    return " · ".join([str(label), *(_shown(row[i], name_of) for i in more if row[i] is not None)])


def _shown(term: Term | None, name_of: NameOf) -> str:
    return name_of(term.value) if isinstance(term, NamedNode) else str(value(term, Kind.TEXT))


def _dated(number: int, columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Whether a column holds dates of any precision, as plain text or by datatype; a few may say no year."""
    kind = columns[number].kind
    if kind in {Kind.DATE, Kind.MOMENT, Kind.CLOCK}:
        return True
    terms = [row[number] for row in rows if row[number] is not None]
    dates = sum(_is_date(term, kind) for term in terms)
    return kind in {Kind.TEXT, Kind.INTEGER} and 0 < len(terms) < 2 * dates


def _is_date(term: Term | None, kind: Kind) -> bool:
    text = str(value(term, kind))
    if kind in {Kind.DATE, Kind.MOMENT, Kind.CLOCK}:
        return True
    return _PARTIAL.fullmatch(text) is not None and (
        len(text) < 10 or kind_of(Literal(text, datatype=_DAY)) is Kind.DATE
    )
