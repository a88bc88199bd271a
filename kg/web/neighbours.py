"""What is asked about a node: itself, the facts that it has a part in, what those say, and what their nodes are called.

Four questions, whatever the node; facts are listed first and told in full only as far as a page shows them, so that a
country with thousands of them costs what a village does. What imported sets say of our nodes is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.web.endpoint import Endpoint
from kg.web.said import Said, value_of

_NODE: Final = """
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  { VALUES ?s { <%(node)s> } GRAPH ?from { ?s ?p ?o }
    FILTER(STRSTARTS(STR(?from), "%(base)s") && ?p != dip:evidence) }
  UNION { BIND(<%(node)s> AS ?o) BIND(owl:sameAs AS ?p) ?s owl:sameAs <%(node)s> }
}
"""
_EACH: Final = '{ SELECT DISTINCT ?fact ?sort WHERE { %(body)s BIND("%(sort)s" AS ?sort) } }'
_LISTED: Final = """
SELECT ?sort ?fact ?number (MIN(STR(?moment)) AS ?when) (MIN(STR(?day)) AS ?published) WHERE {
  { { %(each)s }
    OPTIONAL { ?fact dip:earliest|dip:attestedOn|dip:signedOn|dip:since|dip:year ?moment }
    OPTIONAL { ?article dip:reports ?fact ; schema:datePublished ?day } }
  %(more)s
} GROUP BY ?sort ?fact ?number
"""
_PARTNERS: Final = """
UNION { { SELECT ?fact (COUNT(DISTINCT ?event) AS ?number) WHERE {
    ?mine dip:participant|dip:onBehalfOf <%(node)s> . ?event dip:participation ?mine , ?theirs .
    ?theirs dip:participant|dip:onBehalfOf ?fact . FILTER(?fact != <%(node)s>)
  } GROUP BY ?fact ORDER BY DESC(?number) STR(?fact) LIMIT 16 } BIND("partners" AS ?sort) }
"""
# A predicate among several is filtered for, not joined with VALUES: Oxigraph would scan the store for each. What a page
# does not show is not asked for either: reading rows is the half of what an answer costs.
_TOLD: Final = """
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  { VALUES ?s { %(facts)s } GRAPH ?g { ?s ?p ?o } FILTER(?p NOT IN (dip:earliest, dip:latest)) }
  UNION { VALUES ?f { %(facts)s } GRAPH ?g { ?f dip:participation ?s . ?s ?p ?o } FILTER(?p NOT IN (rdf:type, rdfs:label)) }
  UNION { VALUES ?f { %(facts)s } ?f dip:participation/dip:capacity ?s . GRAPH ?g { ?s dip:post ?o } BIND(dip:post AS ?p) }
  UNION { VALUES ?f { %(facts)s } GRAPH ?g { ?f dip:evidence ?s . ?s oa:exact ?o } BIND(oa:exact AS ?p) }
  UNION { VALUES ?f { %(facts)s } GRAPH ?g { ?f dip:participation/dip:evidence ?s . ?s oa:exact ?o } BIND(oa:exact AS ?p) }
  UNION { { SELECT DISTINCT ?s WHERE { VALUES ?f { %(facts)s } ?s dip:reports ?f } } %(head)s }
  UNION { VALUES ?s { %(facts)s } %(head)s }
  FILTER(STRSTARTS(STR(?g), "%(base)s"))
}
"""
_HEAD: Final = """GRAPH ?s { ?s ?p ?o } BIND(?s AS ?g) FILTER(?p IN (schema:identifier, schema:headline,
    schema:url, schema:datePublished, schema:publisher, schema:inLanguage))"""
_LABELS: Final = """
SELECT ?s ?p ?o ?g WHERE { VALUES ?s { %(nodes)s } GRAPH <%(base)sgraph/labels> { ?s rdfs:label ?o } BIND(rdfs:label AS ?p) }
"""
_WRITTEN: Final = """
SELECT DISTINCT ?s ?p ?o ?g WHERE {
  VALUES ?s { %(nodes)s } GRAPH ?from { ?s ?p ?o } FILTER(STRSTARTS(STR(?from), "%(base)s"))
  FILTER(?p IN (rdfs:label, skos:prefLabel, skos:altLabel, schema:headline))
}
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact as a list knows it: when it was, as far as known, and the first day on which it was reported."""

    iri: str
    when: str
    published: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The facts that a node has a part in, by the sort of part, newest first, undated last; and whom it met how often."""

    facts: Mapping[str, tuple[Mention, ...]]
    partners: tuple[tuple[str, int], ...]


async def node(endpoint: Endpoint, base: str, iri: str) -> Said:
    """Return what is said of a node itself, its evidence left out, and what goes by its name (``owl:sameAs``)."""
    return Said(await endpoint.rows(_NODE % {"node": iri, "base": base}))


async def listed(endpoint: Endpoint, iri: str, sorts: Mapping[str, str], *, partners: bool = False) -> Listed:
    """Return the facts of each sort; a sort is a graph pattern about ?fact and ``<%(node)s>``."""
    each = " UNION ".join(
        _EACH % {"body": body % {"node": iri}, "sort": sort} for sort, body in sorts.items()
    )
    more = _PARTNERS % {"node": iri} if partners else ""
    rows = await endpoint.rows(_LISTED % {"each": each, "more": more})
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    met = list[tuple[str, int]]()
    for row in rows:
        sort, fact = value_of(row, "sort"), value_of(row, "fact")
        if sort == "partners":
            met.append((fact, int(value_of(row, "number"))))
        elif fact:
            found[sort].append(Mention(fact, value_of(row, "when"), value_of(row, "published")))
    facts = {sort: newest_first(mentions) for sort, mentions in found.items()}
    return Listed(facts, tuple(sorted(met, key=lambda one: (-one[1], one[0]))))


def newest_first(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return facts by when they were, else when they were reported; the undated last, equals by IRI."""
    by_name = sorted(mentions, key=lambda mention: mention.iri)
    return tuple(sorted(by_name, key=lambda mention: mention.when or mention.published, reverse=True))


async def told(endpoint: Endpoint, base: str, facts: Iterable[str]) -> Said:
    """Return all that is said of facts: themselves, their participations, their evidence and the articles' heads."""
    names = _names(facts)
    if not names:
        return Said()
    return Said(await endpoint.rows(_TOLD % {"facts": names, "base": base, "head": _HEAD}))


async def called(endpoint: Endpoint, base: str, nodes: Iterable[str]) -> Said:
    """Return the names of nodes: their labels, and of what has none, as nodes of the ontology, what they are called elsewhere."""
    wanted = set(nodes)
    found = Said(await endpoint.rows(_LABELS % {"nodes": _names(wanted), "base": base}) if wanted else ())
    nameless = wanted.difference(found.subjects())
    if nameless:
        found.add(await endpoint.rows(_WRITTEN % {"nodes": _names(nameless), "base": base}))
    return found


def _names(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in sorted(set(iris)))
