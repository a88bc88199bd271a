"""The vocabulary as values: the concepts of ``ontology/schemes`` with their labels, and the names of ``dip:`` terms."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from mappings.compiled import compiled
from mappings.namespaces import DIP, PREFIXES
from mappings.resources import ONTOLOGY, SCHEMES

PREF: Final = "pref"
ALT: Final = "alt"
HIDDEN: Final = "hidden"

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_SKOS: Final = PREFIXES["skos"]
_CONCEPT: Final = NamedNode(_SKOS + "Concept")
_NOTATION: Final = NamedNode(_SKOS + "notation")
_KINDS: Final = tuple((NamedNode(f"{_SKOS}{kind}Label"), kind) for kind in (PREF, ALT, HIDDEN))

_Said = dict[NamedNode, list[NamedNode | Literal]]  # the values of each property of a node


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


@compiled
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
    said: defaultdict[str, _Said] = defaultdict(dict)
    for quad in _quads(path):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value].setdefault(quad.predicate, []).append(quad.object)
    members = ((iri, about) for iri, about in said.items() if _CONCEPT in about.get(_TYPE, ()))
    return tuple(
        sorted((_concept(iri, about, path.stem) for iri, about in members), key=lambda concept: concept.id)
    )


def _quads(path: Path) -> Iterator[Quad]:
    return parse(path.read_bytes(), format=RdfFormat.TURTLE, base_iri=path.absolute().as_uri())


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


@compiled
def told(name: str, property_: str) -> Mapping[str, tuple[str, ...]]:
    """Return what the members of a scheme say under a ``dip:`` property, sorted, by their ids.

    A value that is a concept is given by its id, any other as it is written. Members that say nothing are not there.

    Raises:
        UnknownScheme: there is no such scheme.
    """
    if name not in scheme_names():
        raise UnknownScheme(name, scheme_names())
    found: dict[str, set[str]] = {}
    for quad in _quads(SCHEMES / f"{name}.ttl"):
        subject, value = quad.subject, quad.object
        if quad.predicate.value != DIP + property_ or not isinstance(subject, NamedNode):
            continue
        if isinstance(value, NamedNode | Literal):
            written = value.value.rpartition("/")[2] if isinstance(value, NamedNode) else value.value
            found.setdefault(subject.value.rpartition("/")[2], set()).add(written)
    return MappingProxyType({one: tuple(sorted(values)) for one, values in sorted(found.items())})


@compiled
def terms() -> frozenset[str]:
    """The local names of all terms that ``ontology/diplomacy.ttl`` defines in the ``dip:`` namespace."""
    return frozenset(
        quad.subject.value.removeprefix(DIP)
        for quad in _quads(ONTOLOGY / "diplomacy.ttl")
        if quad.predicate == _TYPE
        and isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(DIP)
    )


def _concept(iri: str, about: _Said, scheme_: str) -> Concept:
    notations = [value.value for value in about.get(_NOTATION, ())]
    if len(notations) != 1 or not iri.endswith(("/" + notations[0], "#" + notations[0])):
        raise BadConcept(scheme_, iri, sorted(notations))
    labels = tuple(
        label
        for predicate, kind in _KINDS
        for label in sorted(
            (
                Label(value.value, value.language or "", kind)
                for value in about.get(predicate, ())
                if isinstance(value, Literal)
            ),
            key=lambda label: (label.language, label.text),
        )
    )
    return Concept(notations[0], iri, scheme_, labels)
