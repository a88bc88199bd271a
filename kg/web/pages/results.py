"""The page of the search, and the description with which a browser adds it to its own."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.web.language import language_of
from kg.web.naming import Naming
from kg.web.rendering import environment, path, render
from kg.web.said import Said
from kg.web.search import search
from kg.web.site import site_of
from kg.web.wording import words

_LONGEST: Final = 200  # characters of a query
_ORDER: Final = ("Person", "Place", "Body", "Event", "Agreement", "Series", "Concept", "Article")


async def results(request: Request) -> Response:
    """Answer with what is called as ``?q=`` says.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    query = request.query_params.get("q", "").strip()[:_LONGEST]
    found = await search(site_of(request), Naming(request, Said()), query)
    groups = [(kind, found[kind]) for kind in _ORDER if kind in found]
    return render(request, "search.html", {"query": query, "groups": groups})


async def opensearch(request: Request) -> Response:
    """Answer with the OpenSearch description: https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch."""
    root = str(request.base_url).rstrip("/") + path(request, "search")
    template = environment().get_template("opensearch.xml")
    body = template.render({"w": words(language_of(request)), "search": root})
    return Response(body, media_type="application/opensearchdescription+xml")
