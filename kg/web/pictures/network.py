"""The network of who met whom: persons, bodies and places that took part in the same events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.store import QuerySolution
from kg.web.pictures.words import names, text
from kg.web.site import Site
from mappings.namespaces import DIP

MOST: Final = 160  # pairs that are drawn
_KINDS: Final = ("Person", "Body", "Place")
_QUERY: Final = f"""
SELECT ?one ?other ?events ?node ?kind ?name WHERE {{
  {{
    SELECT ?one ?other (COUNT(DISTINCT ?event) AS ?events) WHERE {{
      ?event a dip:Event ; dip:participation ?first , ?second .
      ?first dip:participant ?one .
      ?second dip:participant ?other .
      FILTER(STR(?one) < STR(?other))
    }}
    GROUP BY ?one ?other ORDER BY DESC(?events) ?one ?other LIMIT {MOST}
  }}
  VALUES ?side {{ "one" "other" }}
  BIND(IF(?side = "one", ?one, ?other) AS ?node)
  OPTIONAL {{ VALUES ?kind {{ {" ".join(f"dip:{kind}" for kind in _KINDS)} }} ?node a ?kind }}
  OPTIONAL {{ ?node rdfs:label ?name }}
}}"""


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
    nodes = _nodes(rows, language)
    edges = {
        (text(row, "one"), text(row, "other")): Edge(
            nodes[text(row, "one")], nodes[text(row, "other")], int(text(row, "events"))
        )
        for row in rows
    }
    ordered = sorted(
        edges.values(), key=lambda edge: (-edge.events, edge.one.name, edge.other.name, edge.one.iri)
    )
    return Network(tuple(ordered), len(ordered) >= MOST)


def _nodes(rows: Sequence[QuerySolution], language: str) -> dict[str, Node]:
    kinds: dict[str, str] = {}
    for row in rows:
        iri, kind = text(row, "node"), text(row, "kind").removeprefix(DIP).lower()
        kinds[iri] = max(kinds.get(iri, ""), kind)
    return {iri: Node(iri, name, kinds[iri]) for iri, name in names(rows, "node", "name", language).items()}
