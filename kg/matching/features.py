"""What is compared of a pair, and how much each comparison counts: named features, a table of points, a score.

The score is the chance that both are one, as in Fellegi and Sunter's record linkage
(https://doi.org/10.1080/01621459.1969.10501049): points are binary logarithms of odds and add up. A pair begins with
the points of ``START``; a feature of value 1 adds what it has under "agrees", one of value 0 takes off what it has
under "differs", and between them in proportion. What cannot be compared, since one side does not tell, counts
nothing. The points were set by hand on ``seeds`` and ``tests/gold``; ``python -m tests.benchmarks.matching`` measures them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.terms import shorten


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison: its name, its value from 0 (differs) to 1 (agrees), and what was compared on either side."""

    name: str
    value: float
    one: str
    other: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """What a feature adds to a pair's points where both sides agree, and what it takes off where they differ."""

    agrees: float
    differs: float
    says: str


START: Final = {"person": -4.0, "body": -4.0, "event": -5.0}

POINTS: Final[dict[str, dict[str, Points]]] = {
    "person": {
        "name": Points(6, -12, "the likeness of the names: kg.matching.person_names"),
        "country": Points(1, -9, "the countries that articles give them"),
        "posts": Points(4, -0.5, "the share of the posts of the one that the other has too"),
        "post kinds": Points(1.5, -1.5, "the share of the kinds of post"),
        "bodies": Points(2.5, -0.5, "the share of the bodies that they serve"),
        "places": Points(2, -2.5, "the nearest two of the places that their posts are of"),
        "company": Points(3, 0, "the share of those whom they appear with in events"),
        "years": Points(0, -4, "1 where they are seen within a year, 0 where 25 years or more lie between"),
        "apart": Points(0, -8, "0 where one article names both, as two"),
    },
    "body": {
        "name": Points(6, -12, "the likeness of the names without places and levels: kg.matching.body_names"),
        "length": Points(0, -2, "0 for one word that tells, 1 from three on"),
        "namesakes": Points(0, -4, "one divided by the number of bodies of that name"),
        "country": Points(1, -9, "the countries that they are of"),
        "places": Points(3, -8, "their seats, and the places that their names hold"),
        "people": Points(4, 0, "the share of those who hold a post there"),
        "company": Points(2, 0, "the share of those whom they appear with in events"),
        "apart": Points(0, -8, "0 where one article names both, as two"),
    },
    "event": {
        "type": Points(1, -3, "1 for one type, 0.9 within a family, 0.5 for a meeting and a conference"),
        "date": Points(3, -6, "1 for one day, 0.8 where one tells it less precisely, 0.7 for the next day"),
        "reported": Points(1.5, -4, "1 for articles of one day, 0 from a month on; where a day is not told"),
        "place": Points(2, -4, "1 for one place, 0.8 where one lies within the other"),
        "participants": Points(
            4, -6, "the share of those of the one whom the other has too; one alone counts less"
        ),
        "series": Points(3, -5, "the likeness of the names of the series"),
        "ordinal": Points(3, -12, "1 for one number, 0 for two"),
        "name": Points(1.5, -1.5, "the likeness of the names that articles give them"),
        "apart": Points(0, -8, "0 where one article reports both, as two"),
    },
}
"""The points by kind of node and feature, in the order in which they are shown."""


def score(kind: str, features: Iterable[Feature]) -> float:
    """Return the chance that both are one, 0 to 1, rounded to four digits so that every machine shows the same."""
    table = POINTS[kind]
    bits = START[kind] + sum(points_of(table[feature.name], feature.value) for feature in features)
    return round(1 / (1 + 2**-bits), 4)


def points_of(points: Points, value: float) -> float:
    """Return what a feature of that value adds."""
    return points.differs + value * (points.agrees - points.differs)


def share(name: str, one: frozenset[str], other: frozenset[str]) -> Feature | None:
    """Compare two sets by the share of the smaller that is in the larger; None where one is empty."""
    if not one or not other:
        return None
    return Feature(name, len(one & other) / min(len(one), len(other)), listed(one), listed(other))


def listed(values: Iterable[str]) -> str:
    """Return values in one line, in order; ids of nodes as they end."""
    return ", ".join(sorted(map(shorten, values)))
