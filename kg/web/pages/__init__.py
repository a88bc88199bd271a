"""The pages for people: one module a kind of page; ``routes`` lists them all."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route

from kg.web.pages.home import home
from kg.web.pages.listing import dated, named, topics
from kg.web.pages.ontology import ontology
from kg.web.pages.results import opensearch, results
from kg.web.rendering import STATIC
from kg.web.resources import resource
from kg.web.static_files import Static

routes: list[BaseRoute] = [
    Route("/", home),
    Mount("/static", Static(directory=STATIC), name="static"),
    Route("/search", results),
    Route("/opensearch.xml", opensearch),
    *(Route(f"/{name}", dated(name)) for name in ("events", "agreements", "articles")),
    *(Route(f"/{name}", named(name)) for name in ("persons", "places", "bodies")),
    Route("/topics", topics),
    Route("/ontology", ontology),
    Route("/ontology.{ending}", ontology),
    Route("/{path:path}", resource),
]
"""The routes of the pages, the last of which takes every path that names a resource."""
