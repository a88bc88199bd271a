"""The timeline: the newest events as dots, one column a month, quarter or year, one colour a kind of event."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.store import Literal
from kg.web.pictures.nodes import name, nodes
from kg.web.said import Said, full, value_of
from kg.web.site import Site

MOST: Final = 400  # events that are drawn
KINDS: Final = ("Meeting", "Visit", "Conference", "Signing", "Ceremony", "Training")
"""The families of events, from the ground of a column upwards; an event of no family is drawn as an event."""
_COLUMNS: Final = 60  # at most
_FEW: Final = 18  # columns of months, whose every month can be named
_UNITS: Final = (1, 3, 6, 12, 24, 60, 120)  # months in a column
_PLANNED: Final = full("status:planned")
_DAY: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_QUERY: Final = f"""
SELECT ?event ?first ?all WHERE {{
  {{ SELECT (COUNT(DISTINCT ?any) AS ?all) WHERE {{ ?any a dip:Event }} }}
  {{ SELECT DISTINCT ?event ?first WHERE {{ ?event dip:earliest ?first }} ORDER BY DESC(?first) ?event LIMIT {MOST} }}
}}"""


@dataclass(frozen=True, slots=True)
class Dot:
    """One event: ``day`` is its first possible one, ``date`` as precise as the text; ``x`` and ``y`` count columns and dots."""

    iri: str
    name: str
    date: str
    day: dt.date
    kind: str
    planned: bool
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dots, the newest event first; ``marks`` the columns where a year or a month begins, each with its name, ``left_out`` the events not drawn."""

    dots: tuple[Dot, ...]
    marks: tuple[tuple[int, str], ...]
    columns: int
    height: int
    left_out: int
    kinds: tuple[str, ...]


async def timeline(site: Site, language: str) -> Timeline:
    """Ask for the newest dated events of the graph.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_QUERY)
    first = {value_of(row, "event"): value_of(row, "first") for row in rows}
    said = await nodes(site, first)
    dots = [_dot(said, iri, day, language) for iri, day in first.items() if _DAY.fullmatch(day)]
    return arranged(dots, int(value_of(rows[0], "all")) if rows else 0)


def arranged(dots: Sequence[Dot], count: int) -> Timeline:
    """Place dots in columns of time, each kind on top of the one before; ``count`` events are there in all.

    A few events long before all others would push those into one corner: where the newest nineteen in twenty take
    less than half of the time, the columns go back as far as they do, and what lies before them is left out.
    """
    newest = sorted(dots, key=lambda dot: (dot.day, dot.iri), reverse=True)
    if not newest:
        return Timeline((), (), 0, 0, count, ())
    most = newest[: len(newest) - len(newest) // 20]
    end, oldest, begin = newest[0].day, newest[-1].day, most[-1].day
    if (end - oldest) <= 2 * (end - begin):
        begin = oldest
    kept = [dot for dot in newest if dot.day >= begin]
    months = _month(kept[0].day) - _month(begin) + 1
    unit = next((unit for unit in _UNITS if months <= unit * (_COLUMNS - 1)), _UNITS[-1])
    origin = _month(begin) // unit
    stacks: dict[int, int] = {}
    placed: dict[str, Dot] = {}
    for dot in sorted(kept, key=lambda dot: (_rank(dot.kind), dot.day, dot.iri)):
        column = _month(dot.day) // unit - origin
        placed[dot.iri] = Dot(
            dot.iri, dot.name, dot.date, dot.day, dot.kind, dot.planned, column, stacks.get(column, 0)
        )
        stacks[column] = stacks.get(column, 0) + 1
    columns = max(stacks) + 1
    return Timeline(
        dots=tuple(placed[dot.iri] for dot in kept),
        marks=_marks(origin, unit, columns),
        columns=columns,
        height=max(stacks.values()),
        left_out=count - len(kept),
        kinds=tuple(kind for kind in (*KINDS, "Event") if any(dot.kind == kind for dot in kept)),
    )


def _dot(said: Said, iri: str, first: str, language: str) -> Dot:
    """An event: of the families that it belongs to, the first of ``KINDS`` stands for it."""
    kind = next((kind for kind in KINDS if kind in said.classes(iri)), "Event")
    start = min(
        (term.value for term in said.values(iri, "dip:start") if isinstance(term, Literal)), default=first
    )
    planned = said.one(iri, "dip:status") == _PLANNED
    return Dot(iri, name(said, iri, language), start, dt.date.fromisoformat(first), kind, planned)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _rank(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _marks(origin: int, unit: int, columns: int) -> tuple[tuple[int, str], ...]:
    """The columns where a year begins; where hardly one does, those of months; as many as can be read."""
    months = [(column, (column + origin) * unit) for column in range(columns)]
    if unit == 1 and columns <= _FEW:
        named = [(column, f"{month // 12}-{month % 12 + 1:02}") for column, month in months]
    else:
        named = [
            (column, str(-(-month // 12))) for column, month in months if -(-month // 12) * 12 < month + unit
        ]
    kept: list[tuple[int, str]] = []
    for column, text in named:
        if not kept or (column - kept[-1][0]) * 15 >= columns:
            kept.append((column, text))
    return tuple(kept)
