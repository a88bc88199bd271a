"""A SPARQL endpoint with a Graph Store on this machine that misbehaves as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from kg.store import DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store, parse

CUT = -1  # instead of a status: the connection breaks off without an answer


@dataclass
class Fake:
    """The store, its faults and what it was asked.

    ``faults``: the statuses of the next writes, None for one that goes well; ``always``: that of every write once the faults are used up;
    ``largest``: bytes that one request may hold; ``needs``: the header Authorization that writing needs.
    """

    store: Store = field(default_factory=lambda: Store.open(None))
    query: str = "/query"
    graphs: str = "/store"
    faults: list[int | None] = field(default_factory=list)
    always: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    largest: int | None = None
    needs: str | None = None
    wait: float = 0.0
    log: list[tuple[str, str]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    url: str = ""

    @property
    def writes(self) -> Counter[str]:
        """How often each graph was put in place or added to."""
        return Counter(graph for method, graph in self.log if method in {"PUT", "POST"})

    def fault(self) -> int | None:
        """The status of the next write, None where it goes well."""
        with self.lock:
            return self.faults.pop(0) if self.faults else self.always


class Server(ThreadingHTTPServer):
    """The fake behind a port of 127.0.0.1; one that was closed can be opened again at the same port."""

    def __init__(self, fake: Fake, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.daemon_threads = True
        self.fake = fake
        fake.url = f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: Any) -> None:
        """Say nothing of clients that are gone."""

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give a graph."""
        graph = self._graph()
        held = graph is not None and (graph == "" or self.server.fake.store.has_graph(graph))
        if not held:
            self._answer(404, b"nothing here")
            return
        lines = b"".join(
            f"{quad.triple} .\n".encode() for quad in self.server.fake.store.quads(graph or None)
        )
        self._answer(200, lines if graph else b"", "application/n-triples")

    def do_POST(self) -> None:
        """Answer a query, or add to a graph."""
        body = self._body()
        if urlsplit(self.path).path == self.server.fake.query:
            found = self.server.fake.store.query(
                parse_qs(body.decode())["query"][0], union_default_graph=False
            )
            assert not isinstance(found, QueryTriples)
            answer = found.serialize(format=QueryResultsFormat.JSON) or b""
            self._answer(200, answer, "application/sparql-results+json")
        else:
            self._write(body)

    def do_PUT(self) -> None:
        """Put a graph in place."""
        self._write(self._body())

    def do_DELETE(self) -> None:
        """Take a graph out."""
        self._write(b"")

    def _write(self, body: bytes) -> None:
        fake, graph = self.server.fake, self._graph()
        if graph is None:
            self._answer(405, b"no graphs here")
            return
        if fake.needs is not None and self.headers.get("Authorization") != fake.needs:
            self._answer(401, b"who are you?")
            return
        if fake.largest is not None and len(body) > fake.largest:
            self._answer(413, b"too much")
            return
        fault = None if graph.endswith("/graph/none") else fake.fault()
        if fault == CUT:
            self.close_connection = True
            self.connection.close()
            return
        if fault is not None:
            self._answer(fault, b"not now", headers=fake.headers)
            return
        if self.command == "DELETE" and not fake.store.has_graph(graph):
            self._answer(404, b"nothing here")
            return
        threading.Event().wait(fake.wait)
        with fake.lock:
            self._change(graph, body)
        self._answer(204, b"")

    def _change(self, graph: str, body: bytes) -> None:
        fake = self.server.fake
        quads = list(parse(body, format=RdfFormat.N_TRIPLES))
        kept = list(fake.store.quads(graph)) if self.command == "POST" else []
        fake.store.replace_graph(graph, [*kept, *quads])
        fake.log.append((self.command, graph))

    def _graph(self) -> str | None:
        """The graph that the address names, "" for the default one; None where it is no Graph Store's."""
        parts = urlsplit(self.path)
        if parts.path != self.server.fake.graphs:
            return None
        return parse_qs(parts.query).get("graph", [""])[0]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def _answer(
        self, status: int, body: bytes, kind: str = "text/plain", headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def lines(store: Store) -> list[str]:
    """Every quad of a store as N-Quads, sorted."""
    return sorted(
        f"{quad} ." for quad in store.quads() if isinstance(quad.graph_name, NamedNode | DefaultGraph)
    )
