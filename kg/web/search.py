"""The search: who and what is called so, in any spelling, best first.

Persons, organisations, places and series come from the names that the site holds in memory; events, agreements,
articles and topics from a second index of the same make, which is made anew when the names are.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from kg.store import Literal, QuerySolution
from kg.web.names.entity import Entity
from kg.web.names.index import NameIndex
from kg.web.naming import Naming, Ref
from kg.web.remembered import remembered
from kg.web.said import value_of
from kg.web.site import Site
from mappings.folding import fold
from mappings.namespaces import DIP

MOST: Final = 60  # results of one kind
_TITLES: Final = """
SELECT DISTINCT ?node ?type ?name WHERE {
  { VALUES ?type { dip:Event dip:Agreement dip:Article } ?node a ?type }
  UNION { ?node skos:inScheme <%(base)sscheme/topics> BIND(skos:Concept AS ?type) }
  GRAPH ?graph { ?node rdfs:label ?name } FILTER(STRSTARTS(STR(?graph), "%(base)s"))
}
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, and its widest type."""

    ref: Ref
    type: str
    other: str  # the spelling that was found, where it is not the name shown


async def search(site: Site, naming: Naming, query: str) -> dict[str, list[Hit]]:
    """Return what is called so, by type; in each the same name first, then names that begin so, then names with all the words.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    if not fold(query):
        return {}
    names = await site.names.index()
    known = await remembered(site, titles, lambda: titles(site))
    found: defaultdict[str, list[Hit]] = defaultdict(list)
    for entity in chain(_named(names, query), _titled(known, query)):
        kept = found[entity.kind]
        if len(kept) < MOST:
            kept.append(Hit(entity_ref(naming, entity), entity.type, _as_spelt(entity, naming, query)))
    return dict(found)


async def titles(site: Site) -> NameIndex:
    """Return the index of titles.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_TITLES % {"base": site.settings.base})
    return await asyncio.to_thread(_index, rows)


def entity_ref(naming: Naming, entity: Entity) -> Ref:
    """Return how to name an entity of an index."""
    ref = naming.of(entity.iri)
    text = entity.name(naming.language)
    tags = [tag for tag, label in entity.labels.items() if label == text]
    tag = "" if naming.language in tags or not tags else min(tags)
    return Ref(ref.iri, ref.href, text, tag, ref.kind)


def _named(index: NameIndex, query: str) -> Iterator[Entity]:
    """The entities of an index, each once: exact, beginning so, then near in every word."""
    near = (
        entity
        for name, entities in index.near(query, MOST).items()
        if _covers(name, query)
        for entity in entities
    )
    seen = set[str]()
    for entity in chain(index.exact(query), islice(index.beginning(query), 4 * MOST), near):
        if entity.iri not in seen:
            seen.add(entity.iri)
            yield entity


def _titled(index: NameIndex, query: str) -> Iterator[Entity]:
    wanted = set(fold(query).split())
    ordered = _named(index, query)
    return (entity for entity in ordered if any(_has(fold(name), wanted) for name in entity.spellings))


def _has(name: str, wanted: Iterable[str]) -> bool:
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _covers(name: str, query: str) -> bool:
    """Whether a name has as many words near those of the query as the query has: one that shares a word is no find."""
    wanted, words = fold(query).split(), name.split()
    return len(wanted) <= len(words) + 1 and (
        sum(any(word[:2] == part[:2] for word in words) for part in wanted) >= len(wanted)
    )


def _as_spelt(entity: Entity, naming: Naming, query: str) -> str:
    """The spelling that answers to the query, "" where the name shown does."""
    wanted = set(fold(query).split())
    if _has(fold(entity.name(naming.language)), wanted):
        return ""
    return next((name for name in entity.spellings if _has(fold(name), wanted)), "")


def _index(rows: Iterable[QuerySolution]) -> NameIndex:
    kinds: dict[str, str] = {}
    labels: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        node, term = value_of(row, "node"), row["name"]
        if isinstance(term, Literal):
            kinds[node] = value_of(row, "type").removeprefix(DIP).rpartition("#")[2]
            labels[node][term.language or ""] = term.value
    return NameIndex(
        Entity(node, (kinds[node],), known, tuple(sorted(set(known.values()))))
        for node, known in sorted(labels.items())
    )
