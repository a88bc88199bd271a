"""The application: every route of the site, one list a module."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from kg.web.endpoint import Endpoint
from kg.web.settings import Settings
from kg.web.site import Site


def create_app(settings: Settings) -> Starlette:
    """Return the ASGI application of a site (https://asgi.readthedocs.io); it asks nothing before its first request."""
    endpoint = Endpoint(settings.query_url, settings.limits.seconds)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await endpoint.close()

    routes: list[BaseRoute] = []
    app = Starlette(routes=routes, lifespan=lifespan)
    app.state.site = Site(settings, endpoint)
    return app
