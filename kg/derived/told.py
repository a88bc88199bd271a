"""What the articles say of single nodes, looked up when it is asked: for stores of any size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import Final

from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, Quad, Term, View
from mappings.namespaces import BASE

KEPT: Final = 1 << 16  # look-ups that are remembered; some tens of megabytes
FACTS: Final = 1 << 13  # facts that are remembered whole

_FACTS: Final = ("agreement/", "anniversary/", "event/", "relationship/", "statement/", "tenure/")
"""The paths of nodes of which few articles say a little: one look-up gives all of it. Of others any number may say anything."""
_NONE: Final[tuple[Term, ...]] = ()
_TYPE: Final = "rdf:type"
_SOME: Final = (
    64  # statements after which each value is asked for by itself: every article says again what a place is
)


class Told(Said):
    """As ``Said``, node by node: a look-up costs some microseconds, and nothing else is read or held."""

    def __init__(self, view: View, base: str = BASE) -> None:
        super().__init__(view, base)
        self._kept: dict[tuple[str, str], tuple[Term, ...]] = {}
        self._whole: dict[str, dict[str, tuple[Term, ...]]] = {}
        self._facts = tuple(base + path for path in _FACTS)

    def values(self, node: str, name: str) -> tuple[Term, ...]:
        """Return the values that any article gives a node, sorted; ``name`` is prefixed, as in ``dip:start``."""
        if node.startswith(self._facts):
            return self._fact(node).get(term(name).value, _NONE)
        key = node, name
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = self._sorted(self._stated(node, name)).get(term(name).value, _NONE)
        return found

    def _stated(self, node: str, name: str) -> Iterable[Quad]:
        """What tells the values of a property: all that is said, or one statement of an article for each value where many say it."""
        subject, predicate = NamedNode(node), term(name)
        said = list(islice(self._view.match(subject, predicate), _SOME))
        if len(said) < _SOME:
            return said
        each = (self._view.match(subject, predicate, one) for one in self._view.values(subject, predicate))
        return [quad for quads in each for quad in islice(filter(self._by_article, quads), 1)]

    def _by_article(self, quad: Quad) -> bool:
        return self._is_article(quad.graph_name)

    def subjects(self, value: str, name: str) -> tuple[str, ...]:
        """Return the IRIs of the nodes to which any article gives a node as value, sorted."""
        found = self._view.match(predicate=term(name), value=NamedNode(value))
        return tuple(
            sorted(
                {
                    quad.subject.value
                    for quad in found
                    if isinstance(quad.subject, NamedNode) and self._is_article(quad.graph_name)
                }
            )
        )

    def types(self, node: str) -> frozenset[str]:
        """Return the classes of a node."""
        return frozenset(value.value for value in self.values(node, "rdf:type"))

    def __contains__(self, node: object) -> bool:
        """Whether an article says what a node is, or speaks of it as a topic."""
        if not isinstance(node, str):
            return False
        spoken = self._view.match(predicate=term("dip:topic"), value=NamedNode(node))
        return bool(self.types(node)) or any(self._is_article(quad.graph_name) for quad in spoken)

    def _fact(self, node: str) -> dict[str, tuple[Term, ...]]:
        """All that is said of a fact, by property."""
        found = self._whole.get(node)
        if found is None:
            if len(self._whole) >= FACTS:
                self._whole.clear()
            found = self._whole[node] = self._sorted(self._view.match(NamedNode(node)))
        return found

    def _sorted(self, quads: Iterable[Quad]) -> dict[str, tuple[Term, ...]]:
        """What articles say among the quads, by property."""
        values: defaultdict[str, set[Term]] = defaultdict(set)
        for quad in quads:
            if isinstance(quad.object, NamedNode | Literal) and self._is_article(quad.graph_name):
                values[quad.predicate.value].add(quad.object)
        return {name: tuple(sorted(found, key=str)) for name, found in values.items()}
