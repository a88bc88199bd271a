"""A corpus of any size, written to disk: ``python -m tests.benchmarks.corpus FOLDER ARTICLES [--gold]``.

With ``--gold`` each article is a text file with its gold file beside it, so that ``kg evaluate FOLDER`` can tell how much
of what was put in is found; without it, JSON Lines of a thousand articles each, as a crawler leaves them.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from tests.benchmarks.reports.report import SEED, reports

SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"
SIZES: Final = (30, 300)
TOGETHER: Final = 1000  # articles in one file of JSON Lines


def chosen_sizes() -> tuple[int, ...]:
    """Return the numbers of articles given on the command line, else ``SIZES``."""
    return tuple(int(word) for word in sys.argv[1:]) or SIZES


def write_corpus(folder: Path, size: int, seed: int = SEED) -> Path:
    """Write ``size`` articles into ``folder``, the same ones each time, and return it; none is held in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, size, TOGETHER):
        with (folder / f"reports-{first:07d}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(
                report.line for report in reports(min(TOGETHER, size - first), first=first, seed=seed)
            )
    return folder


def write_gold(folder: Path, size: int, seed: int = SEED) -> Path:
    """Write ``size`` articles into ``folder``, each as a text with its gold file, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports(size, seed=seed):
        (folder / f"{report.id}.txt").write_text(report.page, encoding="utf-8")
        (folder / f"{report.id}.json").write_text(
            json.dumps(report.gold, ensure_ascii=False), encoding="utf-8"
        )
    return folder


def main() -> None:
    """Write the corpus that the command line asks for."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("articles", type=int)
    words.add_argument("--seed", type=int, default=SEED)
    words.add_argument("--gold", action="store_true")
    given = words.parse_args()
    (write_gold if given.gold else write_corpus)(given.folder, given.articles, given.seed)


if __name__ == "__main__":
    main()
