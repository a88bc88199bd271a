"""Standing ties: relationships between places or bodies, and the anniversaries that tell since when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from mappings.article import BlockKind
from mappings.authorities import authorities
from mappings.facts import Actor, Anniversary, Body, Place, Relationship
from mappings.lexicon import Match, Matcher
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.elements import Element
from mappings.relations.gatherings import ordinal_before
from mappings.schemes import scheme

_RANK: Final = (
    "partnership",
    "twinning",
    "diplomatic-relations",
    "comprehensive-partnership",
    "strategic-partnership",
    "comprehensive-strategic-partnership",
)
_OFFICIAL: Final = frozenset(
    {
        "diplomatic-relations",
        "comprehensive-partnership",
        "strategic-partnership",
        "comprehensive-strategic-partnership",
    }
)
_NEAR: Final = 14  # tokens between a tie's noun and its parties at the most
_LOCAL_TIE: Final = frozenset({"amitie", "partenariat", "cooperation", "relations", "jumelage"})


@cache
def _nouns() -> Matcher[str]:
    return Matcher(
        (label.text, concept.id)
        for concept in scheme("relationship-types")
        for label in concept.labels
        if label.language == "fr"
    )


class TieReader:
    """Reads the relationships and anniversaries of one article."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self._ties: dict[tuple[str, frozenset[Actor]], Relationship] = {}
        self._anniversaries: dict[tuple[int, frozenset[Actor]], Anniversary] = {}

    def relationships(self) -> Iterator[Relationship]:
        """Yield each relationship once; the most telling partnership of two parties only."""
        yield from self._ties.values()

    def anniversaries(self) -> Iterator[Anniversary]:
        """Yield each anniversary once."""
        yield from self._anniversaries.values()

    def read(self, reading: Reading, clauses: Clauses) -> None:
        """Add what one sentence tells."""
        if reading.sentence.kind is not BlockKind.BODY:
            return
        jubilees = self._jubilees(reading, clauses)
        for noun in _nouns().find(reading.tokens):
            kind = max(noun.values, key=_RANK.index)
            if any(first <= noun.first < last for first, last in jubilees):
                continue
            parties = self._parties(
                reading, clauses, Element("tie", noun.first, noun.last), official=kind in _OFFICIAL
            )
            if len(parties) >= 2 and kind in _OFFICIAL | {"twinning"}:
                self._tie(kind, parties, reading, self._since(reading, noun))

    def _since(self, reading: Reading, noun: Match[str]) -> Moment | None:
        for date in reading.dates:
            if (
                noun.last <= date.first <= noun.last + _NEAR
                and reading.word(date.first - 1) in {"en", "le", "depuis"}
                and date.start is not None
                and {"noue", "nouees", "etabli", "etablies", "etablie", "nouee", "depuis", "scelle"}
                & {t.folded for t in reading.tokens[noun.last : date.first]}
            ):
                return date.start
        return None

    def _tie(
        self, kind: str, parties: tuple[Actor, ...], reading: Reading, since: Moment | None
    ) -> Relationship:
        key = (kind, frozenset(parties))
        known = self._ties.get(key)
        if known is None or (since is not None and known.since is None):
            self._ties[key] = Relationship(
                kind, parties, known.evidence if known else self._scene.quote(reading), since
            )
        return self._ties[key]

    # ---- parties ------------------------------------------------------------------------------------------------

    def _parties(
        self, reading: Reading, clauses: Clauses, noun: Element, *, official: bool
    ) -> tuple[Actor, ...]:
        """Return between whom: "entre A et B", "Vietnam - Chine", "sino-vietnamien", "les deux pays", "A et B"."""
        for told in (
            self._between(reading, clauses, noun),
            self._paired(reading, noun),
            self._hyphenated(reading, noun),
            self._of(reading, clauses, noun),
        ):
            if len(told) >= 2:
                return told[:2] if official else told
        window = {t.folded for t in reading.tokens[noun.last : noun.last + _NEAR]}
        if (
            official
            and (
                window & {"pays", "nations", "bilaterales", "bilateral"}
                or not window & {"villes", "localites", "provinces"}
            )
            and len(self._discourse.countries) >= 2
            and self._mentions_both(reading)
        ):
            return tuple(self._discourse.countries[:2])
        if (
            not official
            and window & {"villes", "localites", "provinces", "parties"}
            and len(self._discourse.localities) >= 2
        ):
            return tuple(self._discourse.localities[:2])
        return ()

    def _mentions_both(self, reading: Reading) -> bool:
        return (
            "deux" in {t.folded for t in reading.tokens}
            or len({m.place.authority for m in reading.places}) >= 2
        )

    def _between(self, reading: Reading, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        found = [e for e in clauses.objects(noun, "entre") if e.first - noun.last <= _NEAR]
        meant = self._discourse.together(found, reading) if found else None
        return self._parties_only(meant.actors) if meant is not None else ()

    def _of(self, reading: Reading, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "liant le Vietnam et le Laos", "noué par le Vietnam et la Chine", "avec Londres" with its subject."""
        for prep in ("par", ""):
            found = [
                e
                for e in clauses.objects(noun, prep)
                if e.first - noun.last <= _NEAR and isinstance(e.value, Place | Body)
            ]
            meant = self._discourse.together(found, reading) if len(found) >= 2 else None
            if meant is not None:
                return self._parties_only(meant.actors)
        found = [
            e
            for e in clauses.objects(noun, "avec")
            if e.first - noun.last <= 4 and isinstance(e.value, Place)
        ][:1]
        if found and len(self._discourse.countries) >= 2:
            other = self._nation(found[0].value if isinstance(found[0].value, Place) else None)
            if other is not None:
                mine = [c for c in self._discourse.countries if c.authority != other.authority]
                return (mine[0], other) if mine else ()
        return ()

    def _nation(self, place: Place | None) -> Place | None:
        """Return the country that a capital stands for ("Londres")."""
        if place is None or place.kind == "Country":
            return place
        country = authorities().capitals.get(place.authority or "")
        return self._scene.gazetteer.country_place(country) if country else place

    def _parties_only(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(actor for actor in actors if isinstance(actor, Place | Body))

    def _paired(self, reading: Reading, noun: Element) -> tuple[Actor, ...]:
        """Read two places or bodies tied by a dash right behind the noun: "partenariat stratégique Vietnam - Japon"."""
        near = [m for m in reading.places if not m.adjective and noun.last <= m.first <= noun.last + _NEAR]
        for one, other in zip(near, near[1:], strict=False):
            between = reading.tokens[one.last : other.first]
            dashed = [t.text for t in between] in (["-"], ["–"], ["—"]) or (
                not between and reading.tokens[other.first].glue
            )
            if dashed and one.first - noun.last <= 8:
                return (one.place, other.place)
        return ()

    def _hyphenated(self, reading: Reading, noun: Element) -> tuple[Actor, ...]:
        """Read "sino-vietnamien": a prefix and a demonym, two countries."""
        prefixes = authorities().prefixes
        for i in range(noun.first, min(noun.last + 4, len(reading.tokens) - 1)):
            first = (
                prefixes.get(reading.word(i))
                or authorities().demonyms.get(reading.word(i).rstrip("o") + "ain")
                if reading.tokens[i + 1].glue == "-"
                else None
            )
            second = authorities().demonyms.get(reading.word(i + 1))
            if first and second:
                places = [self._scene.gazetteer.country_place(code) for code in (first, second)]
                return tuple(place for place in places if place is not None)
        return ()

    # ---- anniversaries ------------------------------------------------------------------------------------------

    def _jubilees(self, reading: Reading, clauses: Clauses) -> list[tuple[int, int]]:
        """Add the anniversaries of a sentence; return the tokens that they cover."""
        covered = []
        for i, token in enumerate(reading.tokens):
            if token.folded not in {"anniversaire", "anniversaires"}:
                continue
            ordinal = ordinal_before(reading, i)
            if ordinal is None:
                continue
            noun = next((m for m in _nouns().find(reading.tokens[i + 1 : i + 14])), None)
            last = i + 1 + noun.last if noun is not None else i + 1
            at = Element("tie", last - 1, last)
            kind = max(noun.values, key=_RANK.index) if noun is not None else None
            parties = self._pair_before(reading, clauses, i) or self._parties(
                reading, clauses, at, official=kind in _OFFICIAL
            )
            of, what_end = self._object(reading, i + 1)
            if not parties and kind is None:
                parties = tuple(m.place for m in reading.places if i < m.first < what_end)[:2]
            if not of:
                continue
            year = self._year(reading, last)
            tie = None
            local = any(
                isinstance(party, Body) or (isinstance(party, Place) and party.kind != "Country")
                for party in parties
            )
            if (
                kind is None
                and local
                and {"relations", "relation", "liens", "amitie"}
                & {t.folded for t in reading.tokens[i:what_end]}
            ):
                kind = "partnership"
            if kind is not None and len(parties) >= 2:
                tie = self._tie(kind, parties, reading, Moment(year - ordinal) if year is not None else None)
            key = (ordinal, frozenset(parties))
            self._anniversaries.setdefault(
                key, Anniversary(ordinal, of, self._scene.quote(reading), parties, year, tie)
            )
            covered.append((i, last))
        return covered

    def _pair_before(self, reading: Reading, clauses: Clauses, i: int) -> tuple[Actor, ...]:
        """Return whose anniversary "le 60e anniversaire de leurs relations" is: the pair named before it."""
        if not {"leur", "leurs"} & {t.folded for t in reading.tokens[i : i + 4]}:
            return ()
        pairs = [e for e in clauses.row if e.kind == "pair" and e.last <= i]
        meant = self._discourse.meant(pairs[-1], reading) if pairs else None
        return meant.actors if meant is not None else ()

    def _object(self, reading: Reading, i: int) -> tuple[str, int]:
        """Return what is commemorated, as written, and where it ends."""
        first = i
        while reading.word(first) in {"de", "du", "des", "d", "la", "l", "le", "les", "leur", "leurs"}:
            first += 1
        end = first
        while (
            end < len(reading.tokens)
            and reading.tokens[end].is_word
            and reading.word(end)
            not in {"entre", "avec", "qui", "que", "et", "a", "ont", "est", "lors", "sera", "au", "en"}
            and end - first < 10
        ):
            end += 1
        while end > first and reading.word(end - 1) in {"de", "du", "des", "d", "la", "l", "le", "les"}:
            end -= 1
        return (self._scene.written(reading, first, end), end) if end > first else ("", first)

    def _year(self, reading: Reading, last: int) -> int | None:
        """Return the year of the anniversary: the last of "(1973-2023)", else the article's year."""
        numbers = [
            int(t.text)
            for t in reading.tokens[last : last + 16]
            if t.text.isdigit() and len(t.text) == 4 and t.text[0] in "12"
        ]
        if len(numbers) >= 2:
            return numbers[1]
        if (
            "prochaine" in {t.folded for t in reading.tokens}
            and "annee" in {t.folded for t in reading.tokens}
            and self._scene.calendar.year
        ):
            return self._scene.calendar.year + 1
        return self._scene.calendar.year
