"""The gate: SHACL shapes, loaded once, that say what is wrong with a graph before it is stored.

pySHACL runs on an rdflib graph, not on an Oxigraph store: versions 0.40.0 and 0.40.1 compare a plain string of
an Oxigraph store with its ``xsd:string`` twin in the shapes and raise false sh:in and sh:hasValue violations
(``tests/kg/test_shacl.py`` holds both halves), and for graphs the size of one article rdflib is the faster one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyshacl
from rdflib import RDF, RDFS, SH, SKOS, XSD, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.store import Literal, NamedNode, Quad, Term
from mappings.resources import ONTOLOGY, SCHEMES

SHAPES: Final = ONTOLOGY / "shapes.ttl"
VIOLATION: Final = str(SH.Violation)


@dataclass(frozen=True, slots=True)
class Violation:
    """One validation result (https://www.w3.org/TR/shacl/#validation-report), without blank nodes."""

    focus: Term
    shape: str  # the source shape; where that has no IRI, the nearest shape around it that has one
    component: str  # the kind of constraint
    path: str | None = None  # None where the path is not a single property
    value: Term | None = None
    severity: str = VIOLATION
    messages: tuple[tuple[str, str], ...] = ()  # (language, text), sorted

    @property
    def refuses(self) -> bool:
        """Whether it keeps a fact out of the store; warnings and information do not."""
        return self.severity == VIOLATION

    def message(self, language: str = "en") -> str:
        """The message in ``language``, else in any."""
        return dict(self.messages).get(language) or next((text for _, text in self.messages), self.component)


class Gate:
    """The shapes, ready to judge one graph after another."""

    def __init__(self, shapes: Graph, background: Graph) -> None:
        """Take the shapes, and what every judged graph may take as known: subclasses and scheme members."""
        self._shapes = shapes
        self._background = [
            triple
            for triple in background
            if triple[1] in {RDFS.subClassOf, SKOS.inScheme}
            or (triple[1] == RDF.type and triple[2] == SKOS.Concept)
        ]
        self._named = _named_shapes(shapes)

    @classmethod
    def load(cls, shapes: Path = SHAPES, background: Sequence[Path] | None = None) -> Gate:
        """Read the shapes and the ontology from Turtle files, those of the project by default."""
        files = _ontology_files(shapes) if background is None else background
        known = Graph()
        for file in files:
            known.parse(file, format="turtle")
        return cls(Graph().parse(shapes, format="turtle"), known)

    def validate(self, quads: Iterable[Quad]) -> list[Violation]:
        """Return what the shapes find wrong in one graph, sorted; an empty list where it conforms."""
        data = Graph()
        for quad in quads:
            data.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        known = [triple for triple in self._background if triple not in data]
        focusable = set(data.subjects()) | set(data.objects())
        for triple in known:
            data.add(triple)
        _, report, _ = pyshacl.validate(
            data, shacl_graph=self._shapes, inference="none", advanced=False, inplace=True
        )
        results = (
            (focus, result)
            for result in report.subjects(RDF.type, SH.ValidationResult)
            if (focus := report.value(result, SH.focusNode)) in focusable
        )
        return sorted(
            (self._violation(report, focus, result) for focus, result in results),
            key=lambda v: (str(v.focus), v.path or "", str(v.value), v.shape, v.component),
        )

    def _violation(self, report: Graph, focus: Node | None, result: Node) -> Violation:
        path = report.value(result, SH.resultPath)
        value = report.value(result, SH.value)
        shape = report.value(result, SH.sourceShape)
        messages = report.objects(result, SH.resultMessage)
        return Violation(
            focus=from_rdflib(focus),
            shape=str(shape)
            if isinstance(shape, URIRef) or shape is None
            else self._named.get(shape, str(SH.Shape)),
            component=str(report.value(result, SH.sourceConstraintComponent)),
            path=str(path) if isinstance(path, URIRef) else None,
            value=from_rdflib(value) if isinstance(value, URIRef | RdfLiteral) else None,
            severity=str(report.value(result, SH.resultSeverity)),
            messages=tuple(sorted((str(getattr(m, "language", None) or ""), str(m)) for m in messages)),
        )


def to_rdflib(term: object) -> Node:
    """Return the rdflib term that an Oxigraph term is; a literal keeps its lexical form as it stands."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdfLiteral(term.value, lang=term.language)
        plain = term.datatype.value == str(XSD.string)
        return RdfLiteral(
            term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False
        )
    raise ForeignTerm(term)


def from_rdflib(term: object) -> Term:
    """Return the Oxigraph term that an rdflib term is."""
    if isinstance(term, URIRef):
        return NamedNode(str(term))
    if isinstance(term, RdfLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype or XSD.string)))
    raise ForeignTerm(term)


class ForeignTerm(TypeError):
    """A term that has no place in stored data: a blank node, a quoted triple."""

    def __init__(self, term: object) -> None:
        super().__init__(f"neither an IRI nor a literal: {term!r}")


def _ontology_files(shapes: Path) -> list[Path]:
    return [
        *sorted(path for path in ONTOLOGY.glob("*.ttl") if path != shapes),
        *sorted(SCHEMES.glob("*.ttl")),
    ]


def _named_shapes(shapes: Graph) -> dict[Node, str]:
    """For each blank shape the IRI of the nearest shape around it: https://www.w3.org/TR/shacl/#shapes."""
    names: dict[Node, str] = {}
    for node in {o for o in shapes.objects() if isinstance(o, BNode)}:
        around: Node | None = node
        seen: set[Node] = set()
        while isinstance(around, BNode) and around not in seen:
            seen.add(around)
            around = min(shapes.subjects(None, around), key=str, default=None)
        if isinstance(around, URIRef):
            names[node] = str(around)
    return names
