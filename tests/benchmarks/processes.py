"""Whole processes: what a person waits for, against an interpreter that does nothing.

This module loads little itself: on Linux the peak of a child begins at the size of the process that started it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import median_process, show

RUNS: Final = 7
BUILDS: Final = 3  # a build takes longer, so its times scatter less
MANY: Final = 100  # articles from which one build says enough

_PYTHON: Final = (sys.executable, "-c")
_KG: Final = (sys.executable, "-m", "kg")


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each command, the builds for each number of articles."""
    with TemporaryDirectory() as folder:
        rows = list(_rows(Path(folder), sizes))
    floor = rows[0][1]
    show(
        "Whole processes, median",
        ("command", "s", "ratio to python", "peak MiB"),
        [[name, took, took / floor, memory] for name, took, memory in rows],
    )


def _rows(folder: Path, sizes: tuple[int, ...]) -> Iterator[tuple[str, float, float]]:
    yield _row("python -c pass", repeat((*_PYTHON, "pass"), RUNS))
    yield _row("python -c 'import pyoxigraph'", repeat((*_PYTHON, "import pyoxigraph"), RUNS))
    yield _row("python -c 'import pyshacl'", repeat((*_PYTHON, "import pyshacl"), RUNS))
    for size in sizes:
        build = (*_KG, "build", str(write_corpus(folder / f"texts-{size}", size)), "--store")
        stores = [str(folder / f"store-{size}-{run}") for run in range(1 if size >= MANY else BUILDS)]
        yield _row(f"kg build, {size} articles, anew", ((*build, store) for store in stores))
        yield _row(f"kg build, {size} articles, unchanged", repeat((*build, stores[0]), BUILDS))
    asking = ("query", "who-met-whom", "--param", "place=Hanoi", "--store", stores[0])
    yield _row("kg --help", repeat((*_KG, "--help"), RUNS))
    yield _row("kg queries", repeat((*_KG, "queries"), RUNS))
    yield _row(f"kg query, {size} articles", repeat((*_KG, *asking), RUNS))


def _row(name: str, commands: Iterable[tuple[str, ...]]) -> tuple[str, float, float]:
    return name, *median_process(commands)


if __name__ == "__main__":
    main(chosen_sizes())
