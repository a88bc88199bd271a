"""The pictures of the site: events in time and on the map, and who met whom; ``routes`` are their own pages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from kg.web.answering import answering
from kg.web.pictures.views import map_page, network_page, timeline_page

routes: list[BaseRoute] = [
    Route("/timeline", answering(timeline_page)),
    Route("/map", answering(map_page)),
    Route("/network", answering(network_page)),
]
"""The routes of the pictures."""
