"""The pages for people: one module a kind of page; ``routes`` lists them all."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route

from kg.web.answering import answering
from kg.web.pages.home import home
from kg.web.pages.listing import dated, named, topics
from kg.web.pages.ontology import ontology
from kg.web.pages.results import opensearch, results
from kg.web.rendering import STATIC
from kg.web.resources import resource
from kg.web.static_files import Static

routes: list[BaseRoute] = [
    Route("/", answering(home)),
    Mount("/static", Static(directory=STATIC), name="static"),
    Route("/search", answering(results)),
    Route("/opensearch.xml", answering(opensearch)),
    *(Route(f"/{name}", answering(dated(name))) for name in ("events", "agreements", "articles")),
    *(Route(f"/{name}", answering(named(name))) for name in ("persons", "places", "bodies")),
    Route("/topics", answering(topics)),
    Route("/ontology", answering(ontology)),
    Route("/ontology.{ending}", answering(ontology)),
    Route("/{path:path}", answering(resource)),
]
"""The routes of the pages, the last of which takes every path that names a resource."""
