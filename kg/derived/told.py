"""What the articles say of single nodes, looked up when it is asked: for stores of any size."""

from __future__ import annotations

from typing import Final

from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, Term, View
from mappings.namespaces import BASE

KEPT: Final = 1 << 16  # look-ups that are remembered; some tens of megabytes


class Told(Said):
    """As ``Said``, node by node: a look-up costs some microseconds, and nothing else is read or held."""

    def __init__(self, view: View, base: str = BASE) -> None:
        super().__init__(view, base)
        self._kept: dict[tuple[str, str], tuple[Term, ...]] = {}

    def values(self, node: str, name: str) -> tuple[Term, ...]:
        """Return the values that any article gives a node, sorted; ``name`` is prefixed, as in ``dip:start``."""
        key = node, name
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = self._looked_up(NamedNode(node), term(name))
        return found

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

    def _looked_up(self, node: NamedNode, predicate: NamedNode) -> tuple[Term, ...]:
        values = {
            quad.object
            for quad in self._view.match(node, predicate)
            if isinstance(quad.object, NamedNode | Literal) and self._is_article(quad.graph_name)
        }
        return tuple(values) if len(values) < 2 else tuple(sorted(values, key=str))
