"""The endpoint for programs: the SPARQL 1.1 Protocol at ``/sparql``."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.web.description import service
from kg.web.evaluation import Asked
from kg.web.formats import ROWS, TRIPLES, choose
from kg.web.guard import Prepared
from kg.web.problem import Refused
from kg.web.question import Question, read_question
from kg.web.relay import relay
from kg.web.site import site_of

PATH: Final = "/sparql"

_METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")


async def endpoint(scope: Scope, receive: Receive, send: Send) -> None:
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
    question = await read_question(request, site.settings.limits)
    if question is None:
        await service(site, request)(request.scope, request.receive, send)
        return
    query = site.guard.prepared(question.text)
    accept = choose(request.headers.get("accept", ""), TRIPLES if query.triples else ROWS)
    asked = Asked(query.text, _parameters(question, query), accept, question.text, query.lasting)
    await relay(site, request, send, asked)


def _parameters(question: Question, query: Prepared) -> str:
    """The parameters of the engine's address: the graphs that were named, else the union of all."""
    if question.names_graphs:
        graphs = [("default-graph-uri", graph) for graph in question.default_graphs]
        return urlencode(graphs + [("named-graph-uri", graph) for graph in question.named_graphs])
    return "" if query.names_graphs else "union-default-graph="
