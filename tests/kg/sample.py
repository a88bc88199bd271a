"""Small articles, a reader of facts that a person can follow, and shapes with one rule each: for tests of the graph."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from kg import derived
from kg.build import BuildReport, Options, build_into
from kg.building import crew
from kg.clearance.graph import said_in
from kg.derived import change, refresh
from kg.derived.ontology import ontology_quads
from kg.shacl import Gate
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, RdfFormat, Store, parse
from mappings import extract as extraction
from mappings.article import Article
from mappings.authorities import authorities
from mappings.facts import Event, Evidence, Participation, Person, Place, Report, Spelling
from mappings.moment import Moment
from mappings.namespaces import BASE, DIP, PREFIXES

DATA: Final = "http://example.org/"

SHAPES: Final = """
@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
@prefix ex: <http://example.org/shape/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <http://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:Article a sh:NodeShape ; sh:targetClass dip:Article ;
    sh:property [ sh:path schema:publisher ; sh:maxCount 0 ; sh:message "No publisher"@en , "Pas d'éditeur"@fr ] .
ex:Event a sh:NodeShape ; sh:targetClass dip:Event ;
    sh:property [ sh:path dip:start ; sh:pattern "^20" ; sh:message "Too early"@en , "Trop tôt"@fr ] ;
    sh:property [ sh:path dip:participation ; sh:minCount 1 ; sh:message "Nobody"@en , "Personne"@fr ] ;
    sh:property [ sh:path dip:kind ; sh:hasValue "a" ; sh:severity sh:Warning ; sh:message "No kind"@en ] .
ex:Participation a sh:NodeShape ; sh:targetClass dip:Participation ;
    sh:property ex:Role .
ex:Role sh:path dip:role ; sh:in ( <https://w3id.org/diplomacy-kg/role/Host> <https://w3id.org/diplomacy-kg/role/Guest> ) ;
    sh:message "Unknown role"@en , "Rôle inconnu"@fr .
"""

_SENTENCE: Final = re.compile(r"([^.\n]+?) (reçoit|salue) ([^.\n]+?)(?: à ([^.\n]+?))?(?: le ([\d-]+))?\.")


def extract(article: Article) -> Report:
    """Read "Ana reçoit Bo à Hanoi le 2024-05-16." as a reception; a guest named Krach makes it fail."""
    events, persons = [], []
    for match in _SENTENCE.finditer(article.text):
        evidence = Evidence(match.start(), match.end(), match[0])
        host, guest = Person(match[1].strip(), "VN"), Person(match[3])
        if guest.name == "Krach":
            raise ZeroDivisionError(guest.name)
        role = "Guest" if match[2] == "reçoit" else "Admirer"
        persons += [Spelling(host, host.name, evidence), Spelling(guest, guest.name, evidence)]
        events.append(
            Event(
                "Reception",
                evidence,
                start=Moment.parse(match[5]) if match[5] else None,
                place=Place(match[4], "City", country="VN") if match[4] else None,
                participations=(
                    Participation(host, "Host", evidence),
                    Participation(guest, role, evidence),
                ),
            )
        )
    return Report(article.id, persons=tuple(persons), events=tuple(events))


def gate(more: str = "") -> Gate:
    """The gate of ``SHAPES`` and ``more``; it knows that a reception is a meeting and a meeting an event, and no warnings."""
    background = """
        @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        dip:Reception rdfs:subClassOf dip:Meeting . dip:Meeting rdfs:subClassOf dip:Event .
        """
    return gate_of(
        SHAPES.replace("sh:path dip:kind", "sh:deactivated true ; sh:path dip:kind") + more, background
    )


def gate_of(shapes: str, background: str = "") -> Gate:
    """A gate of shapes and of what is known, both in Turtle."""
    return Gate(*(said_in(parse(text, format=RdfFormat.TURTLE)) for text in (shapes, background)))


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let articles be read for facts by ``extract`` above, and judged by ``SHAPES``, all in this process."""
    monkeypatch.setattr(crew, "cores", lambda: 1)
    monkeypatch.setattr(extraction, "extract", extract)
    judge = gate()
    monkeypatch.setattr(Gate, "load", lambda *_: judge)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the derived graphs be made of one concept and no table, which takes a hundredth of the time."""
    few = tuple(one for one in ontology_quads() if one.subject == iri("role:Host"))
    for module in (derived, change, refresh):
        monkeypatch.setattr(module, "ontology_quads", lambda _: few)
    monkeypatch.setattr(derived, "query_quads", lambda _: ())
    none = replace(authorities(), places={}, bodies={}, people={})
    monkeypatch.setattr(refresh, "authorities", lambda: none)


def write(folder: Path, **texts: str) -> Path:
    """Write one ``.txt`` file per text, named by its keyword, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def build_in_memory(archive: Archive, *paths: Path) -> BuildReport:
    """Build into an archive with the small gate."""
    return build_into(archive, paths, Options(), gate=gate())


def dump(store: Store, under: str = "") -> list[str]:
    """The store's quads as sorted N-Quads lines; those of the graphs under one part of the base only."""
    return sorted(f"{quad} ." for quad in store.quads() if quad.graph_name.value.startswith(BASE + under))  # type: ignore[union-attr]


def iri(name: str) -> NamedNode:
    """The node of a prefixed name; of a bare one under ``DATA``."""
    prefix, colon, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local if colon else DATA + name)


def quad(subject: str, predicate: str, value: str | Literal | NamedNode, graph: str = DATA + "graph") -> Quad:
    """A quad of short names; a value in quotes is a plain string."""
    if isinstance(value, str):
        value = Literal(value[1:-1]) if value.startswith('"') else iri(value)
    return Quad(iri(subject), iri(predicate), value, NamedNode(graph))


def dip(name: str) -> NamedNode:
    """A term of the ontology."""
    return NamedNode(DIP + name)
