"""Plurals: people and bodies that take part together, without names: "des représentants de la diaspora lao"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from mappings.facts import Actor, Body, Place
from mappings.folding import fold
from mappings.french.words import content_words, words
from mappings.lexicon import stem
from mappings.mentions.phrases import Surroundings, phrase_end
from mappings.mentions.scene import Reading

_NAMED_BEHIND: Final = 4  # tokens behind "les ministres lao et thaï" in which their names can stand
_TWO: Final = 2
_BEFORE: Final = 3  # adjectives and numbers between the determiner and the noun


@dataclass(frozen=True, slots=True)
class Plural:
    """Tokens ``[first:last]`` name people or bodies together; their determiner stands right before."""

    first: int
    last: int


def plurals(reading: Reading) -> Iterator[Plural]:
    """Yield the plurals of a sentence that tell whom they mean: by a country, place, body or community.

    "les autorités" alone are none; nor are "les maires de Hué et de Lyon, X et Y", who are named.
    """
    around: Surroundings | None = None
    sought, end = _people(), 0
    nations = {m.first for m in reading.places if m.adjective and _is_nation(reading, m.first)}
    for noun in sorted(nations.union(reading.where(sought))):
        if noun < end:
            continue
        first = _first(reading, noun)
        if first is None:
            continue
        around = around or Surroundings(reading.tokens, {m.first: m for m in reading.places})
        last = _last(reading, around, noun)
        if _tells_whom(reading, noun, last) and not _are_named(reading, last):
            end = last
            yield Plural(first, last)


@cache
def _people() -> frozenset[str]:
    """Return the folded nouns of people told together: "representants", "diaspora"."""
    return words().people_in_plural | words().people_in_singular


def is_plural(actor: Actor) -> bool:
    """Whether an actor is many people told together: "représentants de la diaspora lao"."""
    return isinstance(actor, Body) and any(word in _people() for word in fold(actor.name).split()[:_BEFORE])


def is_part_of(actor: Actor, other: Actor) -> bool:
    """Whether one plural tells some of whom another tells: "délégations du Laos" beside "délégations du Laos et …"."""
    return is_plural(actor) and is_plural(other) and content_words(actor.name) < content_words(other.name)


def _first(reading: Reading, noun: int) -> int | None:
    """Return where the plural begins behind its determiner, None where it has none: "de hauts responsables"."""
    first = noun
    if reading.word(noun) in words().people_in_singular:
        return noun if reading.word(noun - 1) in words().definite else None
    while noun - first < _BEFORE and reading.word(first - 1) in words().before_plurals:
        first -= 1
    word = reading.word(first - 1)
    counted = word in {"de", "d"} and (first < noun or reading.word(first - 2) in words().about)
    led = word in words().plural_determiners or counted
    return first if led or reading.word(first) in words().several else None


def _is_nation(reading: Reading, noun: int) -> bool:
    """Whether a noun names people of one country who live in another: "Vietnamiens de France"."""
    if not noun or not reading.word(noun).endswith("s") or not reading.tokens[noun].is_capitalised:
        return False
    following = reading.word(noun + 1)
    lives = following in words().of or following in words().abroad
    return lives and any(m.adjective and m.first == noun for m in reading.places)


def _last(reading: Reading, around: Surroundings, noun: int) -> int:
    """Return where the plural ends, with the second place of "délégations du Laos et du Cambodge"."""
    last = phrase_end(around, noun, noun + 1, stem(reading.word(noun)))
    while (following := _further(reading, last)) is not None:
        last = following
    return last


def _further(reading: Reading, last: int) -> int | None:
    """Return where a further country of the same plural ends: ", thaïe", "et du Cambodge"."""
    at = last
    if reading.word(at) not in {",", "et"}:
        return None
    at += 1
    led = reading.word(at) in words().of
    while reading.word(at) in words().of | words().articles:
        at += 1
    for place in reading.places:
        if at in {place.first, place.phrase} and (place.adjective or led) and reading.places[0].last <= last:
            return place.last if not place.adjective or reading.word(place.last) not in words().of else None
    return None


def _tells_whom(reading: Reading, noun: int, last: int) -> bool:
    """Whether a plural says whose or which people it means."""
    if reading.word(noun) in words().people_in_singular or _is_nation(reading, noun):
        return any(noun < m.first < last + 1 for m in reading.places) or any(
            noun < m.first for m in reading.bodies
        )
    inside = any(noun < m.first < last for m in reading.places)
    inside = inside or any(token.is_capitalised for token in reading.tokens[noun + 1 : last])
    return inside or reading.has(words().communities, noun, last)


def of_two(reading: Reading, first: int, last: int) -> tuple[Place, ...]:
    """Return the two countries or towns that a plural is of: "ministres lao et thaï"; none where it is of one or many."""
    inside = [m for m in reading.places if first < m.first < last]
    joined = len(inside) == _TWO and "et" in reading.run(inside[0].last, inside[1].first)
    return (inside[0].place, inside[1].place) if joined else ()


def title_of_two(reading: Reading, last: int) -> str:
    """Return "maire" for "les deux maires" that end before ``last``, who are persons; "" for two that are told otherwise."""
    title = reading.word(last - 1).rstrip("s")
    return title if title in words().titles_of_two else ""


def _are_named(reading: Reading, last: int) -> bool:
    """Whether the names of who is meant follow at once."""
    return any(last <= person.first <= last + _NAMED_BEHIND for person in reading.people)
