"""The site: what every route of the application has at hand."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from kg.web.endpoint import Endpoint
from kg.web.engine import Engine
from kg.web.evaluation import Evaluations
from kg.web.names.held import Names
from kg.web.settings import Settings
from kg.web.upstream import Upstream


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its settings, the endpoint that its pages ask, the names held of it, and how queries from outside come to it.

    ``engine`` is None where the endpoint is somebody else's.
    """

    settings: Settings
    endpoint: Endpoint
    names: Names
    evaluations: Evaluations
    upstream: Upstream
    engine: Engine | None = None


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    found = request.app.state.site
    if not isinstance(found, Site):
        raise TypeError(found)
    return found
