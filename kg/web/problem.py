"""Refusals: why a request is not answered as it was meant, as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import PlainTextResponse, Response


class Refused(Exception):
    """A request that is refused; ``headers`` go with the answer, such as when to come again."""

    def __init__(self, status: HTTPStatus, reason: str, headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.reason = reason
        self.headers = dict(headers or {})
        super().__init__(reason)

    def response(self) -> Response:
        """Return the answer that says so; nobody keeps it."""
        return PlainTextResponse(
            f"{self.reason}\n", self.status, headers={"Cache-Control": "no-store", **self.headers}
        )


def bad(reason: str) -> Refused:
    """Return the refusal of a request that is wrong in itself."""
    return Refused(HTTPStatus.BAD_REQUEST, reason)


def busy(reason: str, seconds: int) -> Refused:
    """Return the refusal of a request that may be sent again after so many seconds."""
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, reason, {"Retry-After": f"{seconds}"})
