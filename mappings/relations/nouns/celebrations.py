"""Celebrations told by nouns of talks and gatherings: "une réunion pour célébrer le 50e anniversaire" is a ceremony."""

from __future__ import annotations

from typing import Final

from mappings.french.words import words
from mappings.mentions.scene import Reading

_MARKED: Final = 5  # tokens from the noun to "pour célébrer"
_FEAST: Final = 12  # tokens from a reception to "occasion", and from there to what is celebrated


def celebrates(reading: Reading, first: int, last: int) -> bool:
    """Whether the talks or gathering of the noun ``[first:last]`` are held for a feast.

    "une réception à l'occasion de la Fête nationale" is; "une rencontre avec X à l'occasion de …" is a meeting.
    """
    word = reading.word
    if word(first) == "reception":
        marks = (i for i in range(last, last + _FEAST) if word(i) in words().feast_occasions)
        if any(reading.has(words().commemorated, i, i + _FEAST) for i in marks):
            return True
    if word(first) not in words().celebrating_gatherings:
        return False
    for i in range(last, last + _MARKED):
        if word(i) in words().of_talks:
            return False
        if word(i) in words().celebrating:
            return reading.has(words().commemorated | {"ans"}, i, i + _FEAST)
    return False
