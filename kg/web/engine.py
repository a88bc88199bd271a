"""The engine: the Oxigraph server as a child process on 127.0.0.1, which evaluates every query of the site.

One process serves at a time; ``url`` is where it listens. A watching thread puts another one in its place

- when it has died: within half a second;
- when the store was changed and whoever changed it has let go of it: the new process reads a new snapshot;
- when it takes more memory than it may: at once, whatever it was about;
- when it is asked to (``renew``), since a query did not stop at its time limit: Oxigraph 0.5.13 looks at the limit
  while it reads one graph after the other, but not while it reads the union of them.

The process that was replaced takes no new queries, has as long as a query may take to finish those that it has, and is
killed then.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.errors import EngineFailed, KgError, MissingExtra
from kg.memory import taken
from kg.storage.snapshot import Snapshots, State, is_written, state
from kg.store import FOLDER, Store
from kg.web import confined

_READY: Final = 30.0  # seconds for an engine to listen
_BEAT: Final = 0.1  # seconds between looks at the process
_LOOK: Final = 1.0  # seconds between looks at the store
_GENTLY: Final = 5.0  # seconds for a writing engine to close its files
_STACK: Final = (
    256 * 2**20
)  # bytes of address space for each thread: queries that nest deep must not overflow it
_PARTING: Final = (
    2.0  # seconds beyond the limit for a replaced process: a query that came last is told its limit first
)
_AGED: Final = 3  # replaced processes that are let finish; an older one is killed


@dataclass(frozen=True, slots=True)
class Terms:
    """How an engine is run.

    ``seconds``: the evaluation of a query; ``memory``: bytes of memory that the process may take;
    ``connects``: whether it may open connections, for SERVICE clauses; ``writable``: whether it takes what changes
    the store, which it then holds alone.
    """

    seconds: float = 20.0
    memory: int = 4 * 2**30
    connects: bool = False
    writable: bool = False


@dataclass(frozen=True, slots=True)
class _Running:
    """A process of the engine, where it listens, and what it reads."""

    process: subprocess.Popen[bytes]
    port: int
    data: Path
    until: float = field(default=0.0)  # when it is killed, once it was replaced


class Engine:
    """The server of one store's directory."""

    def __init__(self, store: Path, terms: Terms = Terms()) -> None:
        self._store = store
        self._terms = terms
        self._program = _program()
        self._snapshots: Snapshots | None = None
        self._shown: State = frozenset()
        self._current: _Running | None = None
        self._aged: list[_Running] = []
        self._over = threading.Event()
        self._stuck = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="engine", daemon=True)
        self.version = 0  # of the content: another number, another content

    @property
    def url(self) -> str:
        """The address that takes queries at this moment."""
        if self._current is None:
            raise EngineFailed("it is not running")
        return f"http://127.0.0.1:{self._current.port}/query"

    @property
    def pid(self) -> int:
        """The process that serves at this moment."""
        if self._current is None:
            raise EngineFailed("it is not running")
        return self._current.process.pid

    def __enter__(self) -> Self:
        """Start the process.

        Raises:
            MissingStore, StoreUnreadable: there is no store, or none that can be read.
            EngineFailed: the process does not start.
        """
        if self._terms.writable:
            Store.open(self._store).close()
            data = self._store / FOLDER
        else:
            state(self._store)
            self._snapshots = Snapshots(self._store)
            data, self._shown = self._snapshots.take()
        try:
            self._current = self._start(data)
        except BaseException:
            self._end()
            raise
        self._watcher.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._watcher.join()
        self._end()

    def renew(self) -> None:
        """Have another process take over: in this one a query does not stop."""
        self._stuck.set()

    def _watch(self) -> None:
        looked = time.monotonic()
        while not self._over.wait(_BEAT):
            try:
                self._kill_the_greedy()
                self._replace_if_dead()
                if self._stuck.is_set():
                    self._stuck.clear()
                    self._replace_the_stuck()
                if time.monotonic() - looked > _LOOK:
                    looked = time.monotonic()
                    self._follow()
                self._bury()
            except (KgError, OSError):  # no disk, no process to be had: the next look tries again
                continue

    def _kill_the_greedy(self) -> None:
        for running in (self._current, *self._aged):
            if running is not None and taken(running.process.pid) > self._terms.memory:
                _kill(running.process)

    def _replace_if_dead(self) -> None:
        running = self._current
        if running is not None and running.process.poll() is not None:
            self._current = self._start(running.data)

    def _replace_the_stuck(self) -> None:
        """A writing engine cannot work beside its successor: it is killed, which its log survives."""
        if self._current is None:
            return
        if self._terms.writable:
            _kill(self._current.process)
            self._current = self._start(self._current.data)
        else:
            self._succeed(self._current.data)

    def _follow(self) -> None:
        """Read the store anew where it has changed and nobody is changing it."""
        if self._snapshots is None or state(self._store) == self._shown or is_written(self._store):
            return
        data, shown = self._snapshots.take()
        self._succeed(data)
        self._shown = shown
        self.version += 1

    def _succeed(self, data: Path) -> None:
        """Start a process and let the current one finish what it has begun."""
        before, self._current = self._current, self._start(data)
        if before is not None:
            until = time.monotonic() + self._terms.seconds + _PARTING
            self._aged.append(_Running(before.process, before.port, before.data, until))

    def _bury(self) -> None:
        """End the replaced processes whose time is over, and remove the snapshots that nobody reads any more."""
        while self._aged and (self._aged[0].until < time.monotonic() or len(self._aged) > _AGED):
            old = self._aged.pop(0)
            _kill(old.process)
            read = {running.data for running in (self._current, *self._aged) if running is not None}
            if old.data not in read and not self._terms.writable:
                shutil.rmtree(old.data, ignore_errors=True)

    def _end(self) -> None:
        for running in (self._current, *self._aged):
            if running is not None:
                _kill(running.process, gently=self._terms.writable)
        self._current = None
        if self._snapshots is not None:
            self._snapshots.close()

    def _start(self, data: Path) -> _Running:
        with tempfile.TemporaryFile() as said, _own_port() as port:
            process = subprocess.Popen(  # noqa: S603 - our own program
                [*self._wrapper(), self._program, *self._arguments(data, port)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                env={**os.environ, "RUST_MIN_STACK": f"{_STACK}"},
            )
            deadline = time.monotonic() + _READY
            while not _listens(port):
                if process.poll() is not None or time.monotonic() > deadline:
                    _kill(process)
                    said.seek(0)
                    raise EngineFailed(" ".join(said.read().decode("utf-8", "replace").split()))
                time.sleep(0.01)
        return _Running(process, port, data)

    def _wrapper(self) -> list[str]:
        network = "open" if self._terms.connects else "closed"
        # -I -S: neither the surroundings nor installed packages have a say, and the start is quick
        return [sys.executable, "-I", "-S", confined.__file__, str(os.getpid()), network]

    def _arguments(self, data: Path, port: int) -> list[str]:
        mode = "serve" if self._terms.writable else "serve-read-only"
        seconds = f"{max(1, round(self._terms.seconds))}"
        return [mode, "--location", str(data), "--bind", f"127.0.0.1:{port}", "--timeout-s", seconds]


def _kill(process: subprocess.Popen[bytes], *, gently: bool = False) -> None:
    """End a process; ``gently`` lets one that writes close its files."""
    if gently:
        process.terminate()
        try:
            process.wait(_GENTLY)
        except subprocess.TimeoutExpired:
            process.kill()
    else:
        process.kill()
    process.wait()


def _program() -> str:
    found = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if found is None:
        raise MissingExtra("kg serve", "the Oxigraph server", "serve")
    return found


@contextmanager
def _own_port() -> Iterator[int]:
    """Yield a port of 127.0.0.1 that nobody else is given until the block ends: what listened there meanwhile would be taken for the engine.

    A socket that is bound and does not listen keeps it; who asks for that very port and says SO_REUSEADDR, as the
    engine does, may listen beside it on Linux alone (``socket(7)``). Elsewhere the port is only free at this moment.
    """
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        port = int(held.getsockname()[1])
        if sys.platform != "linux":
            held.close()
        yield port


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
