"""The body of a request, as far as it is neither too large nor too slow."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from starlette.requests import ClientDisconnect, Request

from kg.web.problem import Refused, bad

_SLOWEST: Final = 8 * 1024  # bytes a second


async def read_body(request: Request, most: int, patience: float) -> bytes:
    """Return the body of a request.

    Raises:
        Refused: it holds more than ``most`` bytes, whether it says so or not; it takes more than ``patience`` seconds
            beyond what a slow line needs; the header that tells its length is no number; it breaks off.
    """
    told = request.headers.get("content-length")
    if told is not None:
        if not (told.isascii() and told.isdigit()):
            raise bad("Content-Length is no number")
        if int(told) > most:
            raise _too_large(most)
    parts = bytearray()
    if told is None and "transfer-encoding" not in request.headers:
        return b""
    began = asyncio.get_running_loop().time()
    try:
        async with asyncio.timeout(patience) as limit:
            async for part in request.stream():
                parts += part
                if len(parts) > most:
                    raise _too_large(most)
                if len(parts) > _SLOWEST:
                    limit.reschedule(began + patience + len(parts) / _SLOWEST)
    except TimeoutError as error:
        raise _closing(HTTPStatus.REQUEST_TIMEOUT, "the request does not come to its end") from error
    except ClientDisconnect as error:
        raise bad("the request broke off") from error
    return bytes(parts)


def _too_large(most: int) -> Refused:
    return _closing(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a request may hold {most} bytes at most")


def _closing(status: HTTPStatus, reason: str) -> Refused:
    return Refused(status, reason, {"Connection": "close"})
