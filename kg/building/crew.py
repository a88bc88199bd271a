"""The crew: workers that read portions of a corpus side by side; what they made comes back in the order of asking.

A step is a pure function, so it may be done in any process, and again where one dies. A portion over which a worker died
is tried once more in a new one; if that dies too, or the time limit is passed, the portion is given up with the reason, and
the rest goes on. No more is under way than a window holds, whatever the size of the corpus.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Final, Generic, Protocol, Self, TypeVar

from kg.building.hand import Hand, Work
from kg.building.portion import Portion, Reading
from kg.building.tries import Worker, tried
from kg.errors import IdleOptions, KgError

LIMIT: Final = 60.0  # seconds that one article may take; a long speech takes one
TOGETHER: Final = 4  # portions that a worker is given at a time
AHEAD: Final = 8  # tasks for each worker that may be under way or done while the builder is busy

_TICK: Final = 0.2  # seconds between two looks at the clock

T = TypeVar("T")


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers(wanted: int | None, cluster: str | None) -> int:
    """Return how many worker processes to have: as many as are wanted, else one a processor; none where a cluster works.

    Raises:
        IdleOptions: some are wanted beside a cluster.
    """
    if cluster is None:
        return wanted or cores()
    if wanted is not None:
        raise IdleOptions(["--jobs"], "has no effect beside --cluster, whose workers read")
    return 1


class _Task:
    """Portions that are read together."""

    def __init__(self) -> None:
        self.portions: list[Portion] = []
        self.readings: list[Reading] = []
        self.failed: KgError | None = None
        self.asked = False
        self.done = threading.Event()


class Hired(Worker, Protocol):
    """A worker of a crew, wherever it is; see ``kg.building.hand.Hand``."""

    @property
    def pid(self) -> int | None:
        """Its process on this machine, if it has one."""

    def watch(self) -> None:
        """End what is overdue."""

    def close(self) -> None:
        """End for good."""

    def bury(self) -> None:
        """Leave nothing behind."""


class Crew(Generic[T]):
    """Workers, the tasks before them and those behind; with one job there is no worker, and all is done here."""

    def __init__(
        self, work: Work, jobs: int, limit: float | None = LIMIT, hire: Callable[[], Hired] | None = None
    ) -> None:
        """``hire`` gives a worker where they are elsewhere; there are as many as ``jobs``, and one at least."""
        self._work = work
        self._jobs = jobs if jobs > 1 or hire is not None else 0
        self._limit = limit
        self._hire = hire or (lambda: Hand(work, limit))
        self._line: deque[_Task | T] = deque()
        self._asked: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._hands: list[Hired] = []
        self._threads: list[threading.Thread] = []
        self._closed = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every worker at once."""
        self._closed.set()
        for hand in self._hands:
            hand.close()
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join(_TICK * 50)
        for hand in self._hands:
            hand.bury()

    @property
    def pids(self) -> list[int]:
        """The processes of the workers that there are."""
        return [pid for hand in self._hands if (pid := hand.pid) is not None]

    def work(self, stream: Iterable[Portion | T]) -> Iterator[tuple[Portion, Reading] | T]:
        """Yield each portion of the stream with what it comes to, and whatever else is in it, in its order.

        Raises:
            NoWorker: no worker comes.
            KgError: whatever else the workers of another machine fail of.
        """
        for one in stream:
            if not isinstance(one, Portion):
                self._line.append(one)
            elif self._jobs == 0:
                self._line.append(self._alone(one))
            else:
                self._ask(one)
            yield from self._finished(AHEAD * self._jobs)
        yield from self._finished(0)

    def _finished(self, most: int) -> Iterator[tuple[Portion, Reading] | T]:
        """What is done at the head of the line, and more until the line holds ``most``."""
        while self._line:
            head = self._line[0]
            if isinstance(head, _Task):
                if not head.done.is_set() and len(self._line) <= most:
                    return
                self._submit(head)
                head.done.wait()
                if head.failed is not None:
                    raise head.failed
                self._line.popleft()
                yield from zip(head.portions, head.readings, strict=True)
            else:
                self._line.popleft()
                yield head

    def _alone(self, portion: Portion) -> _Task:
        task = _Task()
        task.portions, task.readings = [portion], [self._work(portion)]
        task.asked = True
        task.done.set()
        return task

    def _ask(self, portion: Portion) -> None:
        """Put a portion into the line, with those before it while these are few."""
        last = self._line[-1] if self._line else None
        if not isinstance(last, _Task) or last.asked:
            last = _Task()
            self._line.append(last)
        last.portions.append(portion)
        if len(last.portions) == TOGETHER:
            self._submit(last)

    def _submit(self, task: _Task) -> None:
        """Give a task to the workers; another one is called where much is waiting."""
        if task.asked:
            return
        task.asked = True
        self._asked.put(task)
        waiting = sum(isinstance(one, _Task) and not one.done.is_set() for one in self._line)
        if len(self._threads) < self._jobs and waiting > 2 * len(self._threads):
            self._call()

    def _call(self) -> None:
        if not self._threads:
            threading.Thread(target=self._watch, daemon=True).start()
        hand = self._hire()
        self._hands.append(hand)
        thread = threading.Thread(target=self._serve, args=(hand,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _watch(self) -> None:
        while not self._closed.wait(_TICK):
            for hand in self._hands:
                hand.watch()

    def _serve(self, hand: Hired) -> None:
        """Do task after task with one worker, and whatever worker comes after it."""
        while (task := self._asked.get()) is not None and not self._closed.is_set():
            try:
                self._do(task, hand)
            except KgError as error:
                task.failed = error
            finally:
                task.done.set()

    def _do(self, task: _Task, hand: Hired) -> None:
        for reading in tried(hand, task.portions, self._limit, self._closed.is_set):
            task.readings.append(reading)
