"""Reading the names from the endpoint: two queries, whatever the size of the graph."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kg.store import Literal, NamedNode, QuerySolution
from kg.web.endpoint import Endpoint
from kg.web.names.entity import KINDS, NARROWER, Entity
from kg.web.names.index import NameIndex
from mappings.namespaces import DIP

_CLASSES: Final = " ".join(f"dip:{name}" for name in (*KINDS, *NARROWER))
_TYPES: Final = """
SELECT DISTINCT ?node ?type WHERE {
  VALUES ?type { %s }
  GRAPH ?graph { ?node a ?type }
  FILTER (STRSTARTS(STR(?graph), "%s"))
}"""
# One pattern a property: joined with VALUES, Oxigraph would scan the store (18 s in place of 0.5 s at 800,000 quads).
_NAMES: Final = """
SELECT DISTINCT ?node ?property ?name WHERE {
  { SELECT DISTINCT ?node WHERE { VALUES ?class { %s } ?node a ?class } }
  { GRAPH ?graph { ?node rdfs:label ?name } BIND(rdfs:label AS ?property) }
  UNION { GRAPH ?graph { ?node skos:prefLabel ?name } BIND(skos:prefLabel AS ?property) }
  UNION { GRAPH ?graph { ?node skos:altLabel ?name } BIND(skos:altLabel AS ?property) }
  FILTER (STRSTARTS(STR(?graph), "%s"))
}"""
_STATE: Final = """
SELECT (COUNT(?name) AS ?names) (SUM(STRLEN(STR(?name))) AS ?letters) WHERE {
  VALUES ?property { rdfs:label skos:altLabel }
  GRAPH ?graph { ?node ?property ?name }
  FILTER (STRSTARTS(STR(?graph), "%s"))
}"""


async def load(endpoint: Endpoint, base: str) -> NameIndex:
    """Return the names of the persons, bodies, places and series in the graphs under ``base``.

    What imported sets call our nodes is not among them. The index is made in a thread of its own, since a large one
    takes seconds.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    types = await endpoint.rows(_TYPES % (_CLASSES, base))
    names = await endpoint.rows(_NAMES % (_CLASSES, base))
    return await asyncio.to_thread(_index, types, names)


async def state(endpoint: Endpoint, base: str) -> str:
    """Return a mark of the names that the graph holds now: where it is another than before, they have changed.

    It counts names and letters, which costs a hundredth of reading them.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    row = (await endpoint.rows(_STATE % base))[0]
    return f"{_value(row, 'names')} {_value(row, 'letters')}"


def _index(types: Sequence[QuerySolution], names: Sequence[QuerySolution]) -> NameIndex:
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for row in types:
        classes[_value(row, "node")].add(_value(row, "type").removeprefix(DIP))
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for row in names:
        node, name = _value(row, "node"), row["name"]
        if isinstance(name, Literal):
            spellings[node].add(name.value)
            if _value(row, "property").endswith("#label"):
                labels[node][name.language or ""] = name.value
    return NameIndex(
        Entity(node, tuple(sorted(classes[node])), labels[node], tuple(sorted(spellings[node])))
        for node in sorted(classes)
        if spellings[node]
    )


def _value(row: QuerySolution, name: str) -> str:
    term = row[name]
    return term.value if isinstance(term, NamedNode | Literal) else ""
