"""The kinds of facts that are counted, and the counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

# In the order of the table. "event types" and "participants" are for information: their facts are already in
# "events" and "roles".
KINDS: Final = (
    "persons",
    "posts",
    "events",
    "event types",
    "event dates",
    "event places",
    "participants",
    "roles",
    "agreements",
    "statements",
    "topics",
    "relationships",
    "anniversaries",
)
ALL: Final = "all"
SUMMED: Final = tuple(kind for kind in KINDS if kind not in {"event types", "participants"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts that are right, false (stored, not in the gold) and missed (in the gold, not stored)."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float | None:
        """Right among the stored; None where nothing is stored."""
        stored = self.right + self.false
        return self.right / stored if stored else None

    @property
    def recall(self) -> float | None:
        """Right among those in the gold; None where the gold has none."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, 2·right / (2·right + false + missed); None where all are 0."""
        weight = 2 * self.right + self.false + self.missed
        return 2 * self.right / weight if weight else None


@dataclass(frozen=True, slots=True)
class Slip:
    """One miss or one false fact.

    ``where`` names the event that it belongs to, if it does; ``quote`` holds the words behind it. Either may be
    empty.
    """

    article: str
    kind: str
    error: Literal["miss", "false"]
    what: str
    where: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The counts of one article per kind, and its slips."""

    article: str
    tallies: Mapping[str, Tally]
    slips: tuple[Slip, ...] = ()

    @property
    def entirely_right(self) -> bool:
        """Whether nothing that counts in the sum is false or missed."""
        total = self.tallies[ALL]
        return total.false == 0 and total.missed == 0


@dataclass(slots=True)
class Sheet:
    """Where the scorers of one article note what they find; ``score`` turns it into a value."""

    article: str
    _rights: dict[str, int] = field(default_factory=dict)
    _slips: list[Slip] = field(default_factory=list)

    def right(self, kind: str) -> None:
        """Note a fact that gold and graph share."""
        self._rights[kind] = self._rights.get(kind, 0) + 1

    def miss(self, kind: str, what: str, quote: str = "", *, where: str = "") -> None:
        """Note a gold fact that the graph lacks."""
        self._slips.append(Slip(self.article, kind, "miss", what, where, quote))

    def false(self, kind: str, what: str, quotes: tuple[str, ...] = (), *, where: str = "") -> None:
        """Note a stored fact that the gold lacks."""
        self._slips.append(Slip(self.article, kind, "false", what, where, " […] ".join(quotes)))

    def score(self) -> ArticleScore:
        """Return the counts, the sum over ``SUMMED`` among them, and the slips in the order of the kinds."""
        tallies = {
            kind: Tally(
                self._rights.get(kind, 0),
                sum(slip.kind == kind and slip.error == "false" for slip in self._slips),
                sum(slip.kind == kind and slip.error == "miss" for slip in self._slips),
            )
            for kind in KINDS
        }
        tallies[ALL] = sum((tallies[kind] for kind in SUMMED), Tally())
        slips = sorted(self._slips, key=lambda slip: KINDS.index(slip.kind))
        return ArticleScore(self.article, tallies, tuple(slips))
