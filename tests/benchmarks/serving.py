"""Serving: `/sparql` beside the bare Oxigraph server and beside rdflib-endpoint, on the same data in one run.

``python -m tests.benchmarks.serving [ARTICLES]``; ``--page PATH`` measures a page instead, at twenty requests a second.
rdflib-endpoint is no dependency: its column is empty where it is not installed.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.asking.binding import place, terms
from kg.asking.library import NamedQuery, library
from kg.asking.sparql import with_prefixes
from kg.build import build
from kg.derived.refresh import refresh
from kg.storage.archive import Archive
from kg.storage.snapshot import Snapshots
from kg.store import Store
from mappings.namespaces import BASE
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.load import Load, drive, gets, paced, posts, same
from tests.benchmarks.measure import show
from tests.kg.servers import free_port, program

CLIENTS: Final = 8
SECONDS: Final = 3.0
SLOWLY: Final = 20.0  # seconds for rdflib-endpoint, and one client: it answers one at a time
ROUNDS: Final = 3
WAIT: Final = 300.0  # seconds for a server to listen: rdflib reads the dump first
SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"
QUERIES: Final = (
    "who-met-whom",
    "visits",
    "promises",
    "agreements",
    "who-held-post",
    "statements-with-quotes",
)
RDFLIB: Final = """
import sys
import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

data = Dataset(default_union=True)
data.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=data), port=int(sys.argv[2]), log_level="error")
"""


def main(size: int) -> None:
    """Print the requests a second of each server, query by query."""
    with TemporaryDirectory() as folder, ExitStack() as servers:
        store = stored(Path(folder), size)
        bare = servers.enter_context(oxigraph(store))
        ours = servers.enter_context(site(store))
        theirs = servers.enter_context(rdflib_endpoint(store)) if _installed() else None
        show(
            f"{CLIENTS} clients on {size or 'the seeds as'} articles, requests a second",
            ("query", "bare", "ours", "ratio", "ours, asked again", "ratio", "rdflib-endpoint", "ours / its"),
            [_row(name, text, bare, ours, theirs) for name, text in questions()],
        )


def _row(name: str, text: str, bare: str, ours: str, theirs: str | None) -> list[object]:
    """The medians of rounds in which each server has its turn; each request has a text of its own but for one column."""
    kind = "text/turtle" if "CONSTRUCT" in text else "application/sparql-results+json"
    tried: list[Callable[[], Load]] = [
        lambda: drive(bare, posts(bare, text, kind), CLIENTS, SECONDS),
        lambda: drive(ours, posts(ours, text, kind), CLIENTS, SECONDS),
        lambda: drive(ours, same(ours, text, kind), CLIENTS, SECONDS),
    ]
    rates = [
        sorted(rate) for rate in zip(*[[_rate(one()) for one in tried] for _ in range(ROUNDS)], strict=True)
    ]
    floor, new, again = (rate[ROUNDS // 2] for rate in rates)
    other = _rate(drive(theirs, posts(theirs, text, kind), 1, SLOWLY)) if theirs is not None else None
    beside = ("", "") if other is None else (other, new / other if other else "")
    return [name, floor, new, new / floor, again, again / floor, *beside]


def _rate(load: Load) -> float:
    """Answers a second; none where one was refused."""
    return 0.0 if load.failed else load.rate


def questions() -> Iterator[tuple[str, str]]:
    """A trivial question, and some of the library with what their headers require."""
    yield "ASK {}", "ASK {}"
    for query in library():
        if query.name in QUERIES:
            yield query.name, _text(query)


def _text(query: NamedQuery) -> str:
    given = {p.name: p.example for p in query.parameters if p.required and p.example is not None}
    return with_prefixes(place(query.text, terms(query, given))[0])


def page(path: str) -> None:
    """Print how long a page of the seeds takes at twenty requests a second."""
    with TemporaryDirectory() as folder, site(stored(Path(folder), 0)) as ours:
        load = paced(ours, gets(ours, path), 20.0, 30.0)
        took = sorted(load.took)
        at = {share: took[int(len(took) * share)] * 1000 for share in (0.5, 0.95, 0.99)}
        show(
            f"{path} at 20 requests a second",
            ("p50 ms", "p95 ms", "p99 ms", "failed"),
            [[*at.values(), load.failed]],
        )


def stored(folder: Path, size: int) -> Path:
    """A store of so many made articles, of the seeds with 0."""
    store = folder / "store"
    if size == 0:
        build([SEEDS], store)
        return store
    with Archive.open(store) as archive:
        archive.settle(BASE)
        archive.store.replace_graphs(graphs(write_corpus(folder / "texts", size)))
        refresh(archive)
    return store


@contextmanager
def oxigraph(store: Path) -> Iterator[str]:
    """The bare server over a snapshot, with the union of all graphs as its default graph; the address that takes queries."""
    snapshots, port = Snapshots(store), free_port()
    data, _ = snapshots.take()
    command = [program(), "serve-read-only", "--location", str(data), "--union-default-graph"]
    try:
        with _running([*command, "--bind", f"127.0.0.1:{port}"], port):
            yield f"http://127.0.0.1:{port}/query"
    finally:
        snapshots.close()


@contextmanager
def site(store: Path) -> Iterator[str]:
    """`kg serve` over a store; the address that takes queries."""
    port = free_port()
    with _running([sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", f"{port}"], port):
        yield f"http://127.0.0.1:{port}/sparql"


@contextmanager
def rdflib_endpoint(store: Path) -> Iterator[str]:
    """rdflib-endpoint over a dump of a store; the address that takes queries."""
    port, dump = free_port(), store.parent / "dump.nq"
    with Store.open_read_only(store) as view, dump.open("wb") as out:
        view.dump(out)
    with _running([sys.executable, "-c", RDFLIB, str(dump), f"{port}"], port):
        yield f"http://127.0.0.1:{port}/"


def _installed() -> bool:
    asked = subprocess.run(
        [sys.executable, "-c", "import rdflib_endpoint"], stderr=subprocess.DEVNULL, check=False
    )
    return asked.returncode == 0


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    """A server in a process of its own, from when it listens until the block ends."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = time.monotonic() + WAIT
            while not _listens(port):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(command)
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--page"]:
        page(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
