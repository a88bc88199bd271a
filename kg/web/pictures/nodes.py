"""The nodes that a picture shows: what it has to know of them, asked for all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kg.store import Literal
from kg.web.said import Said
from kg.web.site import Site

# A predicate among several is filtered for: joined with VALUES, Oxigraph would scan the store for each.
_QUERY: Final = """
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  VALUES ?s { %s } ?s ?p ?o
  FILTER(?p IN (rdf:type, rdfs:label, dip:start, dip:status, dip:within, wgs84:lat, wgs84:long))
}"""
_NEXT: Final = ("en", "fr", "")
"""The languages that are taken where the reader's own is missing; any other comes last."""


async def nodes(site: Site, iris: Iterable[str]) -> Said:
    """Return the classes, labels, dates, states and coordinates of nodes, and what they lie within.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    wanted = " ".join(f"<{iri}>" for iri in sorted(set(iris)))
    return Said(await site.endpoint.rows(_QUERY % wanted) if wanted else ())


def name(said: Said, iri: str, language: str) -> str:
    """Return what a node is called in ``language``, as far as it is; without any label, the end of its IRI."""
    terms = [term for term in said.values(iri, "rdfs:label") if isinstance(term, Literal)]
    labels = {
        term.language or "": term.value for term in sorted(terms, key=lambda term: term.value, reverse=True)
    }
    return best(labels, language) or iri.rstrip("/#").rpartition("/")[2]


def best(labels: Mapping[str, str], language: str) -> str:
    """Return the label in ``language``, else in one that most read, else the first by language; empty without any."""
    for code in (language, *_NEXT):
        if code in labels:
            return labels[code]
    return labels[min(labels)] if labels else ""
