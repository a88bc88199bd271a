"""Clearance: whether a graph clearly conforms to its shapes, told without pySHACL; a doubt is no refusal.

pySHACL takes a hundred milliseconds for an article in which, nearly always, nothing is wrong. The shapes, read here
from the same graph that pySHACL reads, clear such an article in one or two. A kind of constraint, path or target that
is not known here, a malformed shape, a comparison on which two libraries might differ: all of these are doubts, and
whatever is in doubt pySHACL judges, so that every result is its own. That no graph is cleared in which pySHACL finds
something is tested over generated graphs, valid and spoilt (``tests/kg/clearance``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from kg.clearance.facts import Facts, Statement, nodes
from kg.clearance.graph import SUBCLASS, TYPE, Node, Said, Shapes, sh
from kg.clearance.shapes import TARGETS, Conforms, Part, Reader
from kg.store import BlankNode, Literal, NamedNode, Quad, Term
from mappings.namespaces import PREFIXES

__all__ = ["Clearance", "Said"]

_PATHS: Final = {
    sh(name)
    for name in ("inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
}


class _Asked(NamedTuple):
    """What shapes ask of a node: in any case, and where it has a property."""

    always: list[Conforms]
    on: defaultdict[NamedNode, list[Conforms]]


class Clearance:
    """The shapes, ready to clear one graph after another."""

    def __init__(
        self, said: Iterable[Said], classes: Iterable[Said], members: Mapping[Node, Iterable[Said]]
    ) -> None:
        """Take the shapes, and what a graph may take as known.

        Args:
            said: the statements of the shapes, as pySHACL would be given them.
            classes: which class is a subclass of which.
            members: what is known of a node besides, if the graph has it first or last in a statement.
        """
        self._lower = _lower(classes)
        self._members = {
            node: [one for statement in known if (one := _plain_statement(statement)) is not None]
            for node, known in members.items()
            if isinstance(node, NamedNode)
        }
        self._by_class: defaultdict[Term, list[Part]] = defaultdict(list)
        self._by_subject: defaultdict[NamedNode, list[Conforms]] = defaultdict(list)
        self._by_object: defaultdict[NamedNode, list[Conforms]] = defaultdict(list)
        self._by_name: list[tuple[Term, Conforms]] = []
        shapes = Shapes(said)
        self._known = _plain(shapes) and self._aim(shapes)
        self._by_types: dict[frozenset[Term], _Asked] = {}

    def clears(self, quads: Iterable[Quad]) -> bool:
        """Whether one graph clearly conforms; where this says no, nothing is said."""
        if not self._known:
            return False
        statements: list[Statement] = []
        for quad in quads:
            subject, value = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
                return False
            statements.append((subject, quad.predicate, value))
        if any(property_ == SUBCLASS for _, property_, _ in statements):
            return False
        facts = Facts()
        facts.add(statements)
        for node in self._members.keys() & nodes(statements):
            facts.add(self._members[node])
        return self._all_conform(facts)

    def _all_conform(self, facts: Facts) -> bool:
        """Whether every focus node of every shape clearly conforms."""
        for node, said in facts.all():
            for conforms in self._asked(said):
                if not conforms(facts, node):
                    return False
        for property_, shapes in self._by_object.items():
            for node in facts.users(property_):
                if not all(conforms(facts, node) for conforms in shapes):
                    return False
        return all(conforms(facts, node) for node, conforms in self._by_name)

    def _asked(self, said: Mapping[NamedNode, Iterable[Term]]) -> list[Conforms]:
        """What is asked of a node of which so much is said."""
        always, on = self._of_types(said.get(TYPE, ()))
        found = list(always)
        for property_ in said:
            found += on.get(property_, ())
            found += self._by_subject.get(property_, ())
        return found

    def _of_types(self, types: Iterable[Term]) -> _Asked:
        """What is asked of nodes of these types; nodes of few kinds make up all graphs."""
        known = frozenset(types)
        found = self._by_types.get(known)
        if found is None:
            found = self._by_types[known] = _Asked([], defaultdict(list))
            parts = {part.conforms: part for type_ in known for part in self._by_class.get(type_, ())}
            for part in parts.values():
                (found.always if part.on is None else found.on[part.on]).append(part.conforms)
        return found

    def _below(self, name: NamedNode) -> frozenset[Term]:
        """A class and all classes below it."""
        found: list[Term] = [name]
        for one in found:
            found.extend(lower for lower in self._lower.get(one, ()) if lower not in found)
        return frozenset(found)

    def _aim(self, shapes: Shapes) -> bool:
        """Read every shape that has a target; return whether all targets are understood."""
        by_class, by_node, by_subject, _ = TARGETS
        reader = Reader(shapes, self._below)
        for target in TARGETS:
            for shape, aimed in shapes.pairs(target):
                if target == by_node and not isinstance(aimed, BlankNode):
                    self._by_name.append((aimed, reader.conforms(shape)))
                    continue
                if not isinstance(aimed, NamedNode) or aimed == SUBCLASS:
                    return False
                if target == by_class:
                    for class_ in self._below(aimed):
                        self._by_class[class_].extend(reader.parts(shape))
                else:
                    by = self._by_subject if target == by_subject else self._by_object
                    by[aimed].append(reader.conforms(shape))
        return True


def _plain(shapes: Shapes) -> bool:
    """Whether the shapes are of SHACL Core and none is a class, which would be a target that it does not name."""
    component = sh("ConstraintComponent")
    if any(value == component for property_ in (TYPE, SUBCLASS) for _, value in shapes.pairs(property_)):
        return False
    kinds: set[Node] = {sh("NodeShape"), sh("PropertyShape")}
    return all(
        kinds.issuperset(shapes.objects(node, TYPE))
        for node in shapes.subjects()
        if _is_shape(shapes, node, kinds)
    )


def _is_shape(shapes: Shapes, node: Node, kinds: set[Node]) -> bool:
    """Whether a node says to be a shape, or has what only shapes have."""
    return not kinds.isdisjoint(shapes.objects(node, TYPE)) or any(
        property_.value.startswith(PREFIXES["sh"]) and property_ not in _PATHS
        for property_ in shapes.predicates(node)
    )


def _lower(classes: Iterable[Said]) -> Mapping[Term, list[Term]]:
    """For each class those directly below it."""
    found: defaultdict[Term, list[Term]] = defaultdict(list)
    for lower, _, upper in classes:
        if isinstance(lower, NamedNode) and isinstance(upper, NamedNode):
            found[upper].append(lower)
    return found


def _plain_statement(said: Said) -> Statement | None:
    """A statement that has no blank node in it."""
    subject, property_, value = said
    if not isinstance(subject, NamedNode) or isinstance(value, BlankNode):
        return None
    return subject, property_, value
