"""Queries in a process of their own: what comes back, and what ends them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.asking.library import parse
from kg.asking.runs import Bounds, Clock, Run
from kg.asking.wire import Kind, Request
from kg.errors import (
    KgError,
    MissingParameter,
    QueryFailed,
    QueryStopped,
    QuerySyntaxError,
    QueryTooHungry,
    UnfitFormat,
)
from kg.formats import AnswerFormat
from kg.query import ask
from kg.store import QuerySolutions, Store

ENDLESS = "SELECT (COUNT(*) AS ?number) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
MANY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c"
ROOT = Path(__file__).resolve().parents[3]


def request(store: Path, text: str, kind: AnswerFormat | None = None, **values: str) -> Request:
    """A query as the command line would ask it."""
    return Request(store, parse(text, "q", "q"), values, kind)


def alive(process: int) -> bool:
    """Whether a process still runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_rows_are_those_of_a_query_in_this_process(store_dir: Path) -> None:
    """Every kind of term comes over the wire as it is, and so does the absence of one."""
    text = (
        "SELECT ?node ?name ?value { { ?node a dip:Person ; rdfs:label ?name } UNION "
        "{ VALUES (?name ?value) { (UNDEF 7) ('a\\tb\\n\"c\"' 1.50) ('x'@en true) ('' '2024-05'^^xsd:gYearMonth) } } }"
    )
    with Store.open_read_only(store_dir) as view:
        results = ask(view, parse(text, "q", "q"), {})
        assert isinstance(results, QuerySolutions)
        here = [tuple(row[i] for i in range(3)) for row in results]
    with Run(request(store_dir, text)) as run:
        assert (run.head.kind, run.head.columns) == (Kind.ROWS, ("node", "name", "value"))
        assert sorted(run.rows(), key=str) == sorted(here, key=str)
    assert len(here) > 4


def test_rows_without_columns_and_columns_without_rows(store_dir: Path) -> None:
    """Both are answers."""
    with Run(request(store_dir, "SELECT * {}")) as run:
        assert list(run.rows()) == [()]
    with Run(request(store_dir, "SELECT ?a { FILTER(false) }")) as run:
        assert list(run.rows()) == []


def test_a_truth_and_triples_and_formats_of_programs(store_dir: Path) -> None:
    """A truth stands in the head; the rest is written over there."""
    with Run(request(store_dir, "ASK {}")) as run:
        assert (run.head.kind, run.head.truth) == (Kind.TRUTH, True)
    with Run(request(store_dir, "CONSTRUCT { ?x a ?y } { ?x a ?y }", AnswerFormat.NT)) as run:
        assert (run.head.kind, run.head.format) == (Kind.TRIPLES, AnswerFormat.NT)
        assert b"".join(run.chunks()).endswith(b" .\n")
    with Run(request(store_dir, "SELECT (1 AS ?n) {}", AnswerFormat.CSV)) as run:
        assert b"".join(run.chunks()) == b"n\r\n1\r\n"


@pytest.mark.parametrize(
    ("text", "kind", "error"),
    [
        ("SELECT * WHRE {}", None, QuerySyntaxError),
        ("ASK {}", AnswerFormat.NT, UnfitFormat),
        (
            "#+ parameters:\n#+   x: {type: string, required: true, example: v, description: d}\nSELECT * { VALUES ?x { UNDEF } }",
            None,
            MissingParameter,
        ),
    ],
)
def test_an_error_over_there_is_an_error_here(
    store_dir: Path, text: str, kind: AnswerFormat | None, error: type[KgError]
) -> None:
    """Of the same class, with the same sentence."""
    with pytest.raises(error):
        Run(request(store_dir, text, kind))


def test_a_query_that_would_run_for_ever_is_stopped(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process is gone, and the error names the limit."""
    started: list[int] = []
    ask_of = Run._ask

    def noted(run: Run, asked: Request) -> None:
        started.append(run._process.pid)
        ask_of(run, asked)

    monkeypatch.setattr(Run, "_ask", noted)
    with pytest.raises(QueryStopped, match=r"after 0\.3 s"):
        Run(request(store_dir, ENDLESS), Bounds(0.3))
    assert [alive(process) for process in started] == [False]


def test_an_answer_without_end_is_stopped_while_its_rows_are_taken(store_dir: Path) -> None:
    """Rows that were taken are rows of the answer; the error comes in the place of the next."""
    taken: list[int] = []
    with Run(request(store_dir, MANY), Bounds(1.0)) as run, pytest.raises(QueryStopped):
        taken.extend(len(row) for row in run.rows())
    assert set(taken) == {12}


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells what a process takes")
def test_a_query_that_takes_ever_more_memory_is_stopped(store_dir: Path) -> None:
    """The error names the bound; one that takes little is answered within the same."""
    bounds = Bounds(memory=2**28)
    with pytest.raises(QueryTooHungry, match=r"more than 0\.25 GB"):
        Run(request(store_dir, HUNGRY), bounds)
    with Run(request(store_dir, "SELECT (1 AS ?n) {}", AnswerFormat.CSV), bounds) as run:
        assert b"".join(run.chunks()).split() == [b"n", b"1"]


def test_the_clock_stands_still_while_somebody_else_takes_their_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause is not counted, during it nor after it."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    clock = Clock(10)
    now[0] += 4
    with clock.paused():
        now[0] += 60
        assert clock.left == 6
    now[0] += 1
    assert clock.left == 5
    assert Clock(None).left == float("inf")


def test_closing_stops_the_query(store_dir: Path) -> None:
    """A reader that has seen enough leaves nothing behind."""
    with Run(request(store_dir, MANY)) as run:
        next(run.rows())
        process = run._process.pid
        assert alive(process)
    assert not alive(process)


def test_a_process_that_somebody_else_ends_is_said(store_dir: Path) -> None:
    """What was read so far is not taken for the whole."""
    with Run(request(store_dir, MANY)) as run:
        rows = run.rows()
        next(rows)
        os.kill(run._process.pid, 9)
        with pytest.raises(QueryFailed, match="signal 9"):
            list(rows)


def test_a_process_that_cannot_start_is_an_error(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for a reader that went away."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    large = "ASK {} #" + "x" * 1_000_000
    for text in ("ASK {}", large):
        with pytest.raises(QueryFailed, match="exit code 1"):
            Run(request(store_dir, text))


def test_a_request_that_cannot_be_sent_says_why(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left of the request when its pipe is closed does not hide the error."""
    ask_of = Run._ask

    def late(run: Run, asked: Request) -> None:
        run._process.wait()
        ask_of(run, asked)

    monkeypatch.setattr(sys, "executable", "/bin/false")
    monkeypatch.setattr(Run, "_ask", late)
    with pytest.raises(QueryFailed, match="exit code 1"):
        Run(request(store_dir, "ASK {}"))


def test_the_query_ends_with_the_process_that_asked(store_dir: Path) -> None:
    """Even where that one is killed and cannot say so."""
    program = (
        "import sys; from pathlib import Path; from tests.kg.asking.test_runs import ENDLESS, request\n"
        "from kg.asking.runs import Run\nimport kg.asking.runs, os\n"
        "started = kg.asking.runs.subprocess.Popen\n"
        "def tell(*a, **k):\n    p = started(*a, **k); print(p.pid, flush=True); return p\n"
        "kg.asking.runs.subprocess.Popen = tell\n"
        "Run(request(Path(sys.argv[1]), ENDLESS))"
    )
    command = [sys.executable, "-c", program, str(store_dir)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as asking:
        assert asking.stdout
        worker = int(asking.stdout.readline())
        time.sleep(1)  # the worker reads its request meanwhile
        assert alive(worker)
        asking.kill()
    for _ in range(100):
        if not _running(worker):
            break
        time.sleep(0.1)
    assert not _running(worker)


def _running(process: int) -> bool:
    """Whether a process of another parent still works; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


MEASURE = """
import resource, sys
from pathlib import Path
from kg.formats import AnswerFormat
from kg.asking.runs import Run
from tests.kg.asking.test_runs import MANY, request
kind = AnswerFormat.CSV if sys.argv[2] == "csv" else None
size = 0
with Run(request(Path(sys.argv[1]), f"{MANY} LIMIT {sys.argv[3]}", kind)) as run:
    for piece in run.chunks() if kind else run.rows():
        size += len(piece) if kind else sum(len(str(term)) for term in piece)
kb = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(size, *kb)
"""


@pytest.mark.parametrize(("kind", "number"), [("csv", 200_000), ("rows", 60_000)])
def test_neither_process_holds_the_answer(store_dir: Path, kind: str, number: int) -> None:
    """A hundred megabytes of answer take no more memory on either side than a thousand rows do."""

    def measured(rows: int) -> list[int]:
        command = [sys.executable, "-c", MEASURE, str(store_dir), kind, str(rows)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        return [int(word) for word in done.stdout.split()]

    (few, *small), (many, *large) = measured(1000), measured(number)
    assert many > 40 * few
    assert many > 25_000_000
    assert all(big - little < 12_000 for big, little in zip(large, small, strict=True))  # kilobytes
