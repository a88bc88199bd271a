"""Our store beside pyoxigraph, rdflib and maplib on the same data in one run, at several sizes: how each grows.

``python -m tests.benchmarks.engines STORE [STORE ...] [--maplib PYTHON] [--most QUADS]``: each engine loads what a store holds and
answers five questions, in a process of its own. maplib is no part of this project's environments: PYTHON is one that has it. It knows
no union of graphs, and is given each triple once. rdflib is left out above QUADS, where it takes more memory than there is.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.store import Store
from mappings.namespaces import PREFIXES
from tests.benchmarks.measure import show

QUESTIONS: Final = {
    "one node": "SELECT DISTINCT ?p ?o { <https://w3id.org/diplomacy-kg/place/vn-hanoi> ?p ?o }",
    "events a year": (
        "SELECT ?year (COUNT(DISTINCT ?e) AS ?n) { ?e a dip:Event ; dip:earliest ?d BIND(SUBSTR(STR(?d), 1, 4) AS ?year) }"
        " GROUP BY ?year"
    ),
    "statements a topic": "SELECT ?t (COUNT(DISTINCT ?s) AS ?n) { ?s a dip:Statement ; dip:topic ?t } GROUP BY ?t",
    "between two": (
        "SELECT DISTINCT ?e { ?e dip:between <https://w3id.org/diplomacy-kg/place/vn> , <https://w3id.org/diplomacy-kg/place/cn> ;"
        " a dip:Event }"
    ),
    "who met whom": (
        "SELECT DISTINCT ?a ?b { ?e a dip:Meeting ; dip:participation ?p , ?q . ?p dip:participant ?a ; dip:role role:Host ."
        " ?q dip:participant ?b ; dip:role role:Guest }"
    ),
}  # fmt: skip
MOST: Final = 1_500_000

_ENGINE: Final = Path(__file__).with_name("engine.py")


@dataclass(frozen=True, slots=True)
class Run:
    """What one engine took: seconds of a core to load and for each question, and MiB at the highest."""

    engine: str
    quads: int
    load: float
    questions: tuple[float, ...]
    rows: tuple[int, ...]
    peak: float


def main() -> None:
    """Print a table of times, one of what each takes beside pyoxigraph, and one of growth."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("stores", type=Path, nargs="+")
    words.add_argument("--maplib", help="a Python that has maplib")
    words.add_argument("--most", type=int, default=MOST)
    given = words.parse_args()
    header = ("engine", "quads", "load s", *(f"{name} ms" for name in QUESTIONS), "peak MiB")
    beside = ("engine", "quads", "load", *QUESTIONS, "peak")
    runs = []
    for store in given.stores:
        these = list(_runs(store, given.maplib, given.most))
        runs += these
        times = [[r.engine, r.quads, r.load, *(q * 1000 for q in r.questions), r.peak] for r in these]
        show(f"Loading and asking, time on a core: {store.name}", header, times)
        bare = next(run for run in these if run.engine == "pyoxigraph")
        show("Times of pyoxigraph", beside, [_ratios(run, bare) for run in these])
        if len({run.rows for run in these}) > 1:
            show("Their answers differ in rows", ("engine", *QUESTIONS), [[r.engine, *r.rows] for r in these])
    grown = [_ratios(last, first) for first, last in _ends(runs)]
    show("From the first store to the last, each by itself", ("engine", "quads", *header[2:]), grown)


def _runs(store: Path, maplib: str | None, most: int) -> Iterator[Run]:
    with TemporaryDirectory() as folder:
        quads, triples = Path(folder) / "data.nq", Path(folder) / "data.nt"
        with Store.open_read_only(store) as view, quads.open("wb") as out:
            view.dump(out)
        _flatten(quads, triples)
        with quads.open("rb") as lines:
            size = sum(1 for _ in lines)
        yield _run("kg", sys.executable, quads, size)
        yield _run("pyoxigraph", sys.executable, quads, size)
        if size <= most:
            yield _run("rdflib", sys.executable, quads, size)
        if maplib:
            yield _run("maplib", maplib, triples, size)


def _flatten(quads: Path, triples: Path) -> None:
    """Write each triple once, in whichever graphs it stands; sorted on disk, so that any size passes through."""
    strip = ["sed", "-E", "s/ <[^<> ]*> \\.$/ ./", str(quads)]
    with triples.open("wb") as out, subprocess.Popen(strip, stdout=subprocess.PIPE) as stripped:
        subprocess.run(["sort", "-u"], stdin=stripped.stdout, stdout=out, check=True, env={"LC_ALL": "C"})


def _run(engine: str, python: str, data: Path, size: int) -> Run:
    prefixes = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("dip", "role"))
    asked = json.dumps([prefixes + question for question in QUESTIONS.values()])
    with TemporaryDirectory() as folder:
        command = [python, str(_ENGINE), engine, str(data), folder]
        said = subprocess.run(command, input=asked, capture_output=True, text=True, check=True).stdout
    told = json.loads(said)
    rows, times = zip(*told["queries"], strict=True)
    return Run(engine, size, told["load"], times, rows, told["peak"])


def _ratios(run: Run, beside: Run) -> list[object]:
    pairs = zip(
        (run.load, *run.questions, run.peak), (beside.load, *beside.questions, beside.peak), strict=True
    )
    quads = run.quads if run.quads == beside.quads else run.quads / beside.quads
    return [run.engine, quads, *(mine / theirs for mine, theirs in pairs)]


def _ends(runs: list[Run]) -> Iterator[tuple[Run, Run]]:
    """The first and the last run of each engine that has two."""
    for engine in dict.fromkeys(run.engine for run in runs):
        own = [run for run in runs if run.engine == engine]
        if len(own) > 1:
            yield own[0], own[-1]


if __name__ == "__main__":
    main()
