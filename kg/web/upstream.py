"""The way to the endpoint behind the site: one request, and its answer as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import aiohttp

from kg.errors import ServiceUnreachable

_CONNECT: Final = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Ask:
    """A request: where, how, and how many seconds may pass without a sign of life."""

    url: str
    seconds: float
    method: str = "GET"
    body: bytes | None = None
    headers: Mapping[str, str] | None = None


class Answer:
    """The answer to a request, whose head has come."""

    def __init__(self, inner: aiohttp.ClientResponse) -> None:
        self._inner = inner
        self.status = inner.status
        self.kind = inner.headers.get("Content-Type", "")
        """Its media type with its parameters."""

    async def piece(self) -> bytes:
        """Return the next piece of the body, as it came; nothing at its end.

        Raises:
            ServiceUnreachable: the connection breaks.
            TimeoutError: nothing comes.
        """
        try:
            return await self._inner.content.readany()
        except aiohttp.ClientError as error:
            raise _unreachable(str(self._inner.url), error) from error

    async def whole(self) -> bytes:
        """Return the rest of the body.

        Raises: as ``piece``.
        """
        parts = bytearray()
        while part := await self.piece():
            parts += part
        return bytes(parts)


class Upstream:
    """An endpoint, asked over connections that stay open; ``address`` says where it is at this moment."""

    def __init__(self, address: Callable[[], str], connections: int) -> None:
        self._address = address
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def url(self) -> str:
        """Where the endpoint takes queries."""
        return self._address()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    @asynccontextmanager
    async def ask(self, asked: Ask) -> AsyncIterator[Answer]:
        """Send a request and yield its answer; leaving before its end closes the connection.

        Raises:
            ServiceUnreachable: no connection, or one that breaks.
            TimeoutError: no head comes.
        """
        if self._session is None:  # made here, since it belongs to the running loop
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=30.0),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,
            )
        try:
            inner = await self._session.request(
                asked.method,
                asked.url,
                data=asked.body,
                headers=asked.headers,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=asked.seconds),
            )
        except aiohttp.ClientError as error:
            if isinstance(error, TimeoutError):
                raise
            raise _unreachable(asked.url, error) from error
        try:
            yield Answer(inner)
        finally:
            inner.release() if inner.content.at_eof() else inner.close()


def _unreachable(url: str, error: Exception) -> ServiceUnreachable:
    return ServiceUnreachable(url, str(error) or type(error).__name__, 1)
