"""The description of a release's content in VoID: counts, classes, properties, vocabularies, linksets.

https://www.w3.org/TR/void/
"""

from __future__ import annotations

from typing import BinaryIO, Final

from kg.export.linkset import Linkset, described
from kg.export.lookup import local_name
from kg.export.nodes import grouped
from kg.export.turtle import write_turtle
from kg.release.description import Description, Property, both, named, number, triples
from kg.release.parts import file_name
from kg.store import NamedNode, Triple
from mappings.namespaces import PREFIXES

TITLE: Final = (
    "A knowledge graph of diplomacy, read from the news",
    "Un graphe de connaissances de la diplomatie, lu dans la presse",
)

_FORMATS: Final = "http://www.w3.org/ns/formats/"
_FEATURES: Final = {
    "text/turtle": "Turtle",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
    "application/ld+json": "JSON-LD",
}


def write_void(told: Description, out: BinaryIO, endpoint: str | None = None) -> None:
    """Write the VoID description as Turtle; all its nodes have names, those of parts below the data set's.

    ``endpoint`` is where the data set answers SPARQL, None where it does not.
    """
    found = _dataset(told) + _classes(told) + _properties(told)
    if endpoint is not None:
        found += triples(told.dataset, [("void:sparqlEndpoint", NamedNode(endpoint))])
    for linkset in told.linksets:
        found += _linkset(told, linkset)
    write_turtle(grouped(found), out)


def _dataset(told: Description) -> list[Triple]:
    census = told.census
    files = [file for file in told.distributions if file.kind.media_type in _FEATURES]
    used = {name[1:-1] for name in (*census.classes, *census.properties)}
    vocabularies = sorted({space for space in PREFIXES.values() if any(n.startswith(space) for n in used)})
    properties: list[Property] = [
        ("rdf:type", named("void:Dataset")),
        *both(*TITLE, "dct:title"),
        ("dct:license", NamedNode(told.settings.licence)),
        ("void:uriSpace", told.base),
        ("void:triples", number(census.triples)),
        ("void:entities", number(census.entities)),
        ("void:distinctSubjects", number(census.subjects)),
        ("void:distinctObjects", number(told.objects)),
        ("void:classes", number(len(census.classes))),
        ("void:properties", number(len(census.properties))),
        ("void:documents", number(told.articles)),
        *(("void:vocabulary", NamedNode(space)) for space in vocabularies),
        *(("void:dataDump", NamedNode(told.address + file.name)) for file in files),
        *(
            ("void:feature", NamedNode(_FORMATS + _FEATURES[kind]))
            for kind in sorted({file.kind.media_type for file in files})
        ),
    ]
    return triples(told.dataset, properties)


def _classes(told: Description) -> list[Triple]:
    found: list[Triple] = []
    for term, count in sorted(told.census.classes.items()):
        part = f"{told.dataset}#class-{_name(term)}"
        found += triples(told.dataset, [("void:classPartition", NamedNode(part))])
        found += triples(part, [("void:class", NamedNode(term[1:-1])), ("void:entities", number(count))])
    return found


def _properties(told: Description) -> list[Triple]:
    found: list[Triple] = []
    for term, count in sorted(told.census.properties.items()):
        part = f"{told.dataset}#property-{_name(term)}"
        found += triples(told.dataset, [("void:propertyPartition", NamedNode(part))])
        found += triples(part, [("void:property", NamedNode(term[1:-1])), ("void:triples", number(count))])
    return found


def _linkset(told: Description, linkset: Linkset) -> list[Triple]:
    """A linkset is part of the data set that its links lead away from."""
    part = triples(told.dataset, [("void:subset", NamedNode(linkset.iri(told.base)))])
    return [*part, *described(linkset, told.dataset, told.base)]


def _name(term: str) -> str:
    """The name of a class's or property's part: its prefix and local name, else something as short and as unique."""
    iri = term[1:-1]
    prefix = next((name for name, space in PREFIXES.items() if iri == space + local_name(iri)), None)
    return f"{prefix}-{local_name(iri)}" if prefix else file_name(iri)
