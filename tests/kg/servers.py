"""SPARQL servers for tests, on 127.0.0.1: a real Oxigraph, and endpoints that misbehave in one way each."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Final

import pytest

WAIT: Final = 20.0  # seconds for a server to listen
JSON: Final = "application/sparql-results+json"
CUT: Final = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"http://e.org/a"}},'


def program() -> str:
    """The Oxigraph server of the `test` extra; skip where it is not installed."""
    beside = Path(sys.executable).parent
    found = shutil.which("oxigraph", path=str(beside)) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("no oxigraph server here: install the extra `test`")
    return found


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def oxigraph(turtle: str) -> Iterator[str]:
    """Run an Oxigraph server that holds the triples of a Turtle text in its default graph; yield its address."""
    command, port = program(), free_port()
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [command, "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            listening(port)
            request = urllib.request.Request(  # noqa: S310 - the address is our own
                f"{address}/store?default",
                turtle.encode(),
                {"Content-Type": "text/turtle; charset=utf-8"},
                method="PUT",
            )
            urllib.request.urlopen(request, timeout=WAIT).close()  # noqa: S310 - as above
            yield f"{address}/query"
        finally:
            running.terminate()
            running.wait(WAIT)


def listening(port: int) -> None:
    """Wait until somebody listens at a port."""
    until = time.monotonic() + WAIT
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def endpoint(
    status: int, kind: str, body: bytes, *, slow: bool = False, heard: list[bytes] | None = None
) -> Iterator[str]:
    """Run an endpoint that gives every request the same reply, or lets it wait until the end where it is ``slow``.

    What it is asked is put into ``heard``.
    """
    over = Event()

    class Reply(BaseHTTPRequestHandler):
        """One reply for all."""

        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if heard is not None:
                heard.append(asked)
            if slow:
                over.wait(WAIT)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Reply)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        over.set()
        server.shutdown()
        server.server_close()
