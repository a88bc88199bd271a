"""The shapes as pySHACL is given them: graphs of rdflib that say the same and let it come to its verdict sooner.

Property shapes get the targets of the node shape around them, so that each is evaluated once for all its focus nodes; the
shapes remember what pySHACL asks of them; names for its text report, which nobody reads here, are shortened once.
"""

from __future__ import annotations

from collections.abc import Container, Generator, Iterable, Iterator, Mapping
from typing import Any, Final

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import NamespaceManager
from rdflib.term import Node

from kg.clearance.graph import Node as Known
from kg.clearance.graph import Said
from kg.store import BlankNode, Quad
from kg.translation import from_rdflib, to_rdflib
from kg.violation import Violation

_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

Statement = tuple[Node, Node, Node]


class Prepared:
    """What pySHACL is given, and what it gives back as values."""

    def __init__(
        self, shapes: Iterable[Said], classes: Iterable[Said], members: Mapping[Known, Iterable[Said]]
    ) -> None:
        """Take the shapes, the subclasses, and what is known of a node besides if a graph names it."""
        written = graph_of(shapes)
        self.shapes = Remembering(aimed(written))
        self._classes = {statement_of(one) for one in classes}
        self._members = {node_of(node): {statement_of(one) for one in said} for node, said in members.items()}
        self._named = named_shapes(written)

    def data(self, quads: Iterable[Quad]) -> tuple[Graph, set[Node]]:
        """Return a graph to be judged, with what it may take as known, and its nodes that may be told of.

        Raises:
            ForeignTerm: a quad holds a blank node.
        """
        data = Graph()
        data.namespace_manager = Shortener(data)
        for quad in quads:
            data.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        focusable = set(data.subjects()) | set(data.objects())
        for statement in self._classes.union(
            *(self._members[node] for node in self._members.keys() & focusable)
        ):
            data.add(statement)
        return data, focusable

    def violations(self, report: Graph, focusable: Container[Node]) -> Iterator[Violation]:
        """Yield the results of pySHACL's report on nodes that may be told of."""
        for result in report.subjects(RDF.type, SH.ValidationResult):
            focus = report.value(result, SH.focusNode)
            if focus in focusable:
                yield self._violation(report, focus, result)

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


def statement_of(said: Said) -> Statement:
    """Return a statement of Oxigraph as one of rdflib."""
    subject, property_, value = said
    return node_of(subject), node_of(property_), node_of(value)


def graph_of(said: Iterable[Said]) -> Graph:
    """Return statements of Oxigraph as a graph of rdflib."""
    graph = Graph()
    for one in said:
        graph.add(statement_of(one))
    return graph


def node_of(term: object) -> Node:
    """Return a term of Oxigraph as one of rdflib; a blank node keeps its name."""
    return BNode(term.value) if isinstance(term, BlankNode) else to_rdflib(term)


class Remembering(Graph):
    """A graph that looks up a pattern once: pySHACL asks the same of the shapes for each focus node."""

    def __init__(self, graph: Graph) -> None:
        super().__init__()
        self._found: dict[object, list[Statement]] = {}
        self.namespace_manager = Shortener(self)
        for prefix, name in graph.namespaces():
            self.bind(prefix, name)
        for statement in graph:
            self.add(statement)

    def add(self, triple: Any) -> Remembering:
        """Add a statement; what was looked up is forgotten where it is a new one."""
        if triple not in self:
            super().add(triple)
            self._found.clear()
        return self

    def triples(self, triple: Any) -> Generator[Any, None, None]:
        """Yield the statements of a pattern, looked up when it is first asked for."""
        found = self._found.get(triple)
        if found is None:
            found = self._found[triple] = list(super().triples(triple))
        yield from found


class Shortener(NamespaceManager):
    """Prefixed names, each worked out once: pySHACL writes them for every member of an sh:or that fails."""

    def __init__(self, graph: Graph) -> None:
        self._short: dict[str, str] = {}
        self._last: tuple[object, ...] = ()
        super().__init__(graph)

    def normalizeUri(self, rdfTerm: str) -> str:  # noqa: N802, N803 - rdflib's names
        """Return the short name of an IRI."""
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


def aimed(shapes: Graph) -> Graph:
    """Return the shapes, with property shapes that bear the targets of the node shape around them in place of its sh:property.

    Validating a node against a property shape that a node shape gives by sh:property yields that property shape's own
    results (https://www.w3.org/TR/shacl/#PropertyConstraintComponent), so whether it is reached from there or by a
    target makes no difference to them. A pair stays as it is where more hangs on it: another shape refers to either,
    the property shape has its own targets, the node shape is a class (its own target), closed or deactivated, or the
    property shape counts among siblings (sh:qualifiedValueShape).
    """
    result = Graph()
    for prefix, name in shapes.namespaces():
        result.bind(prefix, name)
    for statement in shapes:
        result.add(statement)
    for outer in set(shapes.subjects(SH.property)):
        targets = [(target, value) for target in _TARGETS for value in shapes.objects(outer, target)]
        if not targets or not _stands_alone(shapes, outer):
            continue
        for inner in shapes.objects(outer, SH.property):
            if _serves_one(shapes, inner):
                result.remove((outer, SH.property, inner))
                for target, value in targets:
                    result.add((inner, target, value))
    return result


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


def named_shapes(shapes: Graph) -> dict[Node, str]:
    """Return for each blank shape the IRI of the nearest shape around it: https://www.w3.org/TR/shacl/#shapes."""
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
