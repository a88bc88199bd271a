"""What is said of each node, one node at a time, in an order that only the content decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from kg.own import Own
from kg.store import BlankNode, Literal, NamedNode, Triple, View
from mappings.namespaces import PREFIXES

_TYPE = PREFIXES["rdf"] + "type"

# Stored data has no blank nodes; what a CONSTRUCT builds may.
Subject = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal


@dataclass(frozen=True, slots=True)
class Node:
    """A subject with each predicate and value said of it, once each: ``rdf:type`` first, then by code point."""

    subject: Subject
    values: tuple[tuple[NamedNode, Value], ...]

    def by_predicate(self) -> Iterator[tuple[NamedNode, list[Value]]]:
        """Yield each predicate with all its values."""
        for predicate, pairs in groupby(self.values, key=lambda pair: pair[0]):
            yield predicate, [value for _, value in pairs]


def subjects(view: View | Own, graph: str | None = None) -> list[NamedNode]:
    """Return every subject of one graph, of the union of all without ``graph``; by code point."""
    found = view.match(graph=None if graph is None else NamedNode(graph))
    return sorted({cast(NamedNode, quad.subject) for quad in found}, key=str)


def nodes(view: View | Own, graph: str | None = None) -> Iterator[Node]:
    """Yield the nodes of one graph, of the union of all without ``graph``; by the code points of their IRIs."""
    named = None if graph is None else NamedNode(graph)
    for subject in subjects(view, graph):
        said = {(quad.predicate, cast(Value, quad.object)) for quad in view.match(subject, graph=named)}
        yield _node(subject, said)


def grouped(triples: Iterable[Triple]) -> Iterator[Node]:
    """Yield the nodes of ``triples``, all of which are held in memory."""
    said: dict[Subject, set[tuple[NamedNode, Value]]] = {}
    for triple in triples:
        value = cast(Value, triple.object)
        said.setdefault(cast(Subject, triple.subject), set()).add((triple.predicate, value))
    for subject in sorted(said, key=str):
        yield _node(subject, said[subject])


def _node(subject: Subject, values: set[tuple[NamedNode, Value]]) -> Node:
    ordered = sorted(values, key=lambda pair: (pair[0].value != _TYPE, pair[0].value, str(pair[1])))
    return Node(subject, tuple(ordered))
