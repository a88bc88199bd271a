"""A store of any size made of one that is there: its articles told again, in editions.

``python -m tests.benchmarks.editions STORE NEW EDITIONS``: each edition has articles, statements, events and agreements of its own,
between the same people and places, so that a hundred thousand articles cost no hour of extraction. Prints what loading them and
making the derived graphs takes of a core, and the peak of memory.
"""

from __future__ import annotations

import argparse
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.building.batch import BULK
from kg.derived.refresh import refresh
from kg.ledger import base_of
from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, RdfFormat, Store, View, serialize
from mappings.namespaces import BASE
from tests.benchmarks.measure import show

_OWN: Final = re.compile(r"m(\d+)-(\d{7})|(?<=/)([0-9a-f]{15})[0-9a-f](?=[/> ])")
"""What tells an article, and what is told by it alone: its number, and the key of an event or an agreement."""


def main() -> None:
    """Print a row for loading and one for the derived graphs."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("store", type=Path)
    words.add_argument("new", type=Path)
    words.add_argument("editions", type=int)
    given = words.parse_args()
    make(given.store, given.new, given.editions)


def make(source: Path, folder: Path, editions: int) -> None:
    """Make a store of so many editions of the articles of ``source``."""
    rows: list[list[object]] = []
    with Store.open_read_only(source) as view, Archive.open(folder) as archive:
        archive.settle(base_of(source) or BASE)
        begun, filling, articles = time.process_time(), 0.0, 0
        for edition in range(editions):
            for size, part in _parts(view, archive.base):
                told = part if edition == 0 else _again(part, edition)
                before = time.process_time()
                archive.store.fill(told)
                filling += time.process_time() - before
                articles += size
        rows.append(_row("made and loaded", articles, len(archive.store), time.process_time() - begun))
        rows.append(_row("of that, loaded", articles, len(archive.store), filling))
        begun = time.process_time()
        refresh(archive)
        rows.append(_row("derived graphs", articles, len(archive.store), time.process_time() - begun))
    header = ("stage", "articles", "quads", "core s", "core ms an article", "peak MiB so far")
    show("A store of editions", header, rows)


def _parts(view: View, base: str) -> Iterator[tuple[int, bytes]]:
    """The article graphs as N-Quads, as many together as a first build loads."""
    graphs = [graph for graph in view.graphs() if graph.startswith(f"{base}article/")]
    for first in range(0, len(graphs), BULK):
        chosen = graphs[first : first + BULK]
        yield len(chosen), serialize(_quads(view, chosen), format=RdfFormat.N_QUADS) or b""


def _quads(view: View, graphs: list[str]) -> Iterator[Quad]:
    for graph in graphs:
        yield from view.match(graph=NamedNode(graph))


def _again(quads: bytes, edition: int) -> bytes:
    def told(found: re.Match[str]) -> str:
        series, number, key = found.groups()
        return f"{key}{edition:x}" if key else f"m{int(series) + edition}-{number}"

    return _OWN.sub(told, quads.decode()).encode()


def _row(stage: str, articles: int, quads: int, took: float) -> list[object]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [stage, articles, quads, took, took / articles * 1000, peak]


if __name__ == "__main__":
    main()
