"""How every page answers: kept by browsers as long as it stays the same, and in words where the graph cannot be asked."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.errors import KgError
from kg.web.rendering import render

Page = Callable[[Request], Awaitable[Response]]

_SOON: Final = "5"  # seconds after which a graph that could not be asked may be asked again
_KEPT: Final = ("Content-Location", "Content-Language", "Link", "Set-Cookie", "Vary")


def answering(page: Page) -> Page:
    """Return the page with an ETag, 304 for whoever has it already, and 503 where the endpoint is away or too slow."""

    @wraps(page)
    async def answer(request: Request) -> Response:
        try:
            response = await page(request)
        except KgError:
            return render(
                request, "unavailable.html", {}, 503, {"Retry-After": _SOON, "Cache-Control": "no-store"}
            )
        if response.status_code != 200:
            return response
        tag = f'"{hashlib.blake2b(bytes(response.body), digest_size=12).hexdigest()}"'
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = "no-cache"
        asked = request.headers.get("if-none-match", "")
        if asked.strip() == "*" or tag in {one.strip().removeprefix("W/") for one in asked.split(",")}:
            kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
            return Response(status_code=304, headers={**kept, "ETag": tag, "Cache-Control": "no-cache"})
        return response

    return answer
