"""The endpoint for programs: the SPARQL 1.1 Protocol at ``/sparql``."""

from __future__ import annotations

import asyncio
import hashlib
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from kg.sparql import syntax_error
from kg.web.evaluation import Asked, Evaluated, is_whole, stopped
from kg.web.formats import ROWS, TRIPLES, choose
from kg.web.guard import Prepared, prepared
from kg.web.problem import Refused, bad
from kg.web.question import Question, read_question
from kg.web.site import Site, site_of

_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
_HELD: Final = 64 * 1024  # bytes of an answer that are waited for before it is sent
_TAIL: Final = 256


def routes() -> list[BaseRoute]:
    """Return the routes of this module."""
    return [Route("/sparql", Sparql())]


class Sparql:
    """The ASGI application of the endpoint."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            await _answer(request, send)
        except Refused as refused:
            await refused.response()(scope, receive, send)


async def _answer(request: Request, send: Send) -> None:
    site = site_of(request)
    if request.method not in _METHODS:
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "ask with GET or POST", {"Allow": ", ".join(_METHODS)})
    if request.method == "OPTIONS":
        await Response(None, HTTPStatus.NO_CONTENT, {"Allow": ", ".join(_METHODS)})(
            request.scope, request.receive, send
        )
        return
    question = await read_question(request, site.settings.limits.body)
    if question is None:
        raise bad("the request holds no query: give it as `query`")
    query = prepared(question.text)
    accept = choose(request.headers.get("accept", ""), TRIPLES if query.triples else ROWS)
    asked = Asked(query.text, _parameters(question, query), accept)
    async with site.evaluations.evaluated(asked) as answer:
        first, ended = await answer.start(_HELD)
        if answer.status != HTTPStatus.OK:
            raise _failure(question.text, answer.status, first)
        if ended and not is_whole(answer.kind, first[-_TAIL:]):
            raise _broken(site, first)
        if ended:
            await _whole(request, answer.kind, first)(request.scope, request.receive, send)
        else:
            await _Stream(site, request, send).run(answer, first)


def _parameters(question: Question, query: Prepared) -> str:
    """The parameters of the engine's address: the graphs that were named, else the union of all."""
    if question.names_graphs:
        graphs = [("default-graph-uri", graph) for graph in question.default_graphs]
        return urlencode(graphs + [("named-graph-uri", graph) for graph in question.named_graphs])
    return "" if query.names_graphs else "union-default-graph="


def _failure(text: str, status: int, said: bytes) -> Refused:
    reason = said.decode("utf-8", "replace").strip()
    if status == HTTPStatus.BAD_REQUEST:
        return bad(str(syntax_error(text, reason)))
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the query could not be evaluated: {reason}")


def _broken(site: Site, said: bytes) -> Refused:
    if said.endswith(b"has been cancelled"):
        return stopped(site.settings.limits.seconds)
    reason = said[-_TAIL:].decode("utf-8", "replace")
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the evaluation broke off: {reason}")


def _whole(request: Request, kind: str, body: bytes) -> Response:
    """The response for an answer that is there; one that the client has already need not be sent."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"}
    if request.method != "POST" and request.headers.get("if-none-match") in {tag, f"W/{tag}", "*"}:
        return Response(None, HTTPStatus.NOT_MODIFIED, headers)
    return Response(body, HTTPStatus.OK, {**headers, "Content-Type": kind})


class _Stream:
    """An answer that is sent while it comes; it ends early when the client has gone, or takes nothing more."""

    def __init__(self, site: Site, request: Request, send: Send) -> None:
        self._limits = site.settings.limits
        self._request = request
        self._send = send

    async def run(self, answer: Evaluated, first: bytes) -> None:
        """Send the answer. Where it cannot be sent to its end the connection breaks, so that nobody takes it for whole."""
        gone = asyncio.ensure_future(self._gone())
        try:
            headers = [
                (b"content-type", answer.kind.encode()),
                (b"vary", b"Accept"),
                (b"cache-control", b"no-cache"),
            ]
            await self._send({"type": "http.response.start", "status": 200, "headers": headers})
            if self._request.method == "HEAD" or await self._pieces(answer, first, gone):
                await self._send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()

    async def _pieces(self, answer: Evaluated, piece: bytes, gone: asyncio.Future[None]) -> bool:
        """Send piece after piece; return whether all of the answer was sent."""
        sent, tail = 0, b""
        while piece:
            sent += len(piece)
            if gone.done() or sent > self._limits.answer:
                return False
            try:
                async with asyncio.timeout(self._limits.patience):
                    await self._send({"type": "http.response.body", "body": piece, "more_body": True})
                tail = (tail + piece)[-_TAIL:]
                piece = await answer.piece()
            except (TimeoutError, Refused):
                return False
        return is_whole(answer.kind, tail)

    async def _gone(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
