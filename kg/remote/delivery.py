"""Fetching and sending: what another machine put at an address comes into the mirror, what is new in the mirror goes there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Final, TypeVar, cast

from kg.errors import DeliveryStopped, ServiceFailed
from kg.ledger import Entry
from kg.remote.graphs import PART, RemoteGraphs
from kg.remote.mirror import Mirror, Sent
from kg.storage.texts import text_hash
from kg.store import Literal, Quad
from mappings.iris import graph_iri
from mappings.namespaces import DIP, PREFIXES

AT_ONCE: Final = 8  # requests under way at the same time
PAUSE: Final = 0.5  # seconds between two writings of the list of graphs sent
DERIVED: Final = ("ontology", "authorities", "links", "decisions", "labels", "contexts", "tallies", "queries")
_HASH: Final = DIP + "sourceHash"
_ID: Final = PREFIXES["schema"] + "identifier"

T = TypeVar("T")
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sending:
    """What was sent: graphs put in place, and graphs taken out."""

    put: int = 0
    deleted: int = 0


class _Done:
    """Graphs on their way to the list of those sent, which is written twice a second: each writing waits for the disk.

    What a kill keeps from the list is sent once more, which changes nothing there.
    """

    def __init__(self, sent: Sent) -> None:
        self.number = 0
        self._sent = sent
        self._graphs: list[str] = []
        self._written = time.monotonic()

    def add(self, graph: str) -> None:
        """Take in a graph that is sent."""
        self.number += 1
        self._graphs.append(graph)
        if time.monotonic() - self._written > PAUSE:
            self.write()

    def write(self) -> None:
        """Put the graphs on the list."""
        self._sent.add(self._graphs)
        self._graphs.clear()
        self._written = time.monotonic()


class Delivery:
    """The traffic between a mirror and the store at its address, of resources under one base."""

    def __init__(self, mirror: Mirror, remote: RemoteGraphs, base: str, step: Step | None = None) -> None:
        """``step`` is told of each graph that is done."""
        self._mirror = mirror
        self._remote = remote
        self._base = base
        self._step = step or (lambda _: None)
        self._there: dict[str, str | None] = {}

    def fetch(self) -> int:
        """Take in the articles that are at the address and not here, or that another machine has changed there; return how many.

        What was sent and is gone there will be sent again: a store that was emptied by accident is filled again.

        Raises:
            ServiceFailed: as ``Client.send``; what came before stays.
        """
        self._there = self._remote.names(self._base)
        sent = self._mirror.sent.all()
        self._mirror.sent.remove(graph for graph in sent if graph not in self._there)
        wanted = [graph for graph in sorted(self._there) if self._is_newer_there(graph, sent)]
        if wanted:
            self._mirror.archive.ledger.derived_from = None
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for graph, graphs in _mapped(pool, self._fetched, wanted):
                self._take(graph, graphs)
                self._step(graph)
        return len(wanted)

    def send(self) -> Sending:
        """Send what is not there as it is here: articles first, then what is derived from them.

        Raises:
            DeliveryStopped: a request failed for good; how far it came is in the error.
        """
        sent = self._mirror.sent.all()
        here = [graph for graph in self._mirror.store.graphs() if graph.startswith(self._base)]
        due = [graph for graph in here if graph not in sent]
        due.sort(key=lambda graph: (self._is_derived(graph), graph))
        gone = sorted(graph for graph in self._there.keys() - set(here) if self._is_ours(graph))
        done = _Done(self._mirror.sent)
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                for graph, _ in _mapped(pool, self._put, due):
                    done.add(graph)
                    self._step(graph)
                for graph, _ in _mapped(pool, self._remote.delete, gone):
                    done.number += 1
                    self._step(graph)
        except ServiceFailed as failure:
            raise DeliveryStopped(
                str(failure), done.number, len(due) + len(gone), self._mirror.folder
            ) from failure
        finally:
            done.write()
        return Sending(len(due), len(gone))

    def _is_newer_there(self, graph: str, sent: set[str]) -> bool:
        """Whether an article's graph is only there, or was as here and is not any more."""
        if not graph.startswith(f"{self._base}article/"):
            return False
        if not self._mirror.store.has_graph(graph):
            return True
        return graph in sent and self._hash(self._mirror.store.quads(graph), graph) != self._there[graph]

    def _fetched(self, graph: str) -> dict[str, list[Quad]]:
        beside = _quarantine(graph, self._base)
        return {name: self._remote.get(name) for name in (graph, beside) if name in self._there}

    def _take(self, graph: str, graphs: dict[str, list[Quad]]) -> None:
        """Keep a fetched article. Who reads it here later reads it anew: nobody knows which program wrote it."""
        quads = graphs[graph]
        identifier = _said(quads, graph, _ID)
        if identifier is None:
            return
        beside = _quarantine(graph, self._base)
        self._mirror.store.take({graph: quads, beside: graphs.get(beside, [])})
        entry = Entry(
            id=identifier,
            source=self._remote.address.query,
            source_hash=self._hash(quads, graph) or "",
            text_hash=text_hash(""),
            extractor="",
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._mirror.archive.ledger.put([entry])
        self._mirror.archive.ledger.drop_former([graph])

    def _put(self, graph: str) -> None:
        with SpooledTemporaryFile(max_size=PART) as lines:
            out = cast(IO[bytes], lines)
            self._mirror.store.dump(out, graph)
            self._remote.put(graph, out)

    def _hash(self, quads: Iterable[Quad], graph: str) -> str | None:
        return _said(quads, graph, _HASH)

    def _is_derived(self, graph: str) -> bool:
        return graph in {graph_iri(name, self._base) for name in DERIVED}

    def _is_ours(self, graph: str) -> bool:
        """Whether a graph is one that a build makes: any other there is its owner's business."""
        return graph.startswith(
            (f"{self._base}article/", graph_iri("quarantine/", self._base))
        ) or self._is_derived(graph)


def _mapped(
    pool: ThreadPoolExecutor, work: Callable[[str], T], names: Iterable[str]
) -> Iterator[tuple[str, T]]:
    """What ``work`` makes of each name, as it comes; twice ``AT_ONCE`` are under way or waiting at the most.

    After a failure nothing more is begun; what is under way comes to its end, and is yielded, before the failure is raised.
    """
    waiting: dict[Future[T], str] = {}
    left = iter(names)
    failure: BaseException | None = None
    while True:
        if failure is None:
            for name in islice(left, 2 * AT_ONCE - len(waiting)):
                waiting[pool.submit(work, name)] = name
        if not waiting:
            break
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            name = waiting.pop(future)
            error = future.exception()
            if error is None:
                yield name, future.result()
            else:
                failure = failure or error
    if failure is not None:
        raise failure


def _quarantine(graph: str, base: str) -> str:
    """The quarantine beside an article's graph."""
    return graph_iri(f"quarantine/{graph.removeprefix(f'{base}article/')}", base)


def _said(quads: Iterable[Quad], node: str, name: str) -> str | None:
    """The text that quads give a node for a property."""
    values = (
        quad.object.value
        for quad in quads
        if isinstance(quad.object, Literal)
        and quad.predicate.value == name
        and getattr(quad.subject, "value", None) == node
    )
    return next(values, None)
