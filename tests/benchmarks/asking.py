"""Asking a large store that is there: each named query in a process of its own, ended where it takes too long.

``python -m tests.benchmarks.asking STORE [QUERY ...] [--limit SECONDS] [--param NAME=VALUE ...] [--more]``: what each takes of a core, all
rows taken, from its text to its last row, with the store's pages as the machine happens to hold them. ``--more`` adds one article to the
store twice, as a whole process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.asking.binding import assignments
from kg.asking.library import NamedQuery, library
from kg.query import ask
from kg.store import QuerySolutions, QueryTriples, Store
from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.measure import show, usage_of
from tests.benchmarks.querying import PINNED

LIMIT: Final = 30  # seconds of a core
MORE: Final = 5000  # seeds of articles that no corpus has


def main() -> None:
    """Print a row for each query, the slowest first."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("store", type=Path)
    words.add_argument("queries", nargs="*")
    words.add_argument("--limit", type=int, default=LIMIT)
    words.add_argument("--param", action="append", default=[])
    words.add_argument("--more", action="store_true")
    given = words.parse_args()
    chosen = [query for query in library() if not given.queries or query.name in given.queries]
    rows = []
    for query in chosen:
        rows.append([query.name, *_asked(query, given.store, assignments(given.param), given.limit)])
        sys.stderr.write(f"{rows[-1]}\n")
    rows.sort(key=lambda row: -float(str(row[2])))
    show(
        f"Asking {given.store.name}, s of a core; at most {given.limit}",
        ("query", "rows", "all rows s"),
        rows,
    )
    if given.more:
        show(
            "One more article, as a whole process",
            ("build", "s", "core s", "peak MiB"),
            list(_more(given.store)),
        )


def _asked(query: NamedQuery, store: Path, values: dict[str, str], limit: int) -> tuple[int | str, float]:
    """The number of rows and the seconds of a core; without rows where the limit ended it."""
    fresh = multiprocessing.get_context(
        "spawn"
    )  # as `kg query` does: in a forked one, the same takes up to twice as long
    here, there = fresh.Pipe(duplex=False)
    worker = fresh.Process(target=_ask, args=(query, store, values, limit, there))
    worker.start()
    there.close()
    try:
        rows, took = here.recv()
    except EOFError:
        rows, took = "over", float(limit)
    worker.join()
    return rows, took


def _ask(query: NamedQuery, store: Path, values: dict[str, str], limit: int, out: Connection) -> None:
    spent = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + limit, spent + limit))
    known = {parameter.name for parameter in query.parameters}
    given = {p.name: p.example for p in query.parameters if p.required} | PINNED.get(query.name, {})
    given |= {name: value for name, value in values.items() if name in known}
    with Store.open_read_only(store) as view:
        begun = time.process_time()
        answer = ask(view, query, given)
        rows = sum(1 for _ in answer) if isinstance(answer, QuerySolutions | QueryTriples) else 1
        out.send((rows, time.process_time() - begun))


def _more(store: Path) -> Iterator[list[object]]:
    for number in (MORE, MORE + 1):
        with TemporaryDirectory() as folder:
            (one,) = write_corpus(Path(folder), 1, seed=number).iterdir()
            file = one.rename(one.with_name(f"{number}.jsonl"))
            used = usage_of((sys.executable, "-m", "kg", "build", str(file), "--store", str(store)))
        yield [f"article {number}", used.seconds, used.core_seconds, used.peak]


if __name__ == "__main__":
    main()
