"""Where a node comes from: the articles, the tables, the ontology or the decisions that state it, evidence or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.links.record import base_of
from kg.own import Own
from kg.store import NamedNode, Quad
from mappings.iris import graph_iri

ARTICLE: Final = "an article"
NAMES: Final = "names chosen for the graph"
_SOURCES: Final = {
    "ontology": "the ontology",
    "authorities": "the tables of known places, bodies and people",
    "decisions": "decisions",
    "links": "links to other sets",
    "queries": "the query library",
    "contexts": "what follows of places and occasions",
    "tallies": "tallies",
    "labels": NAMES,
}
"""The derived graphs in words, those that say most of a node first."""
_STEPS: Final = 3  # from a place to the body that sits there, to its post, to who holds it


@dataclass(frozen=True, slots=True)
class Origin:
    """A graph that says something of a node: its IRI, what it is in words, and how much it says."""

    graph: str
    source: str
    quads: int


def origins(own: Own, iri: str) -> tuple[Origin, ...]:
    """Return the graphs that say something of a node: articles first, then the derived ones, names alone last."""
    base = base_of(own)
    sizes: defaultdict[str, int] = defaultdict(int)
    for quad in own.match(NamedNode(iri)):
        if isinstance(quad.graph_name, NamedNode):
            sizes[quad.graph_name.value] += 1
    derived = {graph_iri(name, base): source for name, source in _SOURCES.items()}
    articles = sorted(graph for graph in sizes if graph.startswith(f"{base}article/"))
    named = [Origin(graph, ARTICLE, sizes[graph]) for graph in articles]
    return (
        *named,
        *(Origin(graph, source, sizes[graph]) for graph, source in derived.items() if graph in sizes),
    )


def ways(own: Own, node: NamedNode, predicate: NamedNode) -> tuple[list[str], list[str]]:
    """Return the facts by which a node is in the graph though no quote names it, and the nodes that lead there.

    A fact has ``predicate``, its evidence. The way goes from a body to its posts to those who hold them, from a
    country to what lies in it, until there are facts: both lists are those of the first step that has any, sorted.
    """
    seen, level = {node.value}, {node.value}
    for _ in range(_STEPS):
        nearer = {name for iri in level for name in _referring(own, NamedNode(iri))} - seen
        facts = {name for name in nearer if any(own.match(NamedNode(name), predicate))}
        if facts:
            return sorted(facts), sorted(level - {node.value})
        seen |= nearer
        level = nearer
    return [], []


def _referring(own: Own, node: NamedNode) -> Iterator[str]:
    """The nodes that articles and tables tie to a node; the ontology, which everything refers to, leads nowhere."""
    base = base_of(own)
    for quad in own.match(value=node):
        if isinstance(quad.subject, NamedNode) and _stated(quad, base):
            yield quad.subject.value


def _stated(quad: Quad, base: str) -> bool:
    graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    return graph.startswith(f"{base}article/") or graph == graph_iri("authorities", base)
