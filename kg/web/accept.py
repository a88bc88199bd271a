"""Content negotiation: which of the formats at hand a client likes best.

https://www.rfc-editor.org/rfc/rfc9110.html#name-accept
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=1024)
def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type among ``offered`` that an ``Accept`` header likes best, None where it takes none of them.

    The most specific range decides about a type; of types liked alike, the first offered is taken. No header at
    all takes anything.

    >>> preferred("text/csv;q=0.5, application/*", ("text/csv", "application/json"))
    'application/json'
    """
    ranges = [found for part in accept.split(",") if (found := _range(part)) is not None]
    if not ranges:
        return offered[0]
    best, most = None, 0.0
    for kind in offered:
        quality = _quality(kind, ranges)
        if quality > most:
            best, most = kind, quality
    return best


def _range(part: str) -> tuple[str, float] | None:
    """A media range and its weight; parameters other than ``q`` play no part."""
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if not kind:
        return None
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(1.0, max(0.0, float(value)))
            except ValueError:
                quality = 0.0
    return kind, quality


def _quality(kind: str, ranges: list[tuple[str, float]]) -> float:
    """The weight of a type: what its exact range says, else its main type's, else that of ``*/*``."""
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        said = [quality for name, quality in ranges if name == wanted]
        if said:
            return max(said)
    return 0.0
