"""The graph of the shapes, looked up from either end: what Oxigraph's parser tells, without another library."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from kg.store import BlankNode, NamedNode, Quad, Term, Triple
from mappings.namespaces import PREFIXES

Node = Term | BlankNode
Said = tuple[Node, NamedNode, Node]

_NOTHING: Final[Mapping[NamedNode, list[Node]]] = {}


def sh(name: str) -> NamedNode:
    """Return a term of SHACL."""
    return NamedNode(PREFIXES["sh"] + name)


TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
SUBCLASS: Final = NamedNode(PREFIXES["rdfs"] + "subClassOf")
FIRST: Final = NamedNode(PREFIXES["rdf"] + "first")
REST: Final = NamedNode(PREFIXES["rdf"] + "rest")
NIL: Final = NamedNode(PREFIXES["rdf"] + "nil")


def said_in(quads: Iterable[Quad]) -> Iterator[Said]:
    """Yield the statements of quads.

    Raises:
        ForeignTerm: one is about a statement.
    """
    for quad in quads:
        if isinstance(quad.subject, Triple) or isinstance(quad.object, Triple):
            from kg.translation import ForeignTerm  # noqa: PLC0415 - loads rdflib

            raise ForeignTerm(quad)
        yield quad.subject, quad.predicate, quad.object


class Unclear(Exception):
    """A constraint that is not known here, or is written in a way that is not; whatever it is put to is doubtful."""


class Shapes:
    """What is said in a file of shapes, each statement once."""

    def __init__(self, said: Iterable[Said]) -> None:
        self._about: dict[Node, dict[NamedNode, list[Node]]] = {}
        self._using: dict[NamedNode, list[tuple[Node, Node]]] = {}
        for subject, property_, value in dict.fromkeys(said):
            self._about.setdefault(subject, {}).setdefault(property_, []).append(value)
            self._using.setdefault(property_, []).append((subject, value))

    def objects(self, node: Node, property_: NamedNode) -> list[Node]:
        """The values of a property of a node."""
        return self._about.get(node, _NOTHING).get(property_, [])

    def predicates(self, node: Node) -> Collection[NamedNode]:
        """The properties of a node; none where nothing is said of it."""
        return self._about.get(node, _NOTHING).keys()

    def pairs(self, property_: NamedNode) -> list[tuple[Node, Node]]:
        """Who has a property, and with which value."""
        return self._using.get(property_, [])

    def subjects(self) -> Collection[Node]:
        """The nodes that something is said of."""
        return self._about.keys()

    def says(self, node: Node, property_: NamedNode, value: Node) -> bool:
        """Whether a statement is there."""
        return value in self.objects(node, property_)

    def items(self, first: Node) -> Iterator[Node]:
        """Yield the members of a list.

        Raises:
            Unclear: it is no list as https://www.w3.org/TR/rdf-schema/#ch_list describes it.
        """
        seen: set[Node] = set()
        while first != NIL:
            members, rest = self.objects(first, FIRST), self.objects(first, REST)
            if first in seen or len(members) != 1 or len(rest) != 1:
                raise Unclear
            seen.add(first)
            yield members[0]
            first = rest[0]
