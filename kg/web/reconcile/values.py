"""The values of properties, asked of the endpoint for many entities at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from kg.store import Literal, NamedNode, Term
from kg.web.endpoint import Endpoint
from kg.web.names.index import NameIndex
from kg.web.reconcile.properties import Property
from kg.web.site import Site

AT_ONCE: Final = 500  # nodes of one question
_LANGUAGES: Final = ("en", "", "fr")

Values = dict[str, tuple[Term, ...]]


async def values_of(endpoint: Endpoint, known: Property, nodes: Iterable[str], base: str) -> Values:
    """Return the values of a property of each of the nodes that has any, sorted; of entities those under ``base``.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    found: defaultdict[str, set[Term]] = defaultdict(set)
    wanted = sorted(set(nodes))
    for first in range(0, len(wanted), AT_ONCE):
        listed = _listed(wanted[first : first + AT_ONCE])
        patterns = " UNION ".join(f"{{ VALUES ?node {{ {listed} }} {path} }}" for path in known.paths)
        for row in await endpoint.rows(f"SELECT DISTINCT ?node ?value WHERE {{ {patterns} }}"):
            node, value = row["node"], row["value"]
            if isinstance(node, NamedNode) and isinstance(value, NamedNode | Literal):
                found[node.value].add(value)
    return {
        node: tuple(sorted(values, key=str))
        for node, all_values in found.items()
        if (values := [value for value in all_values if _fits(known, value, base)])
    }


async def nodes_with(endpoint: Endpoint, known: Property, values: Sequence[str], base: str) -> set[str]:
    """Return the nodes under ``base`` that have one of these values, IRIs or texts, for a property.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    listed = " ".join(
        str(NamedNode(value)) if is_iri(value) else f'"{_escaped(value)}"' for value in sorted(set(values))
    )
    if not listed:
        return set()
    plain = " UNION ".join(f"{{ VALUES ?value {{ {listed} }} {path} }}" for path in known.paths)
    rows = await endpoint.rows(
        f'SELECT DISTINCT ?node WHERE {{ {plain} FILTER (STRSTARTS(STR(?node), "{base}")) }} LIMIT {AT_ONCE}'
    )
    return {row["node"].value for row in rows if isinstance(row["node"], NamedNode)}


async def names_of(site: Site, index: NameIndex, iris: Iterable[str]) -> dict[str, str]:
    """Return a name for each IRI: that of the index, else its label, else the end of the IRI.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    wanted = set(iris)
    found = {iri: index.entities[iri].name() for iri in wanted if iri in index.entities}
    others = sorted(wanted - found.keys())
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for first in range(0, len(others), AT_ONCE):
        listed = _listed(others[first : first + AT_ONCE])
        for row in await site.endpoint.rows(
            f"SELECT DISTINCT ?node ?label WHERE {{ VALUES ?node {{ {listed} }} ?node rdfs:label ?label }}"
        ):
            node, label = row["node"], row["label"]
            if isinstance(node, NamedNode) and isinstance(label, Literal):
                labels[node.value][label.language or ""] = label.value
    for iri in others:
        by_tag = labels.get(iri, {})
        known = [by_tag[tag] for tag in (*_LANGUAGES, *sorted(by_tag)) if tag in by_tag]
        found[iri] = known[0] if known else iri.rstrip("/").rpartition("/")[2]
    return found


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI, as RDF takes it."""
    if "://" not in text:
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def _fits(known: Property, value: Term, base: str) -> bool:
    """Whether a value is of the kind that the property holds: an identifier of the right set, an entity of ours."""
    if known.prefix:
        return value.value.startswith(known.prefix)
    if isinstance(value, NamedNode):
        return known.holds == "entity" and value.value.startswith(base)
    return known.holds != "entity"


def _listed(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in iris)


def _escaped(text: str) -> str:
    return str(Literal(text))[1:-1]
