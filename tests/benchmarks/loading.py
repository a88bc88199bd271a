"""Loading: our store writing article graphs on disk, against Oxigraph loading the same quads bare."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from kg.building.batch import BULK
from kg.building.batch import TOGETHER as BATCH
from kg.store import Quad, RdfFormat, Store, serialize
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import seconds_after, show


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each way of loading and each number of articles."""
    rows: list[list[object]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows.extend(_rows(Path(folder), size))
    show(
        "Loading into a new store on disk",
        ("way", "articles", "quads", "s", "quads/s", "ratio to extend"),
        rows,
    )


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    named = graphs(write_corpus(folder / "texts", size))
    quads = list(chain.from_iterable(named.values()))
    dump = serialize(quads, format=RdfFormat.N_QUADS)
    graph_dumps = [serialize(found, format=RdfFormat.N_QUADS) or b"" for found in named.values()]
    parts = [b"".join(graph_dumps[first : first + BULK]) for first in range(0, len(graph_dumps), BULK)]
    fresh = (folder / f"store-{number}" for number in count())

    def bare() -> pyoxigraph.Store:
        return pyoxigraph.Store(next(fresh))

    def load(store: pyoxigraph.Store) -> None:
        store.load(dump, format=RdfFormat.N_QUADS)

    def bulk_load(store: pyoxigraph.Store) -> None:
        store.bulk_load(dump, format=RdfFormat.N_QUADS)

    floor = seconds_after(bare, lambda store: store.extend(quads))
    ways = {
        "ours: replace_graphs": seconds_after(
            lambda: Store.open(next(fresh)), lambda store: _write(store, named)
        ),
        "ours: fill, as a first build": seconds_after(
            lambda: Store.open(next(fresh)), lambda store: _fill(store, parts)
        ),
        "bare: extend": floor,
        "bare: load of N-Quads": seconds_after(bare, load),
        "bare: bulk_load of N-Quads": seconds_after(bare, bulk_load),
    }
    for way, took in ways.items():
        yield [way, size, len(quads), took, len(quads) / took, took / floor]


def _write(store: Store, named: dict[str, list[Quad]]) -> None:
    pairs = list(named.items())
    for first in range(0, len(pairs), BATCH):
        store.replace_graphs(dict(pairs[first : first + BATCH]))
    store.close()


def _fill(store: Store, parts: list[bytes]) -> None:
    for part in parts:
        store.fill(part)
    store.close()


if __name__ == "__main__":
    main(chosen_sizes())
