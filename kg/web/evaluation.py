"""Evaluations: how a query is put to the endpoint behind the site, and what it may cost there.

A query has a time limit of its own here, whatever the engine makes of its own: time counts while we wait for the
engine, not while the client takes its time. What runs into it is given up, and the engine told to start afresh, since
nothing else stops a query that gives no sign of life (see ``kg.web.engine``).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Final, TypeVar

from kg.errors import EngineFailed, ServiceUnreachable
from kg.web.engine import Engine
from kg.web.problem import Refused, busy
from kg.web.settings import Limits
from kg.web.upstream import Answer, Ask, Upstream

T = TypeVar("T")

_GRACE: Final = 0.5  # seconds beyond the limit, so that an engine which keeps it can say so itself
_EARLY: Final = 0.1  # seconds by which the engine's clock may be ahead of ours
_AGAIN: Final = 1  # seconds after which an engine that was gone is back
_CANCELLED: Final = b"The SPARQL operation has been cancelled"
_ENDS: Final = {
    "application/sparql-results+json": (b"}",),
    "application/sparql-results+xml": (b"</sparql>",),
    "application/rdf+xml": (b"</rdf:RDF>",),
    "application/ld+json": (b"]", b"}"),
}
"""How an answer ends that is whole; one of lines ends with one."""


class Turns:
    """Whose turn it is: so many evaluations at a time, so many that wait."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._free = at_once
        self._waiting = waiting
        self._queue: deque[asyncio.Future[None]] = deque()

    async def take(self) -> None:
        """Wait for a turn.

        Raises:
            Refused: too many wait already.
        """
        if self._free > 0:
            self._free -= 1
            return
        if len(self._queue) >= self._waiting:
            raise busy("too many queries at this moment: try again in a little while", 5)
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.give()
            else:
                self._queue.remove(turn)
            raise

    def give(self) -> None:
        """Give a turn to whoever waits longest."""
        while self._queue:
            turn = self._queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1


@dataclass(frozen=True, slots=True)
class Asked:
    """A query for the endpoint behind the site: its text, the parameters of its address, the format wanted.

    ``source`` is the text as its author wrote it, for the places of faults in it; ``lasting``: whether it has the same
    answer again while the data are the same.
    """

    text: str
    parameters: str
    accept: str
    source: str
    lasting: bool = True


class Evaluated:
    """An answer as it comes. Time counts while it is awaited; ``close`` ends it, at whatever point."""

    def __init__(self, upstream: Upstream, answer: Answer, terms: _Terms) -> None:
        self._upstream = upstream
        self._answer = answer
        self._terms = terms
        self._left = terms.seconds + _GRACE
        self._begun = asyncio.get_running_loop().time()

    @property
    def status(self) -> int:
        """The status of HTTP."""
        return self._answer.status

    @property
    def kind(self) -> str:
        """The media type with its parameters."""
        return self._answer.kind

    async def begin(self, asked: Ask) -> None:
        """Send the request, and return when the head of its answer has come.

        Raises:
            Refused: no time is left, or the engine has gone.
        """
        await self._within(self._upstream.sent(self._answer, asked))

    async def piece(self) -> bytes:
        """Return the next piece; nothing at the end.

        Raises: as ``begin``.
        """
        if self._answer.is_there:
            return await self._answer.piece()
        return await self._within(self._answer.piece())

    async def start(self, most: int) -> tuple[bytes, bool]:
        """Return the answer's first bytes, ``most`` of them or some more, and whether they are all.

        Raises: as ``begin``.
        """
        first = await self.piece()
        while not self._answer.ended or self._answer.is_waiting:
            if len(first) >= most:
                return first, False
            first += await self.piece()
        return first, True

    def close(self) -> None:
        """Leave the connection and the turn to others."""
        self._upstream.leave(self._answer)
        self._terms.turns.give()

    async def _within(self, work: Awaitable[T]) -> T:
        """Wait for the engine, as long as there is time."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        timer = loop.call_later(self._left, self._answer.expire)
        try:
            return await work
        except TimeoutError as error:
            if self._terms.engine is not None:
                self._terms.engine.renew()
            raise stopped(self._terms.seconds) from error
        except ServiceUnreachable as error:
            # an engine that keeps the limit itself may end the connection without a word; its clock heeds no client
            over = loop.time() - self._begun > self._terms.seconds - _EARLY
            raise (stopped(self._terms.seconds) if over else _gone()) from error
        finally:
            timer.cancel()
            self._left -= loop.time() - began


@dataclass(frozen=True, slots=True)
class _Terms:
    """On which terms an answer is awaited: for how long, in whose turn, and which engine is renewed when it is stuck."""

    seconds: float
    turns: Turns
    engine: Engine | None


class Evaluations:
    """Puts queries to the endpoint, so many at a time, each within its time."""

    def __init__(self, upstream: Upstream, limits: Limits, engine: Engine | None) -> None:
        self._upstream = upstream
        self._terms = _Terms(limits.seconds, Turns(limits.queries, limits.waiting), engine)

    async def evaluated(self, asked: Asked) -> Evaluated:
        """Return the answer to a query once its head is there; it is to be closed.

        Raises:
            Refused: too many queries; the engine is not there; no time left.
        """
        await self._terms.turns.take()
        try:
            url = f"{self._upstream.url}?{asked.parameters}"
            request = Ask(url, "POST", asked.text.encode(), _headers(asked.accept))
            answer = Evaluated(self._upstream, await self._upstream.connected(request), self._terms)
        except (EngineFailed, ServiceUnreachable) as error:
            self._terms.turns.give()
            raise _gone() from error
        except BaseException:
            self._terms.turns.give()
            raise
        try:
            await answer.begin(request)
        except BaseException:
            answer.close()
            raise
        return answer


@lru_cache(maxsize=64)
def _headers(accept: str) -> Mapping[str, str]:
    return {"Accept": accept, "Content-Type": "application/sparql-query"}


def _gone() -> Refused:
    return busy("the engine is not there at this moment: try again", _AGAIN)


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
