"""A gold file as the report that a perfect extraction would give: for tests of all that comes after extraction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mappings.article import Article
from mappings.authorities import authorities
from mappings.facts import (
    Actor,
    Agreement,
    Anniversary,
    Body,
    Event,
    Evidence,
    Participation,
    Person,
    Place,
    Post,
    Relationship,
    Report,
    Spelling,
    Statement,
    Tenure,
)
from mappings.folding import fold
from mappings.moment import Moment
from mappings.text import Sentence, sentences

Gold = Mapping[str, Any]  # the JSON of a gold file, or one of its items

_BOTH: Final = ["both", "sides"]
_LEVELS: Final = (("province ", "Province"), ("region autonome ", "Province"), ("ville ", "City"))


class NothingSaid(ValueError):
    """An article without a sentence, in which no gold fact can have its evidence."""


def report_from_gold(article: Article, gold: Gold) -> Report:
    """Return what ``gold`` (seeds/README) says that ``article`` states, each fact with the sentence that says it."""
    return _Annotation(article, gold).report()


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with its folded text, to look words up in."""

    sentence: Sentence
    folded: str


class _Annotation:
    def __init__(self, article: Article, gold: Gold) -> None:
        self._text = article.text
        self._article = article
        self._gold = gold
        self._sentences = [_Said(one, fold(article.text[one.start : one.end])) for one in sentences(article)]
        if not self._sentences:
            raise NothingSaid(article.id)
        self._folded, self._offsets = _with_offsets(article.text)
        self._countries = _countries(article.text)
        self._persons = {fold(one["name"]): self._person(one) for one in gold["persons"]}
        self._posts = {
            fold(one["name"]): tuple(self._post(post) for post in one["posts"]) for one in gold["persons"]
        }

    def report(self) -> Report:
        return Report(
            article=self._article.id,
            persons=tuple(self._spelling(person) for person in self._persons.values()),
            places=tuple(self._places()),
            tenures=tuple(
                Tenure(self._persons[name], post, self._around(self._persons[name].name, post.title))
                for name, posts in self._posts.items()
                for post in posts
            ),
            events=tuple(self._event(one) for one in self._gold["events"]),
            agreements=tuple(self._agreement(one) for one in self._gold["agreements"]),
            statements=tuple(self._statement(one) for one in self._gold["statements"]),
            relationships=tuple(self._relationship(one) for one in self._gold["relationships"]),
            anniversaries=tuple(self._anniversary(one) for one in self._gold["anniversaries"]),
        )

    def _places(self) -> Iterator[Spelling]:
        """The named places with the entries that they mean; none for a name that is to stay unlinked."""
        for one in self._gold.get("expect_links", ()):
            known = authorities().places.get(one.get("id") or "")
            at = self._text.find(one["mention"])
            if one["kind"] == "place" and known is not None and at >= 0:
                place = Place(known.name, known.kind, known.id, known.country)
                yield Spelling(place, known.name, self._quote(at, at + len(one["mention"])))

    def _spelling(self, person: Person) -> Spelling:
        span = self._find(person.name)
        return Spelling(person, person.name, self._quote(*span) if span else self._around(person.name))

    def _person(self, one: Gold) -> Person:
        """With the country that all posts are of, where they are of one."""
        places = [self._place(post["place"]) for post in one["posts"] if post["place"]]
        countries = {place.country for place in places}
        return Person(one["name"], countries.pop() if len(countries) == 1 else None)

    def _post(self, one: Gold) -> Post:
        place = self._place(one["place"]) if one["place"] else None
        body = self._body(one["organization"], place) if one["organization"] else None
        return Post(one["title"], body=body, place=place)

    def _event(self, one: Gold) -> Event:
        label = one.get("label")
        names = [part["name"] for part in one["participants"]]
        evidence = self._around(label, one["series"], one["place"], *names)
        return Event(
            type=one["type"],
            evidence=evidence,
            start=_moment(one["start"]),
            end=_moment(one["end"]),
            place=self._place(one["place"]) if one["place"] else None,
            status=one["status"],
            participations=tuple(self._participation(part, evidence) for part in one["participants"]),
            series=one["series"],
            ordinal=one["ordinal"],
            label=label,
            main=one["main"],
        )

    def _participation(self, part: Gold, evidence: Evidence) -> Participation:
        actor = self._actor(part["name"])
        posts = self._posts.get(fold(part["name"]), ()) if isinstance(actor, Person) else ()
        span = self._find(part["name"], evidence.start, evidence.end)
        return Participation(
            actor, part["role"], self._quote(*span) if span else evidence, capacity=next(iter(posts), None)
        )

    def _agreement(self, one: Gold) -> Agreement:
        return Agreement(
            type=one["type"],
            title=one["title"],
            evidence=self._around(one["title"], *one["parties"]),
            parties=self._actors(one["parties"]),
            signed=_moment(one["signed"]),
            count=one["count"],
            topics=tuple(one["topics"]),
            status=one["status"],
        )

    def _statement(self, one: Gold) -> Statement:
        quotes = [one["quote"], *_listed(one.get("alt", {}).get("quote"))]
        found = [span for quote in quotes if (span := self._find(quote)) is not None]
        return Statement(
            speakers=self._both_sides() if one["speaker"] == _BOTH else self._actors(_listed(one["speaker"])),
            act=one["act"],
            evidence=self._to_end_of_sentence(*found[0]) if found else self._around(one["quote"]),
            addressees=self._actors(_listed(one["addressee"])),
            topics=tuple(one["topics"]),
        )

    def _both_sides(self) -> tuple[Actor, ...]:
        """Those whom the first main event with two participants is between, else the first such event."""
        events = sorted(self._gold["events"], key=lambda event: not event["main"])
        names = [[part["name"] for part in event["participants"]] for event in events]
        return self._actors(next((both[:2] for both in names if len(both) > 1), ["les deux parties"]))

    def _relationship(self, one: Gold) -> Relationship:
        evidence = self._around(*one["parties"], str(one["established"]))
        return Relationship(one["type"], self._actors(one["parties"]), evidence, _moment(one["established"]))

    def _anniversary(self, one: Gold) -> Anniversary:
        evidence = self._around(f"{one['ordinal']}e anniversaire", one["of"], *one["parties"])
        return Anniversary(one["ordinal"], one["of"], evidence, self._actors(one["parties"]), one["year"])

    def _actors(self, names: Iterable[str]) -> tuple[Actor, ...]:
        return tuple(self._actor(name) for name in names)

    def _actor(self, name: str) -> Actor:
        """The person of that name, else the known place, else a body."""
        person = self._persons.get(fold(name))
        if person is not None:
            return person
        place = self._place(name)
        return place if place.authority is not None else self._body(name, None)

    def _place(self, name: str) -> Place:
        kind, bare = _level(name)
        known = authorities().resolve_place(bare, countries=self._countries, kind=kind)
        if known is None:
            return Place(name, kind or "Place")
        return Place(name, known.kind, known.id, known.country)

    def _body(self, name: str, place: Place | None) -> Body:
        delegation = "delegation" in fold(name).split()
        if delegation and place is None:
            sent_by = self._place(re.sub(r"^delegation (?:de|du|des|d) ", "", fold(name)))
            place = sent_by if sent_by.authority is not None else None
        known = authorities().resolve_body(name, countries=self._countries)
        if known is not None:
            return Body(name, known.country, known.id, delegation=delegation)
        return Body(name, place.country if place else None, seat=place, delegation=delegation)

    def _find(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place of the folded ``words`` within ``text[start:end]``, in offsets of the text."""
        pattern = re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)")
        for match in pattern.finditer(self._folded):
            first, last = self._offsets[match.start()], self._offsets[match.end() - 1] + 1
            if start <= first and (end is None or last <= end):
                return first, last
        return None

    def _around(self, *words: str | None) -> Evidence:
        """The sentence that has most of ``words``: a whole name counts as much as all of its words together."""
        wanted = [folded for one in words if one and (folded := fold(one))]
        best = max(self._sentences, key=lambda said: sum(_share(folded, said.folded) for folded in wanted))
        return self._quote(best.sentence.start, best.sentence.end)

    def _to_end_of_sentence(self, start: int, end: int) -> Evidence:
        ends = [
            said.sentence.end for said in self._sentences if said.sentence.start <= start < said.sentence.end
        ]
        return self._quote(start, max([end, *ends]))

    def _quote(self, start: int, end: int) -> Evidence:
        return Evidence(start, end, self._text[start:end])


def _with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset of the character that it comes from."""
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for letter in fold(character) or " ":
            if letter != " " or (folded and folded[-1] != " "):
                folded.append(letter)
                offsets.append(offset)
    return "".join(folded), offsets


def _share(wanted: str, folded: str) -> float:
    if wanted in folded:
        return 2.0
    words = wanted.split()
    present = set(re.findall(r"\w+", folded))
    return sum(word in present for word in words) / len(words)


def _countries(text: str) -> tuple[str, ...]:
    """The codes of the countries that the text names, most often first."""
    words = re.findall(r"\w+", fold(text))
    table = authorities()
    counts: dict[str, int] = {}
    for word in words:
        for place in (*table.place_names.get(word, ()), table.demonyms.get(word, "")):
            known = table.places.get(place)
            if known is not None and known.kind == "Country" and known.country is not None:
                counts[known.country] = counts.get(known.country, 0) + 1
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def _level(name: str) -> tuple[str | None, str]:
    """The kind of place that the name begins with (*province de …*), and the name without it."""
    folded = fold(name)
    for prefix, kind in _LEVELS:
        if folded.startswith(prefix):
            return kind, re.sub(rf"^{prefix}(?:zhuang )?(?:de|du|d) ", "", folded)
    return None, name


def _listed(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else [one for one in value if one]


def _moment(value: str | int | None) -> Moment | None:
    return Moment.parse(str(value)) if value is not None else None
