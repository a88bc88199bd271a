"""The headers that every answer carries: what a browser may do with it, and who may read it from another site.

This is the one place of the Content Security Policy (https://www.w3.org/TR/CSP3/): a route that needs another sets
the header itself, made by ``policy``, and it stays.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Message, Scope, Send

_POLICY: Final = {
    "default-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_MAY: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""What a page of another site may send: it reads. A token is not among it, so no page writes with its reader's."""


def policy(**changes: str) -> str:
    """Return the Content Security Policy with some directives changed, ``-`` written as ``_``.

    >>> policy(style_src="'self' 'unsafe-inline'").partition("; style-src")[2]
    " 'self' 'unsafe-inline'"
    """
    directives = _POLICY | {name.replace("_", "-"): value for name, value in changes.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


_ALWAYS: Final = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Location, Retry-After",
}
_RAW: Final = [(name.lower().encode(), value.encode()) for name, value in _ALWAYS.items()]
_NAMES: Final = frozenset(name for name, _ in _RAW)


def guarded(send: Send) -> Send:
    """Return a way to send answers that gives each of them the headers that it does not have already."""

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            there = {name for name, _ in headers if name in _NAMES}
            message["headers"] = headers + [pair for pair in _RAW if pair[0] not in there]
        await send(message)

    return send_guarded


def preflight(scope: Scope) -> Response | None:
    """Return the answer to a browser that asks what a page of another site may send, None for any other request.

    https://fetch.spec.whatwg.org/#cors-preflight-fetch
    """
    if scope["method"] != "OPTIONS" or "access-control-request-method" not in Headers(scope=scope):
        return None
    return Response(None, HTTPStatus.NO_CONTENT, _MAY)
