"""Anniversaries: "le 60e anniversaire des relations diplomatiques", and the ties of which they tell the age."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Anniversary, Body, Place
from mappings.french.labels import labels
from mappings.french.words import words
from mappings.mentions.numbers import ordinal_before
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.elements import Element
from mappings.relations.relationships import RelationshipReader, kind_of

_TIE: Final = 13  # tokens behind "anniversaire" in which the tie is named
_POSSESSIVE: Final = 4  # tokens from "anniversaire" to "leurs relations"
_LONGEST: Final = 10  # tokens of what is commemorated
_YEARS: Final = 16  # tokens behind an anniversary in which "(1973-2023)" stands


class AnniversaryReader:
    """Reads the anniversaries of one article; the ties that they tell of become relationships.

    "le 60e anniversaire des relations diplomatiques (1965-2025)" is number 60, and the relations stand since 1965.
    """

    def __init__(self, scene: Scene, discourse: Discourse, ties: RelationshipReader) -> None:
        self._scene, self._discourse, self._ties = scene, discourse, ties
        self._found: dict[tuple[int, frozenset[Actor]], Anniversary] = {}

    def facts(self) -> Iterator[Anniversary]:
        """Yield each anniversary once: "le 60e anniversaire" said three times is one."""
        yield from self._found.values()

    def read(self, clauses: Clauses) -> list[tuple[int, int]]:
        """Add the anniversaries of a sentence ("le 10e anniversaire du jumelage"); return the tokens that they cover."""
        reading = clauses.reading
        if reading.sentence.kind is not BlockKind.BODY:
            return []
        covered = []
        for i, token in enumerate(reading.tokens):
            ordinal = ordinal_before(reading.tokens, i) if token.folded in words().anniversaries else None
            end = self._one(clauses, i, ordinal) if ordinal is not None else None
            if end is not None:
                covered.append((i, end))
        return covered

    def _one(self, clauses: Clauses, i: int, ordinal: int) -> int | None:
        """Add the anniversary whose noun stands at ``i``; return where it ends, None where it is of nothing."""
        reading = clauses.reading
        tie = next(labels("relationship-types").find(reading.tokens[i + 1 : i + 1 + _TIE]), None)
        end = i + 1 + tie.last if tie is not None else i + 1
        kind = kind_of(tie) if tie is not None else None
        parties = self._pair_before(clauses, i) or self._ties.parties(
            clauses, Element("tie", end - 1, end), kind
        )
        of, of_end = self._commemorated(reading, i + 1)
        if not of:
            return None
        if not parties and kind is None:
            parties = tuple(m.place for m in reading.places if i < m.first < of_end)[:2]
        year = self._year(reading, end)
        if kind is None and _is_local(parties) and reading.has(words().commemorated_ties, i, of_end):
            kind = "partnership"
        relationship = None
        if kind is not None and len(parties) >= 2:
            since = Moment(year - ordinal) if year is not None else None
            relationship = self._ties.put(kind, parties, reading, since)
        key = (ordinal, frozenset(parties))
        fact = Anniversary(ordinal, of, self._scene.quote(reading), parties, year, relationship)
        self._found.setdefault(key, fact)
        return end

    def _pair_before(self, clauses: Clauses, i: int) -> tuple[Actor, ...]:
        """Return whose anniversary "le 60e anniversaire de leurs relations" is: the pair named before it."""
        if not clauses.reading.has({"leur", "leurs"}, i, i + _POSSESSIVE):
            return ()
        pairs = [e for e in clauses.row if e.kind == "pair" and e.last <= i]
        meant = self._discourse.meant(pairs[-1], clauses.reading) if pairs else None
        return meant.actors if meant is not None else ()

    def _commemorated(self, reading: Reading, first: int) -> tuple[str, int]:
        """Return what is commemorated, as written, and where it ends: "établissement des relations"."""
        small = words().of | words().articles
        while reading.word(first) in small | {"leur", "leurs"}:
            first += 1
        end = first
        while (
            end < len(reading.tokens)
            and reading.tokens[end].is_word
            and reading.word(end) not in words().commemorated_ends
            and end - first < _LONGEST
        ):
            end += 1
        while end > first and reading.word(end - 1) in small:
            end -= 1
        return (self._scene.written(reading, first, end), end) if end > first else ("", first)

    def _year(self, reading: Reading, last: int) -> int | None:
        """Return the year of the anniversary: the last of "(1973-2023)", else the article's year or the next."""
        numbers = [
            int(t.text)
            for t in reading.tokens[last : last + _YEARS]
            if t.text.isdigit() and len(t.text) == 4 and t.text[0] in "12"
        ]
        if len(numbers) >= 2:
            return numbers[1]
        year = self._scene.calendar.year
        next_year = reading.has({"prochaine", "prochain"}) and reading.has({"annee", "an"})
        return year + 1 if next_year and year else year


def _is_local(parties: tuple[Actor, ...]) -> bool:
    """Whether a party is no country: a city, a province, a body."""
    return any(
        isinstance(party, Body) or (isinstance(party, Place) and party.kind != "Country") for party in parties
    )
