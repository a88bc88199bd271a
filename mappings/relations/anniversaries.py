"""Anniversaries: "le 60e anniversaire des relations diplomatiques", and the ties of which they tell the age."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Anniversary, Body, Place
from mappings.french.labels import labels
from mappings.french.words import words
from mappings.mentions.bodies import BodyMention
from mappings.mentions.numbers import count_before, ordinal_before
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.naming import is_local
from mappings.relations.references.pairs import dashed
from mappings.relations.relationships import RelationshipReader, is_local_party, kind_of
from mappings.relations.sentences.element import Element
from mappings.relations.signing.documents import documents

_TIE: Final = 13  # tokens behind "anniversaire" in which the tie is named
_POSSESSIVE: Final = 4  # tokens from "anniversaire" to "leurs relations"
_LONGEST: Final = 10  # tokens of what is commemorated
_YEARS: Final = 16  # tokens behind an anniversary in which "(1973-2023)" stands
_FAR: Final = 60  # tokens before a treaty's anniversary in which its two countries stand
_OWN: Final = 4  # tokens from "son" to "anniversaire"
_ROUND: Final = 5  # years of ties that are told at all are anniversaries where they are round: "les 75 ans de coopération"
_RECENT: Final = (
    20  # years from the article's to that of an anniversary: "après la rupture en 1964" is of another time
)
_DASHES: Final = frozenset("-–—/")
_MARKED: Final = 12  # tokens before "les 45 ans" in which "célébrer" stands


class AnniversaryReader:
    """Reads the anniversaries of one article; the ties that they tell of become relationships.

    "le 60e anniversaire des relations diplomatiques (1965-2025)" is number 60, and the relations stand since 1965.
    """

    def __init__(self, scene: Scene, discourse: Discourse, ties: RelationshipReader) -> None:
        self._scene, self._discourse, self._ties = scene, discourse, ties
        self._found: dict[tuple[int, frozenset[Actor]], Anniversary] = {}
        self._headed: list[
            tuple[Clauses, int, int]
        ] = []  # those of titles, and of nobody known yet: where they stand, their numbers
        self._closing = False  # whether all of the article has been read

    def facts(self) -> Iterator[Anniversary]:
        """Yield each anniversary once: "le 60e anniversaire" said three times is one, with or without its parties."""
        owned = {ordinal for ordinal, parties in self._found if parties}
        yield from (fact for fact in self._found.values() if fact.parties or fact.ordinal not in owned)

    def read(self, clauses: Clauses) -> list[tuple[int, int]]:
        """Add the anniversaries of a sentence ("le 10e anniversaire du jumelage"); return the tokens that they cover."""
        reading = clauses.reading
        told = [(i, number) for i in reading.where(_nouns()) if (number := _ordinal(reading, i)) is not None]
        if reading.sentence.kind is BlockKind.TITLE:
            self._headed += [(clauses.near(i), i, number) for i, number in told]
            return []
        ends = [(i, self._one(clauses.near(i), i, number)) for i, number in told]
        missed = {i for i, end in ends if end is None}
        self._headed += [(clauses.near(i), i, number) for i, number in told if i in missed]
        return [(i, end) for i, end in ends if end is not None]

    def close(self) -> None:
        """Add the anniversaries that only a title tells: "Le 30e anniversaire du jumelage avec Hué fêté à Lyon".

        Where nothing beside them tells of whose tie they are, it is the only one of its kind in the article.
        """
        self._closing = True
        for clauses, i, ordinal in self._headed:
            if not any(number == ordinal for number, _ in self._found):
                self._one(clauses, i, ordinal)

    def _one(self, clauses: Clauses, i: int, ordinal: int) -> int | None:
        """Add the anniversary whose noun stands at ``i``; return where it ends, None where it is of nothing."""
        reading = clauses.reading
        behind = _behind_dates(reading, i + 1)
        tie = next(
            labels("relationship-types").find(reading.tokens[behind : self._end(reading, behind)]), None
        )
        if reading.word(behind) not in words().of:
            return self._owned(clauses, i, ordinal)
        of, of_end = self._commemorated(reading, behind)
        if not of:
            return None
        end = behind + tie.last if tie is not None else behind
        kind = kind_of(tie) if tie is not None else None
        span = (behind + tie.first, end) if tie is not None else None
        parties = self._parties(clauses, (i, behind, of_end), span, kind)
        if kind is not None and len(parties) < 2 and self._closing:
            parties = self._ties.only(kind)
        if kind is not None and len(parties) < 2 and not _is_of_document(reading, behind):
            return None
        year = self._year(reading, end, i)
        if (
            kind is None
            and any(map(is_local_party, parties))
            and reading.has(words().commemorated_ties, i, of_end)
        ):
            kind = "partnership"
        relationship = None
        if kind is not None and len(parties) >= 2:
            since = Moment(year - ordinal) if year is not None and ordinal < year else None
            relationship = self._ties.put(kind, parties, reading, since)
        key = (ordinal, frozenset(parties))
        fact = Anniversary(ordinal, of, self._scene.quote(reading), parties, year, relationship)
        self._found.setdefault(key, fact)
        return end

    def _owned(self, clauses: Clauses, i: int, ordinal: int) -> int | None:
        """Add the anniversary of a document told before it: "l'accord entre A et B, qui fêtera son dixième anniversaire"."""
        reading = clauses.reading
        before = [d for d in documents(reading) if d.last < i]
        if not before or not reading.has({"son"}, i - _OWN, i):
            return None
        document = before[-1]
        if not reading.has({"qui"}, document.last, i):
            return None
        parties = self._ties.parties(clauses, Element("tie", document.last - 1, document.last), None)
        if len(parties) == 2:
            of = self._scene.written(reading, document.first, document.last)
            quote, year = self._scene.quote(reading), self._year(reading, i + 1, i)
            fact = Anniversary(ordinal, of, quote, parties, year, None)
            self._found.setdefault((ordinal, frozenset(parties)), fact)
        return i + 1

    def _end(self, reading: Reading, first: int) -> int:
        """Return where the words about one anniversary end: before a comma or the next one."""
        stops = words().anniversaries | {",", ";", "("}
        return next((i for i in range(first, first + _TIE) if reading.word(i) in stops), first + _TIE)

    def _parties(
        self, clauses: Clauses, span: tuple[int, int, int], tie: tuple[int, int] | None, kind: str | None
    ) -> tuple[Actor, ...]:
        """Return whose anniversary it is: the parties of a tie or treaty, else whom what is commemorated names.

        ``span`` are the tokens of the noun, of what is commemorated and of its end; ``tie`` those of a tie's noun.
        """
        i, behind, of_end = span
        reading = clauses.reading
        if _is_of_document(reading, behind):
            return self._pair_before(clauses, i, owned=False)
        if tie is not None or reading.has(words().commemorated_ties, behind, of_end):
            first, last = tie if tie is not None else (behind - 1, behind)
            told = self._pair_before(clauses, i) or self._ties.parties(
                clauses, Element("tie", first, last), kind
            )
            return told or (self._pair() if tie is None else ())
        return self._named(clauses, behind, of_end)

    def _pair(self) -> tuple[Actor, ...]:
        """Return the two localities or countries that the article is about: "les 25 ans de leur coopération"."""
        pair = self._discourse.localities if self._discourse.local else self._discourse.countries
        return tuple(pair) if len(pair) == 2 else ()

    def _named(self, clauses: Clauses, first: int, last: int) -> tuple[Actor, ...]:
        """Return whom tokens ``[first:last]`` name: "fondation de l'Armée populaire" a body, "inscription de la ville" a town."""
        inside = [e for e in clauses.row if first <= e.first < last and e.kind in {"body", "place", "own"}]
        bodies = [e for e in inside if e.kind == "body"]
        if inside and inside[0].kind == "own":
            before = [
                e.value
                for e in clauses.row
                if isinstance(e.value, Place) and e.last <= first and is_local(e.value)
            ]
            return tuple(before[-1:])
        found = [self._founded(clauses.reading, e) for e in bodies or inside]
        named = tuple(dict.fromkeys(actor for actor in found if actor is not None))[:2]
        return named or self._nation(clauses.reading, first, last)

    def _nation(self, reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
        """Return the country of "Fête nationale laotienne"; of "Journée nationale", "Révolution" that told before it."""
        named = [m.place for m in reading.places if m.adjective and first <= m.first < last]
        if named:
            return (named[0],)
        if not reading.has(words().of_nation, first, last):
            return ()
        before = next(reversed(self._found.values()), None)
        owner = before.parties[0] if before is not None and before.parties else None
        here = before is not None and before.evidence == self._scene.quote(reading)
        country = owner.country if here and isinstance(owner, Body | Place) else None
        place = self._scene.gazetteer.country_place(country) if country else None
        lands = [m for m in reading.places if m.place.kind == "Country" and not m.adjective]
        first_named = tuple(m.place for m in lands[:1] if m.last <= first)  # "l'ambassade du Chili en France"
        return (place,) if place is not None else first_named

    def _founded(self, reading: Reading, element: Element) -> Actor | None:
        """Return the actor of an element; of "fondation du Parti" the Parti."""
        first = element.first
        if element.kind == "body" and not reading.tokens[first].is_capitalised:
            first = next((i for i in range(first, element.last) if reading.tokens[i].is_capitalised), first)
            return self._discourse.namer.body(reading, BodyMention(first, element.last))
        return element.value if isinstance(element.value, Body | Place) else None

    def _pair_before(self, clauses: Clauses, i: int, *, owned: bool = True) -> tuple[Actor, ...]:
        """Return whose anniversary "le 60e anniversaire de leurs relations" is: the pair named before it."""
        if owned and not clauses.reading.has({"leur", "leurs"}, i, i + _POSSESSIVE):
            return ()
        pairs = [e for e in clauses.row if e.kind == "pair" and e.last <= i]
        meant = self._discourse.meant(pairs[-1], clauses.reading) if pairs else None
        if meant is not None:
            return meant.actors
        if owned:
            return ()
        both = dashed(clauses.reading, max(i - _FAR, 0), i, anywhere=True) or self._discourse.countries[:2]
        return tuple(both) if len(both) == 2 else ()

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

    def _year(self, reading: Reading, last: int, noun: int) -> int | None:
        """Return the year of the anniversary: the last of "(1973-2023)", that of "en 2023", else the article's or the next."""
        span = range(noun, min(last + _YEARS, len(reading.tokens)))
        years = [i for i in span if _is_year(reading.tokens[i].text)]
        if len(years) >= 2 and _are_ends(reading, years[0], years[1]):
            return int(reading.tokens[years[1]].text)
        year = self._scene.calendar.year
        if years and reading.word(years[0] - 1) == "en":
            named = int(reading.tokens[years[0]].text)
            if year is None or abs(year - named) <= _RECENT:
                return named
        for i in range(len(reading.tokens)):
            if _is_year(reading.tokens[i].text):
                led, named = reading.word(i - 1), int(reading.tokens[i].text)
                if led == "annee" or (led == "en" and i < noun and year is not None and named >= year):
                    return named
                break
        next_year = reading.has({"prochaine", "prochain"}) and reading.has({"annee", "an"})
        return year + 1 if next_year and year else year


@cache
def _nouns() -> frozenset[str]:
    """Return the folded nouns of anniversaries, with those of the years that are counted."""
    return frozenset({*words().anniversaries, *words().jubilees, "decennies", "ans"})


def _ordinal(reading: Reading, i: int) -> int | None:
    """Return the number of the anniversary whose noun stands at ``i``: "60e anniversaire", "les 45 ans de", "centenaire"."""
    word = reading.word(i)
    if word in words().anniversaries:
        return ordinal_before(reading.tokens, i)
    if word in words().jubilees:
        return words().jubilees[word] if reading.word(i + 1) in words().of else None
    if word == "decennies" and reading.word(i + 1) in words().of and i:
        decades = count_before(reading.tokens, i)
        marked = reading.has(words().jubilee_marks, i - 1 - _MARKED, i - 1)
        return decades * 10 if decades is not None and marked else None
    if word != "ans" or reading.word(i + 1) not in words().of or i == 0:
        return None
    number, first = count_before(reading.tokens, i), i - 1
    while first and reading.word(first - 1) in words().numbers:
        first -= 1
    marked = reading.has(words().jubilee_marks, first - _MARKED, first)
    definite = reading.word(first - 1) in {"les", "des", "ses", "leurs", "aux"}
    at_once = reading.word(first - 1) in words().jubilee_marks  # "célèbrent 20 ans de coopération"
    tied = (
        number is not None
        and number % _ROUND == 0
        and reading.has(words().commemorated_ties, i + 2, i + _OWN)
    )
    return number if at_once or (definite and (marked or tied)) else None


def _behind_dates(reading: Reading, first: int) -> int:
    """Return where what is commemorated begins: behind "(18 janvier 1950 - 18 janvier 2025)"."""
    if reading.word(first) != "(":
        return first
    closing = next((i for i in range(first, len(reading.tokens)) if reading.word(i) == ")"), None)
    return first if closing is None else closing + 1


def _is_of_document(reading: Reading, first: int) -> bool:
    """Whether a document is commemorated: "du Traité d'amitié", "de la déclaration conjointe"."""
    while reading.word(first) in words().of | words().articles:
        first += 1
    return labels("agreement-types").at(reading.tokens, first) is not None


def _are_ends(reading: Reading, one: int, other: int) -> bool:
    """Whether two years are the ends of a span: "1973-2023", "18 janvier 1950 - 18 janvier 2025"."""
    return any(token.glue == "-" or token.text in _DASHES for token in reading.tokens[one + 1 : other + 1])


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and text[0] in "12"
