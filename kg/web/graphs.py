"""The graphs one by one: the SPARQL 1.1 Graph Store Protocol at ``/store``.

https://www.w3.org/TR/sparql11-http-rdf-update/. A graph is named by ``?graph=IRI``, or directly: what follows
``/store/`` stands for the IRI of that path below the base. ``?default`` is what a query sees that names no graph: the
union of all. Whoever has the token writes the graphs of articles and the derived graphs, each whole, never the
union and never an imported set.
"""

from __future__ import annotations

import asyncio
import hmac
import re
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kg.web.body import read_body
from kg.web.evaluation import Asked
from kg.web.formats import TRIPLES, choose
from kg.web.payload import update
from kg.web.problem import Refused, bad
from kg.web.relay import relay
from kg.web.site import Site, site_of

WRITTEN: Final = ("article/", "graph/")
"""Where, below the base, the graphs lie that may be written."""

_READING: Final = ("GET", "HEAD", "OPTIONS")
_WRITING: Final = ("PUT", "POST", "DELETE")
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_UNION: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


class Graphs:
    """The ASGI application of the graph store."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            await _answer(request, send)
        except Refused as refused:
            await refused.response()(scope, receive, send)


async def _answer(request: Request, send: Send) -> None:
    site = site_of(request)
    allowed = {"Allow": ", ".join(_READING if site.settings.token is None else (*_READING, *_WRITING))}
    if request.method == "OPTIONS":
        await Response(None, HTTPStatus.NO_CONTENT, allowed)(request.scope, request.receive, send)
    elif request.method in _READING:
        await _read(site, request, send)
    elif request.method in _WRITING:
        _authorise(site, request)
        response = await _write(site, request)
        await response(request.scope, request.receive, send)
    else:
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"{request.method} is not understood here", allowed)


def graph_of(request: Request, base: str) -> str | None:
    """Return the IRI of the graph that a request names, None for the union of all.

    Raises:
        Refused: it names none, several, or what is no IRI.
    """
    named = request.query_params.getlist("graph")
    path = request.path_params.get("path")
    if path:
        named.append(f"{base}{path}")
    if "default" in request.query_params:
        if named:
            raise bad("a request names one graph")
        return None
    if len(named) != 1:
        raise bad("name one graph: ?graph=IRI, ?default for the union of all, or its path below /store/")
    if _IRI.fullmatch(named[0]) is None:
        raise bad(f"{named[0]!r} is no absolute IRI")
    return named[0]


async def _read(site: Site, request: Request, send: Send) -> None:
    graph = graph_of(request, site.settings.base)
    accept = choose(request.headers.get("accept", ""), TRIPLES)
    if graph is None:
        await relay(site, request, send, Asked(_UNION, "union-default-graph=", accept, _UNION))
        return
    if not await _is_there(site, graph):
        raise Refused(HTTPStatus.NOT_FOUND, f"no graph <{graph}> here")
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    await relay(site, request, send, Asked(query, "", accept, query))


async def _written(site: Site, change: str) -> None:
    """Carry out a change; what the site holds in memory follows."""
    await site.writer.run(change)
    site.names.changed()


async def _is_there(site: Site, graph: str) -> bool:
    return bool(await site.endpoint.rows(f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT 1"))


def _authorise(site: Site, request: Request) -> None:
    """Let nobody write who does not have the token; it is compared in a time that does not tell how much was right.

    Raises:
        Refused: nobody may write, or this one may not.
    """
    token = site.settings.token
    if token is None:
        raise Refused(HTTPStatus.FORBIDDEN, "this store is only read")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    right = hmac.compare_digest(given.strip().encode(), token.encode())
    if scheme.lower() != "bearer" or not right:
        raise Refused(
            HTTPStatus.UNAUTHORIZED, "writing needs the token", {"WWW-Authenticate": 'Bearer realm="store"'}
        )


async def _write(site: Site, request: Request) -> Response:
    graph = graph_of(request, site.settings.base)
    base = site.settings.base
    if graph is None or not graph.startswith(tuple(base + part for part in WRITTEN)):
        where = " and ".join(f"<{base}{part}…>" for part in WRITTEN)
        raise Refused(HTTPStatus.FORBIDDEN, f"only graphs below {where} are written here")
    there = await _is_there(site, graph)
    if request.method == "DELETE":
        if not there:
            raise Refused(HTTPStatus.NOT_FOUND, f"no graph <{graph}> here")
        await _written(site, f"DROP GRAPH <{graph}>")
        return Response(None, HTTPStatus.NO_CONTENT)
    limits = site.settings.limits
    body = await read_body(request, limits.graph, limits.patience)
    kind = request.headers.get("content-type", "text/turtle")
    change = await asyncio.to_thread(update, body, kind, graph, replaces=request.method == "PUT")
    await _written(site, change)
    if there:
        return Response(None, HTTPStatus.NO_CONTENT)
    return Response(None, HTTPStatus.CREATED, {"Location": str(request.url)})


routes: Final = [Route("/store", Graphs()), Route("/store/{path:path}", Graphs())]
"""The routes of the graph store."""
