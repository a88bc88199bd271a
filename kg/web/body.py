"""The body of a request, as far as it is not too large."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request

from kg.web.problem import Refused, bad


async def read_body(request: Request, most: int) -> bytes:
    """Return the body of a request.

    Raises:
        Refused: it holds more than ``most`` bytes, whether it says so or not, or the header that tells is no number.
    """
    told = request.headers.get("content-length")
    if told is not None:
        if not (told.isascii() and told.isdigit()):
            raise bad("Content-Length is no number")
        if int(told) > most:
            raise _too_large(most)
    parts = bytearray()
    async for part in request.stream():
        parts += part
        if len(parts) > most:
            raise _too_large(most)
    return bytes(parts)


def _too_large(most: int) -> Refused:
    return Refused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        f"a request may hold {most} bytes at most",
        {"Connection": "close"},
    )
