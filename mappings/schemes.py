"""The vocabulary as values: the concepts of ``ontology/schemes`` with their labels, and the names of ``dip:`` terms."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from mappings.namespaces import DIP
from mappings.resources import ONTOLOGY, SCHEMES

PREF: Final = "pref"
ALT: Final = "alt"
HIDDEN: Final = "hidden"

_KINDS: Final = ((SKOS.prefLabel, PREF), (SKOS.altLabel, ALT), (SKOS.hiddenLabel, HIDDEN))


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a concept. ``kind`` is ``pref``, ``alt`` or ``hidden``, as in SKOS."""

    text: str
    language: str  # as tagged: fr, en, vi, zh, ko, ja
    kind: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A member of a scheme. ``id`` is its notation, which is also the end of its IRI."""

    id: str
    iri: str
    scheme: str
    labels: tuple[Label, ...]  # preferred first, then alternative, then hidden; each kind in code point order

    def words(self, language: str) -> tuple[str, ...]:
        """Every label in ``language``, preferred first: what a recogniser looks for."""
        return tuple(label.text for label in self.labels if label.language == language)

    def name(self, language: str) -> str | None:
        """The preferred label in ``language``; None where it has none."""
        return next(
            (label.text for label in self.labels if (label.kind, label.language) == (PREF, language)), None
        )


class UnknownScheme(LookupError):
    """A scheme that ``ontology/schemes`` does not hold."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"no scheme {name!r} in {SCHEMES.name}; there are: {', '.join(sorted(known))}")


class UnknownConcept(LookupError):
    """An id that is no member of its scheme."""

    def __init__(self, scheme: str, id_: str, known: Iterable[str]) -> None:
        near = difflib.get_close_matches(id_, list(known), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"no concept {id_!r} in the scheme {scheme!r}{hint}")


class BadConcept(ValueError):
    """A concept whose notation and IRI do not say the same, or that has not exactly one notation."""

    def __init__(self, scheme: str, iri: str, notations: list[str]) -> None:
        super().__init__(
            f"scheme {scheme!r}: {iri} needs one skos:notation that ends its IRI, it has {notations}"
        )


@cache
def scheme_names() -> frozenset[str]:
    """Return the names of the schemes that there are, such as ``topics`` and ``acts``."""
    return frozenset(path.stem for path in SCHEMES.glob("*.ttl"))


@cache
def scheme(name: str) -> tuple[Concept, ...]:
    """Return the members of a scheme, by id.

    Raises:
        UnknownScheme: there is no such scheme.
        BadConcept: a member's notation is missing or is not the end of its IRI.
    """
    if name not in scheme_names():
        raise UnknownScheme(name, scheme_names())
    return read_scheme(SCHEMES / f"{name}.ttl")


def read_scheme(path: Path) -> tuple[Concept, ...]:
    """Return the members of the scheme in a Turtle file, by id; the file's stem is the scheme's name.

    Raises:
        BadConcept: a member's notation is missing or is not the end of its IRI.
    """
    graph = Graph().parse(path, format="turtle")
    members = (node for node in graph.subjects(RDF.type, SKOS.Concept) if isinstance(node, URIRef))
    return tuple(sorted((_concept(graph, node, path.stem) for node in members), key=lambda c: c.id))


@cache
def _by_id(name: str) -> Mapping[str, Concept]:
    return MappingProxyType({concept.id: concept for concept in scheme(name)})


def concept(name: str, id_: str) -> Concept:
    """Return one member of a scheme.

    Raises:
        UnknownScheme: there is no such scheme.
        UnknownConcept: the scheme has no such member; the message offers the nearest ids.
    """
    members = _by_id(name)
    if id_ not in members:
        raise UnknownConcept(name, id_, members)
    return members[id_]


@cache
def told(name: str, property_: str) -> Mapping[str, tuple[str, ...]]:
    """Return what the members of a scheme say under a ``dip:`` property, sorted, by their ids.

    A value that is a concept is given by its id, any other as it is written. Members that say nothing are not there.

    Raises:
        UnknownScheme: there is no such scheme.
    """
    if name not in scheme_names():
        raise UnknownScheme(name, scheme_names())
    graph = Graph().parse(SCHEMES / f"{name}.ttl", format="turtle")
    found: dict[str, set[str]] = {}
    for node, value in graph.subject_objects(URIRef(DIP + property_)):
        written = str(value).rpartition("/")[2] if isinstance(value, URIRef) else str(value)
        found.setdefault(str(node).rpartition("/")[2], set()).add(written)
    return MappingProxyType({one: tuple(sorted(values)) for one, values in sorted(found.items())})


@cache
def terms() -> frozenset[str]:
    """The local names of all terms that ``ontology/diplomacy.ttl`` defines in the ``dip:`` namespace."""
    graph = Graph().parse(ONTOLOGY / "diplomacy.ttl", format="turtle")
    return frozenset(
        str(node).removeprefix(DIP)
        for node in graph.subjects(RDF.type, None)
        if isinstance(node, URIRef) and str(node).startswith(DIP)
    )


def _concept(graph: Graph, node: URIRef, scheme_: str) -> Concept:
    notations = [str(value) for value in graph.objects(node, SKOS.notation)]
    if len(notations) != 1 or not str(node).endswith(("/" + notations[0], "#" + notations[0])):
        raise BadConcept(scheme_, str(node), sorted(notations))
    labels = tuple(
        label
        for predicate, kind in _KINDS
        for label in sorted(
            (
                Label(str(value), value.language or "", kind)
                for value in graph.objects(node, predicate)
                if isinstance(value, Literal)
            ),
            key=lambda label: (label.language, label.text),
        )
    )
    return Concept(notations[0], str(node), scheme_, labels)
