"""The indexes of a store: Oxigraph keeps each quad in six orders, and each can be damaged by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.checking.finding import Finding
from kg.errors import StoreUnreadable
from kg.store import NamedNode, View

MOST: Final = 100_000  # nodes of one graph that are remembered
_REMEDY: Final = "`kg rebuild` makes the tables again"


def damaged_indexes(view: View) -> Iterator[Finding]:
    """Read every entry of every index; yield one finding for each table that is damaged.

    Graph, graph and predicate, graph and object, predicate, subject, object: each of these patterns is answered from one of
    the six indexes. What spans graphs is read once for each value, in the graph that it is given first for, so that the
    whole is linear in the store, and nothing is remembered but predicates and some nodes of one graph.
    """
    reader = _Reader(view)
    try:
        for graph in view.graphs():
            reader.read(NamedNode(graph))
    except StoreUnreadable as error:
        reader.told.add(error.reason)
    for reason in sorted(reader.told):
        yield Finding("damaged-index", reason.partition(" ")[0], reason, _REMEDY)


class _Reader:
    """Reads the indexes; ``told`` is what was found damaged."""

    def __init__(self, view: View) -> None:
        self.told: set[str] = set()
        self._view = view
        self._predicates: set[NamedNode] = set()

    def read(self, graph: NamedNode) -> None:
        """Read what the indexes hold of a graph, and of the nodes that it is the first to name."""
        here: set[object] = set()
        try:
            for quad in self._view.match(graph=graph):
                if len(here) > MOST:
                    here.clear()
                self._predicate(quad.predicate, graph, here)
                self._subject(quad.subject, graph, here)
                self._value(quad.object, graph, here)
        except StoreUnreadable as error:
            self.told.add(error.reason)

    def _predicate(self, predicate: NamedNode, graph: NamedNode, here: set[object]) -> None:
        if ("p", predicate) not in here:
            here.add(("p", predicate))
            self._all(None, predicate, None, graph)
        if predicate not in self._predicates:
            self._predicates.add(predicate)
            self._all(None, predicate, None, None)

    def _subject(self, subject: object, graph: NamedNode, here: set[object]) -> None:
        if ("s", subject) not in here:
            here.add(("s", subject))
            if self._first(subject, None, None) == graph:
                self._all(subject, None, None, None)

    def _value(self, value: object, graph: NamedNode, here: set[object]) -> None:
        if ("o", value) not in here:
            here.add(("o", value))
            self._all(None, None, value, graph)
            if self._first(None, None, value) == graph:
                self._all(None, None, value, None)

    def _first(self, *pattern: object) -> object:
        """The graph of the quad that a pattern gives first."""
        try:
            found = next(self._view.match(*pattern), None)  # type: ignore[arg-type]  # stored data has no blank nodes
        except StoreUnreadable as error:
            self.told.add(error.reason)
            return None
        return None if found is None else found.graph_name

    def _all(self, *pattern: object) -> None:
        try:
            for _ in self._view.match(*pattern):  # type: ignore[arg-type]  # as above
                pass
        except StoreUnreadable as error:
            self.told.add(error.reason)
