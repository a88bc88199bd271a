"""A run: one query in a process of its own, which can be stopped at any moment and ends at its time limit."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from kg.asking.wire import Figures, Frame, Head, Request, packed, receive, send, unpacked
from kg.closing import Closing
from kg.errors import KgError, QueryFailed, QueryStopped, QueryTooHungry
from kg.memory import taken
from kg.store import QueryResultsFormat, QuerySolutions, Term, parse_query_results

_PROGRAM: Final = "from kg.asking.worker import main; main()"
_BEAT: Final = 0.05  # seconds between looks at what it takes: a query may take some GB each second


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a query may take: ``seconds`` of time, and bytes of ``memory`` in its process where the system tells; None for no bound."""

    seconds: float | None = None
    memory: int | None = None


class Clock:
    """What is left of a limit, in seconds; it stands still while somebody else takes their time."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self._began = time.monotonic()
        self._paused: float | None = None

    @property
    def left(self) -> float:
        """The seconds left, without end where there is no limit."""
        return float("inf") if self.limit is None else self.limit - (self._now() - self._began)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let the clock stand still: a person who reads page by page does not use up the time of the query."""
        self._paused = time.monotonic()
        try:
            yield
        finally:
            self._began += time.monotonic() - self._paused
            self._paused = None

    def _now(self) -> float:
        return time.monotonic() if self._paused is None else self._paused


class Run(Closing):
    """A query that is being evaluated in a process of its own; closing it stops it.

    The answer streams: the process waits while nobody takes what it has, so that neither side holds more of it
    than a pipe does. Each method that reads raises the errors of ``kg.query.ask`` and of ``kg.asking.answers``,
    QueryStopped and QueryTooHungry at its bounds, and QueryFailed where the process was ended by something else.
    """

    def __init__(self, request: Request, bounds: Bounds = Bounds()) -> None:
        self._bounds = bounds
        self._stopped: KgError | None = None  # why, once a bound was met
        self._done = threading.Event()
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        self._process = subprocess.Popen(  # noqa: S603 - this program
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
            process_group=0 if os.name == "posix" else None,  # Ctrl-C is this process's to hear
        )
        try:
            self._ask(request)
            self._next(Frame.BEGIN)
            self.clock = Clock(bounds.seconds)  # the start of a process is no part of the query
            if bounds != Bounds():
                threading.Thread(target=self._watch, daemon=True).start()
            self.head = cast(Head, self._next(Frame.HEAD))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Stop the query, if it still runs, and let go of its process."""
        self._done.set()
        self._process.kill()
        try:
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with suppress(BrokenPipeError):  # it sends what is left of a request first
                        pipe.close()
        finally:
            self._process.wait()

    def chunks(self) -> Iterator[bytes]:
        """Yield the answer in the format of its head, in pieces."""
        while data := self._data():
            yield data

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield each row of an answer whose format is a table or Parquet, with None for a variable without value."""
        return parsed(cast(BinaryIO, _Stream(self)), len(self.head.columns))

    def figures(self) -> Figures:
        """Return what was measured, once a request to measure is done."""
        return cast(Figures, self._next(Frame.END))

    def _ask(self, request: Request) -> None:
        stream = cast(BinaryIO, self._process.stdin)
        try:
            send(stream, Frame.HEAD, packed(request))
            stream.flush()  # and stays open: its end tells the process that nobody waits any more
        except BrokenPipeError:
            raise self._cut() from None

    def _watch(self) -> None:
        while not self._done.wait(min(max(self.clock.left, 0.01), _BEAT)):
            self._stopped = self._met()
            if self._stopped is not None:
                self._process.kill()
                return

    def _met(self) -> KgError | None:
        """The bound that is met at this moment."""
        seconds, memory = self._bounds.seconds, self._bounds.memory
        if seconds is not None and self.clock.left <= 0:
            return QueryStopped(seconds)
        if memory is not None and taken(self._process.pid) > memory:
            return QueryTooHungry(memory)
        return None

    def _data(self) -> bytes:
        """The next piece of the answer, nothing at its end."""
        frame, content = self._receive()
        return content if frame is Frame.DATA else b""

    def _next(self, wanted: Frame) -> object:
        frame, content = self._receive()
        if frame is not wanted:
            raise QueryFailed(f"its process sent {frame.name} for {wanted.name}")
        return unpacked(content) if content else None

    def _receive(self) -> tuple[Frame, bytes]:
        """The next frame.

        Raises:
            KgError: the one that the process sent, or that explains why it is gone.
        """
        received = receive(cast(BinaryIO, self._process.stdout))
        if received is None:
            raise self._cut()
        if received[0] is Frame.ERROR:
            raise cast(KgError, unpacked(received[1]))
        return received

    def _cut(self) -> KgError:
        """Why the process is gone."""
        if self._stopped is not None:
            return self._stopped
        code = self._process.wait()
        how = f"signal {-code}, as where memory runs out" if code < 0 else f"exit code {code}"
        return QueryFailed(f"its process ended with {how}")


def parsed(stream: BinaryIO, width: int) -> Iterator[tuple[Term | None, ...]]:
    """Yield the rows of ``width`` columns that ``stream`` holds in TSV, as they come."""
    results = parse_query_results(stream, QueryResultsFormat.TSV)
    if not isinstance(results, QuerySolutions):
        raise TypeError(results)
    for solution in results:
        yield tuple(solution[i] for i in range(width))


class _Stream(io.RawIOBase):
    """The data of a run as a stream for a parser."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if not self._rest:
            self._rest = memoryview(self._run._data())  # noqa: SLF001 - the two are one
        size = len(self._rest) if size < 0 else size
        piece, self._rest = bytes(self._rest[:size]), self._rest[size:]
        return piece
