"""Loading over the line: article graphs from the mirror into an Oxigraph server, beside the same graphs into a store here."""

from __future__ import annotations

import subprocess
import urllib.request
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from kg.building.batch import TOGETHER as BATCH
from kg.http import Client, Manners
from kg.remote.address import find
from kg.remote.delivery import Delivery
from kg.remote.graphs import RemoteGraphs
from kg.remote.mirror import Mirror
from kg.store import Quad, RdfFormat, Store, serialize
from mappings.namespaces import BASE
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import seconds_after, show
from tests.kg.servers import free_port, listening, program

RUNS = 3


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each way of loading and each number of articles."""
    rows: list[list[object]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows.extend(_rows(Path(folder), size))
    show(
        "Loading article graphs into an empty store on disk",
        ("way", "articles", "quads", "s", "articles/s", "quads/s"),
        rows,
    )


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    named = graphs(write_corpus(folder / "texts", size))
    quads = list(chain.from_iterable(named.values()))
    dump = serialize(quads, format=RdfFormat.N_QUADS) or b""
    fresh = (folder / f"store-{number}" for number in count())
    ways = {
        "here: in transactions of a build": seconds_after(
            lambda: Store.open(next(fresh)), lambda store: _write(store, named), RUNS
        )
    }
    mirror = folder / "mirror"
    with Mirror(mirror, "nobody") as held:
        _write(held.store, named)
    for way, work in (
        ("there: graph by graph, as a build sends", _send),
        ("there: one request of all", _post),
    ):
        with _Servers(fresh) as servers:
            ways[way] = seconds_after(
                servers.start,
                lambda address, work=work: work(address, mirror, dump),  # type: ignore[misc]
                RUNS,
            )
    for way, took in ways.items():
        yield [way, size, len(quads), took, size / took, len(quads) / took]


class _Servers:
    """Oxigraph servers, each over a store of its own; they end together."""

    def __init__(self, fresh: Iterator[Path]) -> None:
        self._fresh = fresh
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for running in self._running:
            running.terminate()
            running.wait()

    def start(self) -> str:
        """Return the address of one more server."""
        port = free_port()
        command = [program(), "serve", "--location", str(next(self._fresh)), "--bind", f"127.0.0.1:{port}"]
        self._running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        listening(port)
        return f"http://127.0.0.1:{port}"


def _send(address: str, folder: Path, _: bytes) -> None:
    with Client(Manners(per_second=float("inf"))) as client, Mirror(folder, address) as mirror:
        remote = RemoteGraphs(client, find(client, address), known=False)
        Delivery(mirror, remote, BASE).send()


def _post(address: str, _: Path, dump: bytes) -> None:
    request = urllib.request.Request(  # noqa: S310 - the address is our own
        f"{address}/store", dump, {"Content-Type": "application/n-quads"}, method="POST"
    )
    urllib.request.urlopen(request).close()  # noqa: S310 - as above


def _write(store: Store, named: dict[str, list[Quad]]) -> None:
    pairs = list(named.items())
    for first in range(0, len(pairs), BATCH):
        store.replace_graphs(dict(pairs[first : first + BATCH]))
    store.close()


if __name__ == "__main__":
    main(chosen_sizes())
