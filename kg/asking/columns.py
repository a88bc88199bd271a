"""Columns of an answer: what kind of value each holds throughout, and its terms as values of Python."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.store import Literal, NamedNode, Term
from mappings.namespaces import PREFIXES

Value = str | int | float | bool | dt.date | dt.datetime | None
Row = Sequence[Term | None]


class Kind(StrEnum):
    """What every value of a column is, in the words of an error message."""

    EMPTY = "empty"
    IRI = "IRIs"
    TEXT = "text"
    INTEGER = "whole numbers"
    NUMBER = "numbers"
    TRUTH = "truths"
    DATE = "dates"
    MOMENT = "times of the UTC"
    CLOCK = "times without zone"


NUMBERS: Final = frozenset({Kind.INTEGER, Kind.NUMBER})

_XSD: Final = PREFIXES["xsd"]
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?")
_INT64: Final = 2**63
_INTEGERS: Final = (
    "integer",
    *("int", "long", "short", "byte"),
    *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
    *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, and what all its values are."""

    name: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


class Survey:
    """What the columns hold, gathered row by row, so that an answer need not be kept to be known."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._kinds = [Kind.EMPTY] * len(self._names)

    def add(self, row: Row) -> None:
        """Take a row into account."""
        for number, term in enumerate(row):
            known = self._kinds[number]
            if term is not None and known is not Kind.TEXT:
                found = kind_of(term)
                if found is not known:
                    self._kinds[number] = _common(known, found)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, as far as the rows so far tell."""
        return tuple(Column(name, kind) for name, kind in zip(self._names, self._kinds, strict=True))


def survey(names: Sequence[str], rows: Iterable[Row]) -> tuple[Column, ...]:
    """Return what the columns of ``rows`` hold."""
    found = Survey(names)
    for row in rows:
        found.add(row)
    return found.columns


def kind_of(term: Term) -> Kind:
    """Return what one term is; text where a literal does not keep to its datatype, or says less than a full date."""
    if isinstance(term, NamedNode):
        return Kind.IRI
    if not isinstance(term, Literal):  # a blank node that the query made, or a triple term
        return Kind.TEXT
    kind, read = _DATATYPES.get(term.datatype.value, _AS_TEXT)
    if read(term.value) is None:
        return Kind.TEXT
    return Kind.CLOCK if kind is Kind.MOMENT and _TIME.fullmatch(term.value)[1] is None else kind  # type: ignore[index]


def value(term: Term | None, kind: Kind) -> Value:
    """Return a term as the value that a column of this kind holds; None for none."""
    if term is None:
        return None
    if isinstance(term, Literal) and kind in _READERS:
        return _READERS[kind](term.value)
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def typed(columns: Sequence[Column], rows: Iterable[Row]) -> list[list[Value]]:
    """Return the values of each column, one list per column."""
    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    return [
        [value(term, column.kind) for term in terms] for column, terms in zip(columns, cells, strict=True)
    ]


def _common(one: Kind, other: Kind) -> Kind:
    """The narrowest kind that holds both; nothing is lost as text."""
    if one is Kind.EMPTY or one is other:
        return other
    return Kind.NUMBER if {one, other} == NUMBERS else Kind.TEXT


def _integer(text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        return None
    return number if -_INT64 <= number < _INT64 else None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _truth(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text)


def _date(text: str) -> dt.date | None:
    if _DAY.fullmatch(text) is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _moment(text: str) -> dt.datetime | None:
    if _TIME.fullmatch(text) is None:
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


_Reader = Callable[[str], Value]
_AS_TEXT: Final[tuple[Kind, _Reader]] = (Kind.TEXT, str)
_DATATYPES: Final[Mapping[str, tuple[Kind, _Reader]]] = {
    **{_XSD + name: (Kind.INTEGER, _integer) for name in _INTEGERS},
    **{_XSD + name: (Kind.NUMBER, _number) for name in ("decimal", "double", "float")},
    _XSD + "boolean": (Kind.TRUTH, _truth),
    _XSD + "date": (Kind.DATE, _date),
    _XSD + "dateTime": (Kind.MOMENT, _moment),
}
_READERS: Final[Mapping[Kind, _Reader]] = {
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.TRUTH: _truth,
    Kind.DATE: _date,
    Kind.MOMENT: _moment,
    Kind.CLOCK: _moment,
}


def finite(number: Value) -> bool:
    """Whether a value is a number that can be drawn to a scale."""
    return isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number)
