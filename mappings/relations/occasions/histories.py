"""Histories of a series of gatherings: "la première ayant eu lieu à Hué en 2008, la deuxième à Lyon en 2010"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from mappings.facts import Place
from mappings.french.words import words
from mappings.mentions.dates import DateMention
from mappings.mentions.numbers import ordinal_before
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_APART: Final = 4  # tokens from "la première" to its place, and from there to its date
_LEAST: Final = 2  # sessions that make a history


class Histories:
    """Reads the earlier sessions of a gathering that one sentence lists by number, place and date."""

    def __init__(self, parts: Parts, drafts: Drafts) -> None:
        self._parts, self._drafts = parts, drafts

    def read(self, clauses: Clauses) -> None:
        """Add a session for each number with a place and a date behind it, of the gathering that was told last."""
        series = self._drafts.last("Conference", "Ceremony")
        sessions = [
            (number, place.value, date.value)
            for place, date in pairwise(clauses.row)
            if isinstance(place.value, Place)
            and place.prep in words().where
            and isinstance(date.value, DateMention)
            and 0 <= date.first - place.last <= _APART
            and (number := _number_of(clauses, place)) is not None
        ]
        if series is None or len(sessions) < _LEAST:
            return
        for number, where, when in sessions:
            draft = self._session(clauses, series, number)
            draft.place, draft.start, draft.end = where, when.start, when.end
            self._parts.put(draft)

    def _session(self, clauses: Clauses, series: Draft, number: int) -> Draft:
        """Return session ``number`` of a series."""
        draft = self._parts.draft(clauses, series.type)
        draft.ordinal, draft.label, draft.series = number, series.label, series.series
        draft.aside = True
        return draft


def _number_of(clauses: Clauses, place: Element) -> int | None:
    """Return the number that stands alone before a place: "la première ayant eu lieu à Hué"."""
    for i in range(place.first - 1, place.first - 2 - _APART, -1):
        number = ordinal_before(clauses.reading.tokens, i) if i > 0 else None
        if number is not None and "la" in clauses.reading.run(i - 3, i):
            return number
    return None
