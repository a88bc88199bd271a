"""The crew: worker processes that read and draft articles; what they made comes back in the order of asking.

Drafting is a pure function of the article, so it may be done before anybody has decided that it is needed, anywhere,
and again where a process dies. A task that was under way when one did is repeated alone, so that the article at fault
is found and reported, and no other suffers. Workers come from a clean process (a fork server, else anew): they share no lock,
file or thread with the one that holds the store. They leave Ctrl-C to it, and end when it does, however it ends.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.parcel import Outcome, failure
from mappings.article import Article
from mappings.problem import Problem
from mappings.readers import read_all

Draft = Callable[[Article, str], Outcome]

AHEAD: Final = 8  # tasks for each worker that may be under way or done, while the writer is busy

_DIED: Final = "the process that worked on it died; `--jobs 1` shows how"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing read from a file: an article, drafted if that was asked for, or a problem."""

    file: Path
    item: Article | Problem
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read, and what was read already; whatever is an article, and not known, is to be drafted."""

    files: tuple[Path, ...] = ()
    items: tuple[Item, ...] = ()
    known: frozenset[str] | None = (
        frozenset()
    )  # source hashes of articles that need no draft; None: none needs one

    def done(self, draft: Draft) -> list[Item]:
        """What the task comes to, in order."""
        read = (Item(file, item) for file, item in read_all(self.files))
        return [self._drafted(one, draft) for found in (self.items, read) for one in found]

    def _drafted(self, one: Item, draft: Draft) -> Item:
        if isinstance(one.item, Problem) or self.known is None or one.item.source_hash in self.known:
            return one
        return replace(one, outcome=draft(one.item, str(one.file)))


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Workers with a queue of bounded length before them and another one behind."""

    def __init__(self, draft: Draft, jobs: int) -> None:
        self._draft = draft
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None
        self._caller: threading.Thread | None = None
        self._ready = False
        self._line: deque[tuple[Task, Future[list[Item]] | None]] = deque()  # None: to be done alone

    def __enter__(self) -> Self:
        """Call the workers; they come while this process goes on."""
        self._caller = threading.Thread(target=self._call)
        self._caller.start()
        return self

    def _call(self) -> None:
        """Start the pool and wait for a first sign of life; starting takes as long as loading every lexicon does."""
        self._pool = _pool(self._draft, self._jobs)
        with suppress(BrokenProcessPool):
            self._ready = self._pool.submit(os.getpid).result() > 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._caller is not None:
            self._caller.join()
        self._dismiss()

    @property
    def ready(self) -> bool:
        """Whether a worker has come; never where none can."""
        return self._ready

    def work(self, tasks: Iterable[Task]) -> Iterator[Item]:
        """Yield what the tasks come to, in their order; no more of them are taken than the queues hold."""
        for task in tasks:
            while len(self._line) >= AHEAD * self._jobs:
                yield from self._next()
            self._line.append((task, self._submitted(task)))
        while self._line:
            yield from self._next()

    def _submitted(self, task: Task) -> Future[list[Item]] | None:
        if self._pool is None:
            self._pool = _pool(self._draft, self._jobs)
        try:
            return self._pool.submit(_work, task)
        except BrokenProcessPool:
            self._suspect()
            return None

    def _next(self) -> Iterator[Item]:
        task, future = self._line.popleft()
        if future is not None:
            try:
                return iter(future.result())
            except BrokenProcessPool:
                self._suspect()
        return self._alone(task)

    def _suspect(self) -> None:
        """A worker died: whatever is not done may be the reason, so each is to be done alone."""
        self._dismiss()
        self._line = deque(
            (task, future if future is not None and _is_done(future) else None) for task, future in self._line
        )

    def _alone(self, task: Task) -> Iterator[Item]:
        """Do a task file by file and article by article, while no other is under way."""
        yield from self._alone_articles(task.items, task.known)
        for file in task.files:
            read = self._lonely(Task((file,), known=None))
            if read is None:
                yield Item(file, Problem(str(file), None, "unreadable", _DIED))
            else:
                yield from self._alone_articles(read, task.known)

    def _alone_articles(self, items: Iterable[Item], known: frozenset[str] | None) -> Iterator[Item]:
        for one in items:
            done = self._lonely(Task(items=(one,), known=known))
            if done is not None:
                yield from done
            elif isinstance(one.item, Article):
                yield replace(one, outcome=failure(one.item, str(one.file), _DIED))

    def _lonely(self, task: Task) -> list[Item] | None:
        """What one task comes to, in a process that does nothing else; None where it dies of it."""
        if self._single is None:
            self._single = _pool(self._draft, 1)
        try:
            return self._single.submit(_work, task).result()
        except BrokenProcessPool:
            self._dismiss()
            return None

    def _dismiss(self) -> None:
        for pool in (self._pool, self._single):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=True)
        self._pool = self._single = None


def _is_done(future: Future[list[Item]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _pool(draft: Draft, jobs: int) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    context.set_forkserver_preload(["kg.warm"])
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(draft,))


class _Worker:
    """What this process drafts with, if it is a worker."""

    draft: Draft


def _begin(draft: Draft) -> None:
    """Make this process a worker."""
    _Worker.draft = draft
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(wait: Callable[[], object]) -> None:
    """End this process when another one has ended, even by a kill: nobody would take what it makes."""
    wait()
    os._exit(1)


def _work(task: Task) -> list[Item]:
    return task.done(_Worker.draft)
