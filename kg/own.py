"""What of a store is our own: the graphs of articles and what is derived from them, without the imported ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from kg.ledger import imports
from kg.store import NamedNode, Quad, RdfFormat, Term, View, serialize


class Own(View):
    """A view in which imported graphs are not seen; without imports it costs what the view itself does.

    Queries span all graphs and are asked of the view. Names, pages and explanations read this, so that no label that
    somebody else gives a node, and no fact that somebody else states, is taken for ours.
    """

    def __init__(self, view: View) -> None:
        super().__init__(view, view.path)
        self.imported = frozenset(known.graph for known in imports(view.path))

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield our quads that have each of the given terms in its place."""
        found = super().match(subject, predicate, value, graph)
        return filter(self._ours, found) if self.imported else found

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of one of our graphs, of all of them without ``graph``; in no particular order."""
        return self.match(graph=None if graph is None else NamedNode(graph))

    def dump(self, out: IO[bytes], graph: str | None = None) -> None:
        """Write our quads as ``View.dump`` does, one graph after the other where others lie beside ours."""
        if graph is not None or not self.imported:
            super().dump(out, graph)
            return
        for name in self.graphs():
            serialize(self.quads(name), out, RdfFormat.N_QUADS)

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each graph of ours, in code point order."""
        return (graph for graph in super().graphs() if graph not in self.imported)

    def has_graph(self, graph: str) -> bool:
        """Whether a graph of ours has that name."""
        return graph not in self.imported and super().has_graph(graph)

    def size_of(self, graph: str) -> int:
        """Return the number of quads in a graph of ours; 0 for an imported one."""
        return 0 if graph in self.imported else super().size_of(graph)

    def __len__(self) -> int:
        return super().__len__() - sum(View.size_of(self, graph) for graph in self.imported)

    def _ours(self, quad: Quad) -> bool:
        return not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value in self.imported)
