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
from typing import Final

from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.clearance.facts import TYPE, Facts, Statement, nodes
from kg.clearance.shapes import TARGETS, Conforms, Reader
from kg.store import Literal, NamedNode, Quad, Term
from kg.translation import from_rdflib

__all__ = ["Clearance"]

_SUBCLASS: Final = NamedNode(str(RDFS.subClassOf))
_PATHS: Final = {
    SH.inversePath, SH.alternativePath, SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath,
}  # fmt: skip

_Statement = tuple[Node, Node, Node]


class Clearance:
    """The shapes, ready to clear one graph after another."""

    def __init__(
        self, shapes: Graph, classes: Iterable[_Statement], members: Mapping[Node, Iterable[_Statement]]
    ) -> None:
        """Take the shapes, and what a graph may take as known.

        Args:
            shapes: as pySHACL would be given them.
            classes: which class is a subclass of which.
            members: what is known of a node besides, if the graph has it first or last in a statement.
        """
        self._lower = _lower(classes)
        self._members = {
            from_rdflib(node): [_translated(one) for one in said]
            for node, said in members.items()
            if isinstance(node, URIRef)
        }
        self._by_class: defaultdict[Term, list[Conforms]] = defaultdict(list)
        self._by_subject: defaultdict[NamedNode, list[Conforms]] = defaultdict(list)
        self._by_object: defaultdict[NamedNode, list[Conforms]] = defaultdict(list)
        self._by_name: list[tuple[Term, Conforms]] = []
        self._known = _plain(shapes) and self._aim(shapes)
        self._by_types: dict[frozenset[Term], list[Conforms]] = {}

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
        if any(property_ == _SUBCLASS for _, property_, _ in statements):
            return False
        facts = Facts()
        facts.add(statements)
        for node in self._members.keys() & nodes(statements):
            facts.add(self._members[node])
        return self._all_conform(facts)

    def _all_conform(self, facts: Facts) -> bool:
        """Whether every focus node of every shape clearly conforms."""
        for node in facts.subjects():
            said = facts.about(node)
            if not all(conforms(facts, node) for conforms in self._of_types(said.get(TYPE, ()))):
                return False
            for property_ in self._by_subject.keys() & said.keys():
                if not all(conforms(facts, node) for conforms in self._by_subject[property_]):
                    return False
        for property_, shapes in self._by_object.items():
            for node in facts.users(property_):
                if not all(conforms(facts, node) for conforms in shapes):
                    return False
        return all(conforms(facts, node) for node, conforms in self._by_name)

    def _of_types(self, types: Iterable[Term]) -> list[Conforms]:
        """The shapes for nodes of these types; nodes of few kinds make up all graphs."""
        known = frozenset(types)
        found = self._by_types.get(known)
        if found is None:
            found = list({id(one): one for type_ in known for one in self._by_class.get(type_, ())}.values())
            self._by_types[known] = found
        return found

    def _below(self, name: NamedNode) -> frozenset[Term]:
        """A class and all classes below it."""
        found: list[Term] = [name]
        for one in found:
            found.extend(lower for lower in self._lower.get(one, ()) if lower not in found)
        return frozenset(found)

    def _aim(self, shapes: Graph) -> bool:
        """Read every shape that has a target; return whether all targets are understood."""
        reader = Reader(shapes, self._below)
        for target in TARGETS:
            for shape, aimed in shapes.subject_objects(target):
                if target == SH.targetNode and isinstance(aimed, URIRef | RdfLiteral):
                    self._by_name.append((from_rdflib(aimed), reader.conforms(shape)))
                    continue
                if not isinstance(aimed, URIRef) or aimed == RDFS.subClassOf:
                    return False
                name = NamedNode(str(aimed))
                if target == SH.targetClass:
                    for class_ in self._below(name):
                        self._by_class[class_].append(reader.conforms(shape))
                else:
                    by = self._by_subject if target == SH.targetSubjectsOf else self._by_object
                    by[name].append(reader.conforms(shape))
        return True


def _plain(shapes: Graph) -> bool:
    """Whether the shapes are of SHACL Core and none is a class, which would be a target that it does not name."""
    for property_ in (RDF.type, RDFS.subClassOf):
        if (None, property_, SH.ConstraintComponent) in shapes:
            return False
    kinds = {SH.NodeShape, SH.PropertyShape}
    own = {
        subject
        for subject, property_ in shapes.subject_predicates(None)
        if str(property_).startswith(str(SH)) and property_ not in _PATHS
    } | {subject for kind in kinds for subject in shapes.subjects(RDF.type, kind)}
    return all(set(shapes.objects(shape, RDF.type)) <= kinds for shape in own)


def _lower(classes: Iterable[_Statement]) -> Mapping[Term, list[Term]]:
    """For each class those directly below it."""
    found: defaultdict[Term, list[Term]] = defaultdict(list)
    for lower, _, upper in classes:
        if isinstance(lower, URIRef) and isinstance(upper, URIRef):
            found[from_rdflib(upper)].append(from_rdflib(lower))
    return found


def _translated(statement: _Statement) -> Statement:
    subject, property_, value = statement
    return NamedNode(str(subject)), NamedNode(str(property_)), from_rdflib(value)
