"""Standing ties and anniversaries: twin cities, partnerships, diplomatic relations, "the 50th anniversary of"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mappings.english.clauses import Clauses, Element
from mappings.english.discourse import Discourse
from mappings.english.words import labels, words
from mappings.facts import Actor, Anniversary, Place, Relationship
from mappings.mentions.dates import DateMention
from mappings.mentions.places import PlaceMention
from mappings.mentions.reading import Reading
from mappings.moment import Moment

_OFFICIAL: Final = frozenset(
    {"comprehensive-strategic-partnership", "strategic-partnership", "comprehensive-partnership"}
)
_LOCAL: Final = ("City", "Province")
_ORDINAL: Final = re.compile(r"(\d{1,3})")
_REACH: Final = 14  # tokens around a tie in which its parties and its beginning stand


class TieReader:
    """Reads the standing ties and anniversaries of one article."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse, self._scene = discourse, discourse.scene
        self.ties: list[Relationship] = []
        self.anniversaries: list[Anniversary] = []

    def read(self, clauses: Clauses) -> None:
        """Read what one sentence tells."""
        covered = self._anniversary(clauses)
        for match in labels("relationship-types").find(clauses.reading.tokens):
            if match.first not in covered:
                self._tie(clauses, match.first, match.last, match.values[0])

    def _tie(self, clauses: Clauses, first: int, last: int, kind: str) -> None:
        reading = clauses.reading
        parties = self._parties(clauses, first, last, local=kind == "twinning")
        if len(parties) < 2:
            return
        since = self._since(clauses, first, last)
        between = reading.word(last) in {"between", "with"}
        became = reading.has(words().of("ties", "became"), first - 5, first)
        if kind == "twinning":
            standing = since is not None or became or between
        else:
            standing = since is not None or (kind in _OFFICIAL and (between or became))
        if not standing or reading.has(
            {"towards", "toward", "if", "would", "could", "should"}, first - 6, first
        ):
            return
        known = next(
            (i for i, t in enumerate(self.ties) if t.type == kind and set(t.parties) == set(parties)), None
        )
        tie = Relationship(kind, parties, self._scene.quote(reading), since)
        if known is None:
            self.ties.append(tie)
        elif self.ties[known].since is None:
            self.ties[known] = tie

    def _parties(self, clauses: Clauses, first: int, last: int, *, local: bool) -> tuple[Actor, ...]:
        """Return the two that a tie joins: "between A and B", "its … with B", "A and B have been twinned"."""
        reading = clauses.reading
        behind = clauses.inside(last, last + _REACH, "place")
        if reading.word(last) == "between":
            return _of_kind([e for e in behind if e.prep in {"between", "and"}], local=local)[:2]
        if reading.word(last) == "with":
            other = _of_kind([e for e in behind if e.prep == "with"], local=local)[:1]
            before = _of_kind(clauses.inside(0, first, "place"), local=local)[-1:]
            return tuple(dict.fromkeys((*before, *other)))
        before = _of_kind(clauses.inside(0, first, "place"), local=local)[-2:]
        if len(before) == 2:
            return before
        sides = clauses.inside(max(first - _REACH, 0), first, "sides")
        sides = sides or [e for e in clauses.row if e.kind == "sides" and e.last <= first]
        if sides:
            noun = reading.word(sides[-1].last - 1)
            lands = noun in words().of("sides", "nations")
            if lands or noun in words().of("sides", "localities"):
                return self._discourse.leading(*(("Country",) if lands else _LOCAL))
        return ()

    def _since(self, clauses: Clauses, first: int, last: int) -> Moment | None:
        """Return since when a tie stands: "since 1947", "established … in 1973", "became … in 2015"."""
        reading = clauses.reading
        told = reading.has(
            words().of("ties", "became") | words().of("ties", "established"), first - 5, last + 6
        )
        for element in clauses.inside(last, last + _REACH, "date"):
            before = reading.word(element.first - 1)
            if isinstance(element.value, DateMention) and (
                before == "since" or (told and before in {"in", "on"})
            ):
                return element.value.start
        return None

    def _anniversary(self, clauses: Clauses) -> set[int]:
        """Read "the 50th anniversary of … between A and B"; return the tokens of what it is of."""
        reading = clauses.reading
        for i in range(len(reading.tokens)):
            if reading.word(i) not in words().of("ties", "anniversary"):
                continue
            ordinal = _ordinal(reading, i)
            if ordinal is None or reading.word(i + 1) != "of":
                continue
            start = i + 2 + (reading.word(i + 2) == "the")
            end = start
            while (
                end < len(reading.tokens)
                and end - start < _REACH
                and reading.word(end) not in {",", ".", "(", ";", "between"}
            ):
                end += 1
            parties = self._anniversary_parties(clauses, start, end)
            if len(parties) == 2 and end > start:
                dates = [e.value for e in clauses.inside(start, end + _REACH, "date")]
                end = min([end, *(date.first for date in reading.dates if start < date.first)])
                of = self._scene.written(reading, start, end)
                year = _year(reading, end)
                published = self._scene.article.published
                here = published.year if published is not None else None
                dated = next((d.start.year for d in dates if isinstance(d, DateMention) and d.start), here)
                told = year + ordinal if year is not None else dated
                self.anniversaries.append(Anniversary(ordinal, of, self._scene.quote(reading), parties, told))
            return set(range(i, len(reading.tokens)))
        return set()

    def _anniversary_parties(self, clauses: Clauses, start: int, end: int) -> tuple[Actor, ...]:
        between = clauses.reading.word(end) == "between"
        last = end + _REACH if between else end
        named = [m.place for m in clauses.reading.places if start <= m.first < last]
        if not named and clauses.reading.has({"their"}, start, end):
            named = [
                e.value.place for e in clauses.inside(0, start, "place") if isinstance(e.value, PlaceMention)
            ]
        nations = [place for place in dict.fromkeys(named) if place.kind == "Country"]
        return tuple(nations[:2]) if len(nations) > 1 else tuple(dict.fromkeys(named))[:2]


def _of_kind(found: list[Element], *, local: bool) -> tuple[Place, ...]:
    """Return the places of elements, localities where a tie of localities is meant, else countries."""
    places = [e.value.place for e in found if isinstance(e.value, PlaceMention)]
    chosen = [p for p in places if (p.kind in _LOCAL) == local]
    return tuple(dict.fromkeys(chosen))


def _ordinal(reading: Reading, i: int) -> int | None:
    """Read "50th", "fiftieth" before "anniversary"."""
    words_: dict[str, int] = words().table["ties"]["ordinals"]
    for word in reversed(reading.run(i - 3, i)):
        match = _ORDINAL.match(word)
        if match is not None:
            return int(match[1])
        if word in words_:
            return words_[word]
    return None


def _year(reading: Reading, i: int) -> int | None:
    """Return the year in which what is commemorated began: "(1976-2026)" behind it."""
    years: Iterator[str] = (w for w in reading.run(i, i + _REACH) if re.fullmatch(r"(?:19|20)\d\d", w))
    return next((int(year) for year in years), None)
