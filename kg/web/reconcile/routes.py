"""The addresses of the reconciliation service; each of them may be asked from a page of any origin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from kg.errors import BadBatch, BatchTooLarge, KgError
from kg.web.reconcile import suggesting
from kg.web.reconcile.extending import extend, proposals
from kg.web.reconcile.judging import answer
from kg.web.reconcile.manifest import manifest
from kg.web.reconcile.preview import preview
from kg.web.reconcile.query import read_batch, read_extension
from kg.web.reconcile.suggesting import FARTHEST, SHOWN, Begun
from kg.web.site import site_of

_FORM: Final = "application/x-www-form-urlencoded"
_FIELDS: Final = 20  # of a form

_FRAMED: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors *"
}
"""A preview is shown in a frame of whichever client asks; nothing in it runs, and nothing is loaded."""

Handler = Callable[[Request], Awaitable[Response]]


async def service(request: Request) -> Response:
    """Answer with the manifest, to a batch of ``queries`` or to a request to ``extend``, sent by GET or as a form."""
    site = site_of(request)
    fields = await _fields(request)
    if "queries" in fields:
        return JSONResponse(await answer(site, read_batch(fields["queries"])))
    if "extend" in fields:
        return JSONResponse(await extend(site, read_extension(fields["extend"])))
    if request.method == "POST":
        raise BadBatch("the form", "it holds neither queries nor extend")
    return JSONResponse(manifest(_address(request), site.settings.base))


async def suggest_entity(request: Request) -> Response:
    """Answer with the entities whose names begin as typed."""
    return JSONResponse(await suggesting.entities(site_of(request), _begun(request)))


async def suggest_type(request: Request) -> Response:
    """Answer with the types whose names begin as typed."""
    return JSONResponse(suggesting.kinds(_begun(request)))


async def suggest_property(request: Request) -> Response:
    """Answer with the properties whose names begin as typed."""
    return JSONResponse(suggesting.properties(_begun(request)))


async def properties(request: Request) -> Response:
    """Answer with the properties that entities of a type have."""
    limit = _number(request, "limit", 0, FARTHEST)
    return JSONResponse(proposals(request.query_params.get("type"), limit or None))


async def show(request: Request) -> Response:
    """Answer with the preview of an entity."""
    site = site_of(request)
    identifier = request.query_params.get("id", "")
    index = await site.names.index()
    entity = index.entities.get(identifier) or index.entities.get(site.settings.base + identifier)
    if entity is None:
        return HTMLResponse("<!doctype html><title>unknown</title><p>Nothing of that name is here.", 404)
    page = f"{_address(request)}/{entity.iri.removeprefix(site.settings.base)}"
    return HTMLResponse(await preview(site, entity, page), headers=_FRAMED)


async def _fields(request: Request) -> dict[str, str]:
    """The fields of the address and of the form, the first value of each.

    Raises:
        BadBatch: the body is no form.
        BatchTooLarge: it is longer than the site takes.
    """
    texts = [request.url.query]
    if request.method == "POST":
        kind = request.headers.get("content-type", _FORM).partition(";")[0].strip().lower()
        if kind != _FORM:
            raise BadBatch("the request", f"its body is {kind}, not {_FORM}")
        texts.append((await _body(request, site_of(request).settings.limits.body)).decode("utf-8", "replace"))
    try:
        read = [parse_qs(text, keep_blank_values=True, max_num_fields=_FIELDS) for text in texts]
    except ValueError as error:
        raise BadBatch("the form", str(error)) from error
    return {name: values[0] for fields in read for name, values in fields.items()}


async def _body(request: Request, most: int) -> bytes:
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > most:
            raise BatchTooLarge("a body of more bytes than that", f"{most} bytes")
    return bytes(parts)


def _begun(request: Request) -> Begun:
    kind = request.query_params.get("type") or None
    cursor = _number(request, "cursor", 0, FARTHEST)
    limit = _number(request, "limit", SHOWN, FARTHEST)
    return Begun(request.query_params.get("prefix", "").strip(), kind, cursor, limit)


def _number(request: Request, name: str, usual: int, most: int) -> int:
    """A whole number of the address, 0 or more.

    Raises:
        BadBatch: it is none.
    """
    text = request.query_params.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit()):
        raise BadBatch(name, f"{text[:20]!r} is no whole number")
    return min(int(text[:9]), most)


def _address(request: Request) -> str:
    """The address of the site, as the client sees it, without the slash at its end."""
    return site_of(request).settings.public_url or str(request.base_url).rstrip("/")


def _told(handler: Handler) -> Handler:
    """The handler, with what goes wrong told in JSON: 400 and 413 to a bad question, 502 where the endpoint is away."""

    async def told(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204)
        try:
            return await handler(request)
        except BatchTooLarge as error:
            return _failure(413, error)
        except BadBatch as error:
            return _failure(400, error)
        except KgError as error:
            return _failure(502, error)

    return told


def _failure(status: int, error: KgError) -> Response:
    said: dict[str, Any] = {"status": status, "message": str(error)}
    return JSONResponse(said, status)


def _route(path: str, handler: Handler, *methods: str) -> Route:
    return Route(path, _told(handler), methods=[*methods, "OPTIONS"])


routes: Final = [
    _route("/reconcile", service, "GET", "POST"),
    _route("/reconcile/suggest/entity", suggest_entity, "GET"),
    _route("/reconcile/suggest/type", suggest_type, "GET"),
    _route("/reconcile/suggest/property", suggest_property, "GET"),
    _route("/reconcile/properties", properties, "GET"),
    _route("/reconcile/preview", show, "GET"),
]
"""The routes of the service."""
