"""The application: every route of the site, one list a module."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute

from kg.web import editor, pages, pictures, sparql
from kg.web.dumps import routes as dumps
from kg.web.endpoint import Endpoint
from kg.web.engine import Engine
from kg.web.evaluation import Evaluations
from kg.web.names.held import Names
from kg.web.reconcile import routes as reconcile
from kg.web.settings import Settings
from kg.web.site import Site
from kg.web.upstream import Upstream


def create_app(settings: Settings, engine: Engine | None = None) -> Starlette:
    """Return the ASGI application of a site (https://asgi.readthedocs.io); it asks nothing before its first request.

    With an ``engine`` its address is asked, which changes while it runs; without one ``settings.query_url``.
    """
    limits = settings.limits
    upstream = Upstream(lambda: settings.query_url if engine is None else engine.url, 4 * limits.queries)

    endpoint = Endpoint(upstream, limits.seconds)
    names = Names(endpoint, settings.base)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await names.close()
        await upstream.close()

    app = Starlette(routes=routes(), lifespan=lifespan)
    app.state.site = Site(
        settings,
        endpoint,
        names,
        Evaluations(upstream, limits, engine),
        upstream,
        engine,
    )
    return app


def routes() -> list[BaseRoute]:
    """Return every route, those of one address before those that take any."""
    return [
        *sparql.routes(),
        *reconcile.routes,
        *dumps.routes,
        *editor.routes,
        *pictures.routes,
        *pages.routes,
    ]
