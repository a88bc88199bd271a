"""The page of a named graph: how much it holds, and where to have it as data."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.web.accept import preferred
from kg.web.addresses import here
from kg.web.alternates import HTML, OFFERED, format_of
from kg.web.naming import Naming
from kg.web.pages.missing import missing_page
from kg.web.remembered import remembered
from kg.web.rendering import path, render
from kg.web.said import Said, value_of
from kg.web.site import Site, site_of

_SIZE: Final = "SELECT (COUNT(*) AS ?number) WHERE { GRAPH <%s> { ?s ?p ?o } }"


async def graph_page(request: Request, iri: str) -> Response:
    """Answer for a graph: its page, or 303 to where the Graph Store Protocol gives its data.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    site = site_of(request)
    number = await remembered(site, (size, iri), lambda: size(site, iri))
    if not number:
        return await missing_page(request, here(request, iri))
    address = path(request, f"store?graph={quote(iri, safe='')}")
    kind = preferred(request.headers.get("accept", ""), OFFERED)
    if kind is not None and format_of(kind) != HTML:
        return RedirectResponse(address, 303, {"Vary": "Accept"})
    values = {"node": Naming(request, Said()).of(iri), "number": number, "address": address}
    return render(request, "graph.html", values, headers={"Vary": "Accept"})


async def size(site: Site, iri: str) -> int:
    """Return how many triples a graph holds."""
    rows = await site.endpoint.rows(_SIZE % iri)
    return int(value_of(rows[0], "number"))
