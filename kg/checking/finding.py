"""A finding: one thing that is wrong with a store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do about it; one that is not ``serious`` waits for the next build."""

    code: str
    where: str  # an article's identifier, a graph's IRI, a file's name
    what: str
    remedy: str
    serious: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.code}); {self.remedy}"
