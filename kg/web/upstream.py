"""The way to the endpoint behind the site: HTTP/1.1 over connections that stay open, each answer as it comes.

It is written here, on uvicorn's own parser, since a general client takes longer over a small request than Oxigraph
over a small query: measured per request, httpx 700, aiohttp 300, this 60 microseconds.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple, cast
from urllib.parse import urlsplit

import httptools

from kg.errors import ServiceUnreachable

_CONNECT: Final = 5.0  # seconds
_AHEAD: Final = 256 * 1024  # bytes of an answer that are taken before anybody wants them


@dataclass(frozen=True, slots=True)
class Ask:
    """A request."""

    url: str
    method: str = "GET"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


class _Place(NamedTuple):
    """Whom a connection leads to."""

    host: str
    port: int
    encrypted: bool


class Answer(asyncio.Protocol):
    """A connection, and the answer that comes over it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.used = False  # whether an answer came over it before
        self._transport: asyncio.Transport | None = None
        self._lost: Exception | None = None
        self._late = False
        self._waiter: asyncio.Future[None] | None = None
        self._begin(url)

    def _begin(self, url: str) -> None:
        self.url = url
        self.status = 0  # until the head is there
        self.kind = ""
        """The media type with its parameters."""
        self.ended = False
        self._framed = False  # whether the answer says itself where it ends
        self._kept = True
        self._pieces: deque[bytes] = deque()
        self._ahead = 0
        self._parser = httptools.HttpResponseParser(self)

    async def send(self, url: str, request: bytes) -> None:
        """Send a request and wait for the head of its answer.

        Raises:
            ServiceUnreachable: the connection breaks.
            TimeoutError: ``expire`` was called meanwhile.
        """
        self._begin(url)
        self._late = False
        if self._transport is not None and self._lost is None:
            self._transport.write(request)
        while not self.status:
            await self._news()

    async def piece(self) -> bytes:
        """Return what has come of the body since; nothing at its end.

        Raises: as ``send``.
        """
        while not self._pieces and not self.ended:
            await self._news()
        found = self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        self._pieces.clear()
        if self._ahead > _AHEAD and self._transport is not None:
            self._transport.resume_reading()
        self._ahead = 0
        return found

    async def whole(self) -> bytes:
        """Return the rest of the body.

        Raises: as ``send``.
        """
        parts = []
        while part := await self.piece():
            parts.append(part)
        return b"".join(parts)

    @property
    def is_there(self) -> bool:
        """Whether ``piece`` has something to return at once."""
        return bool(self._pieces) or self.ended

    @property
    def is_waiting(self) -> bool:
        """Whether pieces have come that nobody has taken."""
        return bool(self._pieces)

    def expire(self) -> None:
        """Let nobody wait any longer for what has not come."""
        self._late = True
        self._wake()

    @property
    def is_free(self) -> bool:
        """Whether another request may follow over the connection."""
        return self.ended and self._kept and self._lost is None

    def close(self) -> None:
        """Close the connection."""
        if self._transport is not None:
            self._transport.abort()

    async def _news(self) -> None:
        if self._lost is not None:
            raise ServiceUnreachable(self.url, str(self._lost), 1)
        if self._late:
            raise TimeoutError
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """End an answer that says nothing of its length; any other is broken."""
        if self.status and not self.ended and not self._framed and exc is None:
            self.ended = True
        self._lost = exc or ConnectionError("the connection was closed")
        self._wake()

    def data_received(self, data: bytes) -> None:
        """Read what came."""
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._lost = error
            self.close()
        self._wake()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take what is needed of the head."""
        match name.lower():
            case b"content-type":
                self.kind = value.decode("latin-1")
            case b"content-length" | b"transfer-encoding":
                self._framed = True

    def on_headers_complete(self) -> None:
        """Take the status; one that only says to wait is passed over."""
        status = self._parser.get_status_code()
        self.status = 0 if status < 200 else status
        self._kept = self._framed and self._parser.should_keep_alive()

    def on_body(self, body: bytes) -> None:
        """Keep a piece, and take no more than is wanted."""
        self._pieces.append(body)
        self._ahead += len(body)
        if self._ahead > _AHEAD and self._transport is not None:
            self._transport.pause_reading()

    def on_message_complete(self) -> None:
        """Know the end."""
        self.ended = bool(self.status)


class Upstream:
    """An endpoint; ``address`` says where it is at this moment, ``connections`` how many are opened at most."""

    def __init__(self, address: Callable[[], str], connections: int) -> None:
        self._address = address
        self._room = asyncio.Semaphore(connections)
        self._idle: list[Answer] = []
        self._place: _Place | None = None  # where the idle ones lead to

    @property
    def url(self) -> str:
        """Where the endpoint takes queries."""
        return self._address()

    def close(self) -> None:
        """Close the connections that nobody uses."""
        for connection in self._idle:
            connection.close()
        self._idle.clear()

    @asynccontextmanager
    async def ask(self, asked: Ask) -> AsyncIterator[Answer]:
        """Send a request and yield its answer, once its head has come; leaving before its end closes the connection.

        Raises: as ``connected``.
        """
        answer = await self.connected(asked)
        try:
            await self.sent(answer, asked)
            yield answer
        finally:
            self.leave(answer)

    async def connected(self, asked: Ask) -> Answer:
        """Return a connection for a request, which is to be left (``leave``) in the end.

        Raises:
            ServiceUnreachable: there is none to be had.
        """
        await self._room.acquire()
        try:
            return await self._connection(_target(asked.url)[0], asked.url)
        except BaseException:
            self._room.release()
            raise

    async def sent(self, answer: Answer, asked: Ask) -> None:
        """Send a request, and return when the head of its answer has come.

        Raises:
            ServiceUnreachable, TimeoutError: as ``Answer.send`` does.
        """
        await answer.send(asked.url, _written(asked, *_target(asked.url)))

    def leave(self, answer: Answer) -> None:
        """Keep a connection for others, where its answer has come to its end; close it where not."""
        self._room.release()
        if answer.is_free and _target(answer.url)[0] == self._place:
            answer.used = True
            self._idle.append(answer)
        else:
            answer.close()

    async def _connection(self, place: _Place, url: str) -> Answer:
        if place != self._place:
            self.close()
            self._place = place
        while self._idle:
            kept = self._idle.pop()
            if kept.is_free:
                return kept
        context = ssl.create_default_context() if place.encrypted else None
        try:
            async with asyncio.timeout(_CONNECT):
                _, made = await asyncio.get_running_loop().create_connection(
                    lambda: Answer(url), place.host, place.port, ssl=context
                )
        except OSError as error:  # TimeoutError among them
            raise ServiceUnreachable(url, str(error) or "no connection", 1) from error
        return made


@lru_cache(maxsize=64)
def _target(url: str) -> tuple[_Place, str]:
    """Whom an address leads to, and what is asked of it."""
    parts = urlsplit(url)
    encrypted = parts.scheme == "https"
    place = _Place(parts.hostname or "", parts.port or (443 if encrypted else 80), encrypted)
    return place, (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _written(asked: Ask, place: _Place, target: str) -> bytes:
    host = f"[{place.host}]" if ":" in place.host else place.host
    lines = [
        f"{asked.method} {target} HTTP/1.1",
        f"Host: {host}:{place.port}",
        f"Content-Length: {len(asked.body)}",
    ]
    lines += [f"{name}: {value}" for name, value in asked.headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + asked.body
