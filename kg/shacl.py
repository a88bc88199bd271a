"""The gate: SHACL shapes, loaded once, that say what is wrong with a graph before it is stored.

pySHACL runs on an rdflib graph, not on an Oxigraph store: versions 0.40.0 and 0.40.1 compare a plain string of
an Oxigraph store with its ``xsd:string`` twin in the shapes and raise false sh:in and sh:hasValue violations
(``tests/kg/test_shacl.py`` holds both halves), and for graphs the size of one article rdflib is the faster one.

Every verdict is pySHACL's own, except that nothing is wrong where ``kg.clearance`` is sure of it, as it is of nearly
every article. Three things let pySHACL come to its verdict sooner: property shapes get the targets of the node
shape around them, so that each is evaluated once for all its focus nodes; the shapes remember what pySHACL asks
of them; names for its text report, which nobody reads here, are shortened once. Articles are not judged together:
a node that one of them leaves incomplete would be completed by another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pyshacl
from rdflib import RDF, RDFS, SH, SKOS, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import NamespaceManager
from rdflib.term import Node

from kg.clearance import Clearance
from kg.store import BlankNode, Quad, RdfFormat, Term, parse
from kg.translation import from_rdflib, to_rdflib
from mappings.resources import ONTOLOGY, SCHEMES

SHAPES: Final = ONTOLOGY / "shapes.ttl"
VIOLATION: Final = str(SH.Violation)

_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

_Statement = tuple[Node, Node, Node]


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

    def __init__(self, shapes: Graph, background: Iterable[_Statement]) -> None:
        """Take the shapes, and what a judged graph may take as known: subclasses, and the scheme members it names."""
        self._shapes = _Remembering(_aimed(shapes))
        self._classes: set[_Statement] = set()
        self._members: defaultdict[Node, set[_Statement]] = defaultdict(set)
        for statement in background:
            subject, property_, value = statement
            if property_ == RDFS.subClassOf:
                self._classes.add(statement)
            elif property_ == SKOS.inScheme or (property_ == RDF.type and value == SKOS.Concept):
                self._members[subject].add(statement)
        self._named = _named_shapes(shapes)
        self._clearance = Clearance(shapes, self._classes, self._members)

    @classmethod
    def load(cls, shapes: Path = SHAPES, background: Sequence[Path] | None = None) -> Gate:
        """Read the shapes and the ontology from Turtle files, those of the project by default."""
        files = _ontology_files(shapes) if background is None else background
        judging = Graph()
        for statement in _read(shapes):
            judging.add(statement)
        return cls(judging, {statement for file in files for statement in _read(file)})

    def validate(self, quads: Iterable[Quad]) -> list[Violation]:
        """Return what the shapes find wrong in one graph, sorted; an empty list where it conforms.

        Raises:
            ForeignTerm: a quad holds a blank node.
        """
        judged = list(quads)
        return [] if self._clearance.clears(judged) else self.judge(judged)

    def judge(self, quads: Iterable[Quad]) -> list[Violation]:
        """As ``validate``, by pySHACL alone, however clear the case is."""
        data = Graph()
        data.namespace_manager = _Shortener(data)
        for quad in quads:
            data.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        focusable = set(data.subjects()) | set(data.objects())
        for statement in self._classes.union(
            *(self._members[node] for node in self._members.keys() & focusable)
        ):
            data.add(statement)
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
            key=lambda v: (str(v.focus), v.path or "", str(v.value), v.shape, v.component, v.messages),
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


class _Remembering(Graph):
    """A graph that looks up a pattern once: pySHACL asks the same of the shapes for each focus node."""

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._found: dict[object, list[_Statement]] = {}
        self.namespace_manager = _Shortener(self)
        for prefix, name in graph.namespaces():
            self.bind(prefix, name)
        for statement in graph:
            self.add(statement)

    def add(self, triple: Any) -> _Remembering:
        if triple not in self:
            super().add(triple)
            self._found.clear()
        return self

    def triples(self, triple: Any) -> Generator[Any, None, None]:
        found = self._found.get(triple)
        if found is None:
            found = self._found[triple] = list(super().triples(triple))
        yield from found


class _Shortener(NamespaceManager):
    """Prefixed names, each worked out once: pySHACL writes them for every member of an sh:or that fails."""

    def __init__(self, graph: Graph) -> None:
        self._short: dict[str, str] = {}
        self._last: tuple[object, ...] = ()
        super().__init__(graph)

    def normalizeUri(self, rdfTerm: str) -> str:  # noqa: N802, N803 - rdflib's names
        short = self._short.get(rdfTerm)
        if short is None:
            short = self._short[rdfTerm] = super().normalizeUri(rdfTerm)
        return short

    def bind(self, prefix: str | None, namespace: Any, override: bool = True, replace: bool = False) -> None:
        """Bind as rdflib does; the same once more, as pySHACL does for every term it writes, changes nothing."""
        this = (prefix, str(namespace), override, replace)
        if this != self._last:
            self._last = this
            self._short.clear()
            super().bind(prefix, namespace, override, replace)


def _aimed(shapes: Graph) -> Graph:
    """The shapes, with property shapes that bear the targets of the node shape around them in place of its sh:property.

    Validating a node against a property shape that a node shape gives by sh:property yields that property shape's own
    results (https://www.w3.org/TR/shacl/#PropertyConstraintComponent), so whether it is reached from there or by a
    target makes no difference to them. A pair stays as it is where more hangs on it: another shape refers to either,
    the property shape has its own targets, the node shape is a class (its own target), closed or deactivated, or the
    property shape counts among siblings (sh:qualifiedValueShape).
    """
    aimed = Graph()
    for prefix, name in shapes.namespaces():
        aimed.bind(prefix, name)
    for statement in shapes:
        aimed.add(statement)
    for outer in set(shapes.subjects(SH.property)):
        targets = [(target, value) for target in _TARGETS for value in shapes.objects(outer, target)]
        if not targets or not _stands_alone(shapes, outer):
            continue
        for inner in shapes.objects(outer, SH.property):
            if _serves_one(shapes, inner):
                aimed.remove((outer, SH.property, inner))
                for target, value in targets:
                    aimed.add((inner, target, value))
    return aimed


def _stands_alone(shapes: Graph, outer: Node) -> bool:
    """Whether a node shape does nothing with its property shapes but have its focus nodes validated."""
    bound = (SH.path, SH.closed, SH.deactivated)
    return (
        (None, None, outer) not in shapes
        and not any((outer, property_, None) in shapes for property_ in bound)
        and set(shapes.objects(outer, RDF.type)) <= {SH.NodeShape}
    )


def _serves_one(shapes: Graph, inner: Node) -> bool:
    """Whether a property shape is reached from one node shape and from nowhere else."""
    return len(list(shapes.triples((None, None, inner)))) == 1 and not any(
        (inner, property_, None) in shapes for property_ in (*_TARGETS, SH.qualifiedValueShape)
    )


def _read(file: Path) -> Iterator[_Statement]:
    """The statements of a Turtle file; Oxigraph's parser takes a fiftieth of the time that rdflib's does."""
    for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=file.absolute().as_uri()):
        yield _node(quad.subject), _node(quad.predicate), _node(quad.object)


def _node(term: object) -> Node:
    return BNode(term.value) if isinstance(term, BlankNode) else to_rdflib(term)


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
