"""Building from end to end: articles a second by number of workers, anew and unchanged, as whole processes.

This module loads little itself: on Linux the peak of a child begins at the size of the process that started it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import process, show

WORKERS: Final = (1, 2)
LEAST: Final = 500  # articles below which the start of a process is most of what is measured


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each number of workers and of articles; 580 articles where none of the sizes is enough."""
    rows: list[list[object]] = []
    for size in [size for size in sizes if size >= LEAST] or [580]:
        with TemporaryDirectory() as folder:
            rows.extend(_rows(Path(folder), size))
    show(
        "Building from end to end",
        ("articles", "workers", "anew s", "articles/s", "ratio to 1", "peak MiB", "unchanged s"),
        rows,
    )


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    build = (sys.executable, "-m", "kg", "build", str(write_corpus(folder / "texts", size)), "--jobs")
    alone = 0.0
    for workers in WORKERS:
        command = (*build, str(workers), "--store", str(folder / f"store-{workers}"))
        took, memory = process(command)
        again, _ = process(command)
        alone = alone or took
        yield [size, workers, took, size / took, alone / took, memory, again]


if __name__ == "__main__":
    main(chosen_sizes())
