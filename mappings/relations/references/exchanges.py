"""Exchanges: who speaks after whom in an article, and answers: "X a dit …. Pour sa part, Y a dit …"."""

from __future__ import annotations

from dataclasses import dataclass, field

from mappings.facts import Evidence
from mappings.relations.cast import Member


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two who speak in turn, and where the second of them does."""

    first: Member
    second: Member
    evidence: Evidence
    sentence: int


@dataclass(slots=True)
class Exchanges:
    """The exchanges of one article, in the order in which it tells them."""

    all: list[Exchange] = field(default_factory=list)
    _last: Member | None = None  # who spoke last

    def note(self, speaker: Member, evidence: Evidence, answer: int | None) -> None:
        """Note that somebody speaks; ``answer`` is the sentence where that answers another: "pour sa part"."""
        if answer is not None and self._last is not None and self._last is not speaker:
            self.all.append(Exchange(self._last, speaker, evidence, answer))
        self._last = speaker
