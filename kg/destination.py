"""Where a build goes: into a directory of this machine, or into a store at an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.build import BuildReport


@dataclass(frozen=True, slots=True)
class Destination:
    """A store. ``place``: its directory, or an address; ``base``: where its resources live, by default as it was made, else the project's.

    Of one at an address: ``graphs`` is where it takes graphs, if that cannot be told from the address of its queries; ``mirror`` the directory of
    the store on this machine that the build goes through, by default one for each address below ``$XDG_STATE_HOME``.
    """

    place: str
    graphs: str | None = None
    mirror: Path | None = None
    base: str | None = None

    @property
    def remote(self) -> bool:
        """Whether it is an address."""
        return self.place.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a build came to, and what went over the line: nothing, into a directory."""

    report: BuildReport
    fetched: int = 0  # articles that only the store at the address had, or had otherwise
    sent: int = 0  # graphs put in place there
    deleted: int = 0  # graphs taken out there
