"""Relationships: standing ties between places or bodies, such as a twinning, diplomatic relations, a partnership."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from mappings.article import BlockKind
from mappings.authorities import authorities
from mappings.facts import Actor, Body, Place, Relationship
from mappings.french.labels import labels
from mappings.french.words import words
from mappings.lexicon import Match
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.elements import Element
from mappings.relations.pairs import dashed, hyphenated

_RANK: Final = (
    "partnership",
    "twinning",
    "diplomatic-relations",
    "comprehensive-partnership",
    "strategic-partnership",
    "comprehensive-strategic-partnership",
)
OFFICIAL: Final = frozenset(_RANK[2:])  # ties that countries have
_NEAR: Final = 14  # tokens between a tie's noun and its parties or date at the most
_WITH: Final = 4  # tokens between a tie's noun and its one party behind "avec"
_HYPHENATED: Final = 4  # tokens behind a tie's noun in which "sino-vietnamien" stands


def kind_of(noun: Match[str]) -> str:
    """Return the most telling type that a noun names: "partenariat stratégique" is "strategic-partnership"."""
    return max(noun.values, key=_RANK.index)


class RelationshipReader:
    """Reads the relationships of one article: "le jumelage entre Hué et Rennes"."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self._ties: dict[tuple[str, frozenset[Actor]], Relationship] = {}

    def facts(self) -> Iterator[Relationship]:
        """Yield each relationship once: "le partenariat stratégique" said twice is one."""
        yield from self._ties.values()

    def read(self, clauses: Clauses, covered: Collection[tuple[int, int]] = ()) -> None:
        """Add what one sentence tells; the tie of "60e anniversaire des relations" is in ``covered``, told already."""
        reading = clauses.reading
        if reading.sentence.kind is not BlockKind.BODY:
            return
        for noun in labels("relationship-types").find(reading.tokens):
            kind = kind_of(noun)
            if any(first <= noun.first < last for first, last in covered):
                continue
            parties = self.parties(clauses, Element("tie", noun.first, noun.last), kind)
            if len(parties) >= 2 and kind in OFFICIAL | {"twinning"}:
                self.put(kind, parties, reading, _since(reading, noun))

    def put(
        self, kind: str, parties: tuple[Actor, ...], reading: Reading, since: Moment | None
    ) -> Relationship:
        """Add a relationship, or its date ("depuis 1965") to the one already told; return the one that stands."""
        key = (kind, frozenset(parties))
        known = self._ties.get(key)
        if known is None or (since is not None and known.since is None):
            evidence = known.evidence if known is not None else self._scene.quote(reading)
            self._ties[key] = Relationship(kind, parties, evidence, since)
        return self._ties[key]

    def parties(self, clauses: Clauses, noun: Element, kind: str | None) -> tuple[Actor, ...]:
        """Return between whom a tie is: "entre A et B", "Vietnam - Chine", "sino-vietnamien", "les deux pays"."""
        official = kind in OFFICIAL
        reading = clauses.reading
        for told in (
            self._between(clauses, noun),
            dashed(reading, noun.last, noun.last + _NEAR + 1),
            hyphenated(self._scene.gazetteer, reading, noun.first, noun.last + _HYPHENATED),
            self._joined(clauses, noun) or self._with_one(clauses, noun),
        ):
            if len(told) >= 2:
                return told[:2] if official else told
        near = (noun.last, noun.last + _NEAR)
        nations, localities = self._discourse.countries, self._discourse.localities
        if official:
            of_nations = reading.has(words().of_nations, *near) or not reading.has(
                words().of_localities, *near
            )
            return nations[:2] if of_nations and len(nations) >= 2 and _names_both(reading) else ()
        local = reading.has(words().of_localities | {"parties"}, *near)
        return localities[:2] if local and len(localities) >= 2 else ()

    def _between(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "entre le Vietnam et le Laos"."""
        found = [e for e in clauses.objects(noun, "entre") if e.first - noun.last <= _NEAR]
        meant = self._discourse.together(found, clauses.reading) if found else None
        return _without_persons(meant.actors) if meant is not None else ()

    def _joined(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "noué par le Vietnam et la Chine", "liant le Vietnam et le Laos"."""
        for prep in ("par", ""):
            found = [
                e
                for e in clauses.objects(noun, prep)
                if e.first - noun.last <= _NEAR and isinstance(e.value, Place | Body)
            ]
            meant = self._discourse.together(found, clauses.reading) if len(found) >= 2 else None
            if meant is not None:
                return _without_persons(meant.actors)
        return ()

    def _with_one(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "avec Londres": the other party is the country that the article speaks of most."""
        places = [e for e in clauses.objects(noun, "avec") if isinstance(e.value, Place)]
        near = [e.value for e in places if e.first - noun.last <= _WITH]
        if not near or len(self._discourse.countries) < 2:
            return ()
        other = self._nation(near[0] if isinstance(near[0], Place) else None)
        if other is None:
            return ()
        mine = [country for country in self._discourse.countries if country.authority != other.authority]
        return (mine[0], other) if mine else ()

    def _nation(self, place: Place | None) -> Place | None:
        """Return the country that a capital stands for ("Londres")."""
        if place is None or place.kind == "Country":
            return place
        country = authorities().capitals.get(place.authority or "")
        return self._scene.gazetteer.country_place(country) if country else place


def _since(reading: Reading, noun: Match[str]) -> Moment | None:
    """Return since when a tie stands: "relations diplomatiques établies en 1965"."""
    for date in reading.dates:
        led = reading.word(date.first - 1) in {"en", "le", "depuis"}
        near = noun.last <= date.first <= noun.last + _NEAR
        if (
            near
            and led
            and date.start is not None
            and reading.has(words().established, noun.last, date.first)
        ):
            return date.start
    return None


def _names_both(reading: Reading) -> bool:
    """Whether a sentence speaks of two: it says "deux" or names two places."""
    return reading.has({"deux"}) or len({m.place.authority for m in reading.places}) >= 2


def _without_persons(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the places and bodies: persons have no diplomatic relations."""
    return tuple(actor for actor in actors if isinstance(actor, Place | Body))
