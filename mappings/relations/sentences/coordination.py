"""Coordinations: in "avec X, Y et Z" one preposition governs all three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element

_MEMBERS: Final = frozenset({"person", "body", "people", "place", "someone", "own"})
_PLACES: Final = frozenset({"place", "own"})
_LINK: Final = 7  # tokens between two members: ", ainsi que M. le"
_GOVERNING: Final = frozenset(
    {"avec", "par", "entre", "a", "chez", "honneur"}
)  # not "de": "le maire de Hué, X et Y"


def govern(row: Sequence[Element], reading: Reading) -> tuple[Element, ...]:
    """Return the elements of a sentence, each listed one under the preposition of the first of its list.

    A list is closed by "et" or "ainsi que"; where a verb follows it at once, what stands behind the first comma is the
    verb's subject: "lors d'un entretien avec X, Y et Z ont souligné".
    """
    out = list(row)
    for i, first in enumerate(row):
        if first.prep not in _GOVERNING or first.kind not in _MEMBERS:
            continue
        last, closed = i, False
        for j in range(i + 1, len(row)):
            if is_bracketed(reading, row[last].last, row[j].first):
                continue  # "le Comité de Hué (plateaux du Centre) et celui de Lyon"
            how = _link(row[last], row[j], reading)
            if not how or out[j].prep not in {"", "de"} or (out[j].prep == "de" and how != "et"):
                break
            last, closed = j, closed or how == "et"
        if last == i or not closed or _acts(row, last, reading):
            continue
        for j in range(i + 1, last + 1):
            if is_bracketed(reading, first.last, row[j].first):
                continue
            out[j] = replace(out[j], prep=first.prep)
    return tuple(out)


def _link(one: Element, other: Element, reading: Reading) -> str:
    """Return what links two members of a list: "," or "et"; "" where something else parts them."""
    if (
        one.kind not in _MEMBERS
        or other.kind not in _MEMBERS
        or (one.kind in _PLACES) != (other.kind in _PLACES)
    ):
        return ""
    between = _outside(reading, one.last, other.first)
    if not between or len(between) > _LINK:
        return ""
    small = (
        words().before_actors | words().plural_determiners
        if other.kind == "people"
        else words().before_actors
    )
    rest = [word for word in between if word not in small]
    if rest == [","]:
        return ","
    joined = [word for word in rest if word != ","]
    return "et" if joined in (["et"], ["ainsi", "que"], ["puis"], ["de", "que"]) else ""


def is_bracketed(reading: Reading, first: int, last: int) -> bool:
    """Whether parentheses that open behind token ``first`` are still open at ``last``: what stands there is an aside."""
    between = reading.run(first, last)
    return "(" in between and ")" not in between


def _outside(reading: Reading, first: int, last: int) -> list[str]:
    """Return the words of tokens ``[first:last]`` without what stands in parentheses: "et" of "(Centre) et"."""
    kept, depth = [], 0
    for word in reading.run(first, last):
        depth += word == "("
        if depth <= 0:
            kept.append(word)
        depth -= word == ")"
    return kept


def _acts(row: Sequence[Element], last: int, reading: Reading) -> bool:
    """Whether a finite verb follows the list at once, so that who stands in it is its subject."""
    following = row[last + 1] if last + 1 < len(row) else None
    if following is None or not isinstance(following.value, Verb) or not following.value.finite:
        return False
    return not reading.has({",", "qui"}, row[last].last, following.first)
