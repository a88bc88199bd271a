"""The pages of the pictures, and the values with which another page shows them small."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.web.addresses import here
from kg.web.language import language_of
from kg.web.pictures.memory import Memory
from kg.web.pictures.network import network
from kg.web.pictures.timeline import timeline
from kg.web.pictures.worldmap import worldmap
from kg.web.rendering import render
from kg.web.site import site_of

_MEMORY: Final = Memory()


async def small(request: Request) -> dict[str, object]:
    """Return what ``_timeline.html``, ``_map.html`` and ``_network.html`` need, for a page that includes them.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    site, language = site_of(request), language_of(request)
    times, places, pairs = await asyncio.gather(
        _MEMORY.recall(timeline, site, language),
        _MEMORY.recall(worldmap, site, language),
        _MEMORY.recall(network, site, language),
    )
    return {"timeline": times, "map": places, "network": pairs, **_frame(request)}


async def timeline_page(request: Request) -> Response:
    """Answer with the timeline and its events as a table."""
    found = await _MEMORY.recall(timeline, site_of(request), language_of(request))
    return render(request, "timeline.html", {"timeline": found, "section": "events", **_frame(request)})


async def map_page(request: Request) -> Response:
    """Answer with the map and its places as a table."""
    found = await _MEMORY.recall(worldmap, site_of(request), language_of(request))
    return render(request, "map.html", {"map": found, "section": "places", **_frame(request)})


async def network_page(request: Request) -> Response:
    """Answer with the network and its pairs as a table."""
    found = await _MEMORY.recall(network, site_of(request), language_of(request))
    return render(request, "network.html", {"network": found, "section": "persons", **_frame(request)})


def _frame(request: Request) -> dict[str, object]:
    """How a picture names the pages of what it shows."""
    return {"here": partial(here, request)}
