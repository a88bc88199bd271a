"""A corpus of any size: the seeds again and again, each copy under its own identifier and in its own year."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"
SIZES: Final = (29, 290)  # the seeds, and ten times the seeds; ask for 1450 on the command line

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS: Final = 60  # copies before a year comes again; the earliest year in the seeds less this is one still


def chosen_sizes() -> tuple[int, ...]:
    """Return the numbers of articles given on the command line, else ``SIZES``."""
    return tuple(int(word) for word in sys.argv[1:]) or SIZES


def write_corpus(folder: Path, size: int) -> Path:
    """Write ``size`` articles into ``folder``, the same ones each time, and return it.

    The first copies are the seeds themselves; in the next ones every year that the text names is one less, so that
    events of one copy are not those of another, while places and persons are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seeds = sorted(SEEDS.glob("*.txt"))
    texts = [seed.read_text(encoding="utf-8") for seed in seeds]
    for number in range(size):
        copy, which = divmod(number, len(seeds))
        name = f"{seeds[which].stem}-{copy:04d}.txt"
        (folder / name).write_text(_earlier(texts[which], copy % _YEARS), encoding="utf-8")
    return folder


def _earlier(text: str, years: int) -> str:
    return _YEAR.sub(lambda match: str(int(match[0]) - years), text)
