"""How near two places are: one, one within the other or its successor, or apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mappings.authorities import authorities

SAME: Final = 1.0
SUCCESSOR: Final = 0.95  # Ha Giang and Tuyên Quang since 1 July 2025
WITHIN: Final = 0.8


def nearest(ones: Iterable[str], others: Iterable[str]) -> float | None:
    """Return how near the nearest two of two sets of places are, 0 to 1; None where one is empty.

    Places are the keys of their IRIs: ``vn-hanoi``, ``x/chinon``.
    """
    known = tuple(others)
    return max((nearness(one, other) for one in ones for other in known), default=None)


@lru_cache(maxsize=65536)
def nearness(one: str, other: str) -> float:
    """Return 1 for one place, less for a successor and for a place within the other, 0 for places apart."""
    if one == other:
        return SAME
    places = authorities().places
    if one not in places or other not in places:
        return 0.0
    if other in places[one].replaced_by or one in places[other].replaced_by:
        return SUCCESSOR
    return WITHIN if other in authorities().within(one) or one in authorities().within(other) else 0.0
