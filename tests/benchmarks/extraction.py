"""Where extraction spends its time, module by module: ``python -m tests.benchmarks.extraction [ARTICLES ...]``.

The profiler makes calls dearer than they are, so only the shares count; the speed is taken without it.
"""

from __future__ import annotations

import cProfile
import pstats
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mappings.article import Article
from mappings.extract import extract
from tests.benchmarks.articles import read_corpus
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import core_seconds, show

LENGTH: Final = 3000  # code points of the article that the speed is reckoned for
SHOWN: Final = 20  # modules
_ROOT: Final = Path(__file__).resolve().parents[2]


def main(size: int) -> None:
    """Print the speed, and the modules that take most of the time with the functions that take most of theirs."""
    with TemporaryDirectory() as folder:
        articles = read_corpus(write_corpus(Path(folder) / "texts", size))
    _extract(articles)
    took = core_seconds(lambda: _extract(articles), 3) / size
    length = sum(len(article.text) for article in articles) / size
    title = (
        f"Extraction: {took * 1000:.1f} ms of one core for {length:.0f} characters, "
        f"{length / LENGTH / took:.0f} articles of {LENGTH} a second"
    )
    show(title, ("module", "share of the time", "calls an article", "most of it in"), _rows(articles))


def _extract(articles: list[Article]) -> None:
    for article in articles:
        extract(article)


def _rows(articles: list[Article]) -> list[list[object]]:
    profile = cProfile.Profile(time.process_time)
    profile.runcall(_extract, articles)
    spent: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    within: dict[str, Counter[str]] = {}
    found = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # the documented content of a profile
    for (file, _, function), (_, number, own, _, _) in found.items():
        module = _module(file)
        spent[module] += own
        calls[module] += number
        within.setdefault(module, Counter())[function] += own
    whole = sum(spent.values())
    return [
        [module, own / whole, calls[module] / len(articles), within[module].most_common(1)[0][0]]
        for module, own in spent.most_common(SHOWN)
    ]


def _module(file: str) -> str:
    """The module of a file, one name for all that are not ours."""
    path = Path(file)
    return (
        ".".join(path.relative_to(_ROOT).with_suffix("").parts)
        if path.is_relative_to(_ROOT / "mappings")
        else "Python"
    )


if __name__ == "__main__":
    main(min(chosen_sizes()))
