"""The page of a node: what it is, and every fact that it has a part in, by sort, newest first, each with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.store import Literal, NamedNode
from kg.web.alternates import ALTERNATES
from kg.web.facts import Fact, Reading, Row, read, rows
from kg.web.naming import Naming, Ref
from kg.web.neighbours import Listed, listed
from kg.web.pages.sorts import NODES, REFERRED, SORTS
from kg.web.paging import Pages, pages
from kg.web.rendering import render
from kg.web.said import Said
from kg.web.site import site_of

SHOWN: Final = 8  # facts of a section on one page
NAMED: Final = 60  # nodes of a section on one page
_SECTIONS: Final = {
    "person": "persons",
    "place": "places",
    "body": "bodies",
    "topic": "topics",
    "event": "events",
    "series": "events",
    "agreement": "agreements",
}
_MET: Final = frozenset({"person", "place", "body"})
_CHAIN: Final = ("event", "statement", "agreement", "relationship", "anniversary", "tenure")
_OTHER_NAMES: Final = ("rdfs:label", "skos:altLabel")
_LINKS: Final = tuple(
    f"skos:{name}" for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
)
_NOTES: Final = ("skos:definition", "skos:scopeNote", "skos:example")


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one sort that a page shows, out of all; ``nodes`` in their place where it lists nodes."""

    name: str
    pages: Pages
    facts: tuple[Fact, ...]
    nodes: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """The same thing, or one that is close, in another data set; ``how`` is the local name of the relation."""

    how: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Words:
    """Words with the language that they are in, "" where that is the page's or none."""

    text: str
    lang: str


def segment_of(base: str, iri: str) -> str:
    """Return the first segment of a node's path."""
    return iri.removeprefix(base).partition("/")[0]


async def node_page(request: Request, iri: str, known: Said) -> Response:
    """Answer with the page of a node of which ``known`` is said.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    site = site_of(request)
    segment = segment_of(site.settings.base, iri)
    sorts: Mapping[str, str] = SORTS.get(segment, {} if segment in _CHAIN else REFERRED)
    found = Listed({}, ())
    if sorts:
        found = await listed(site.endpoint, iri, sorts, partners=segment in _MET)
    cut = {
        name: pages(
            request, len(facts), NAMED if name in NODES else SHOWN, f"page-{name}", f"#section-{name}"
        )
        for name, facts in found.facts.items()
    }
    shown = {name: [one.iri for one in cut[name].of(found.facts[name])] for name in sorts if name in cut}
    told = {fact for name, facts in shown.items() if name not in NODES for fact in facts}
    named = {node for name, nodes in shown.items() if name in NODES for node in nodes}
    own = {iri} if segment in _CHAIN else set()
    partners = [iri for iri, _ in found.partners]
    reading = await read(request, {*told, *own}, {iri, *named, *partners}, known)
    sections = tuple(_section(reading, name, cut[name], iris) for name, iris in shown.items())
    values = {
        "section": _SECTIONS.get(segment, ""),
        "node": reading.naming.of(iri),
        "segment": segment,
        "type": known.narrowest(iri),
        "names": other_names(reading.naming, known, iri),
        "links": links(reading.naming, known, iri),
        "rows": own_rows(reading, known, iri),
        "notes": {name.partition(":")[2]: notes(reading.naming, known, iri, name) for name in _NOTES},
        "sections": sections,
        "partners": [(reading.naming.of(other), number) for other, number in found.partners],
        "fact": reading.fact(iri) if own else None,
        "formats": ALTERNATES,
    }
    return render(request, "fact.html" if own else "node.html", values)


def _section(reading: Reading, name: str, cut: Pages, iris: list[str]) -> Section:
    if name in NODES:
        nodes = sorted((reading.naming.of(iri) for iri in iris), key=lambda ref: ref.text)
        return Section(name, cut, (), tuple(nodes))
    return Section(name, cut, tuple(reading.fact(iri) for iri in iris))


def own_rows(reading: Reading, known: Said, iri: str) -> tuple[Row, ...]:
    """Return what is said of a node itself."""
    return rows(reading.naming, known, iri)


def other_names(naming: Naming, known: Said, iri: str) -> tuple[Words, ...]:
    """Return the other names of a node, each once, with the language that it is written in."""
    shown = naming.of(iri).text
    found: dict[str, str] = {}
    for name in _OTHER_NAMES:
        for term in known.values(iri, name):
            if isinstance(term, Literal) and term.value != shown:
                found.setdefault(term.value, term.language or "")
    return tuple(Words(text, naming.tag(found[text])) for text in sorted(found, key=lambda x: (found[x], x)))


def links(naming: Naming, known: Said, iri: str) -> tuple[Link, ...]:
    """Return what a node is matched with in other data sets."""
    return tuple(
        Link(name.partition(":")[2], naming.of(term.value))
        for name in _LINKS
        for term in sorted(known.values(iri, name), key=str)
        if isinstance(term, NamedNode)
    )


def notes(naming: Naming, known: Said, iri: str, name: str) -> tuple[Words, ...]:
    """Return the notes of a concept in the reader's language, else in English, else whatever there are."""
    found = [term for term in known.values(iri, name) if isinstance(term, Literal)]
    tags = {term.language or "" for term in found}
    best = next((tag for tag in (naming.language, "en", "fr", "") if tag in tags), "")
    return tuple(
        Words(term.value, naming.tag(best))
        for term in sorted(found, key=lambda term: term.value)
        if (term.language or "") == best
    )
