"""Pairs of countries that one word or a dash names: "sino-vietnamien", "Vietnam - Japon"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from mappings.authorities import authorities
from mappings.facts import Place
from mappings.mentions.places import Gazetteer
from mappings.mentions.scene import Reading

_PAIRED: Final = 8  # tokens between a noun and two names with a dash: "partenariat Vietnam - Japon"


def dashed(reading: Reading, first: int, last: int, *, anywhere: bool = False) -> tuple[Place, ...]:
    """Return two places tied by a dash that begin in tokens ``[first:last]``, the first of them near ``first``."""
    near = [m for m in reading.places if not m.adjective and first <= m.first < last]
    for one, other in pairwise(near):
        between = [token.text for token in reading.tokens[one.last : other.first]]
        tied = between in (["-"], ["–"], ["—"]) or (not between and reading.tokens[other.first].glue == "-")
        if tied and (anywhere or one.first - first <= _PAIRED):
            return (one.place, other.place)
    return ()


def hyphenated(gazetteer: Gazetteer, reading: Reading, first: int, last: int) -> tuple[Place, ...]:
    """Return the two countries of a prefix and a demonym that begin in tokens ``[first:last]``: "sino-vietnamien"."""
    known = authorities()
    for i in range(first, min(last, len(reading.tokens) - 1)):
        if reading.tokens[i + 1].glue != "-":
            continue
        word = reading.word(i)
        one = known.prefixes.get(word) or known.demonyms.get(word.rstrip("o") + "ain")
        other = gazetteer.demonym(reading.word(i + 1))
        if one and other is not None:
            places = [gazetteer.country_place(code) for code in (one, other.id)]
            return tuple(place for place in places if place is not None)
    return ()


def names_no_country(gazetteer: Gazetteer, reading: Reading, first: int, last: int) -> bool:
    """Whether one side of a hyphenated adjective in tokens ``[first:last]`` is no country: "sino-africaines"."""
    for i in range(first, min(last, len(reading.tokens) - 1)):
        prefixed = reading.word(i) in authorities().prefixes and reading.tokens[i + 1].glue == "-"
        if prefixed and gazetteer.demonym(reading.word(i + 1)) is None:
            return True
    return False
