"""The memory of the pictures: what was asked for one reader is shown to the next, until the data may have changed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from kg.web.site import Site

T = TypeVar("T")
Question = Callable[[Site, str], Awaitable[T]]
"""Asks for the data of a picture, in a language."""

_FRESH: Final = 60.0  # seconds for which an answer is believed where nothing tells that the data changed
_MOST: Final = 64  # answers that are kept


@dataclass(slots=True)
class Memory:
    """Answers by picture, language and address of the endpoint; one question at a time is asked for each."""

    _kept: dict[tuple[object, ...], tuple[float, object]] = field(default_factory=dict)
    _asking: dict[tuple[object, ...], asyncio.Lock] = field(default_factory=dict)

    async def recall(self, question: Question[T], site: Site, language: str) -> T:
        """Return what ``question`` gives, asked anew after a minute.

        It is asked anew at once where an engine of our own was given a new snapshot: each has an address of its own.
        """
        key = (question, site.upstream.url, language)
        async with self._asking.setdefault(key, asyncio.Lock()):
            found = self._kept.get(key)
            if found is not None and time.monotonic() - found[0] < _FRESH:
                return found[1]  # type: ignore[return-value]  # what this very question gave
            value = await question(site, language)
            if len(self._kept) >= _MOST:
                self._kept.clear()
                self._asking.clear()
            self._kept[key] = (time.monotonic(), value)
            return value
