"""Which stored fact stands for which gold fact: one to one, the best pairs first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

GoldT = TypeVar("GoldT")
SeenT = TypeVar("SeenT")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Indexes of gold and stored facts that belong together, and of stored ones that a gold fact also covers."""

    pairs: tuple[tuple[int, int], ...]
    covered: tuple[tuple[int, int], ...] = ()

    @property
    def gold(self) -> dict[int, int]:
        """The stored fact of each matched gold fact."""
        return dict(self.pairs)

    @property
    def seen(self) -> dict[int, int]:
        """The gold fact of each matched stored fact."""
        return {seen: gold for gold, seen in self.pairs}


def pair(
    golds: Sequence[GoldT],
    seen: Sequence[SeenT],
    affinity: Callable[[GoldT, SeenT], float],
    *,
    spare: Callable[[GoldT], int] = lambda _: 0,
) -> Pairing:
    """Match one to one, greedily by falling ``affinity`` (0 or less: never), ties in the order of the gold file.

    Afterwards a gold fact may cover up to ``spare`` further stored facts (it was cut in several), best first.
    """
    edges = sorted(
        (-score, i, j)
        for i, gold in enumerate(golds)
        for j, other in enumerate(seen)
        if (score := affinity(gold, other)) > 0
    )
    used_gold: set[int] = set()
    used_seen: set[int] = set()
    pairs = []
    for _, i, j in edges:
        if i not in used_gold and j not in used_seen:
            pairs.append((i, j))
            used_gold.add(i)
            used_seen.add(j)
    left = {i: spare(golds[i]) for i in used_gold}
    covered = []
    for _, i, j in edges:
        if left.get(i, 0) > 0 and j not in used_seen:
            covered.append((i, j))
            left[i] -= 1
            used_seen.add(j)
    return Pairing(tuple(pairs), tuple(covered))
