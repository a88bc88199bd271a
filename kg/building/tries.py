"""Tries: portions that are read by a worker which may die over one of them, read over again or given up with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

from kg.building.hand import HandLost
from kg.building.portion import Portion, Reading
from kg.building.step import lost
from kg.errors import NoWorker

_TRIES: Final = 2  # of one portion
_STARTS: Final = 3  # of one worker, before it has done anything


class Worker(Protocol):
    """Whoever reads portions."""

    def read(self, portions: Sequence[Portion]) -> Iterator[Reading]:
        """Yield what each portion comes to, in their order.

        Raises:
            HandLost: the worker ended over the portion whose reading is due; another one takes its place.
        """


def tried(
    worker: Worker, portions: Sequence[Portion], limit: float | None, over: Callable[[], bool]
) -> Iterator[Reading]:
    """Yield what each portion comes to, in their order, until it is over.

    A portion over which a worker died is tried once more; if that one dies too, or ``limit`` (seconds) was passed, it is given up.

    Raises:
        NoWorker: no worker comes.
    """
    done = died = unborn = 0
    while done < len(portions) and not over():
        begun = done
        try:
            for reading in worker.read(portions[done:]):
                yield reading
                done += 1
        except HandLost as error:
            if not error.ready:
                unborn += 1
                if unborn == _STARTS and not over():
                    raise NoWorker(error.reason) from error
                continue
            died = died + 1 if done == begun else 1
            if error.overdue or died == _TRIES:
                yield _given_up(portions[done], error, limit)
                done += 1
                died = 0


def _given_up(portion: Portion, error: HandLost, limit: float | None) -> Reading:
    if error.overdue:
        reason = f"left out: it took longer than the {limit:g} s that one article may take"
        return lost(portion, reason, limit)
    return lost(portion, f"left out: {error.reason}, twice")
