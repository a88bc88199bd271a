"""The names of a site, held in memory and read again when the graph has changed."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from kg.errors import KgError
from kg.web.endpoint import Endpoint
from kg.web.names.index import NameIndex
from kg.web.names.loading import load, state

T = TypeVar("T")

LOOKED: Final = 30.0  # seconds between two looks at whether the graph has changed
OLDEST: Final = 3600.0  # seconds after which the names are read again however the graph looks


@dataclass(frozen=True, slots=True)
class _Held:
    index: NameIndex
    state: str
    read: float  # when, by the clock


class Names:
    """The names of one site.

    They are read when they are first asked for. From then on whoever asks is answered from memory; at most every
    half minute somebody's question also has the graph looked at, and names that have changed are read again beside
    it. Whoever writes through the site says so with ``changed``.
    """

    def __init__(self, endpoint: Endpoint, base: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._endpoint = endpoint
        self._base = base
        self._clock = clock
        self._held: _Held | None = None
        self._looked = 0.0
        self._lock = asyncio.Lock()
        self._turn = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None

    async def index(self) -> NameIndex:
        """Return the index.

        Raises:
            QueryFailed, ServiceUnreachable: the endpoint cannot be asked, and never could.
        """
        held = self._held
        if held is None:
            async with self._lock:
                held = self._held or await self._read()
        elif self._clock() - self._looked > LOOKED and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._look())
        return held.index

    async def search(self, work: Callable[[NameIndex], T]) -> T:
        """Return what ``work`` finds in the index.

        It runs beside the site's other answers, one search after the other: however many are asked for, they take
        one core.

        Raises: as ``index``.
        """
        index = await self.index()
        async with self._turn:
            return await asyncio.to_thread(work, index)

    def changed(self) -> None:
        """Say that the graph was written to: the next question has it looked at."""
        self._looked = self._clock() - LOOKED - 1

    async def close(self) -> None:
        """End what is being read."""
        if self._looking is not None:
            self._looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._looking

    async def _read(self) -> _Held:
        now = self._clock()
        found = await state(self._endpoint, self._base)
        self._held = _Held(await load(self._endpoint, self._base), found, now)
        self._looked = now
        return self._held

    async def _look(self) -> None:
        """Read the names again where they have changed; where the endpoint is away, those held are kept."""
        self._looked = self._clock()
        with contextlib.suppress(KgError):
            held = self._held
            if (
                held is None
                or self._looked - held.read > OLDEST
                or await state(self._endpoint, self._base) != held.state
            ):
                await self._read()
