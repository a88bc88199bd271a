"""A connection from outside, which has so long to say what it wants, and may use so many words.

uvicorn waits for the head of a request as long as it takes, and keeps all of it.
"""

from __future__ import annotations

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LONGEST: Final = 64 * 1024  # bytes of a head, what one packet brings beyond them aside
PATIENCE: Final = 20.0  # seconds for a head

_TOO_LONG: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)


class Connection(HttpToolsProtocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to slow and to endless heads."""

    _head: asyncio.TimerHandle | None = None  # while the head of a request is awaited
    _taken = 0  # bytes since it began

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Await the first request."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Await nothing more."""
        self._head_came()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came, as long as it leads anywhere."""
        super().data_received(data)
        if self._head is not None:
            self._taken += len(data)
            if self._taken > LONGEST and not self.transport.is_closing():
                self.transport.write(_TOO_LONG)
                self.transport.close()

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        if self._head is None:
            self._await_head()

    def on_headers_complete(self) -> None:
        """Begin to answer."""
        self._head_came()
        super().on_headers_complete()

    def _await_head(self) -> None:
        self._taken = 0
        self._head = self.loop.call_later(PATIENCE, self.transport.close)

    def _head_came(self) -> None:
        if self._head is not None:
            self._head.cancel()
            self._head = None
