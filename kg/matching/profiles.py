"""What the articles tell of each person, body and event, gathered for comparing: one frozen profile a node."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.derived.said import Said, term
from kg.store import NamedNode, View
from mappings.authorities import authorities
from mappings.moment import Moment
from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.schemes import told

_GENERAL: Final = frozenset({"Event", "Fact"})
_BELOW: Final = {"Reception": "Meeting", "Call": "Meeting"}
_CODE: Final = 2  # letters of a country's code: https://www.iso.org/iso-3166-country-codes.html
_KIND: Final = PREFIXES["post-kind"]


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """A person: names as written, countries and places by their keys, everything else by IRI."""

    iri: str
    names: frozenset[str]
    articles: frozenset[str]
    countries: frozenset[str] = (
        frozenset()
    )  # of the person, else of the posts that are of the holder's own country
    posts: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()  # those of the posts that several can hold at one time
    titles: frozenset[str] = frozenset()  # folded, as written
    kinds: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()  # that the posts are of, below countries
    company: frozenset[str] = frozenset()
    seen: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyProfile:
    """A body: names as written and those of the authority tables."""

    iri: str
    names: frozenset[str]
    articles: frozenset[str]
    countries: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event; ``company`` are its participants, ``published`` the days of the articles that report it."""

    iri: str
    type: str
    articles: frozenset[str]
    company: frozenset[str] = frozenset()
    start: Moment | None = None
    end: Moment | None = None
    places: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    published: tuple[Moment, ...] = ()


class Profiles:
    """The profiles of all that the article graphs of a view name."""

    def __init__(self, view: View, base: str = BASE) -> None:
        self._said = Said(view, base)
        self._view = view
        self._base = base

    def persons(self) -> Iterator[PersonProfile]:
        """Yield each person, in the order of the IRIs."""
        for iri in self._of_class("Person"):
            tenures = sorted(self._tenures.get(iri, ()))
            posts = self._values(tenures, "dip:post")
            bodies = self._values(posts, "dip:ofBody") | self._values(
                self._parts.get(iri, ()), "dip:onBehalfOf"
            )
            own = [
                post for post in posts if self._kinds(post) & told("post-kinds", "servesOwnCountry").keys()
            ]
            known = authorities().people.get(self._key(iri, "person"))
            yield PersonProfile(
                iri,
                frozenset({*self._words(iri), *((known.name, *known.alt) if known else ())}),
                self._articles[iri],
                countries=self._keys(self._said.nodes(iri, "dip:country"), "place")
                or frozenset({country_of(place) for place in self._places(own)} - {""}),
                posts=posts,
                shared=frozenset(
                    p for p in posts if self._kinds(p) & told("post-kinds", "heldByMany").keys()
                ),
                titles=frozenset(word for post in posts for word in self._words(post)),
                kinds=frozenset(kind for post in posts for kind in self._kinds(post)),
                bodies=frozenset(body for body in bodies if body.startswith(f"{self._base}body/")),
                places=frozenset(place for place in self._places(posts) if place != country_of(place)),
                company=self._company(iri),
                seen=self._seen(iri, tenures),
            )

    def bodies(self) -> Iterator[BodyProfile]:
        """Yield each body in the order of the IRIs; a delegation is of one occasion and is left out."""
        for iri in self._of_class("Body"):
            if DIP + "Delegation" in self._said.classes[iri]:
                continue
            known = authorities().bodies.get(self._key(iri, "body"))
            told = (*(name for _, name in known.labels), *known.alt, *known.acronyms) if known else ()
            countries = self._keys(self._said.nodes(iri, "dip:country"), "place")
            seats = self._keys(self._said.nodes(iri, "dip:seat"), "place")
            yield BodyProfile(
                iri,
                frozenset({*self._words(iri), *told}),
                self._articles[iri],
                countries=countries | ({known.country.lower()} if known and known.country else set()),
                seats=seats | ({known.seat} if known and known.seat else set()),
                people=frozenset(self._staff.get(iri, ())),
                company=self._company(iri),
            )

    def events(self) -> Iterator[EventProfile]:
        """Yield each event, in the order of the IRIs."""
        for iri in self._of_class("Event"):
            classes = {name.removeprefix(DIP) for name in self._said.classes[iri]} - _GENERAL
            narrow = sorted(classes - {_BELOW[name] for name in classes if name in _BELOW})
            articles = self._articles[iri]
            yield EventProfile(
                iri,
                narrow[0] if narrow else "Event",
                articles,
                company=self._values(self._said.nodes(iri, "dip:participation"), "dip:participant"),
                start=self._moment(iri, "dip:start"),
                end=self._moment(iri, "dip:end"),
                places=self._keys(self._said.nodes(iri, "dip:place"), "place"),
                series=frozenset(self._values((iri,), "dip:inSeries")),
                ordinals=frozenset(word.value for word in self._said.words(iri, "dip:ordinal")),
                names=frozenset(self._words(iri)),
                published=self._published(articles),
            )

    def names_of_series(self, series: Iterable[str]) -> frozenset[str]:
        """The names that articles give to series."""
        return frozenset(word for one in series for word in self._words(one))

    @cached_property
    def _articles(self) -> dict[str, frozenset[str]]:
        """The articles that name each node, by identifier of the graph."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for quad in self._view.match(predicate=term("rdf:type")):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
                found[quad.subject.value].add(quad.graph_name.value)
        prefix = f"{self._base}article/"
        return {node: frozenset(g for g in graphs if g.startswith(prefix)) for node, graphs in found.items()}

    @cached_property
    def _tenures(self) -> dict[str, set[str]]:
        return self._inverse("Tenure", "dip:holder")

    @cached_property
    def _parts(self) -> dict[str, set[str]]:
        """The participations of each participant."""
        return self._inverse("Participation", "dip:participant")

    @cached_property
    def _events(self) -> dict[str, set[str]]:
        """The events of each participation."""
        return self._inverse("Event", "dip:participation")

    @cached_property
    def _staff(self) -> dict[str, set[str]]:
        """The persons who hold a post of each body."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for holder, tenures in self._tenures.items():
            for body in self._values(self._values(tenures, "dip:post"), "dip:ofBody"):
                found[body].add(holder)
        return found

    def _kinds(self, post: str) -> frozenset[str]:
        return frozenset(kind.removeprefix(_KIND) for kind in self._said.nodes(post, "dip:postKind"))

    def _places(self, posts: Iterable[str]) -> frozenset[str]:
        """The places that posts are of, directly or by the seat of their bodies."""
        known = tuple(posts)
        seats = self._values(self._values(known, "dip:ofBody"), "dip:seat")
        return self._keys(self._values(known, "dip:ofPlace") | seats, "place")

    def _of_class(self, name: str) -> list[str]:
        return sorted(node for node, classes in self._said.classes.items() if DIP + name in classes)

    def _inverse(self, kind: str, name: str) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for node in self._of_class(kind):
            for value in self._said.nodes(node, name):
                found[value].add(node)
        return found

    def _company(self, iri: str) -> frozenset[str]:
        """Those who take part in events together with an actor; not countries, which everyone meets."""
        events = {event for part in self._parts.get(iri, ()) for event in self._events.get(part, ())}
        parts = self._values(events, "dip:participation")
        others = self._values(parts, "dip:participant") - {iri}
        return frozenset(o for o in others if DIP + "Country" not in self._said.classes.get(o, ()))

    def _seen(self, iri: str, tenures: Iterable[str]) -> tuple[Moment, ...]:
        """When articles see a person: in posts, in events, in the articles themselves."""
        events = {event for part in self._parts.get(iri, ()) for event in self._events.get(part, ())}
        told = {self._moment(node, "dip:attestedOn") for node in tenures}
        told |= {self._moment(event, "dip:start") for event in events}
        told |= set(self._published(self._articles[iri]))
        return tuple(sorted((m for m in told if m is not None and m.year is not None), key=str))

    def _published(self, articles: Iterable[str]) -> tuple[Moment, ...]:
        days = {self._moment(article, "schema:datePublished") for article in articles}
        return tuple(sorted((day for day in days if day is not None), key=str))

    def _moment(self, node: str, name: str) -> Moment | None:
        return Moment.parse(self._said.first(node, name) or "")

    def _words(self, node: str) -> list[str]:
        return [word.value for word in self._said.words(node, "skos:altLabel")]

    def _values(self, nodes: Iterable[str], name: str) -> frozenset[str]:
        return frozenset(value for node in nodes for value in self._said.nodes(node, name))

    def _keys(self, iris: Iterable[str], kind: str) -> frozenset[str]:
        return frozenset(self._key(iri, kind) for iri in iris if iri.startswith(f"{self._base}{kind}/"))

    def _key(self, iri: str, kind: str) -> str:
        return iri.removeprefix(f"{self._base}{kind}/")


def country_of(place: str) -> str:
    """The code of the country that a place's key begins with; "" where it tells none."""
    code = re.split(r"[-/]", place, maxsplit=1)[0]
    return code if len(code) == _CODE else ""
