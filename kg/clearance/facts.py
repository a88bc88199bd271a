"""The statements of one graph, looked up from either end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from kg.store import Literal, NamedNode, Term

Statement = tuple[NamedNode, NamedNode, Term]

_NOTHING: Final[Mapping[NamedNode, set[Term]]] = {}


class Facts:
    """What a graph says of each node; a statement that is made twice counts once."""

    __slots__ = ("_about", "_towards")

    def __init__(self) -> None:
        self._about: dict[Term, dict[NamedNode, set[Term]]] = {}
        self._towards: dict[NamedNode, dict[Term, set[Term]]] | None = None

    def add(self, statements: Iterable[Statement]) -> None:
        """Take in statements; they must all be in before any is looked up."""
        about = self._about
        for subject, property_, value in statements:
            said = about.get(subject)
            if said is None:
                said = about[subject] = {}
            values = said.get(property_)
            if values is None:
                said[property_] = {value}
            else:
                values.add(value)

    def all(self) -> Iterable[tuple[Term, Mapping[NamedNode, set[Term]]]]:
        """The nodes that something is said of, each with the values of its properties."""
        return self._about.items()

    def values(self, node: Term, property_: NamedNode) -> Collection[Term]:
        """The values of a property of a node."""
        return self._about.get(node, _NOTHING).get(property_, ())

    def users(self, property_: NamedNode) -> Mapping[Term, Collection[Term]]:
        """For each value of a property the nodes that have it."""
        if self._towards is None:
            self._towards = {}
        found = self._towards.get(property_)
        if found is None:
            found = self._towards[property_] = {}
            for subject, said in self._about.items():
                for value in said.get(property_, ()):
                    found.setdefault(value, set()).add(subject)
        return found


def nodes(statements: Iterable[Statement]) -> set[Term]:
    """Every IRI that stands first or last in a statement."""
    found: set[Term] = set()
    for subject, _, value in statements:
        found.add(subject)
        if not isinstance(value, Literal):
            found.add(value)
    return found
