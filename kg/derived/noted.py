"""What the articles say of single nodes, taken of notes: for deriving from all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, cast

from kg.derived.notes import BACKWARDS, REPORTS, UNREAD, Notes
from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, RdfFormat, Term, as_stored, parse

KEPT: Final = 1 << 15  # nodes that are remembered, some tens of megabytes

_TYPE: Final = "rdf:type"
_NOTHING: Final[tuple[str, ...]] = ()


class _Node:
    """What is said of a node, by property as N-Quads write it."""

    __slots__ = ("classes", "iris", "literals")

    def __init__(self, said: Iterable[str]) -> None:
        iris: dict[str, list[str]] = {}
        literals: dict[str, list[str]] = {}
        for line in sorted(said):
            predicate, value = line.split(" ", 1)
            if value[0] == "<":
                iris.setdefault(predicate, []).append(value[1:-1])
            else:
                literals.setdefault(predicate, []).append(value)
        self.iris = {predicate: tuple(values) for predicate, values in iris.items()}
        self.literals = literals
        self.classes = frozenset(iris.get(_written(_TYPE), _NOTHING))

    def words(self, predicate: str) -> tuple[Literal, ...]:
        """The literals that are values of a property, sorted."""
        written = self.literals.get(predicate)
        if written is None:
            return ()
        if len(written) == 1:
            return (_literal(written[0]),)
        return tuple(sorted({_literal(one) for one in written}, key=str))


class Noted(Said):
    """As ``Said``, node by node, from notes that are complete."""

    def __init__(self, notes: Notes) -> None:
        notes.sort()
        self._notes = notes
        self._kept: dict[str, _Node] = {}
        self._turn: tuple[str, _Node] = ("", _Node(()))  # whose turn it is: most are of use to no other node

    def __iter__(self) -> Iterator[str]:
        """Yield the IRI of each node of which an article says what it is."""
        for node, said in self._notes:
            self._turn = node, _Node(said)
            if self._turn[1].classes:
                yield node

    def values(self, node: str, name: str) -> tuple[Term, ...]:
        """Return the values that any article gives a node, sorted; ``name`` is prefixed, as in ``dip:start``."""
        return *self.words(node, name), *map(NamedNode, self.nodes(node, name))

    def nodes(self, node: str, name: str) -> tuple[str, ...]:
        """Return the IRIs among the values, sorted."""
        return self._node(node).iris.get(_written(name), _NOTHING)

    def words(self, node: str, name: str) -> tuple[Literal, ...]:
        """Return the literals among the values, sorted."""
        return self._node(node).words(_written(name))

    def first(self, node: str, name: str) -> str | None:
        """Return the lexical form of the first value, None without any."""
        words = self.words(node, name)
        return words[0].value if words else next(iter(self.nodes(node, name)), None)

    def subjects(self, value: str, name: str) -> tuple[str, ...]:
        """Return the IRIs of the nodes to which any article gives a node as value, sorted, where that is noted."""
        return self._node(value).iris.get(_backwards(name), _NOTHING)

    def types(self, node: str) -> frozenset[str]:
        """Return the classes of a node."""
        return self._node(node).classes

    def __contains__(self, node: object) -> bool:
        """Whether an article says what a node is, or speaks of it as a topic."""
        return isinstance(node, str) and (node in self._notes.topics or bool(self.types(node)))

    def _node(self, node: str) -> _Node:
        if node == self._turn[0]:
            return self._turn[1]
        found = self._kept.get(node)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[node] = _Node(self._notes.of_node(node))
        return found


@cache
def _written(name: str) -> str:
    """A property's name as N-Quads write it."""
    written = str(term(name))
    if written in UNREAD:
        raise LookupError(name)
    return written


@cache
def _backwards(name: str) -> str:
    if _written(name) != REPORTS:
        raise LookupError(name)
    return BACKWARDS + _written(name)


@lru_cache(KEPT)
def _literal(written: str) -> Literal:
    """The literal that N-Quads write so, as Oxigraph keeps it."""
    plain, _, language = written.rpartition('"')
    if "\\" in written or language.startswith("^"):
        (quad,) = as_stored(parse(f"<x:x> <x:x> {written} <x:x> .", format=RdfFormat.N_QUADS))
        return cast("Literal", quad.object)
    return Literal(plain[1:], language=language[1:]) if language else Literal(plain[1:])
