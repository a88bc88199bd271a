"""What the articles say, all together: the union of the article graphs, read one property at a time."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property
from typing import Final

from kg.store import Literal, NamedNode, Term, View
from mappings.namespaces import BASE, PREFIXES

Values = dict[str, tuple[Term, ...]]

_TYPE: Final = "rdf:type"
_NONE: Final[tuple[Term, ...]] = ()


@cache
def term(name: str) -> NamedNode:
    """Return the IRI that a prefixed name writes."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


class Said:
    """The statements of all article graphs by property; each property is read once, when it is first asked for."""

    def __init__(self, view: View, base: str = BASE) -> None:
        self._view = view
        self._articles = base + "article/"
        self._read: dict[str, Values] = {}
        self._backwards: dict[str, dict[str, tuple[str, ...]]] = {}

    def values(self, node: str, name: str) -> tuple[Term, ...]:
        """Return the values that any article gives a node, sorted; ``name`` is prefixed, as in ``dip:start``."""
        return self._property(name).get(node, _NONE)

    def nodes(self, node: str, name: str) -> tuple[str, ...]:
        """Return the IRIs among the values, sorted."""
        return tuple(value.value for value in self.values(node, name) if isinstance(value, NamedNode))

    def words(self, node: str, name: str) -> tuple[Literal, ...]:
        """Return the literals among the values, sorted."""
        return tuple(value for value in self.values(node, name) if isinstance(value, Literal))

    def subjects(self, value: str, name: str) -> tuple[str, ...]:
        """Return the IRIs of the nodes to which any article gives a node as value, sorted."""
        if name not in self._backwards:
            found: defaultdict[str, list[str]] = defaultdict(list)
            for subject, values in self._property(name).items():
                for one in values:
                    found[one.value].append(subject)
            self._backwards[name] = {one: tuple(sorted(subjects)) for one, subjects in found.items()}
        return self._backwards[name].get(value, ())

    def first(self, node: str, name: str) -> str | None:
        """Return the lexical form of the first value, None without any."""
        return next((value.value for value in self.values(node, name)), None)

    @cached_property
    def classes(self) -> dict[str, frozenset[str]]:
        """The classes of each typed node."""
        return {
            node: frozenset(value.value for value in values) for node, values in self._property(_TYPE).items()
        }

    def types(self, node: str) -> frozenset[str]:
        """Return the classes of a node, none where no article says what it is."""
        return self.classes.get(node, frozenset())

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The IRI of every typed node: whatever an article refers to, it says what that is."""
        return frozenset(self.classes)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The IRI of every topic that articles speak of."""
        return frozenset(value.value for values in self._property("dip:topic").values() for value in values)

    def __contains__(self, node: object) -> bool:
        """Whether an article says what a node is, or speaks of it as a topic: what links may lead away from."""
        return node in self.mentioned or node in self.topics

    def _property(self, name: str) -> Values:
        if name not in self._read:
            found: defaultdict[str, set[Term]] = defaultdict(set)
            for quad in self._view.match(predicate=term(name)):
                node, value = quad.subject, quad.object
                if (
                    self._is_article(quad.graph_name)
                    and isinstance(node, NamedNode)
                    and isinstance(value, NamedNode | Literal)
                ):
                    found[node.value].add(value)
            self._read[name] = {node: tuple(sorted(values, key=str)) for node, values in found.items()}
        return self._read[name]

    def _is_article(self, graph: object) -> bool:
        return isinstance(graph, NamedNode) and graph.value.startswith(self._articles)
