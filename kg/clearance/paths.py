"""Property paths (https://www.w3.org/TR/shacl/#property-paths) as functions from a node to the values they lead to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from kg.clearance.facts import Facts
from kg.clearance.graph import FIRST, REST, SUBCLASS, Node, Shapes, sh
from kg.store import BlankNode, NamedNode, Term

Path = Callable[[Facts, Term], Collection[Term]]

LEAST_MEMBERS: Final = 2  # of a sequence or an alternative


def path(shapes: Shapes, node: Node) -> Path | None:
    """Return the path that a node of the shapes describes; None for a kind that is not known here.

    Known are a property, the inverse of one, and alternatives and sequences of those. Subclasses are not said in the
    judged graph alone, so that ``rdfs:subClassOf`` is not known either.

    Raises:
        Unclear: a list in it is none.
    """
    if isinstance(node, NamedNode):
        return None if node == SUBCLASS else _property(node)
    described = set(shapes.predicates(node))
    if described == {FIRST, REST}:
        return _several(shapes, node, _sequence)
    if len(described) != 1:
        return None
    (kind,) = described
    values = shapes.objects(node, kind)
    if len(values) != 1:
        return None
    value = values[0]
    if kind == sh("inversePath") and isinstance(value, NamedNode) and value != SUBCLASS:
        return _inverse(value)
    if kind == sh("alternativePath") and isinstance(value, BlankNode):
        return _several(shapes, value, _alternative)
    return None


def _several(shapes: Shapes, first: Node, join: Callable[[Sequence[Path]], Path]) -> Path | None:
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
