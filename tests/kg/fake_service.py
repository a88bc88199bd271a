"""A service on this machine that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from mappings.folding import fold

MOVED = "/moved"  # leads to where the service is now
MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Fake",
    "identifierSpace": "https://things.example/id/",
    "schemaSpace": "https://things.example/schema#",
    "view": {"url": "https://things.example/page/{{id}}"},
    "defaultTypes": [{"id": "T1", "name": "Person"}, {"id": "T2", "name": "CorporateBody"}],
    "batchSize": 2,
}


@dataclass(frozen=True)
class Reply:
    """What is sent back."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "application/json"})


def as_json(value: Any, status: int = 200) -> Reply:
    """A reply in JSON."""
    return Reply(json.dumps(value).encode(), status)


def nobody() -> str:
    """An address of this machine at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


@dataclass
class Fake:
    """Answers with its manifest and with the entities that share a word with a query; ``faults`` come first."""

    manifest: Any = field(default_factory=lambda: dict(MANIFEST))
    entities: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Callable[[], Reply | None] | Reply | None] = field(default_factory=list)  # one a batch
    gets: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    batches: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""
    gone: threading.Event = field(default_factory=threading.Event)

    @property
    def names(self) -> list[str]:
        """Every name asked about, in order."""
        return [query["query"] for batch in self.batches for query in batch.values()]

    def get(self, path: str) -> Reply:
        """Answer to a GET."""
        self.gets.append(path)
        if path == MOVED:
            return Reply(b"", 301, {"Location": self.url})
        return self.manifest if isinstance(self.manifest, Reply) else as_json(self.manifest)

    def post(self, form: str) -> Reply | None:
        """Answer to a batch; None is no answer for as long as anybody waits."""
        batch = json.loads(parse_qs(form)["queries"][0])
        self.batches.append(batch)
        fault = self.faults.pop(0) if self.faults else self.usual
        if callable(fault):
            return fault()
        return fault

    def usual(self) -> Reply:
        """Candidates for the last batch."""
        return as_json({key: {"result": self.candidates(query)} for key, query in self.batches[-1].items()})

    def candidates(self, query: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The entities that share a word with a query, of full score where the name is the same."""
        wanted = fold(query["query"])
        return [
            {"score": 100 if fold(one["name"]) == wanted else 40, "match": False, "type": []} | one
            for one in self.entities
            if set(wanted.split()) & set(fold(one["name"]).split())
        ]


class Server(ThreadingHTTPServer):
    """The fake behind a free port of 127.0.0.1."""

    def __init__(self, fake: Fake) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fake = fake
        fake.url = f"http://127.0.0.1:{self.server_address[1]}/reconcile"

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.fake.gone.set()
        self.shutdown()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self._answer(self.server.fake.get(urlsplit(self.path).path))

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(self.server.fake.post(form))

    def _answer(self, reply: Reply | None) -> None:
        self.server.fake.agents.add(self.headers["User-Agent"])
        if reply is None:
            self.server.fake.gone.wait(30)
            return
        self.send_response(reply.status)
        for name, value in ({"Content-Length": str(len(reply.body))} | dict(reply.headers)).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Say nothing."""
