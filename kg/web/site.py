"""The site: what every route of the application has at hand."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from kg.web.endpoint import Endpoint
from kg.web.engine import Engine
from kg.web.evaluation import Evaluations
from kg.web.figures import Figures
from kg.web.guard import Guard
from kg.web.kept import Answers
from kg.web.names.held import Names
from kg.web.settings import Settings
from kg.web.writer import Writer


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its settings, the endpoint that its pages ask, the names held of it, how outsiders ask and write.

    ``engine`` is None where the endpoint is somebody else's.
    """

    settings: Settings
    endpoint: Endpoint
    names: Names
    evaluations: Evaluations
    guard: Guard
    answers: Answers
    writer: Writer
    figures: Figures
    engine: Engine | None = None

    def root(self, request: Request) -> str:
        """Return the address of the site as whoever sent ``request`` sees it, without a slash at its end."""
        return self.settings.public_url or str(request.base_url).rstrip("/")


def site_of(request: Request) -> Site:
    """Return the site that a request came to."""
    found = request.app.state.site
    if not isinstance(found, Site):
        raise TypeError(found)
    return found
