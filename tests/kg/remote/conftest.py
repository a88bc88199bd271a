"""Small articles, a store at an address, and builds into it that never wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build import Options
from kg.destination import Delivered, Destination
from kg.http import Manners
from kg.remote.building import Line, build
from tests.kg.remote.fake_store import Fake, Server
from tests.kg.sample import reading, write
from tests.kg.still_clock import StillClock

__all__ = ["reading"]

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
TWO = "Ana reçoit Bo à Hanoi le 2024-05-16. Cao reçoit Dung le 2025.\n"
EARLY = "Ana reçoit Bo le 1999-01-01. Cao reçoit Dung le 2025-02-03.\n"
THREE = "Eva reçoit Fu à Hué le 2023-01-02.\n"

Build = Callable[..., Delivered]


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A store at an address."""
    fake = Fake()
    with Server(fake):
        yield fake


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles; a fact of one is refused."""
    return write(tmp_path / "corpus", a=ONE, b=TWO, c=EARLY)


@pytest.fixture
def clock() -> StillClock:
    """Time passes only when somebody sleeps."""
    return StillClock()


@pytest.fixture
def deliver(fake: Fake, tmp_path: Path, clock: StillClock, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build paths into the store at the fake's address, through a mirror of that name."""
    monkeypatch.chdir(tmp_path)
    for name in ("KG_TOKEN", "KG_USER", "KG_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    line = Line(Manners(per_second=float("inf"), timeout=10, tries=4), clock)

    def run(*paths: Path, mirror: str = "mirror", url: str | None = None, **options: bool) -> Delivered:
        there = Destination(url or fake.url, mirror=tmp_path / mirror)
        return build(paths, there, Options(**options), line=line)  # type: ignore[arg-type]

    return run
