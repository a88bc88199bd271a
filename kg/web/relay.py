"""Relaying: an answer of the endpoint behind the site becomes an answer of the site, at once or as it comes."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.types import Send

from kg.asking.sparql import syntax_error
from kg.web.evaluation import Asked, Evaluated, is_whole, stopped
from kg.web.kept import Kept
from kg.web.problem import Refused, bad
from kg.web.site import Site

_HELD: Final = 64 * 1024  # bytes of an answer that are waited for before it is sent
_TAIL: Final = 256
_READABLE: Final = 16 * 1024  # signs of a query whose fault is looked for: rdflib's parser takes its time


async def relay(site: Site, request: Request, send: Send, asked: Asked) -> None:
    """Answer a request with what the endpoint says to a query.

    Raises:
        Refused: it says nothing, or nothing that could be sent; nothing was sent then.
    """
    kept = site.answers.find(asked) if asked.lasting else None
    if kept is not None:
        await _send(request, send, kept)
        return
    version = site.answers.version
    answer = await site.evaluations.evaluated(asked)
    try:
        first, ended = await answer.start(_HELD)
        if answer.status != HTTPStatus.OK:
            raise await _failure(asked.source, answer.status, first)
        if not ended:
            await _Stream(site, request, send).run(answer, first)
            return
        if not is_whole(answer.kind, first[-_TAIL:]):
            raise _broken(site, first)
        whole = Kept(answer.kind, first)
    finally:
        answer.close()
    if asked.lasting:
        site.answers.keep(asked, whole, version)
    await _send(request, send, whole)


async def _failure(text: str, status: int, said: bytes) -> Refused:
    reason = said.decode("utf-8", "replace").strip()
    if status == HTTPStatus.BAD_REQUEST:
        if len(text) > _READABLE:
            return bad(f"the query does not parse: {reason}")
        return bad(str(await asyncio.to_thread(syntax_error, text, reason)))
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the query could not be evaluated: {reason}")


def _broken(site: Site, said: bytes) -> Refused:
    if said.endswith(b"has been cancelled"):
        return stopped(site.settings.limits.seconds)
    reason = said[-_TAIL:].decode("utf-8", "replace")
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the evaluation broke off: {reason}")


async def _send(request: Request, send: Send, answer: Kept) -> None:
    """Send an answer that is there; one that the client has already need not be sent."""
    headers = [(b"etag", answer.tag.encode()), (b"vary", b"Accept"), (b"cache-control", b"no-cache")]
    had = request.headers.get("if-none-match") if request.method != "POST" else None
    if had is not None and (had.strip() == "*" or answer.tag in had):
        await send({"type": "http.response.start", "status": HTTPStatus.NOT_MODIFIED, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    headers += [(b"content-type", answer.kind.encode()), (b"content-length", b"%d" % len(answer.body))]
    await send({"type": "http.response.start", "status": HTTPStatus.OK, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if request.method == "HEAD" else answer.body})


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
