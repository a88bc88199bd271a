"""The page for an address that names nothing: what has the nearest name, and a search."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KgError
from kg.web.naming import Naming, Ref
from kg.web.rendering import render
from kg.web.said import Said
from kg.web.search import entity_ref
from kg.web.site import site_of

_NEAREST: Final = 6
_LONGEST: Final = 100  # characters of a name that are compared


async def missing_page(request: Request, path: str) -> Response:
    """Answer 404, with the names nearest to the last part of the path."""
    words = re.sub(r"[-_+/]+", " ", unquote(path.rpartition("/")[2])).strip()[:_LONGEST]
    near = await _nearest(request, words) if words else []
    return render(request, "missing.html", {"words": words, "near": near, "query": words}, 404)


async def _nearest(request: Request, words: str) -> list[Ref]:
    try:
        index = await site_of(request).names.index()
    except KgError:
        return []  # the page must not fail where the search does
    naming = Naming(request, Said())
    entities = dict.fromkeys(entity.iri for found in index.near(words, _NEAREST).values() for entity in found)
    return [entity_ref(naming, index.entities[iri]) for iri in list(entities)[:_NEAREST]]
