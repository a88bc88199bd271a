"""The preview of an entity: a small page for the frame that a client opens beside a candidate."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kg.web.names.entity import Entity
from kg.web.reconcile.description import descriptions
from kg.web.reconcile.extending import extend
from kg.web.reconcile.properties import PROPERTIES
from kg.web.reconcile.query import Extension
from kg.web.site import Site
from mappings.folding import fold

_SHOWN: Final = ("post", "seat", "within", "partOf", "replacedBy", "wikidata", "geonames")
_MOST: Final = 3  # values of one property
_SPELLINGS: Final = 5


async def preview(site: Site, entity: Entity, page: str) -> str:
    """Return the preview of an entity as HTML; ``page`` is the address of its own page.

    Raises:
        QueryFailed, ServiceUnreachable: see ``Endpoint.rows``.
    """
    fitting = tuple((pid, _MOST) for pid in _SHOWN if entity.kind in PROPERTIES[pid].types)
    told = await extend(site, Extension((entity.iri,), fitting))
    cells = told["rows"][entity.iri]
    rows = [(PROPERTIES[pid].name, [_shown(cell) for cell in cells[pid]]) for pid, _ in fitting if cells[pid]]
    others = {fold(name): name for name in entity.spellings if fold(name) != fold(entity.name())}
    if others:
        rows.append(("also", list(others.values())[:_SPELLINGS]))
    described = await descriptions(site, [entity])
    return _template().render(name=entity.name(), description=described[entity.iri], page=page, rows=rows)


def _shown(cell: dict[str, Any]) -> str:
    return str(cell.get("name", cell.get("str", "")))


@cache
def _template() -> Template:
    """The page, in which everything is escaped."""
    loader = FileSystemLoader(Path(__file__).parent)
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return found.get_template("preview.html")
