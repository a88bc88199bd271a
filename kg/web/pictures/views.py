"""The pages of the pictures, and the values with which another page shows them small."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KgError
from kg.web.addresses import here
from kg.web.language import language_of
from kg.web.pictures.network import network
from kg.web.pictures.timeline import timeline
from kg.web.pictures.worldmap import worldmap
from kg.web.remembered import remembered
from kg.web.rendering import render
from kg.web.site import Site, site_of

T = TypeVar("T")


async def small(request: Request) -> dict[str, object]:
    """Return what ``_timeline.html``, ``_map.html`` and ``_network.html`` need, for a page that includes them.

    A picture that the endpoint takes too long for, or cannot give, is left out: the page stands without it.
    """
    found = await asyncio.gather(
        _asked(request, timeline),
        _asked(request, worldmap),
        _asked(request, network),
        return_exceptions=True,
    )
    shown: dict[str, object] = {}
    for name, picture in zip(("timeline", "map", "network"), found, strict=True):
        if isinstance(picture, BaseException):
            if not isinstance(picture, KgError):
                raise picture
        else:
            shown[name] = picture
    return {**shown, **_frame(request)}


async def timeline_page(request: Request) -> Response:
    """Answer with the timeline and its events as a table."""
    found = await _asked(request, timeline)
    return render(request, "timeline.html", {"timeline": found, "section": "events", **_frame(request)})


async def map_page(request: Request) -> Response:
    """Answer with the map and its places as a table."""
    found = await _asked(request, worldmap)
    return render(request, "map.html", {"map": found, "section": "places", **_frame(request)})


async def network_page(request: Request) -> Response:
    """Answer with the network and its pairs as a table."""
    found = await _asked(request, network)
    return render(request, "network.html", {"network": found, "section": "persons", **_frame(request)})


async def _asked(request: Request, picture: Callable[[Site, str], Awaitable[T]]) -> T:
    """The data of a picture in the reader's language, asked for once until the graph has changed."""
    site, language = site_of(request), language_of(request)
    return await remembered(site, (picture, language), lambda: picture(site, language))


def _frame(request: Request) -> dict[str, object]:
    """How a picture names the pages of what it shows."""
    return {"here": partial(here, request)}
