"""Decisions and names: what cannot be decided, and names that mean nothing or too much."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.errors.base import KgError, UsageError, offer

_SHOWN: Final = 5  # IRIs of a name that many have


class MissingDecisions(KgError):
    """The file of decisions that a store follows is gone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the store follows the decisions in {path}, which is gone: bring it back, or name another with "
            "--decisions FILE (an empty file takes all decisions back)"
        )


class UnreadableMappings(KgError):
    """A file of mappings that is no SSSOM/TSV as a whole; a bad line alone is a problem, not this."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} cannot be read as SSSOM: {reason}")


class BelowMeasured(UsageError):
    """Candidates are to be accepted from a score on at which wrong pairs were seen."""

    def __init__(self, asked: float, measured: float) -> None:
        self.asked = asked
        self.measured = measured
        super().__init__(
            f"{asked:g} is below {measured:g}, from which on no pair was wrong when it was measured: "
            "decide those pairs one by one with `kg decide`, or take them all with --force"
        )


class ContradictoryDecision(UsageError):
    """Earlier decisions say otherwise of nodes that a new one would join."""

    def __init__(self, file: Path, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: not recorded, since it is {reason}; take that decision back first")


class MissingReason(UsageError):
    """Pairs or links are to be accepted, but nobody says why."""

    def __init__(self) -> None:
        super().__init__("pairs and links are accepted only with a reason on record: add --why TEXT")


class OtherDecisions(UsageError):
    """The store follows the decisions of another file than the one that was named for a new one."""

    def __init__(self, followed: Path, asked: Path) -> None:
        self.followed = followed
        self.asked = asked
        super().__init__(
            f"the store follows the decisions in {followed}, not {asked}: decide there, without --decisions, or let "
            f"`kg build PATH... --decisions {asked}` follow the other file instead"
        )


class UnfitDecision(UsageError):
    """A decision on two things that can never be one, or a verdict that does not fit them."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"this cannot be decided: {reason}")


class AmbiguousName(UsageError):
    """Several nodes have a name by which one was asked for; ``iris`` are theirs."""

    def __init__(self, name: str, iris: Iterable[str]) -> None:
        self.name = name
        self.iris = tuple(iris)
        some = ", ".join(self.iris[:_SHOWN])
        more = ", … (`kg show` lists them all)" if len(self.iris) > _SHOWN else ""
        super().__init__(f"{name!r} may mean {len(self.iris)} nodes: name one by its IRI: {some}{more}")


class UnknownName(UsageError):
    """Nothing in the graph has that name or IRI; ``near`` are the names that come closest."""

    def __init__(self, name: str, near: Iterable[str]) -> None:
        self.name = name
        self.nearest = tuple(near)
        super().__init__(f"nothing in the graph is named {name!r}{offer(self.nearest)}")
