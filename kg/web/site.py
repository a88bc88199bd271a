"""The site: what every route of the application has at hand."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from kg.web.endpoint import Endpoint
from kg.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its settings and the endpoint that it asks."""

    settings: Settings
    endpoint: Endpoint


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    found = request.app.state.site
    if not isinstance(found, Site):
        raise TypeError(found)
    return found
