"""What of a store is our own: the graphs of articles and what is derived from them, without the imported ones."""

from __future__ import annotations

from collections.abc import Iterator

from kg.ledger import imports
from kg.store import NamedNode, Quad, Term, View


class Own:
    """A view in which imported graphs are not seen; without imports it costs what the view itself does.

    Queries span all graphs and are asked of the view. Names, pages and explanations read this, so that no label that
    somebody else gives a node, and no fact that somebody else states, is taken for ours.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self.imported = frozenset(known.graph for known in imports(view.path))

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield our quads that have each of the given terms in its place."""
        found = self._view.match(subject, predicate, value, graph)
        return filter(self._ours, found) if self.imported else found

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of one of our graphs, of all of them without ``graph``; in no particular order."""
        return self.match(graph=None if graph is None else NamedNode(graph))

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each graph of ours, in code point order."""
        return (graph for graph in self._view.graphs() if graph not in self.imported)

    def _ours(self, quad: Quad) -> bool:
        return not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in self.imported)
