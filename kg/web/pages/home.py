"""The first page: what the graph holds, what happened last, and where to look."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.web.facts import read
from kg.web.pages.listing import everything
from kg.web.pictures.views import small as pictures
from kg.web.remembered import remembered
from kg.web.rendering import render
from kg.web.said import value_of
from kg.web.site import Site, site_of

LATEST: Final = 6  # events that are shown
_COUNTED: Final = {
    "events": "Event",
    "persons": "Person",
    "places": "Place",
    "bodies": "Body",
    "agreements": "Agreement",
    "statements": "Statement",
    "articles": "Article",
}
_FIGURES: Final = "SELECT ?type (COUNT(DISTINCT ?node) AS ?number) WHERE { VALUES ?type { %s } ?node a ?type } GROUP BY ?type"


async def home(request: Request) -> Response:
    """Answer with the first page.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    site = site_of(request)
    numbers, events, drawn = await asyncio.gather(
        remembered(site, figures, lambda: figures(site)),
        remembered(site, (everything, "events"), lambda: everything(site, "events")),
        pictures(request),
    )
    latest = [event.iri for event in events if event.when][:LATEST]
    reading = await read(request, latest)
    values = {"figures": numbers, "latest": [reading.fact(iri) for iri in latest], **drawn}
    return render(request, "home.html", values)


async def figures(site: Site) -> dict[str, int]:
    """Return how many of each kind the graph holds.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_FIGURES % " ".join(f"dip:{name}" for name in _COUNTED.values()))
    found = {value_of(row, "type").rpartition("#")[2]: int(value_of(row, "number")) for row in rows}
    return {name: found.get(type_, 0) for name, type_ in _COUNTED.items()}
