"""Exporting: our sorted dumps, against Oxigraph's own in the order of its keys."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from kg.export import export
from kg.formats import ExportFormat
from kg.store import RdfFormat, Store
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import seconds, show


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each format and each number of articles."""
    rows: list[list[object]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows.extend(_rows(Path(folder), size))
    show("Exporting a store in memory", ("format", "articles", "MB", "ours s", "bare s", "ratio"), rows)


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    with Store.open(None) as store:
        store.replace_graphs(graphs(write_corpus(folder, size)))
        bare = pyoxigraph.Store()
        bare.extend(store.quads())
        union = pyoxigraph.Store()
        union.extend(pyoxigraph.Quad(*quad.triple) for quad in store.quads())
        for kind, theirs, source in (
            (ExportFormat.NQ, RdfFormat.N_QUADS, bare),
            (ExportFormat.NT, RdfFormat.N_TRIPLES, union),
            (ExportFormat.TTL, RdfFormat.TURTLE, union),
        ):
            ours = seconds(lambda kind=kind: export(store, BytesIO(), kind), 3)  # type: ignore[misc]
            floor = seconds(lambda source=source, theirs=theirs: _dump(source, theirs), 3)  # type: ignore[misc]
            yield [kind.value, size, len(_dump(source, theirs)) / 1e6, ours, floor, ours / floor]


def _dump(store: pyoxigraph.Store, kind: RdfFormat) -> bytes:
    only = None if kind.supports_datasets else pyoxigraph.DefaultGraph()
    return store.dump(format=kind, from_graph=only) or b""


if __name__ == "__main__":
    main(chosen_sizes())
