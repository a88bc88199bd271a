"""A store of any size made of one that is there: its articles told again, in editions.

``python -m tests.benchmarks.editions STORE NEW EDITIONS``: a hundred thousand articles cost no hour of extraction. Prints what
loading them and their derived graphs takes of a core, and the peak of memory. What an edition shares with the others and what
is its own is said in ``tests.benchmarks.retelling``. The derived graphs are made as a first build makes them, of notes taken while
articles are loaded.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.building.batch import BULK
from kg.derived.notes import Notes
from kg.derived.refresh import refresh
from kg.ledger import Entry, base_of
from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, RdfFormat, Store, View, serialize
from mappings.namespaces import BASE
from tests.benchmarks.measure import show
from tests.benchmarks.retelling import Retelling


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
        notes = Notes(archive.base, archive.store.path)
        begun, filling, noting, articles = time.process_time(), 0.0, 0.0, 0
        for graphs, told in _parts(view, archive.base, editions):
            before = time.process_time()
            archive.store.fill(told)
            filled = time.process_time()
            notes.add(told)
            filling, noting = filling + filled - before, noting + time.process_time() - filled
            archive.ledger.put(map(_entry, graphs))
            articles += len(graphs)
        rows.append(_row("made and loaded", articles, len(archive.store), time.process_time() - begun))
        rows.append(_row("of that, loaded", articles, len(archive.store), filling))
        rows.append(_row("of that, noted", articles, len(archive.store), noting))
        begun = time.process_time()
        refresh(archive, notes)
        rows.append(_row("derived graphs", articles, len(archive.store), time.process_time() - begun))
    header = ("stage", "articles", "quads", "core s", "core ms an article", "peak MiB so far")
    show("A store of editions", header, rows)


def _parts(view: View, base: str, editions: int) -> Iterator[tuple[Sequence[str], bytes]]:
    """The names of article graphs and their N-Quads, as many together as a first build loads, edition by edition."""
    retelling = Retelling(view, base)
    graphs = [graph for graph in view.graphs() if graph.startswith(f"{base}article/")]
    for first in range(0, len(graphs), BULK):
        chosen = graphs[first : first + BULK]
        quads = retelling.marked(serialize(_quads(view, chosen), format=RdfFormat.N_QUADS) or b"")
        names = retelling.marked("\n".join(chosen).encode())
        for edition in range(editions):
            yield retelling.told(names, edition).decode().split("\n"), retelling.told(quads, edition)


def _quads(view: View, graphs: Sequence[str]) -> Iterator[Quad]:
    for graph in graphs:
        yield from view.match(graph=NamedNode(graph))


def _entry(graph: str) -> Entry:
    """What the ledger keeps of an article whose text is not kept."""
    name = graph.rpartition("/")[2]
    return Entry(name, f"{name}.txt", "", "", "editions", "2026-01-01T00:00:00+00:00")


def _row(stage: str, articles: int, quads: int, took: float) -> list[object]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [stage, articles, quads, took, took / articles * 1000, peak]


if __name__ == "__main__":
    main()
