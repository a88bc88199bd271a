"""A site as others meet it: `kg serve` in a process of its own, and raw connections to it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from tests.kg.servers import program

WAIT: Final = 30.0  # seconds for anything to happen
_ADDRESS: Final = re.compile(r"http://\S+/")
_ENGINE: Final = re.compile(r"oxigraph\0serve")


@dataclass(frozen=True)
class Served:
    """A running `kg serve`."""

    url: str
    process: subprocess.Popen[str]

    def get(self, query: str, accept: str = "text/csv", path: str = "sparql") -> httpx.Response:
        """The answer to a query."""
        return httpx.get(
            f"{self.url}{path}", params={"query": query}, headers={"Accept": accept}, timeout=WAIT
        )

    def engines(self) -> list[int]:
        """The processes of its engine."""
        return [pid for pid in children(self.process.pid) if is_engine(pid)]

    def connection(self) -> socket.socket:
        """A connection to it, for what no client sends."""
        host, port = self.url.removeprefix("http://").rstrip("/").rsplit(":", 1)
        return socket.create_connection((host, int(port)), WAIT)


@contextmanager
def served(store: Path, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Served]:
    """Run `kg serve` on a free port; it is told to end afterwards, and must."""
    program()
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    ) as process:
        try:
            assert process.stderr is not None
            said = process.stderr.readline()
            found = _ADDRESS.search(said)
            assert found is not None, said + process.stderr.read()
            yield Served(found[0], process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(WAIT)


def children(parent: int) -> list[int]:
    """The processes that a process has started."""
    listed = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for task in listed for pid in task.read_text().split()]


def is_engine(pid: int) -> bool:
    """Whether a process is an engine, and no longer what it starts as."""
    try:
        return _ENGINE.search(Path(f"/proc/{pid}/cmdline").read_text()) is not None
    except OSError:
        return False


def is_running(pid: int) -> bool:
    """Whether a process is there, and no mere record of one that was."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
