"""Building from end to end, as whole processes: anew by number of workers, unchanged, with one article more; and its parts.

This module loads little itself: on Linux the peak of a child begins at the size of the process that started it.
``python -m tests.benchmarks.building [ARTICLES ...]``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import show, usage_of

WORKERS: Final = (1, 2)
MORE: Final = 1000  # seeds of articles that are not in the corpus
LEAST: Final = 500  # articles below which the start of a process is most of what is measured

_WITHOUT_EXTRACTION: Final = """
import sys
from pathlib import Path
from kg.build import build
from tests.benchmarks.recorded import Recorded
import kg.build
kg.build.Step = Recorded
build([Path(sys.argv[1])], Path(sys.argv[2]), jobs=int(sys.argv[3]))
"""
"""A build that takes what was extracted from a file beside each article."""


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each way of building; 580 articles where none of the sizes is enough."""
    rows: list[list[object]] = []
    for size in [size for size in sizes if size >= LEAST] or [580]:
        with TemporaryDirectory() as folder:
            rows.extend(_rows(Path(folder), size))
    header = ("build", "articles", "s", "core s", "core ms an article", "peak MiB of the writer")
    show("Building from end to end, with the workers' time on the cores", header, rows)


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    texts = write_corpus(folder / "texts", size)
    build = (sys.executable, "-m", "kg", "build", str(texts))
    for workers in WORKERS:
        store = folder / f"store-{workers}"
        yield _row(f"anew, --jobs {workers}", size, (*build, "--jobs", str(workers), "--store", str(store)))
    yield _row("unchanged", size, (*build, "--store", str(store)))
    for number, name in enumerate(("one more", "one more, the next")):
        more = write_corpus(folder / f"more-{number}", 1, seed=number + MORE)
        (one,) = more.iterdir()
        yield _row(
            f"{name}, into {size}",
            1,
            (*build[:-1], str(one.rename(more / f"{MORE + number}.jsonl")), "--store", str(store)),
        )
    subprocess.run([sys.executable, "-m", "tests.benchmarks.recorded", str(texts)], check=True)
    bare = (sys.executable, "-c", _WITHOUT_EXTRACTION, str(texts))
    for workers in WORKERS:
        name = f"anew but for extraction, {workers} process{'es' * (workers > 1)}"
        yield _row(name, size, (*bare, str(folder / f"recorded-{workers}"), str(workers)))


def _row(name: str, size: int, command: tuple[str, ...]) -> list[object]:
    used = usage_of(command)
    return [name, size, used.seconds, used.core_seconds, used.core_seconds / size * 1000, used.peak]


if __name__ == "__main__":
    main(chosen_sizes())
