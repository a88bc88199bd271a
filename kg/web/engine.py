"""The engine: the Oxigraph server as a child process on 127.0.0.1, which evaluates every query of the site."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.errors import MissingExtra
from kg.store import FOLDER

_READY: Final = 20.0  # seconds for the engine to listen


class Engine:
    """The server of one store's directory; ``url`` is where it takes queries."""

    def __init__(self, store: Path, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address that takes queries."""
        return f"http://127.0.0.1:{self._port}/query"

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [
                _program(),
                "serve-read-only",
                "--location",
                str(self._store / FOLDER),
                "--bind",
                f"127.0.0.1:{self._port}",
                "--timeout-s",
                f"{self._seconds:.0f}",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + _READY
        while not _listens(self._port) and time.monotonic() < deadline:
            time.sleep(0.02)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()


def _program() -> str:
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        raise MissingExtra("kg serve", "the Oxigraph server", "serve")
    return found


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
