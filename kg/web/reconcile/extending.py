"""Data extension: the values of properties of entities that were matched.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#data-extension-service
"""

from __future__ import annotations

from typing import Any, Final

from kg.errors import BadBatch
from kg.store import NamedNode, Term
from kg.web.names.entity import NARROWER
from kg.web.reconcile.properties import PROPERTIES, Holds, Property
from kg.web.reconcile.query import Extension
from kg.web.reconcile.values import is_iri, names_of, values_of
from kg.web.site import Site

_DAY: Final = len("2025-07-01")


async def extend(site: Site, asked: Extension) -> dict[str, Any]:
    """Return the values of each property of each entity, as the API writes them; none for an entity that is not known.

    Raises:
        BadBatch: a property is not known.
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    base = site.settings.base
    for pid, _ in asked.properties:
        if pid not in PROPERTIES:
            raise BadBatch("the extension", f"there is no property {pid!r}, but {', '.join(PROPERTIES)}")
    nodes = {identifier: _node(identifier, base) for identifier in asked.ids}
    known = [node for node in nodes.values() if node is not None]
    values = {
        pid: await values_of(site.endpoint, PROPERTIES[pid], known, base) for pid, _ in asked.properties
    }
    entities = {
        value.value
        for by_node in values.values()
        for some in by_node.values()
        for value in some
        if isinstance(value, NamedNode)
    }
    names = await names_of(site, await site.names.index(), entities)
    return {
        "meta": [{"id": pid, "name": PROPERTIES[pid].name} for pid, _ in asked.properties],
        "rows": {
            identifier: {
                pid: _column(PROPERTIES[pid], values[pid].get(node or "", ()), names, base)[:most]
                for pid, most in asked.properties
            }
            for identifier, node in nodes.items()
        },
    }


def proposals(kind: str | None, limit: int | None) -> dict[str, Any]:
    """Return the properties that entities of a type have; of an unknown type, all.

    https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#data-extension-property-proposals
    """
    wide = NARROWER.get(kind or "", kind)
    fitting = [one for one in PROPERTIES.values() if wide in one.types] or list(PROPERTIES.values())
    found: dict[str, Any] = {"properties": [{"id": one.id, "name": one.name} for one in fitting][:limit]}
    if kind is not None:
        found["type"] = kind
    return found if limit is None else found | {"limit": limit}


def _node(identifier: str, base: str) -> str | None:
    """The IRI of an entity by its identifier; None where it can be none."""
    iri = identifier if "://" in identifier else base + identifier
    return iri if is_iri(iri) else None


def _column(
    known: Property, values: tuple[Term, ...], names: dict[str, str], base: str
) -> list[dict[str, Any]]:
    found = [_cell(known, value, names, base) for value in values]
    return [cell for number, cell in enumerate(found) if cell not in found[:number]]


def _cell(known: Property, value: Term, names: dict[str, str], base: str) -> dict[str, Any]:
    if known.prefix:
        return {"str": value.value.removeprefix(known.prefix).strip("/")}
    if isinstance(value, NamedNode):
        return {"id": value.value.removeprefix(base), "name": names[value.value]}
    if known.holds is Holds.NUMBER:
        return {"float": float(value.value)}
    if known.holds is Holds.DATE and len(value.value) == _DAY:
        return {"date": f"{value.value}T00:00:00Z"}
    return {"str": value.value}
