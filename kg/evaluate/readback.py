"""The facts of an article as its graph in the store holds them, read back for comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from kg.names import narrowest
from kg.store import Literal, NamedNode, Quad, QuerySolutions, View
from mappings.authorities import authorities
from mappings.moment import Moment
from mappings.namespaces import DIP, PREFIXES

_TYPE: Final = PREFIXES["rdf"] + "type"
_ALT_LABEL: Final = PREFIXES["skos"] + "altLabel"
_MENTIONS: Final = PREFIXES["schema"] + "mentions"
_NAME_PROPERTIES: Final = (_ALT_LABEL, PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label")
_ARTICLES: Final = """
SELECT ?graph ?id WHERE { GRAPH ?graph { ?graph a dip:Article ; schema:identifier ?id } }
"""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body or place with every name it has in its article and in the authorities."""

    iri: str
    names: tuple[str, ...]
    person: bool = False
    quotes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The first of its names."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class SeenPost:
    """A person seen in a post."""

    holder: Actor
    titles: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenPart:
    """An actor's part in an event."""

    actor: Actor
    roles: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """An event in the graph."""

    iri: str
    type: str
    start: Moment | None
    end: Moment | None
    place: Actor | None
    parts: tuple[SeenPart, ...]
    series: tuple[str, ...]
    ordinal: int | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenAgreement:
    """An agreement in the graph; ``parties`` holds parties and signatories; ``count`` None is not said."""

    iri: str
    type: str
    titles: tuple[str, ...]
    parties: tuple[Actor, ...]
    signed: Moment | None
    count: int | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenStatement:
    """A reported speech act in the graph."""

    iri: str
    speakers: tuple[Actor, ...]
    act: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenRelationship:
    """A standing tie in the graph."""

    iri: str
    type: str
    parties: tuple[Actor, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenAnniversary:
    """An anniversary in the graph."""

    iri: str
    ordinal: int | None
    parties: tuple[Actor, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """Words that name a place, at their offset in the article, and the authority entry that they are linked to."""

    words: str
    start: int  # code points
    authority: str | None


@dataclass(frozen=True, slots=True)
class SeenArticle:
    """Everything scored that an article's graph says; ``topics`` maps each to the quotes behind it."""

    persons: tuple[Actor, ...] = ()
    posts: tuple[SeenPost, ...] = ()
    events: tuple[SeenEvent, ...] = ()
    agreements: tuple[SeenAgreement, ...] = ()
    statements: tuple[SeenStatement, ...] = ()
    relationships: tuple[SeenRelationship, ...] = ()
    anniversaries: tuple[SeenAnniversary, ...] = ()
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: tuple[SeenPlace, ...] = ()  # those that the article mentions, in its order


def stored_articles(view: View) -> dict[str, str]:
    """Return the graph of each article in the store by the article's identifier."""
    rows = view.query(_ARTICLES, union_default_graph=False)
    found: dict[str, str] = {}
    if isinstance(rows, QuerySolutions):
        for row in rows:
            graph, identifier = row["graph"], row["id"]
            if isinstance(graph, NamedNode) and isinstance(identifier, Literal):
                found[identifier.value] = graph.value
    return found


def read_back(view: View, graph: str) -> SeenArticle:
    """Return what the article graph ``graph`` says."""
    return _Reader(view.quads(graph)).article()


class _Reader:
    """One article's graph, indexed by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._values[subject.value][quad.predicate.value].append(value.value)
        for predicates in self._values.values():
            for values in predicates.values():
                values.sort()

    def article(self) -> SeenArticle:
        return SeenArticle(
            persons=tuple(self._actor(iri) for iri in self._of_class("Person")),
            posts=tuple(
                self._post(iri, holder)
                for iri in self._of_class("Tenure")
                for holder in self._dip(iri, "holder")
            ),
            events=tuple(self._event(iri) for iri in self._of_class("Event")),
            agreements=tuple(self._agreement(iri) for iri in self._of_class("Agreement")),
            statements=tuple(self._statement(iri) for iri in self._of_class("Statement")),
            relationships=tuple(self._relationship(iri) for iri in self._of_class("Relationship")),
            anniversaries=tuple(self._anniversary(iri) for iri in self._of_class("Anniversary")),
            topics=self._topics(),
            places=self._places(),
        )

    def _places(self) -> tuple[SeenPlace, ...]:
        found = []
        for article in self._of_class("Article"):
            for iri in self._get(article, _MENTIONS):
                tail = unquote(iri.rpartition("/place/")[2])
                authority = tail if tail in authorities().places else None
                found += [SeenPlace(exact, start, authority) for start, exact in self._words(iri)]
        return tuple(sorted(found, key=lambda place: (place.start, place.words, place.authority or "")))

    def _of_class(self, *classes: str) -> list[str]:
        wanted = {DIP + name for name in classes}
        return sorted(iri for iri in list(self._values) if wanted.intersection(self._get(iri, _TYPE)))

    def _get(self, iri: str, predicate: str) -> tuple[str, ...]:
        predicates = self._values.get(iri)
        return tuple(predicates.get(predicate, ())) if predicates else ()

    def _dip(self, iri: str, name: str) -> tuple[str, ...]:
        return self._get(iri, DIP + name)

    def _one(self, iri: str, name: str) -> str | None:
        return next(iter(self._dip(iri, name)), None)

    def _moment(self, iri: str, name: str) -> Moment | None:
        value = self._one(iri, name)
        return None if value is None else Moment.parse(value)

    def _number(self, iri: str, name: str) -> int | None:
        value = self._one(iri, name)
        return int(value) if value is not None and value.isdigit() else None

    def _quotes(self, iri: str) -> tuple[str, ...]:
        """Return the words behind a fact, in the order of the article."""
        return tuple(exact for _, exact in self._words(iri))

    def _words(self, iri: str) -> list[tuple[int, str]]:
        """Return the words that are evidence of a node with their offsets."""
        found = []
        for evidence in self._dip(iri, "evidence"):
            starts = self._get(evidence, PREFIXES["oa"] + "start")
            position = int(starts[0]) if starts and starts[0].isdigit() else 0
            found += [(position, exact) for exact in self._get(evidence, PREFIXES["oa"] + "exact")]
        return sorted(set(found))

    def _names(self, iri: str) -> tuple[str, ...]:
        written = [name for predicate in _NAME_PROPERTIES for name in self._get(iri, predicate)]
        return tuple(dict.fromkeys((*written, *_known_names(iri)))) or (_tail(iri).replace("-", " "),)

    def _actor(self, iri: str) -> Actor:
        person = DIP + "Person" in self._get(iri, _TYPE)
        return Actor(iri, self._names(iri), person, self._quotes(iri))

    def _actors(self, iri: str, *properties: str) -> tuple[Actor, ...]:
        found = dict.fromkeys(actor for name in properties for actor in self._dip(iri, name))
        return tuple(self._actor(actor) for actor in found)

    def _post(self, iri: str, holder: str) -> SeenPost:
        titles = tuple(title for post in self._dip(iri, "post") for title in self._names(post))
        return SeenPost(self._actor(holder), titles, self._quotes(iri))

    def _event(self, iri: str) -> SeenEvent:
        place = self._one(iri, "place")
        parts = tuple(
            SeenPart(self._actor(actor), tuple(map(_tail, self._dip(part, "role"))), self._quotes(part))
            for part in self._dip(iri, "participation")
            for actor in self._dip(part, "participant")
        )
        return SeenEvent(
            iri=iri,
            type=narrowest(name.removeprefix(DIP) for name in self._get(iri, _TYPE)),
            start=self._moment(iri, "start"),
            end=self._moment(iri, "end"),
            place=None if place is None else self._actor(place),
            parts=parts,
            series=tuple(name for series in self._dip(iri, "inSeries") for name in self._names(series)),
            ordinal=self._number(iri, "ordinal"),
            quotes=self._quotes(iri),
        )

    def _agreement(self, iri: str) -> SeenAgreement:
        return SeenAgreement(
            iri=iri,
            type=_tail(self._one(iri, "agreementType") or ""),
            titles=self._get(iri, _ALT_LABEL),
            parties=self._actors(iri, "party", "signatory"),
            signed=self._moment(iri, "signedOn"),
            count=self._number(iri, "count"),
            quotes=self._quotes(iri),
        )

    def _statement(self, iri: str) -> SeenStatement:
        act = _tail(self._one(iri, "act") or "")
        return SeenStatement(iri, self._actors(iri, "speaker"), act, self._quotes(iri))

    def _relationship(self, iri: str) -> SeenRelationship:
        kind = _tail(self._one(iri, "relationshipType") or "")
        return SeenRelationship(iri, kind, self._actors(iri, "party"), self._quotes(iri))

    def _anniversary(self, iri: str) -> SeenAnniversary:
        return SeenAnniversary(
            iri, self._number(iri, "ordinal"), self._actors(iri, "party"), self._quotes(iri)
        )

    def _topics(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for iri in self._of_class("Statement", "Agreement"):
            for topic in map(_tail, self._dip(iri, "topic")):
                found[topic] = (*found.get(topic, ()), *self._quotes(iri))
        return found


def _tail(iri: str) -> str:
    """Return what stands after the last slash or hash of an IRI, percent signs read."""
    return unquote(iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1])


def _known_names(iri: str) -> tuple[str, ...]:
    """Return the names that the authorities have for a place or a body."""
    known = authorities()
    if place := known.places.get(iri.rpartition("/place/")[2]):
        return (*(name for _, name in place.labels), *place.alt)
    if body := known.bodies.get(iri.rpartition("/body/")[2]):
        return (*(name for _, name in body.labels), *body.alt, *body.acronyms)
    return ()
