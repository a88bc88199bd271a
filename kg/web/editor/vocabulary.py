"""What the editor completes: the classes, properties and concepts of the ontology, as queries write them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from kg.store import Literal as Text
from kg.store import NamedNode, RdfFormat, parse
from kg.terms import prefixed
from kg.web.pictures.nodes import best
from mappings.namespaces import PREFIXES
from mappings.resources import ONTOLOGY, SCHEMES

Role = Literal["class", "property", "concept"]

_RDF, _RDFS, _OWL = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"]
_SH, _SKOS = PREFIXES["sh"], PREFIXES["skos"]
_TYPES: Final[dict[str, Role]] = {
    _OWL + "Class": "class",
    _OWL + "ObjectProperty": "property",
    _OWL + "DatatypeProperty": "property",
    _RDF + "Property": "property",
    _SKOS + "Concept": "concept",
}
_USES: Final[dict[str, Role]] = {
    _SH + "path": "property",
    _SH + "targetClass": "class",
    _SH + "class": "class",
}
_LABELS: Final = {_RDFS + "label", _SKOS + "prefLabel"}
_NOTES: Final = {_RDFS + "comment", _SKOS + "definition"}
_ALWAYS: Final[dict[str, Role]] = {
    _RDFS + "label": "property",
    _RDF + "type": "property",
    _SKOS + "altLabel": "property",
    PREFIXES["wgs84"] + "lat": "property",
    PREFIXES["wgs84"] + "long": "property",
}
"""Terms of others that every graph has, though no shape of an article asks for them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its labels and notes by language."""

    iri: str
    role: Role
    labels: dict[str, str]
    notes: dict[str, str]


def completions(language: str) -> list[dict[str, str]]:
    """Return the terms that have a prefixed name as the editor reads them, with labels and notes in ``language``."""
    return [
        {
            "name": name,
            "role": term.role,
            "label": best(term.labels, language),
            "note": best(term.notes, language),
        }
        for term in terms()
        if (name := prefixed(term.iri)) is not None
    ]


@cache
def terms() -> tuple[Term, ...]:
    """Return every class, property and concept that a stored graph can hold, by IRI, read from the ontology's files."""
    roles: dict[str, Role] = dict(_ALWAYS)
    labels: dict[str, dict[str, str]] = {}
    notes: dict[str, dict[str, str]] = {}
    for file in (ONTOLOGY / "diplomacy.ttl", ONTOLOGY / "shapes.ttl", *sorted(SCHEMES.glob("*.ttl"))):
        _read(file, roles, labels, notes)
    return tuple(
        Term(iri, role, labels.get(iri, {}), notes.get(iri, {}))
        for iri, role in sorted(roles.items())
        if not iri.startswith((_SH, PREFIXES["xsd"]))
    )


def _read(
    file: Path, roles: dict[str, Role], labels: dict[str, dict[str, str]], notes: dict[str, dict[str, str]]
) -> None:
    for quad in parse(file.read_bytes(), RdfFormat.TURTLE):
        subject, predicate, found = quad.subject, quad.predicate.value, quad.object
        if isinstance(found, NamedNode):
            if predicate == _RDF + "type" and found.value in _TYPES and isinstance(subject, NamedNode):
                # A kind of event is a class as well as a concept of a scheme; queries use it as a class.
                role = _TYPES[found.value]
                if role != "concept" or roles.get(subject.value) != "class":
                    roles[subject.value] = role
            elif predicate in _USES:
                roles.setdefault(found.value, _USES[predicate])
        elif isinstance(found, Text) and isinstance(subject, NamedNode):
            kept = labels if predicate in _LABELS else notes if predicate in _NOTES else None
            if kept is not None:
                kept.setdefault(subject.value, {})[found.language or ""] = found.value
