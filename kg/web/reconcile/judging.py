"""Answering a batch: candidates by name, weighed by the properties given, the best first, and whether one is sure.

A score of 100 is the same name, the type asked for and every property as given. A candidate is a match only where it
has exactly that name, nothing given speaks against it, and no other candidate comes near.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from kg.errors import BadBatch
from kg.web.names.index import NameIndex
from kg.web.reconcile.comparing import Told, compared, factor, meant
from kg.web.reconcile.description import descriptions
from kg.web.reconcile.properties import IDENTIFYING, PROPERTIES, Holds
from kg.web.reconcile.query import Query, Wanted
from kg.web.reconcile.retrieval import WIKIDATA_ITEM, Candidate, candidates, of_type
from kg.web.reconcile.types import typed
from kg.web.reconcile.values import names_of, nodes_with, values_of
from kg.web.site import Site

CLEARLY: Final = 0.9  # of the best candidate's score: a rival that reaches it leaves nobody sure
_FULL: Final = 100.0


async def answer(site: Site, queries: Mapping[str, Query]) -> dict[str, dict[str, Any]]:
    """Return the answer to each query of a batch, as the API writes it; each is judged without regard to the others.

    Raises:
        BadBatch: a query names a property that there is not.
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    _check(queries)
    index, base = await site.names.index(), site.settings.base
    texts = {key: query for key, query in queries.items() if query.text and not _item(query)}
    found = await site.names.search(
        lambda names: {key: candidates(names, query, base) for key, query in texts.items()}
    )
    await _weigh(site, index, texts, found)
    for key, query in queries.items():
        if key not in texts:
            found[key] = await _by_properties(site, index, _item(query) or query)
    best = {key: _best(found[key], query.limit) for key, query in queries.items()}
    told = await descriptions(site, [one.entity for answer in best.values() for one, _ in answer])
    return {
        key: {
            "result": [
                _written(one, told[one.entity.iri], match=match, base=base) for one, match in best[key]
            ]
        }
        for key in queries
    }


def _check(queries: Mapping[str, Query]) -> None:
    for key, query in queries.items():
        for wanted in query.properties:
            if wanted.pid not in PROPERTIES:
                known = ", ".join(PROPERTIES)
                raise BadBatch(f"query {key!r}", f"there is no property {wanted.pid!r}, but {known}")


def _item(query: Query) -> Query | None:
    """A query for an item of Wikidata, as the query for the entity that is linked to it."""
    text = query.text.strip()
    if not WIKIDATA_ITEM.fullmatch(text):
        return None
    return Query(
        types=query.types,
        hard=query.hard,
        properties=(*query.properties, Wanted("wikidata", (text,))),
        limit=query.limit,
    )


async def _weigh(
    site: Site, index: NameIndex, queries: Mapping[str, Query], found: Mapping[str, Sequence[Candidate]]
) -> None:
    """Put what the given properties say into the candidates' features and scores, all of a batch in one question each."""
    base = site.settings.base
    values = {}
    for pid in sorted({wanted.pid for query in queries.values() for wanted in query.properties}):
        nodes = {
            one.entity.iri
            for key, query in queries.items()
            if any(wanted.pid == pid for wanted in query.properties)
            for one in found[key]
        }
        values[pid] = await values_of(site.endpoint, PROPERTIES[pid], nodes, base)
    entities = {
        value.value
        for pid, by_node in values.items()
        if PROPERTIES[pid].holds is Holds.ENTITY
        for some in by_node.values()
        for value in some
    }
    told = Told(base, values, await names_of(site, index, entities))
    for key, query in queries.items():
        for one in found[key]:
            for wanted in query.properties:
                fits = compared(told, index, PROPERTIES[wanted.pid], wanted, one.entity.iri)
                one.score *= factor(fits)
                if fits is not None:
                    one.features[wanted.pid] = round(fits, 3)
                    one.sure = one.sure and fits == 1


async def _by_properties(site: Site, index: NameIndex, query: Query) -> list[Candidate]:
    """The entities that have every property as given: for queries that give no name."""
    base = site.settings.base
    nodes: set[str] | None = None
    for wanted in query.properties:
        known = PROPERTIES[wanted.pid]
        if known.holds is Holds.ENTITY:
            values = [iri for given in wanted.values for iri in meant(index, known, given, base)]
        else:
            values = [
                given if given.startswith(known.prefix) else f"{known.prefix}{given}"
                for given in wanted.values
            ]
            values += [f"{value}/" for value in values if known.prefix]
        found = await nodes_with(site.endpoint, known, values, base)
        nodes = found if nodes is None else nodes & found
    features: dict[str, float | bool] = {wanted.pid: 1.0 for wanted in query.properties}
    sure = any(wanted.pid in IDENTIFYING for wanted in query.properties)
    entities = [index.entities[iri] for iri in sorted(nodes or ()) if iri in index.entities]
    return [Candidate(entity, 1.0, sure, dict(features)) for entity in entities if of_type(entity, query)]


def _best(found: Sequence[Candidate], limit: int) -> list[tuple[Candidate, bool]]:
    """The best candidates, each with whether it is a match."""
    ordered = sorted(found, key=lambda one: (-one.score, one.entity.iri))
    rival = ordered[1].score if len(ordered) > 1 else 0.0
    return [
        (one, place == 0 and one.sure and rival < CLEARLY * one.score)
        for place, one in enumerate(ordered[:limit])
    ]


def _written(one: Candidate, description: str, *, match: bool, base: str) -> dict[str, Any]:
    return {
        "id": one.entity.iri.removeprefix(base),
        "name": one.entity.name(),
        "description": description,
        "type": typed(one.entity),
        "score": round(_FULL * one.score, 1),
        "features": [{"id": name, "value": value} for name, value in one.features.items()],
        "match": match,
    }
