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
_PLURAL: Final = frozenset({"homologues", "ministres", "presidents", "ambassadeurs", "maires"})
_GOVERNING: Final = frozenset(
    {"avec", "par", "entre", "a", "chez", "honneur"}
)  # not "de": "le maire de Hué, X et Y"


def govern(row: Sequence[Element], reading: Reading) -> tuple[Element, ...]:
    """Return the elements of a sentence, each listed one under the preposition of the first of its list.

    A list is closed by "et" or "ainsi que"; where a verb follows it at once, what stands behind the first comma is the
    verb's subject: "lors d'un entretien avec X, Y et Z ont souligné".
    """
    row = _named(row)
    out = list(row)
    for i, first in enumerate(row):
        if first.prep not in _GOVERNING or first.kind not in _MEMBERS:
            continue
        last, closed, passed = i, False, set[int]()
        for j in range(i + 1, len(row)):
            if is_bracketed(reading, row[last].last, row[j].first):
                continue  # "le Comité de Hué (plateaux du Centre) et celui de Lyon"
            if _is_turn(row, j, reading):
                continue  # "avec le maire de Hué, X, celui de Lyon, Y, et Z"
            turn = row[j - 1] if j - 1 > last and _is_turn(row, j - 1, reading) else None
            how = _link(row[last], row[j], reading, turn)
            if not how or out[j].prep not in {"", "de"} or (out[j].prep == "de" and how != "et"):
                break
            passed.update(range(last + 1, j))
            last, closed = j, closed or how == "et"
        if last == i or not closed or _acts(row, last, reading):
            continue
        for j in sorted(set(range(i + 1, last + 1)) - passed):
            if is_bracketed(reading, first.last, row[j].first):
                continue
            out[j] = replace(out[j], prep=first.prep)
    return tuple(out)


def _named(row: Sequence[Element]) -> Sequence[Element]:
    """Leave out a description whose name follows at once: "le leader chinois X" is X."""
    out: list[Element] = []
    for element in row:
        described = out and out[-1].kind == "someone" and out[-1].last == element.first
        if described and element.kind == "person" and not element.prep:
            description = out.pop()
            out.append(replace(element, first=description.first, prep=description.prep))
        else:
            out.append(element)
    return out


def _is_turn(row: Sequence[Element], j: int, reading: Reading) -> bool:
    """Whether a place only tells of whom a list goes on: "celui de la Guinée, X", "ses homologues du Laos, X, de la Thaïlande, Y"."""
    place, following = row[j], row[j + 1] if j + 1 < len(row) else None
    if place.kind != "place" or place.prep != "de" or following is None or following.kind != "person":
        return False
    at = place.first - 1
    while reading.word(at) in words().of | words().articles:
        at -= 1
    told = reading.word(at) in words().same_again
    listed = reading.word(at) in {",", "et"} and any(
        e.kind == "person" and reading.word(e.first) in _PLURAL for e in row[:j]
    )
    return (told or listed) and reading.run(place.last, following.first) in (
        [","],
        [",", "m", "."],
        [",", "mme"],
    )


def _link(one: Element, other: Element, reading: Reading, turn: Element | None = None) -> str:
    """Return what links two members of a list: "," or "et"; "" where something else parts them.

    ``turn`` is the place of "celui de Lyon, X" before the second: what stands before "celui" links the two.
    """
    if turn is not None:
        led = [w for w in reading.run(one.last, turn.first) if w not in words().same_again | words().of]
        rest = [w for w in led if w not in words().articles and w != ","]
        return "," if not rest and led[:1] == [","] else "et" if rest in (["et"], ["ainsi", "que"]) else ""
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
    if between[-1] in words().demonyms:
        between = between[:-1]  # "et le Sénégalais X"
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
