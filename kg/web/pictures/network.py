"""The network of who met whom: persons, bodies and places that took part in the same events."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations
from typing import Final

from kg.store import QuerySolution
from kg.web.pictures.nodes import name, nodes
from kg.web.said import Said, value_of
from kg.web.site import Site

MOST: Final = 160  # pairs that are drawn
_KINDS: Final = ("Person", "Body", "Place")
# Pairs are counted here: the join that finds them takes Oxigraph three times as long as saying who took part.
_QUERY: Final = (
    "SELECT DISTINCT ?event ?who WHERE { ?event dip:participation ?part . ?part dip:participant ?who }"
)


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody who took part: ``kind`` is person, body, place or empty."""

    iri: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Two who took part in the same events, and in how many."""

    one: Node
    other: Node
    events: int


@dataclass(frozen=True, slots=True)
class Network:
    """The pairs, the most frequent first; ``cut`` says that there are more."""

    edges: tuple[Edge, ...]
    cut: bool

    @property
    def nodes(self) -> int:
        """How many took part."""
        return len({node.iri for edge in self.edges for node in (edge.one, edge.other)})


async def network(site: Site, language: str) -> Network:
    """Ask for the pairs that met most often.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_QUERY)
    pairs = await asyncio.to_thread(_pairs, rows)
    said = await nodes(site, {iri for pair, _ in pairs for iri in pair})
    edges = [
        Edge(_node(said, one, language), _node(said, other, language), events)
        for (one, other), events in pairs
    ]
    edges.sort(key=lambda edge: (-edge.events, edge.one.name, edge.other.name, edge.one.iri))
    return Network(tuple(edges), len(edges) >= MOST)


def _pairs(rows: Iterable[QuerySolution]) -> list[tuple[tuple[str, str], int]]:
    """The pairs that were in the most events together, each in the order of their IRIs."""
    present: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        present[value_of(row, "event")].add(value_of(row, "who"))
    counts = Counter(pair for those in present.values() for pair in combinations(sorted(those), 2))
    return nsmallest(MOST, counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _node(said: Said, iri: str, language: str) -> Node:
    kind = next((kind for kind in _KINDS if kind in said.classes(iri)), "")
    return Node(iri, name(said, iri, language), kind.lower())
