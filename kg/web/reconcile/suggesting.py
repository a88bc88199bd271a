"""Suggestions: entities, types and properties whose names begin as somebody has typed.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#suggest-services
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from kg.web.names.entity import NARROWER, Entity
from kg.web.reconcile.description import descriptions
from kg.web.reconcile.properties import PROPERTIES
from kg.web.reconcile.types import typed, types
from kg.web.site import Site
from mappings.folding import fold

SHOWN: Final = 20  # suggestions at once
FARTHEST: Final = 1000  # suggestions that a client may skip


@dataclass(frozen=True, slots=True)
class Begun:
    """What somebody has typed, of which type the entity is to be, and how many suggestions are to be skipped."""

    prefix: str
    type: str | None = None
    cursor: int = 0
    limit: int = SHOWN


async def entities(site: Site, begun: Begun) -> dict[str, Any]:
    """Return the entities of which a name, or an identifier, begins so.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    index, base = await site.names.index(), site.settings.base
    named = index.entities.get(base + begun.prefix)
    found = (one for one in index.beginning(begun.prefix) if one is not named and _fits(one, begun.type))
    every = [named, *islice(found, FARTHEST)] if named is not None else list(islice(found, FARTHEST))
    shown = every[begun.cursor : begun.cursor + begun.limit]
    told = await descriptions(site, shown)
    return {
        "result": [
            {
                "id": one.iri.removeprefix(base),
                "name": one.name(),
                "description": told[one.iri],
                "notable": typed(one),
            }
            for one in shown
        ]
    }


def kinds(begun: Begun) -> dict[str, Any]:
    """Return the types of which the name, a word of it or the identifier begins so."""
    return _page(list(types().values()), begun)


def properties(begun: Begun) -> dict[str, Any]:
    """Return the properties of which the name, a word of it or the identifier begins so; of one type only its own."""
    wide = NARROWER.get(begun.type or "", begun.type)
    known = [
        {"id": one.id, "name": one.name, "description": one.description}
        for one in PROPERTIES.values()
        if wide is None or wide in one.types
    ]
    return _page(known, begun)


def _fits(entity: Entity, kind: str | None) -> bool:
    return kind is None or kind in entity.types


def _page(known: list[dict[str, Any]], begun: Begun) -> dict[str, Any]:
    wanted = fold(begun.prefix)
    found = [one for one in known if _begins(one, wanted)]
    return {"result": found[begun.cursor : begun.cursor + begun.limit]}


def _begins(one: dict[str, Any], wanted: str) -> bool:
    texts = (str(one["id"]), str(one["name"]))
    return any(
        fold(text).startswith(wanted) or any(word.startswith(wanted) for word in fold(text).split())
        for text in texts
    )
