"""Relationships: standing ties between places or bodies, such as a twinning, diplomatic relations, a partnership."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Agreement, Body, Evidence, Place, Relationship
from mappings.folding import fold
from mappings.french.frames import verb_classes
from mappings.french.labels import labels
from mappings.french.words import words
from mappings.lexicon import Match
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.naming import is_local
from mappings.relations.references.pairs import dashed
from mappings.relations.sentences.element import Element
from mappings.relations.signing.document_ties import tie_of, town
from mappings.relations.signing.documents import documents
from mappings.relations.tie_sides import TieSides
from mappings.text import whole_number

_RANK: Final = (
    "partnership",
    "twinning",
    "diplomatic-relations",
    "comprehensive-partnership",
    "strategic-partnership",
    "comprehensive-strategic-partnership",
)
OFFICIAL: Final = frozenset(_RANK[2:])  # ties that countries have
_NEAR: Final = 14  # tokens between a tie's noun and its date at the most
_LEAD: Final = 8  # tokens between "ont établi" and the tie
_LEVEL: Final = 5  # tokens between "au niveau" and the tie
_AIMING: Final = frozenset({"a", "pour"})  # before an infinitive that nobody is said to have done
_DASHED: Final = 4  # tokens behind "relations" in which "Hué-Lyon" stands
_BEFORE: Final = 2  # tokens before a tie in which its age stands: "est depuis 1982 jumelée"
_YEAR: Final = 4  # tokens from "depuis" to the year
_DIGITS: Final = 4
_SINCE: Final = frozenset({"en", "le", "depuis", "de", "a"})


def kind_of(noun: Match[str]) -> str:
    """Return the most telling type that a noun names: "partenariat stratégique" is "strategic-partnership"."""
    return max(noun.values, key=_RANK.index)


class RelationshipReader:
    """Reads the relationships of one article: "le jumelage entre Hué et Rennes"."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self._sides = TieSides(scene, discourse)
        self._ties: dict[tuple[str, frozenset[Actor]], Relationship] = {}

    def facts(self) -> Iterator[Relationship]:
        """Yield each relationship once: "le partenariat stratégique" said twice is one.

        Towns that are twinned have no further "partenariat", unless it has a beginning of its own.
        """
        twinned = {_folded(tie.parties) for tie in self._ties.values() if tie.type == "twinning"}
        for tie in self._ties.values():
            if tie.type != "partnership" or tie.since is not None or _folded(tie.parties) not in twinned:
                yield tie

    def read(self, clauses: Clauses, covered: Collection[tuple[int, int]] = ()) -> None:
        """Add what one sentence tells; the tie of "60e anniversaire des relations" is in ``covered``, told already."""
        reading = clauses.reading
        body = reading.sentence.kind is BlockKind.BODY
        nouns = list(labels("relationship-types").find(reading.tokens))
        titled = {i for d in documents(reading) for i in range(d.first, d.last)} if nouns else set()
        for noun in nouns:
            kind = kind_of(noun)
            if any(first <= noun.first < last for first, last in covered):
                continue
            element, near = Element("tie", noun.first, noun.last), clauses.near(noun.first)
            if not body:
                parties = self._of_title(near, element) if kind != "partnership" else ()
            elif kind == "partnership":
                parties = self._of_towns(near, element) if noun.first not in titled else ()
            else:
                parties = self.parties(near, element, kind) if not _is_wished(near, element) else ()
            if kind == "twinning" and not all(map(is_local_party, parties)):
                continue  # "la ville jumelée de Hué (Vietnam)"
            if len(parties) >= 2:
                self.put(kind, parties, reading, self._since(reading, noun))
        if body:
            self._twinned(clauses)
            self._cooperating(clauses)
            self._cooperate(clauses)

    def put(
        self, kind: str, parties: tuple[Actor, ...], reading: Reading, since: Moment | None
    ) -> Relationship:
        """Add a relationship, or its date ("depuis 1965") to the one already told; return the one that stands."""
        return self._add(kind, parties, self._scene.quote(reading), since)

    def only(self, kind: str) -> tuple[Actor, ...]:
        """Return the parties of the one tie of a kind that the article tells; () where it tells none or several."""
        found = [tie.parties for tie in self._ties.values() if tie.type == kind]
        return found[0] if len({_folded(parties) for parties in found}) == 1 else ()

    def sign(self, agreements: Iterable[Agreement]) -> None:
        """Add the ties that signed documents make between towns: "charte de jumelage", "pacte d'amitié"."""
        for agreement in agreements:
            tie = tie_of(agreement)
            if tie is not None and not any(parties >= set(tie[1]) for _, parties in self._ties):
                self._add(*tie, agreement.evidence, agreement.signed)

    def _add(
        self, kind: str, parties: tuple[Actor, ...], evidence: Evidence, since: Moment | None
    ) -> Relationship:
        parties = tuple(dict.fromkeys(map(town, parties)))
        key = (kind, frozenset(parties))
        known = self._ties.get(key)
        if known is None or (since is not None and known.since is None):
            evidence = known.evidence if known is not None else evidence
            self._ties[key] = Relationship(kind, parties, evidence, since)
        return self._ties[key]

    def parties(self, clauses: Clauses, noun: Element, kind: str | None) -> tuple[Actor, ...]:
        """Return between whom a tie is: "entre A et B", "Vietnam - Chine", "sino-vietnamien", "les deux pays"."""
        return self._sides.of(clauses, noun, official=kind in OFFICIAL)

    def _twinned(self, clauses: Clauses) -> None:
        """Add the twinnings of "A est jumelée avec B": a participle, no noun."""
        for i, token in enumerate(clauses.reading.tokens):
            if token.folded in words().twinned:
                for pair in self._sides.twinned(clauses.near(i), Element("tie", i, i + 1)):
                    self.put(
                        "twinning",
                        pair,
                        clauses.reading,
                        self._since(clauses.reading, Match(i, i + 1, ("twinning",))),
                    )

    def _cooperating(self, clauses: Clauses) -> None:
        """Add the partnership of "la coopération entre Hué et Lyon, initiée en 2016": it has parties and a beginning."""
        reading = clauses.reading
        cooperating = words().cooperating
        for i in [i for i, token in enumerate(reading.tokens) if token.folded in cooperating]:
            near, tie = clauses.near(i), Element("tie", i, i + 1)
            pair = dashed(reading, i + 1, i + _DASHED)
            if len(pair) == 2 and all(map(is_local_party, pair)) and _since_year(reading) is not None:
                since = Moment(_since_year(reading) or 0)
                self.put("partnership", pair, reading, since)
            if reading.word(i + 1) != "entre":
                continue
            sides = near.between(tie)
            parties = self._sides.named(near, tie) if sides else ()
            last = sides[-1].last if sides else i
            begun = reading.word(last) in words().begun or reading.word(last + 1) in words().begun
            if begun and len(parties) == 2 and all(map(is_local_party, parties)):
                self.put(
                    "partnership", parties, reading, self._since(reading, Match(i, i + 1, ("partnership",)))
                )

    def _cooperate(self, clauses: Clauses) -> None:
        """Add the partnership of "Depuis 1999, Hué et la ville de Lyon coopèrent": two localities, and since when."""
        year = _since_year(clauses.reading)
        if year is None or clauses.reading.has(words().twinned):
            return  # towns that are twinned and cooperate have no further tie
        for element, verb in clauses.verbs():
            if verb.lemma not in verb_classes().cooperating or verb.tense != "present" or verb.negated:
                continue
            near = clauses.near(element.first)
            parties = self._sides.cooperating(near, element)
            if len(parties) == 2:
                self.put("partnership", parties, clauses.reading, Moment(year))

    def _of_title(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the parties that a title names beside a tie or at its head: "Vietnam - Chine : le partenariat …"."""
        return self._sides.named(clauses, noun) or dashed(clauses.reading, 0, noun.first)

    def _of_towns(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the localities between which a partnership stands: it has a date, or they entertain it."""
        named = self._sides.named(clauses, noun) or self._sides.held_by(clauses, noun)
        if any(e.kind == "pair" and e.first >= noun.last for e in clauses.row):
            return ()  # "les deux localités": which ones is not sure enough
        stands = clauses.reading.has(words().established, noun.first - _LEAD, noun.last + _NEAR)
        return named if stands and len(named) == 2 and all(map(_is_town, named)) else ()

    def _since(self, reading: Reading, noun: Match[str]) -> Moment | None:
        """Return since when a tie stands: "relations établies en 1965", "ont établi des relations le 3 mai", "depuis 2012"."""
        for date in reading.dates:
            led = reading.word(date.first - 1) in _SINCE or reading.word(date.first - 2) in _SINCE
            if not led or date.start is None:
                continue
            behind = noun.last <= date.first <= noun.last + _NEAR
            before = noun.first - _LEAD <= date.first < noun.first
            first = noun.first - _LEAD
            if (behind and reading.has(words().established, first, date.first)) or (
                before and reading.has(words().established, first, noun.first)
            ):
                return date.start
        return self._ago(reading, noun)

    def _ago(self, reading: Reading, noun: Match[str]) -> Moment | None:
        """Return the year of "depuis 2012", and of "établi il y a 20 ans", reckoned from that of the article."""
        year = self._scene.calendar.year
        for i in range(max(noun.first - _BEFORE, 1), min(noun.last + _NEAR, len(reading.tokens) - 1)):
            number, digits = whole_number(reading.tokens[i].text), len(reading.tokens[i].text)
            led = reading.word(i - 1) == "depuis" or reading.run(i - 3, i) == ["il", "y", "a"]
            if (
                number
                and digits == _DIGITS
                and reading.word(i - 1) in {"depuis", "de"}
                and reading.has(words().established, i - 2, i)
            ):
                return Moment(number)
            if year and led and number and number < year and reading.word(i + 1) == "ans":
                return Moment(year - number)
        return None


def _folded(parties: Iterable[Actor]) -> frozenset[str]:
    """Return the names of parties, in whatever letters they are written."""
    return frozenset(fold(party.name) for party in parties)


def _is_wished(clauses: Clauses, noun: Element) -> bool:
    """Whether a tie is only aimed at: "sont intéressés à porter les relations au niveau de partenariat stratégique"."""
    reading = clauses.reading
    if not reading.has(words().levels, noun.first - _LEVEL, noun.first):
        return False
    before = [(e, v) for e, v in clauses.verbs() if e.last <= noun.first]
    return (
        bool(before)
        and before[-1][1].tense == "infinitive"
        and reading.word(before[-1][0].first - 1) in _AIMING
    )


def _since_year(reading: Reading) -> int | None:
    """Return the year of "depuis 1999", "depuis l'année 1999" in a sentence."""
    for i, token in enumerate(reading.tokens):
        if token.folded == "depuis":
            year = next((t.text for t in reading.tokens[i + 1 : i + _YEAR] if t.is_number), "")
            return (whole_number(year) or None) if len(year) == _DIGITS else None
    return None


def _is_town(party: Actor) -> bool:
    """Whether a party is a town or province, or the territorial body of one: "département du Val-d'Oise"."""
    if isinstance(party, Body):
        return party.seat is not None and fold(party.name).split()[0] in words().territorial_bodies
    return isinstance(party, Place) and is_local(party)


def is_local_party(party: Actor) -> bool:
    """Whether a party is a city, a province or a body of one: "Hué", "Comité populaire de Hué"."""
    return (isinstance(party, Place) and party.kind != "Country") or (
        isinstance(party, Body) and party.seat is not None
    )
