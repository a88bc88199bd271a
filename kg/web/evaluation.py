"""Evaluations: how a query is put to the endpoint behind the site, and what it may cost there.

A query has a time limit of its own here, whatever the engine makes of its own: time counts while we wait for the
engine, not while the client takes its time. What runs into it is given up, and the engine told to start afresh, since
nothing else stops a query that gives no sign of life (see ``kg.web.engine``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Final

from kg.errors import EngineFailed, ServiceUnreachable
from kg.web.engine import Engine
from kg.web.problem import Refused, busy
from kg.web.settings import Limits
from kg.web.upstream import Answer, Ask, Upstream

_GRACE: Final = 0.5  # seconds beyond the limit, so that an engine which keeps it can say so itself
_AGAIN: Final = 1  # seconds after which an engine that was gone is back
_CANCELLED: Final = b"The SPARQL operation has been cancelled"
_ENDS: Final = {
    "application/sparql-results+json": (b"}",),
    "application/sparql-results+xml": (b"</sparql>",),
    "application/rdf+xml": (b"</rdf:RDF>",),
    "application/ld+json": (b"]", b"}"),
}
"""How an answer ends that is whole; one of lines ends with one."""


@dataclass(slots=True)
class Turns:
    """Whose turn it is: so many evaluations at a time, so many that wait."""

    at_once: int
    waiting: int
    _taken: int = 0
    _queue: int = 0
    _free: asyncio.Condition = field(default_factory=asyncio.Condition)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it.

        Raises:
            Refused: too many wait already.
        """
        if self._taken >= self.at_once:
            await self._wait()
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1
            if self._queue:
                async with self._free:
                    self._free.notify()

    async def _wait(self) -> None:
        if self._queue >= self.waiting:
            raise busy("too many queries at this moment: try again in a little while", 5)
        self._queue += 1
        try:
            async with self._free:
                await self._free.wait_for(lambda: self._taken < self.at_once)
        finally:
            self._queue -= 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A query for the endpoint behind the site: its text, the parameters of its address, the format wanted."""

    text: str
    parameters: str
    accept: str


class Evaluated:
    """An answer as it comes."""

    def __init__(self, answer: Answer, clock: _Clock) -> None:
        self._answer = answer
        self._clock = clock
        self.status = answer.status
        self.kind = answer.kind

    async def piece(self) -> bytes:
        """Return the next piece; nothing at the end.

        Raises:
            Refused: no time is left, or the engine has gone.
        """
        async with self._clock.waiting():
            return await self._answer.piece()

    async def start(self, most: int) -> tuple[bytes, bool]:
        """Return the answer's first bytes, ``most`` of them or some more, and whether they are all.

        Raises: as ``piece``.
        """
        first = bytearray()
        while piece := await self.piece():
            first += piece
            if len(first) >= most:
                return bytes(first), False
        return bytes(first), True


class Evaluations:
    """Puts queries to the endpoint, so many at a time, each within its time."""

    def __init__(self, upstream: Upstream, limits: Limits, engine: Engine | None) -> None:
        self._upstream = upstream
        self._limits = limits
        self._engine = engine
        self._turns = Turns(limits.queries, limits.waiting)

    @asynccontextmanager
    async def evaluated(self, asked: Asked) -> AsyncIterator[Evaluated]:
        """Yield the answer to a query once its head is there; leaving before its end gives the query up.

        Raises:
            Refused: too many queries; the engine is not there; no time left.
        """
        async with self._turns.turn():
            clock = _Clock(self._limits.seconds, self._engine)
            headers = {"Accept": asked.accept, "Content-Type": "application/sparql-query"}
            async with AsyncExitStack() as stack:
                async with clock.waiting():
                    url = f"{self._upstream.url}?{asked.parameters}"
                    request = Ask(url, clock.left, "POST", asked.text.encode(), headers)
                    answer = await stack.enter_async_context(self._upstream.ask(request))
                yield Evaluated(answer, clock)


class _Clock:
    """Counts the time that a query takes at the engine."""

    def __init__(self, seconds: float, engine: Engine | None) -> None:
        self.left = seconds + _GRACE
        self._seconds = seconds
        self._engine = engine

    @asynccontextmanager
    async def waiting(self) -> AsyncIterator[None]:
        """Wait for the engine, as long as there is time.

        Raises:
            Refused: there is none left; the engine is gone.
        """
        began = time.monotonic()
        try:
            async with asyncio.timeout(self.left):
                yield
        except TimeoutError as error:
            if self._engine is not None:
                self._engine.renew()
            raise stopped(self._seconds) from error
        except (EngineFailed, ServiceUnreachable) as error:
            raise busy("the engine is not there at this moment: try again", _AGAIN) from error
        finally:
            self.left -= time.monotonic() - began


def stopped(seconds: float) -> Refused:
    """Return the refusal of a query that takes too long."""
    return Refused(
        HTTPStatus.GATEWAY_TIMEOUT,
        f"the query was stopped after {seconds:g} seconds: ask for less (a named place, a LIMIT), or put it to a store of your own",
    )


def is_whole(kind: str, tail: bytes) -> bool:
    """Whether an answer of a media type that ends with ``tail`` came to its end: an engine that fails on the way puts its reason there."""
    if tail.endswith(_CANCELLED):
        return False
    ends = _ENDS.get(kind.partition(";")[0].strip(), (b"\n",))
    return not tail or tail.rstrip(b" " if ends == (b"\n",) else None).endswith(ends)
