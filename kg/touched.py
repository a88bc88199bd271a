"""The nodes of which the articles, taken together, are about to say something else."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, View
from mappings.namespaces import DIP, PREFIXES

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_SPOKEN_OF: Final = frozenset({NamedNode(DIP + "reports"), NamedNode(DIP + "topic")})
"""The properties whose values are touched too: what is derived of a statement hangs on who reports it."""


def noting(archive: Archive) -> Callable[[Sequence[Quad], Sequence[Quad]], object] | None:
    """Return what keeps in the ledger the nodes that a difference touches; None where all is derived anew anyway."""
    if archive.ledger.derived_from is None:
        return None
    touched = Touched(archive.store, archive.base)
    return lambda gone, come: archive.ledger.add_stale(touched.nodes(gone, come))


class Touched:
    """Tells of a difference which nodes it touches; what another article says too is no difference."""

    def __init__(self, view: View, base: str) -> None:
        self._view = view
        self._articles = base + "article/"

    def nodes(self, gone: Collection[Quad], come: Collection[Quad]) -> dict[str, bool]:
        """Return the IRIs of the nodes that are touched, each with whether its classes are.

        A node is touched where a statement about it comes or goes, a topic where one of it does, a fact where an article
        begins or ceases to report it.

        Args:
            gone: the quads of article graphs that are about to go, whole.
            come: those that are about to come.
        """
        going = frozenset(gone)
        by_subject: dict[NamedNode, list[Quad]] = {}
        for quad in (*gone, *come):
            if isinstance(quad.subject, NamedNode) and self._is_article(quad):
                by_subject.setdefault(quad.subject, []).append(quad)
        found: dict[str, bool] = {}
        for subject, quads in by_subject.items():
            shared = next(self._staying(subject, None, None, going), None) is not None
            for quad in quads:
                if (
                    shared
                    and next(self._staying(subject, quad.predicate, quad.object, going), None) is not None
                ):
                    continue
                found[subject.value] = found.get(subject.value, False) or quad.predicate == _TYPE
                if quad.predicate in _SPOKEN_OF and isinstance(quad.object, NamedNode):
                    found.setdefault(quad.object.value, False)
        return found

    def _staying(
        self, subject: NamedNode, predicate: NamedNode | None, value: object, going: frozenset[Quad]
    ) -> Iterator[Quad]:
        """What articles say already and go on saying."""
        for quad in self._view.match(subject, predicate, value):  # type: ignore[arg-type]
            if quad not in going and self._is_article(quad):
                yield quad

    def _is_article(self, quad: Quad) -> bool:
        return isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(self._articles)
