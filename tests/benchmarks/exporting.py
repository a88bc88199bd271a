"""Exporting: whole processes writing a dump of a store on disk, against Oxigraph's own unsorted dump in one."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph

from kg.build import build
from kg.store import FOLDER, RdfFormat, Store
from mappings.namespaces import BASE
from tests.benchmarks.corpus import SEEDS
from tests.benchmarks.measure import median_process, show

QUADS: Final = 1_000_000
RUNS: Final = 3

_BARE: Final = """
import sys
from pyoxigraph import RdfFormat, Store
Store.read_only(sys.argv[1]).dump(sys.argv[2], RdfFormat.N_QUADS)
"""
_OWN: Final = re.compile(
    rf"<({BASE})(article|event|statement|tenure|agreement|anniversary|relationship|graph/quarantine)/"
)  # what one article says; persons, places and bodies are those of all copies


def main(quads: int = QUADS) -> None:
    """Print a row for the bare dump, for each format, and for a release."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        number = fill(folder / "store", quads)
        rows = list(_rows(folder))
    floor = rows[0][1]
    show(
        f"Exporting {number} quads from a store on disk, whole processes, median of {RUNS}",
        ("dump", "s", "ratio to bare", "peak MiB"),
        [[dump, took, took / floor, memory] for dump, took, memory in rows],
    )


def fill(path: Path, quads: int) -> int:
    """Make a store of at least ``quads`` quads: the seeds' store, and copies of what its articles say."""
    build([SEEDS], path)
    with Store.open_read_only(path) as view:
        count = len(view)
        lines = [f"{quad} .\n" for quad in view.quads() if f"<{BASE}article/" in str(quad.graph_name)]
    text = "".join(lines)
    inner = pyoxigraph.Store(path / FOLDER)
    for copy in range(-((count - quads) // len(lines))):
        copied = _OWN.sub(rf"<\1\2/copy-{copy}-", text)
        inner.bulk_load(copied.encode(), format=RdfFormat.N_QUADS)
    inner.flush()
    return len(inner)


def _rows(folder: Path) -> Iterator[tuple[str, float, float]]:
    store = folder / "store"
    bare = (sys.executable, "-c", _BARE, str(store / FOLDER), str(folder / "bare.nq"))
    yield "bare: Store.dump, N-Quads", *median_process(repeat(bare, RUNS))
    for kind in ("nq", "ttl", "trig", "nt", "jsonld"):
        yield f"kg export, {kind}", *median_process(repeat(_kg(folder / f"dump.{kind}", store), RUNS))
    yield "kg export --dataset", *median_process([_kg(folder / "release", store, "--dataset")])


def _kg(out: Path, store: Path, *more: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "kg", "export", str(out), "--store", str(store), *more)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
