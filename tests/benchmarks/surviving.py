"""Looking after a store: what checking, copying and rebuilding cost, as whole processes.

``python -m tests.benchmarks.surviving [ARTICLES ...]``
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import show, usage_of

_KG: Final = (sys.executable, "-m", "kg")


def main(sizes: tuple[int, ...]) -> None:
    """Print a table for each number of articles."""
    for size in sizes:
        with TemporaryDirectory() as folder:
            show(
                f"Looking after a store of {size} articles",
                ("command", "core s", "s", "core ms an article", "peak MiB"),
                list(_rows(Path(folder), size)),
            )


def _rows(folder: Path, size: int) -> Iterator[tuple[str, float, float, float, float]]:
    store, packed = ("--store", str(folder / "store")), str(folder / "copy.tar.gz")
    commands = {
        "kg build": ("build", str(write_corpus(folder / "texts", size)), *store),
        "kg check": ("check", *store),
        "kg check --deep": ("check", "--deep", *store),
        "kg backup FOLDER": ("backup", str(folder / "copy"), *store),
        "kg restore FOLDER": ("restore", str(folder / "copy"), "--store", str(folder / "restored")),
        "kg backup FILE.tar.gz": ("backup", packed, *store),
        "kg restore FILE.tar.gz": ("restore", packed, "--store", str(folder / "unpacked")),
        "kg rebuild": ("rebuild", *store),
    }
    for name, words in commands.items():
        used = usage_of((*_KG, *words))
        yield name, used.core_seconds, used.seconds, used.core_seconds / size * 1000, used.peak


if __name__ == "__main__":
    main(chosen_sizes())
