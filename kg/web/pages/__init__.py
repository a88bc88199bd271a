"""The pages for people: one module a kind of page; ``routes`` lists them all."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.web.pages.home import home
from kg.web.rendering import STATIC

routes: list[BaseRoute] = [
    Route("/", home),
    Mount("/static", StaticFiles(directory=STATIC), name="static"),
]
"""The routes of the pages, the last of which takes every path that names a resource."""
