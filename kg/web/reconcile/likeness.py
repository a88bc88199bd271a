"""How like a name is to an entity's: the likeness of ``kg.matching``, which knows what the names of each kind may leave out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.matching import body_names, person_names
from kg.matching.person_names import Likeness
from kg.spelling import wording
from kg.web.names.entity import Entity
from mappings.folding import fold

ELSEWHERE: Final = 0.5  # two bodies of one name, each with another place in it
PLACED: Final = 0.9  # the other name says where the body is: it may well be meant
UNPLACED: Final = 0.85  # the name asked for says where the body is, the other does not
LEVEL_LEFT_OUT: Final = 0.97  # the province of Savannakhet, Savannakhet
_LEVELS: Final = frozenset(
    {
        "city",
        "commune",
        "district",
        "municipality",
        "prefecture",
        "province",
        "region",
        "thanh",
        "tinh",
        "pho",
        "ville",
    }
)
_SMALL: Final = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "of", "the"})


def likeness(name: str, entity: Entity, spellings: Sequence[str]) -> Likeness:
    """Return how like ``name`` is to the most similar of some ``spellings`` of an entity, 0 to 1, and why."""
    if fold(name) in map(fold, spellings):
        return Likeness(1.0, "same name")
    found = [_compared(name, spelling, entity.kind) for spelling in spellings]
    return max(found, key=lambda one: one.value, default=Likeness(0.0, "no name"))


def _compared(name: str, spelling: str, kind: str) -> Likeness:
    if kind == "Person":
        return person_names.likeness([name], [spelling])
    if kind == "Place":
        return _place(name, spelling)
    if kind == "Body":
        return _body(name, spelling)
    return Likeness(round(wording(fold(name), fold(spelling)) * PLACED, 3), "words in common")


def _place(name: str, spelling: str) -> Likeness:
    """Compare the names of two places, first without the words that tell what sort of place each is."""
    one, other = _bare(name), _bare(spelling)
    if one == other:
        return Likeness(LEVEL_LEFT_OUT, "same name, level left out")
    return person_names.likeness([one], [other])


def _bare(name: str) -> str:
    known = person_names.words(name)
    return " ".join(word for word in known if word not in _LEVELS | _SMALL) or " ".join(known)


def _body(name: str, spelling: str) -> Likeness:
    """Compare the names of two bodies: what they are called, and the places that the names hold."""
    found = body_names.likeness([name], [spelling])
    one, other = body_names.body_name(name).places, body_names.body_name(spelling).places
    if one & other or one == other:
        return found
    if one and other:
        return Likeness(found.value * ELSEWHERE, f"{found.why}, of another place")
    return Likeness(found.value * (UNPLACED if one else PLACED), f"{found.why}, one without its place")
