"""Shapes (https://www.w3.org/TR/shacl/#shapes) as functions that tell whether a node clearly conforms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final, NamedTuple

from kg.clearance.facets import FACETS, OF_NONE, OF_PATHS, Check
from kg.clearance.facts import Facts
from kg.clearance.graph import TYPE, Node, Shapes, Unclear, sh
from kg.clearance.paths import path
from kg.store import Literal, NamedNode, Term
from mappings.namespaces import PREFIXES

Conforms = Callable[[Facts, Term], bool]
"""Whether a node clearly conforms to a shape."""

TARGETS: Final = tuple(sh(f"target{name}") for name in ("Class", "Node", "SubjectsOf", "ObjectsOf"))

_PATH: Final = sh("path")
_PROPERTY: Final = sh("property")
_DEACTIVATED: Final = sh("deactivated")
_SAID: Final = {TYPE, NamedNode(PREFIXES["rdfs"] + "label"), NamedNode(PREFIXES["rdfs"] + "comment")}
_TOLD: Final = ("message", "name", "description", "severity", "order", "group")
_SILENT: Final = {*_SAID, *map(sh, _TOLD), _PATH, _DEACTIVATED, *TARGETS}  # what asks nothing of a value
_BOOLEAN: Final = NamedNode(PREFIXES["xsd"] + "boolean")
_TRUE, _FALSE = (Literal(word, datatype=_BOOLEAN) for word in ("true", "false"))
_DEEPEST: Final = 10  # shapes within shapes; pySHACL gives up beyond 15


class Part(NamedTuple):
    """A part of what a shape asks; nothing of a node that has not the property ``on``, where there is one."""

    conforms: Conforms
    on: NamedNode | None = None


class Reader:
    """Reads shapes out of their graph, each once."""

    def __init__(self, shapes: Shapes, below: Callable[[NamedNode], frozenset[Term]]) -> None:
        """Take the shapes, and what tells a class with all its subclasses."""
        self._shapes = shapes
        self._below = below
        self._read: dict[Node, tuple[Conforms, int]] = {}
        self._checked: dict[Node, Mapping[Node, Check]] = {}
        self._open: set[Node] = set()
        self._parts: Mapping[Node, Callable[[Sequence[Node]], tuple[Check, int]]] = {
            sh("class"): self._class,
            sh("node"): lambda given: self._all(given, of_paths=False),
            _PROPERTY: lambda given: self._all(given, of_paths=True),
            sh("or"): self._any,
        }

    def conforms(self, node: Node) -> Conforms:
        """Return the function of the shape that a node of the graph describes."""
        return self._shape(node)[0]

    def parts(self, node: Node) -> list[Part]:
        """Return what a shape asks of a focus node, its property shapes each by itself."""
        conforms = self.conforms(node)
        if conforms in {_doubt, _nothing_asked} or self._has_path(node):
            return [self._part(node)]
        rest = [check for property_, check in self._checked[node].items() if property_ != _PROPERTY]
        parts = [self._part(inner) for inner in self._shapes.objects(node, _PROPERTY)]
        return [Part(_of_node(rest)), *parts] if rest else parts

    def _part(self, node: Node) -> Part:
        conforms = self.conforms(node)
        if conforms in {_doubt, _nothing_asked}:
            return Part(conforms)
        (led,) = self._shapes.objects(node, _PATH)
        asks_of_none = not OF_NONE.isdisjoint(self._checked[node])
        return Part(conforms, led if isinstance(led, NamedNode) and not asks_of_none else None)

    def _shape(self, node: Node) -> tuple[Conforms, int]:
        """The function of a shape, and how many shapes lie within one another in it."""
        if node not in self._read:
            try:
                self._read[node] = self._compiled(node)
            except Unclear:
                self._read[node] = _doubt, 1
        return self._read[node]

    def _compiled(self, node: Node) -> tuple[Conforms, int]:
        if node in self._open:
            raise Unclear
        self._open.add(node)
        try:
            if self._deactivated(node):
                return _nothing_asked, 1
            checks, depth = self._checks(node)
        finally:
            self._open.discard(node)
        if not self._has_path(node):
            return _of_node(checks), depth
        paths = self._shapes.objects(node, _PATH)
        leads = path(self._shapes, paths[0])
        if len(paths) > 1 or leads is None:
            raise Unclear
        return _of_values(leads, checks), depth

    def _has_path(self, node: Node) -> bool:
        """Whether a shape is a property shape.

        Raises:
            Unclear: it says to be of the other kind, or nothing at all.
        """
        said = self._shapes.predicates(node)
        if not said:
            raise Unclear
        found = _PATH in said
        if self._shapes.says(node, TYPE, sh("NodeShape" if found else "PropertyShape")):
            raise Unclear
        return found

    def _checks(self, node: Node) -> tuple[list[Check], int]:
        """The checks of a shape, and its depth.

        Raises:
            Unclear: it asks something that is not known here.
        """
        properties = set(self._shapes.predicates(node)) - _SILENT
        if not self._has_path(node) and not properties.isdisjoint(OF_PATHS):
            raise Unclear
        checks, depth = dict[Node, Check](), 1
        for property_ in sorted(properties, key=str):
            given = self._shapes.objects(node, property_)
            if property_ in FACETS:
                checks[property_] = FACETS[property_](self._shapes, given)
            elif property_ in self._parts:
                checks[property_], within = self._parts[property_](given)
                depth = max(depth, within + 1)
            else:
                raise Unclear
        if depth > _DEEPEST:
            raise Unclear
        self._checked[node] = checks
        return list(checks.values()), depth

    def _deactivated(self, node: Node) -> bool:
        said = self._shapes.objects(node, _DEACTIVATED)
        if not said:
            return False
        if len(said) > 1 or said[0] not in {_TRUE, _FALSE}:
            raise Unclear
        return said[0] == _TRUE

    def _class(self, given: Sequence[Node]) -> tuple[Check, int]:
        wanted = [self._below(node) for node in given if isinstance(node, NamedNode)]
        if len(wanted) != len(given):
            raise Unclear

        def typed(facts: Facts, _: Term, values: Collection[Term]) -> bool:
            for value in values:
                types = facts.values(value, TYPE)
                for classes in wanted:
                    if classes.isdisjoint(types):
                        return False
            return True

        return typed, 0

    def _all(self, given: Sequence[Node], *, of_paths: bool) -> tuple[Check, int]:
        """Every value conforms to every shape that is named."""
        if any(self._has_path(node) is not of_paths for node in given):
            raise Unclear
        shapes = [self._shape(node) for node in given]
        members = [conforms for conforms, _ in shapes]

        def hold(facts: Facts, _: Term, values: Collection[Term]) -> bool:
            for value in values:
                for member in members:
                    if not member(facts, value):
                        return False
            return True

        return hold, max(depth for _, depth in shapes)

    def _any(self, given: Sequence[Node]) -> tuple[Check, int]:
        """Every value conforms, of each list, to one shape at least."""
        lists = [[self._shape(node) for node in self._shapes.items(first)] for first in given]
        choices = [[conforms for conforms, _ in shapes] for shapes in lists]
        if not all(choices):
            raise Unclear

        def hold(facts: Facts, _: Term, values: Collection[Term]) -> bool:
            for value in values:
                for members in choices:
                    for member in members:
                        if member(facts, value):
                            break
                    else:
                        return False
            return True

        return hold, max(depth for shapes in lists for _, depth in shapes)


def _doubt(_: Facts, __: Term) -> bool:
    return False


def _nothing_asked(_: Facts, __: Term) -> bool:
    return True


def _of_node(checks: Sequence[Check]) -> Conforms:
    """A node shape: the only value is the node itself."""

    def conforms(facts: Facts, focus: Term) -> bool:
        values = (focus,)
        return all(check(facts, focus, values) for check in checks)

    return conforms


def _of_values(leads: Callable[[Facts, Term], Collection[Term]], checks: Sequence[Check]) -> Conforms:
    """A property shape: the values are those that its path leads to."""

    def conforms(facts: Facts, focus: Term) -> bool:
        values = leads(facts, focus)
        for check in checks:  # noqa: SIM110 - the inside of the gate: a generator would take a third longer
            if not check(facts, focus, values):
                return False
        return True

    return conforms
