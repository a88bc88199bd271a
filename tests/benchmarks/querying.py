"""Querying: every named query by our door, against its text with the same terms handed to Oxigraph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph

from kg.archive import Archive
from kg.binding import place, terms
from kg.derived.refresh import refresh
from kg.library import NamedQuery, library
from kg.query import ask
from kg.store import FOLDER, QuerySolutions, QueryTriples, Store, View
from mappings.namespaces import BASE, PREFIXES
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import core_seconds, show

PINNED: Final = {"anniversaries-coming": {"from": "2024"}}  # what would hang on the day of the measurement
RUNS: Final = 3


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each named query, the slowest first, and each number of articles."""
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows = sorted(_rows(Path(folder), size), key=lambda row: -float(str(row[2])))
            show(
                f"Asking a store of {size} articles on disk, all rows taken, time on a core",
                ("query", "rows", "ours ms", "bare ms", "ratio"),
                rows,
            )


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    with Archive.open(folder / "store") as archive:
        archive.settle(BASE)
        archive.store.replace_graphs(graphs(write_corpus(folder / "texts", size)))
        refresh(archive)
    pyoxigraph.Store(str(folder / "store" / FOLDER)).optimize()
    bare = pyoxigraph.Store.read_only(str(folder / "store" / FOLDER))
    with Store.open_read_only(folder / "store") as view:
        for query in library():
            yield _row(query, view, bare)


def _row(query: NamedQuery, view: View, bare: pyoxigraph.Store) -> list[object]:
    """Ask with what the header requires, from its examples."""
    given = {p.name: p.example for p in query.parameters if p.required} | PINNED.get(query.name, {})
    text, _ = place(query.text, terms(query, given))
    ours = _counting(lambda: ask(view, query, given))
    theirs = _counting(lambda: bare.query(text, prefixes=PREFIXES, use_default_graph_as_union=True))
    took, floor = core_seconds(ours, RUNS), core_seconds(theirs, RUNS)
    return [query.name, ours(), took * 1000, floor * 1000, took / floor]


def _counting(answered: Callable[[], object]) -> Callable[[], int]:
    def count() -> int:
        answer = answered()
        return sum(1 for _ in answer) if isinstance(answer, QuerySolutions | QueryTriples) else 1

    return count


if __name__ == "__main__":
    main(chosen_sizes())
