"""Querying: every named query by our door, against its text with the same terms handed to Oxigraph.

``python -m tests.benchmarks.querying [ARTICLES ...] [--stores FOLDER]``: a store that lies in FOLDER is used again, one that does
not is left there, which saves the minutes that making it takes.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph

from kg.asking.binding import place, terms
from kg.asking.library import NamedQuery, library
from kg.query import ask
from kg.store import FOLDER, QuerySolutions, QueryTriples, Store, View
from mappings.namespaces import PREFIXES
from tests.benchmarks.articles import make_store
from tests.benchmarks.corpus import SIZES
from tests.benchmarks.measure import core_seconds, show

PINNED: Final = {
    "anniversaries-coming": {"from": "2024"},  # what would hang on the day of the measurement
    **{
        query: {parameter: "Dô Xuân An"}
        for query, parameter in (
            ("said-by-topic", "speaker"),
            ("person-record", "person"),
            ("posts-of-person", "person"),
        )
    },
}
"""What is asked for where the example in the header names nobody of the made-up world: a minister of it, often named."""
RUNS: Final = 3
LONG: Final = 0.3  # seconds from which one run says enough


@dataclass(frozen=True, slots=True)
class Timing:
    """What one query took, in seconds of a core: to its first row, to its last, and by Oxigraph alone."""

    name: str
    rows: int
    first: float
    whole: float
    bare: float


def main() -> None:
    """Print a row for each named query, the slowest first, and each number of articles."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("articles", type=int, nargs="*", default=SIZES)
    words.add_argument("--stores", type=Path, help="a folder for the stores, kept")
    given = words.parse_args()
    with TemporaryDirectory() as folder:
        for size in given.articles:
            timings = sorted(_timings(make_store(given.stores or Path(folder), size)), key=_whole)[::-1]
            show(
                f"Asking a store of {size} articles on disk, all rows taken, time on a core",
                ("query", "rows", "first row ms", "all rows ms", "bare ms", "ratio"),
                [[t.name, t.rows, t.first * 1000, t.whole * 1000, t.bare * 1000, t.whole / t.bare] for t in timings],
            )  # fmt: skip
            _show_spread(size, [timing.whole * 1000 for timing in timings])


def _show_spread(size: int, times: list[float]) -> None:
    shares = statistics.quantiles(times, n=100)
    show(
        f"All {len(times)} queries at {size} articles, ms",
        ("median", "p90", "p95", "slowest", "over 1 s"),
        [[statistics.median(times), shares[89], shares[94], max(times), sum(took > 1000 for took in times)]],
    )


def _timings(store: Path) -> Iterator[Timing]:
    bare = pyoxigraph.Store.read_only(str(store / FOLDER))
    with Store.open_read_only(store) as view:
        for query in library():
            yield _timing(query, view, bare)


def _timing(query: NamedQuery, view: View, bare: pyoxigraph.Store) -> Timing:
    """Ask with what the header requires, from its examples."""
    given = {p.name: p.example for p in query.parameters if p.required} | PINNED.get(query.name, {})
    text, _ = place(query.text, terms(query, given))

    def ours() -> object:
        return ask(view, query, given)

    def theirs() -> object:
        return bare.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)

    rows, first, once = _once(ours)
    runs = 1 if once > LONG else RUNS
    whole = once if once > LONG else core_seconds(lambda: _rows(ours()), runs)
    return Timing(query.name, rows, first, whole, core_seconds(lambda: _rows(theirs()), runs))


def _once(asked: Callable[[], object]) -> tuple[int, float, float]:
    """Return the number of rows, and the core seconds to the first and to the last of them."""
    begun = time.process_time()
    answer = asked()
    if not isinstance(answer, QuerySolutions | QueryTriples):
        took = time.process_time() - begun
        return 1, took, took
    rows = 0 if next(answer, None) is None else 1
    first = time.process_time() - begun
    rows += sum(1 for _ in answer)
    return rows, first, time.process_time() - begun


def _rows(answer: object) -> int:
    return sum(1 for _ in answer) if isinstance(answer, QuerySolutions | QueryTriples) else 1


def _whole(timing: Timing) -> float:
    return timing.whole


if __name__ == "__main__":
    main()
