"""A hand: one worker process of a build, which takes portions and gives back what they come to, one after the other.

The two ends talk over the worker's standard input and output in pickles, each with its length before it. Nothing is
shared but these pipes: a worker that ends, however it ends, closes them, so nobody ever waits for one that is gone, and a
worker whose input ends knows that its builder is gone and ends too.
"""

from __future__ import annotations

import gc
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from kg.building.portion import Portion, Reading

Work = Callable[[Portion], Reading]

START: Final = 120.0  # seconds that a worker may take to come: it loads every lexicon
_PROGRAM: Final = "from kg.building.hand import main; main()"
_LENGTH: Final = struct.Struct("<Q")
_READY: Final = b"ready"


class HandLost(Exception):
    """The worker is gone; ``overdue`` where it was ended because one portion took too long."""

    def __init__(self, reason: str, *, ready: bool, overdue: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.ready = ready
        self.overdue = overdue


class Hand:
    """The builder's end of one worker, which is started when there is something to do, and again where it was lost."""

    def __init__(self, work: Work, limit: float | None) -> None:
        self._work = work
        self._limit = limit
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline: float | None = None
        self._overdue = False
        self._closed = False
        self._lock = threading.Lock()  # between who starts a process and who ends it for good

    @property
    def pid(self) -> int | None:
        """The worker's process, None where there is none."""
        return None if self._process is None else self._process.pid

    def read(self, portions: Sequence[Portion]) -> Iterator[Reading]:
        """Yield what each portion comes to, in their order.

        Raises:
            HandLost: the worker ended, or was ended at its time limit, over the portion whose reading is due.
        """
        process = self._ready()
        self._send(process, list(portions))
        for _ in portions:
            yield cast(Reading, self._next(process, self._limit))

    def watch(self) -> None:
        """End the worker if it is overdue; to be called now and then from another thread."""
        deadline, process = self._deadline, self._process
        if deadline is not None and process is not None and time.monotonic() > deadline:
            self._overdue = True
            process.kill()

    def close(self) -> None:
        """End the worker for good; whoever waits for it hears that it is lost."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def bury(self) -> None:
        """Leave nothing of a worker that was ended while it had nothing to do, so that nobody heard of it."""
        if self._process is not None:
            self._lost(self._process, ready=False)

    def _ready(self) -> subprocess.Popen[bytes]:
        """The worker, started if there is none."""
        if self._process is None:
            process = self._start()
            self._send(process, self._work)
            self._next(process, START, ready=False)
        return cast("subprocess.Popen[bytes]", self._process)

    def _start(self) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(entry or str(Path.cwd()) for entry in sys.path)
        with self._lock:
            if self._closed:
                raise HandLost("the build is over", ready=False, overdue=False)
            self._overdue = False
            self._process = subprocess.Popen(  # noqa: S603 - this program
                [sys.executable, "-P", "-c", _PROGRAM],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | {"PYTHONPATH": path},
                process_group=0 if os.name == "posix" else None,  # Ctrl-C is the builder's to hear
            )
            return self._process

    def _send(self, process: subprocess.Popen[bytes], value: object) -> None:
        try:
            _write(cast(BinaryIO, process.stdin), value)
        except OSError:
            raise self._lost(process, ready=False) from None

    def _next(self, process: subprocess.Popen[bytes], limit: float | None, *, ready: bool = True) -> object:
        self._deadline = None if limit is None else time.monotonic() + limit
        try:
            return _receive(cast(BinaryIO, process.stdout))
        except (OSError, EOFError):
            raise self._lost(process, ready=ready) from None
        finally:
            self._deadline = None

    def _lost(self, process: subprocess.Popen[bytes], *, ready: bool) -> HandLost:
        """Bury the worker and say how it ended."""
        self._process = None
        process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.wait(START)
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                cast(BinaryIO, pipe).close()
        code = process.returncode or 0
        how = f"signal {-code} ({_name(-code)})" if code < 0 else f"exit code {code}"
        return HandLost(f"its process ended with {how}", ready=ready, overdue=self._overdue)


def _name(number: int) -> str:
    with suppress(ValueError):
        return signal.Signals(number).name
    return "unknown"


def _write(stream: BinaryIO, value: object) -> None:
    content = pickle.dumps(value)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def _receive(stream: BinaryIO) -> Any:
    """The next value of the other end.

    Raises:
        EOFError: the stream ends, in the middle of a value or not.
    """
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)  # noqa: S301 - a private pipe between a process and its own child


def main() -> None:
    """Be a worker: what to do comes first, then lists of portions; each portion is answered by its reading."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    asked: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    gc.disable()  # what is loaded stays: looking for garbage among it would cost a tenth of the time, now and later
    work = asked.get()
    warm = getattr(work, "warm", None)
    if warm is not None:
        warm()
    gc.freeze()
    gc.enable()
    _write(out, _READY)
    while True:
        for portion in asked.get():
            _write(out, work(portion))


def _listen(asked: queue.SimpleQueue[Any]) -> None:
    """Hear what is asked; end the process when the builder is gone, whatever it is doing."""
    try:
        while True:
            asked.put(_receive(sys.stdin.buffer))
    except (EOFError, OSError):
        os._exit(0)
