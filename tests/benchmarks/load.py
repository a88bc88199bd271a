"""Load: clients that ask a server the same again and again over connections that stay open, and count the answers."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

import httptools
import uvloop

WARM: Final = 0.3  # seconds before anything is counted


@dataclass(frozen=True)
class Load:
    """What the clients saw: answers a second, and the seconds that each answer took; ``failed`` had another status."""

    rate: float
    took: list[float]
    failed: int


@dataclass
class _Counts:
    """What has been seen so far."""

    took: list[float] = field(default_factory=list)
    failed: int = 0


class _Client(asyncio.Protocol):
    """One connection: a request, its answer, the next request."""

    def __init__(self, requests: Iterator[bytes], counts: _Counts) -> None:
        self._requests = requests
        self._counts = counts

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast(asyncio.Transport, transport)
        self._ask()

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Count an answer, and ask again."""
        self._counts.took.append(time.perf_counter() - self._began)
        self._counts.failed += self._parser.get_status_code() != 200
        self._ask()

    def _ask(self) -> None:
        request = next(self._requests, None)
        if request is None:
            self._transport.close()
            return
        self._parser = httptools.HttpResponseParser(self)
        self._began = time.perf_counter()
        self._transport.write(request)


def drive(url: str, requests: Iterator[bytes], clients: int, seconds: float) -> Load:
    """Let so many clients ask a server for so long."""

    async def all_of_them() -> Load:
        loop, counts = asyncio.get_running_loop(), _Counts()
        host, port = urlsplit(url).hostname or "", urlsplit(url).port or 80
        opened = [
            await loop.create_connection(lambda: _Client(requests, counts), host, port)
            for _ in range(clients)
        ]
        await asyncio.sleep(WARM)
        counts.took.clear()
        began = time.perf_counter()
        await asyncio.sleep(seconds)
        done = Load(len(counts.took) / (time.perf_counter() - began), list(counts.took), counts.failed)
        for transport, _ in opened:
            transport.abort()
        return done

    return uvloop.run(all_of_them())


def paced(url: str, requests: Iterator[bytes], rate: float, seconds: float) -> Load:
    """Send so many requests a second, whether the ones before are answered or not, each over a connection of its own."""

    async def all_of_them() -> Load:
        loop, counts = asyncio.get_running_loop(), _Counts()
        host, port = urlsplit(url).hostname or "", urlsplit(url).port or 80
        began = loop.time()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(began + number / rate - loop.time())
            await loop.create_connection(lambda: _Client(iter([next(requests)]), counts), host, port)
        await asyncio.sleep(WARM)
        return Load(rate, counts.took, counts.failed)

    return uvloop.run(all_of_them())


def posts(url: str, query: str, accept: str) -> Iterator[bytes]:
    """Yield requests that put a query to an endpoint, each with a text of its own by a number in a comment."""
    for number in itertools.count():
        yield _post(url, f"{query}\n#{number}".encode(), accept)


def same(url: str, query: str, accept: str) -> Iterator[bytes]:
    """Yield requests that put a query to an endpoint, always the same."""
    return itertools.repeat(_post(url, query.encode(), accept))


def _post(url: str, body: bytes, accept: str) -> bytes:
    path, host = urlsplit(url).path, urlsplit(url).netloc
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {host}\r\nAccept: {accept}\r\n"
        f"Content-Type: application/sparql-query\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def gets(url: str, path: str) -> Iterator[bytes]:
    """Yield requests for one page, for ever."""
    request = f"GET {path} HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\nAccept: text/html\r\n\r\n".encode()
    while True:
        yield request
