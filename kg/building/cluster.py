"""A cluster: workers on other machines, behind a scheduler of Dask, which read portions as those of this machine do.

This is the only door of ``distributed``. A task is a few portions; it runs on any worker, and again on another one where a
worker is lost, which a pure step allows. No more tasks are there than the crew has asked for, so memory stays flat on both sides,
and what comes back is in N-Quads, for the one process that writes.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Final, Self

from kg.building.crew import Crew
from kg.building.hand import HandLost, Work
from kg.building.outpost import Order, Program, attend, program
from kg.building.portion import Portion, Reading
from kg.errors import MissingExtra, NoCluster, NoWorker, OtherProgram

_ADDRESS: Final = re.compile(r"(?:\w+://)?[^\s/]+:\d+(?:/\S*)?|inproc://\S+")
WAIT: Final = 60.0  # seconds that a scheduler may be without any worker
_CONNECT: Final = 20.0  # seconds for the scheduler to answer
_LOOK: Final = 5.0  # seconds between two looks whether anybody is there
_EACH: Final = 2  # tasks for each thread of the cluster: one under way, one waiting there


@contextmanager
def crew_of(address: str, work: Work, limit: float | None) -> Iterator[Crew[Any]]:
    """Give a crew whose workers are those of the scheduler at an address (``tcp://host:8786``).

    Raises:
        MissingExtra: ``distributed`` is not installed.
        NoCluster: nobody answers there, or there is no worker.
        OtherProgram: a worker runs another version of this program, or none.
    """
    with Cluster(address, work, limit) as cluster, Crew[Any](work, cluster.jobs, limit, cluster.hand) as crew:
        yield crew


class Cluster:
    """The connection to a scheduler."""

    def __init__(self, address: str, work: Work, limit: float | None) -> None:
        try:
            import distributed  # noqa: PLC0415 - an optional extra, slow to import
        except ModuleNotFoundError:
            raise MissingExtra("a build on a cluster", "distributed", "cluster") from None
        self._library: Any = distributed
        self._address = address
        self._order = Order(work, limit, program())
        self._client: Any = None

    def __enter__(self) -> Self:
        if _ADDRESS.fullmatch(self._address) is None:  # a client that cannot be made is loud when it goes
            raise NoCluster(self._address, "an address is tcp://HOST:PORT")
        try:
            self._client = self._library.Client(
                self._address, timeout=_CONNECT, set_as_default=False, direct_to_workers=False
            )
        except (OSError, ValueError) as error:
            raise NoCluster(self._address, str(error) or type(error).__name__) from error
        try:
            self._client.wait_for_workers(1, timeout=WAIT)
            self._compare()
        except BaseException as error:
            self._client.close()
            if isinstance(error, TimeoutError):
                raise NoCluster(self._address, f"it has had no worker for {WAIT:g} s") from error
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    @property
    def jobs(self) -> int:
        """How many tasks may be there at a time."""
        return _EACH * max(1, sum(int(threads) for threads in self._client.nthreads().values()))

    def hand(self) -> FarHand:
        """Return who reads portions there."""
        return FarHand(self)

    def submit(self, portions: Sequence[Portion]) -> Any:
        """Ask for what portions come to, and return what will hold it."""
        return self._client.submit(attend, self._order, list(portions), pure=False)

    def result(self, future: Any) -> list[Reading]:
        """Return what a task that has ended came to.

        Raises:
            HandLost: workers of the cluster were lost over it, one after the other.
            NoWorker: no process comes on a worker.
            OtherProgram: a worker that has come since runs another version of this program.
            NoCluster: the scheduler is gone.
        """
        try:
            found = future.result()
        except NoWorker:
            raise
        except self._library.KilledWorker as error:
            raise HandLost(
                f"workers of the cluster were lost over it ({error})", ready=True, overdue=False
            ) from error
        except Exception as error:
            raise NoCluster(self._address, f"{type(error).__name__}: {error}") from error
        if isinstance(found, Program):
            raise OtherProgram("a worker", *_versions(found, self._order.program))
        return list(found)

    def manned(self) -> bool:
        """Whether there is any worker."""
        return self._client.status == "running" and bool(self._client.nthreads())

    def gone(self) -> NoCluster:
        """The error of a cluster that has lost its workers."""
        return NoCluster(self._address, f"its workers have been gone for {WAIT:g} s")

    def _compare(self) -> None:
        """Refuse workers that would read otherwise than this program does."""
        told = self._client.run(program, on_error="return")
        for worker, found in sorted(told.items()):
            if not isinstance(found, Program):
                raise OtherProgram(worker, f"no diplomacy-kg ({found})", self._order.program.name)
            if found != self._order.program:
                raise OtherProgram(worker, *_versions(found, self._order.program))


class FarHand:
    """One task at a time on the cluster; of the same use as a worker process of this machine."""

    pid: int | None = None  # no process of this machine

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._closed = False
        self._news = threading.Event()

    def read(self, portions: Sequence[Portion]) -> Iterator[Reading]:
        """Yield what each portion comes to, in their order.

        Raises:
            HandLost: it was lost with the workers of the cluster, or the build is over.
            Others: as ``Cluster.result``.
        """
        self._news.clear()
        future = self._cluster.submit(portions)
        future.add_done_callback(lambda _: self._news.set())
        unmanned = 0.0
        while not self._closed and not self._news.wait(_LOOK):
            unmanned = 0.0 if self._cluster.manned() else unmanned + _LOOK
            if unmanned >= WAIT:
                raise self._cluster.gone()
        if self._closed:
            future.cancel()
            raise HandLost("the build is over", ready=False, overdue=False)
        yield from self._cluster.result(future)

    def watch(self) -> None:
        """Whoever reads there looks at the clock."""

    def close(self) -> None:
        """Wait no longer."""
        self._closed = True
        self._news.set()

    def bury(self) -> None:
        """Nothing of it is on this machine."""


def _versions(theirs: Program, ours: Program) -> tuple[str, str]:
    same = theirs.name == ours.name
    return (f"{theirs.name} with other code or another ontology" if same else theirs.name), ours.name
