"""A line that tells an entity from its namesakes: what it is, where, as what it is seen, and when it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kg.web.names.entity import Entity
from kg.web.reconcile.properties import PROPERTIES
from kg.web.reconcile.types import types
from kg.web.reconcile.values import Values, names_of, values_of
from kg.web.site import Site

_POSTS: Final = 2  # of a person


async def descriptions(site: Site, entities: Iterable[Entity]) -> dict[str, str]:
    """Return a description of each entity by its IRI.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    wanted = {entity.iri: entity for entity in entities}
    if not wanted:
        return {}
    persons = [iri for iri, entity in wanted.items() if entity.kind == "Person"]
    others = [iri for iri in wanted if iri not in set(persons)]
    base = site.settings.base
    asked = {"country": list(wanted), "post": persons, "validFrom": others, "validUntil": others}
    values = {
        pid: await values_of(site.endpoint, PROPERTIES[pid], nodes, base) for pid, nodes in asked.items()
    }
    index = await site.names.index()
    entities_named = {
        value.value for pid in ("country", "post") for some in values[pid].values() for value in some
    }
    names = await names_of(site, index, entities_named)
    return {iri: _line(entity, values, names) for iri, entity in wanted.items()}


def _line(entity: Entity, values: Mapping[str, Values], names: Mapping[str, str]) -> str:
    """As in "city, Viet Nam" or "person, France, ambassadeur"."""
    parts = [types()[entity.type]["name"]]
    for pid, most in (("country", 1), ("post", _POSTS)):
        some = [value.value for value in values[pid].get(entity.iri, ())]
        parts += [names[iri] for iri in some if iri != entity.iri][:most]
    for pid, word in (("validFrom", "from"), ("validUntil", "until")):
        parts += [f"{word} {value.value}" for value in values[pid].get(entity.iri, ())[:1]]
    return ", ".join(parts)
