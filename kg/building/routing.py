"""Routing: a build goes into the directory or to the address that its destination names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from kg import build as building
from kg.build import Options, Progress
from kg.destination import Delivered, Destination
from kg.sources import Name
from kg.storage.archive import base_for


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
