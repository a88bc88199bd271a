"""Where a build goes: into a directory of this machine, or into a store at an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import build as building
from kg.archive import base_for
from kg.build import BuildReport, Options, Progress
from kg.sources import Name


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


def build(
    paths: Iterable[Name],
    destination: Destination,
    options: Options,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_graph: Callable[[str], None] | None = None,
) -> Delivered:
    """Read the articles in files and folders into a store, wherever it is.

    The base is the destination's, whatever the options say. ``on_progress`` is called after each article that is read, ``on_graph`` with each graph that is fetched or sent.

    Raises: as ``kg.build.build`` and ``kg.remote.building.build``.
    """
    if destination.remote:
        from kg.remote import building as remote  # noqa: PLC0415 - loads what speaks HTTP

        return remote.build(paths, destination, options, on_progress=on_progress, on_graph=on_graph)
    report = building.build(
        paths,
        Path(destination.place),
        on_progress=on_progress,
        keep_text=options.keep_text,
        force=options.force,
        base=base_for(Path(destination.place), destination.base),
        decisions=options.decisions,
        jobs=options.jobs,
        limit=options.limit,
        cluster=options.cluster,
        stale=options.stale,
    )
    return Delivered(report)
