"""The application: every route of the site, one list a module."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from kg.web import editor, graphs, pages, pictures, sparql, void
from kg.web.dumps import routes as dumps
from kg.web.endpoint import Endpoint
from kg.web.engine import Engine
from kg.web.evaluation import Evaluations
from kg.web.figures import Figures
from kg.web.guard import Guard
from kg.web.headers import guarded, preflight
from kg.web.kept import Answers
from kg.web.names.held import Names
from kg.web.reconcile import routes as reconcile
from kg.web.settings import Settings
from kg.web.site import Site
from kg.web.upstream import Upstream
from kg.web.writer import Writer


class Application(Starlette):
    """The routes, with the headers around every answer, also one that failed.

    The endpoint for programs is asked before the router and what stands around it, which take as long as a small query.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        scope["app"] = self
        send = guarded(send)
        answer = preflight(scope)
        if answer is not None:
            await answer(scope, receive, send)
        elif scope["path"] == sparql.PATH:
            await sparql.endpoint(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


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
        upstream.close()

    app = Application(routes=routes(), lifespan=lifespan)
    app.state.site = Site(
        settings,
        endpoint,
        names,
        Evaluations(upstream, limits, engine),
        Guard(settings.services),
        Answers(engine),
        Writer(upstream, engine),
        Figures(settings, endpoint, engine),
        engine,
    )
    return app


def routes() -> list[BaseRoute]:
    """Return every route, those of one address before those that take any."""
    return [
        *graphs.routes,
        *void.routes,
        *reconcile.routes,
        *dumps.routes,
        *editor.routes,
        *pictures.routes,
        *pages.routes,
    ]
