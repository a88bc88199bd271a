"""Property paths (https://www.w3.org/TR/shacl/#property-paths) as functions from a node to the values they lead to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.term import Node

from kg.clearance.facts import Facts
from kg.store import NamedNode, Term

Path = Callable[[Facts, Term], Collection[Term]]

LEAST_MEMBERS: Final = 2  # of a sequence or an alternative


def path(shapes: Graph, node: Node) -> Path | None:
    """Return the path that a node of the shapes describes; None for a kind that is not known here.

    Known are a property, the inverse of one, and alternatives and sequences of those. Subclasses are not said in the
    judged graph alone, so that ``rdfs:subClassOf`` is not known either.
    """
    if isinstance(node, URIRef):
        return None if node == RDFS.subClassOf else _property(NamedNode(str(node)))
    described = set(shapes.predicates(node))
    if described == {RDF.first, RDF.rest}:
        return _several(shapes, node, _sequence)
    if len(list(shapes.predicate_objects(node))) != 1:
        return None
    (kind,) = described
    value = next(shapes.objects(node, kind))
    if kind == SH.inversePath and isinstance(value, URIRef) and value != RDFS.subClassOf:
        return _inverse(NamedNode(str(value)))
    if kind == SH.alternativePath and isinstance(value, BNode):
        return _several(shapes, value, _alternative)
    return None


def _several(shapes: Graph, first: Node, join: Callable[[Sequence[Path]], Path]) -> Path | None:
    members = [path(shapes, member) for member in shapes.items(first)]
    known = [member for member in members if member is not None]
    return join(known) if len(known) == len(members) >= LEAST_MEMBERS else None


def _property(name: NamedNode) -> Path:
    return lambda facts, node: facts.values(node, name)


def _inverse(name: NamedNode) -> Path:
    return lambda facts, node: facts.users(name).get(node, ())


def _alternative(members: Sequence[Path]) -> Path:
    return lambda facts, node: {value for member in members for value in member(facts, node)}


def _sequence(members: Sequence[Path]) -> Path:
    def follow(facts: Facts, node: Term) -> Collection[Term]:
        found: set[Term] = {node}
        for member in members:
            found = {value for one in found for value in member(facts, one)}
        return found

    return follow
