"""The memory of the pictures: one question for many readers."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kg.web.pictures import memory
from kg.web.pictures.memory import Memory
from kg.web.site import Site


def site(address: str) -> Site:
    """A site that asks the endpoint at an address."""
    return cast("Site", SimpleNamespace(upstream=SimpleNamespace(url=address)))


class Picture:
    """A question that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def __call__(self, _: Site, language: str) -> str:
        """Return what was asked for."""
        await asyncio.sleep(0)
        self.asked += 1
        return f"{language} {self.asked}"


def test_readers_at_once_ask_once() -> None:
    """The second waits for the answer to the first; another language is another question."""
    picture, kept = Picture(), Memory()

    async def read() -> list[str]:
        here = site("http://127.0.0.1:1/query")
        return await asyncio.gather(*(kept.recall(picture, here, code) for code in ("en", "en", "fr")))

    one, same, other = asyncio.run(read())
    assert one == same
    assert other != one
    assert picture.asked == 2


def test_a_new_snapshot_is_asked_at_once_and_an_old_answer_after_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A new snapshot has an address of its own."""
    picture, kept = Picture(), Memory()
    now = [100.0]
    monkeypatch.setattr(memory, "time", SimpleNamespace(monotonic=lambda: now[0]))

    async def read(address: str) -> Any:
        return await kept.recall(picture, site(address), "en")

    async def story() -> list[Any]:
        first = [await read("one"), await read("one"), await read("two")]
        now[0] += 61
        return [*first, await read("one")]

    assert asyncio.run(story()) == ["en 1", "en 1", "en 2", "en 3"]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many snapshots later, the oldest answers are gone."""
    monkeypatch.setattr(memory, "_MOST", 2)
    picture, kept = Picture(), Memory()

    async def story() -> None:
        for number in range(10):
            await kept.recall(picture, site(str(number)), "en")

    asyncio.run(story())
    assert len(kept._kept) <= 2
