"""The addresses of the release: a page that lists its files, its DCAT by content negotiation, and each file."""

from __future__ import annotations

import email.utils
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.web.accept import preferred
from kg.web.dumps.catalogue import FORMATS, read_catalogue, written
from kg.web.dumps.shelf import Shelf
from kg.web.site import site_of

PAGE: Final = "text/html"
_KEPT: Final = {
    "Cache-Control": "no-cache"
}  # kept, but compared before it is used again: a release is replaced whole
_POLICY: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'"
}
_HOWTO: Final = (
    "No release is published here. Whoever keeps this site makes one with `kg export DIR --dataset` "
    "and shows it with `kg serve --dumps DIR`.\n"
)


async def listing(request: Request) -> Response:
    """Answer with the page of the files, or with the DCAT in the format that is asked for."""
    folder = _folder(request)
    if folder is None:
        return PlainTextResponse(_HOWTO, 404)
    kind = preferred(request.headers.get("accept", ""), (PAGE, *FORMATS))
    if kind is None:
        return _varied(PlainTextResponse(f"The release can be told as {', '.join((PAGE, *FORMATS))}.\n", 406))
    if kind != PAGE:
        content = written(folder, kind)
        if content is None:
            return _varied(PlainTextResponse("This release has no DCAT that can be read.\n", 404))
        return _varied(Response(content, media_type=kind, headers=_KEPT))
    here = f"{request.scope.get('root_path', '')}/dumps"
    page = _template().render(release=read_catalogue(folder), files=list(Shelf(folder).files()), here=here)
    return _varied(HTMLResponse(page, headers=_KEPT | _POLICY))


async def file(request: Request) -> Response:
    """Answer with a file, a part of it, or with the word that it has not changed.

    https://www.rfc-editor.org/rfc/rfc9110.html#name-range-requests,
    https://www.rfc-editor.org/rfc/rfc9110.html#name-conditional-requests
    """
    folder = _folder(request)
    found = None if folder is None else Shelf(folder).file(request.path_params["name"])
    if found is None:
        return PlainTextResponse(_HOWTO if folder is None else "The release has no such file.\n", 404)
    headers = dict(_KEPT) | {"X-Content-Type-Options": "nosniff"}
    if found.sha256 is not None:
        headers["ETag"] = f'"{found.sha256}"'
    answer = FileResponse(
        found.path, headers=headers, media_type=found.media_type, stat_result=found.path.lstat()
    )
    if _unchanged(request, answer):
        kept = {
            name: value
            for name, value in answer.headers.items()
            if name in {"etag", "last-modified", "cache-control"}
        }
        return Response(status_code=304, headers=kept)
    return answer


def _folder(request: Request) -> Path | None:
    folder = site_of(request).settings.dumps
    return folder if folder is not None and folder.is_dir() else None


def _varied(answer: Response) -> Response:
    answer.headers.add_vary_header("Accept")
    return answer


def _unchanged(request: Request, answer: Response) -> bool:
    """Whether the client has the file as it is: by its mark, else by its date."""
    known = request.headers.get("if-none-match")
    if known is not None:
        marks = {mark.strip().removeprefix("W/") for mark in known.split(",")}
        return "*" in marks or answer.headers["etag"] in marks
    since = request.headers.get("if-modified-since")
    if since is None:
        return False
    try:
        asked = email.utils.parsedate_to_datetime(since)
        changed = email.utils.parsedate_to_datetime(answer.headers["last-modified"])
    except ValueError:
        return False
    return changed <= asked.replace(tzinfo=asked.tzinfo or UTC)


@cache
def _template() -> Template:
    """The page, in which everything is escaped."""
    loader = FileSystemLoader(Path(__file__).parent)
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return found.get_template("dumps.html")


routes: Final = [
    Route("/dumps", listing, methods=["GET"]),
    Route("/dumps/", listing, methods=["GET"]),
    Route("/dumps/{name:path}", file, methods=["GET"]),
]
"""The routes of the release."""
