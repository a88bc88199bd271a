"""A clock on which time passes only when somebody sleeps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kg.http import Clock


class StillClock(Clock):
    """Remembers how long was slept; chance is always none."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> float:
        """Seconds slept so far."""
        return sum(self.slept)

    def sleep(self, seconds: float) -> None:
        """Pass at once."""
        self.slept.append(seconds)

    def date(self) -> datetime:
        """A day in 2024, and what was slept since."""
        return datetime(2024, 5, 16, tzinfo=UTC) + timedelta(seconds=self.now())

    def chance(self) -> float:
        """No jitter."""
        return 0.0
