"""The outpost of a build on a machine of a cluster: worker processes that stay there between the tasks that they are given.

What a portion does to a process it does to one of these, not to the cluster's own worker: one that is killed by an article, or
that an article keeps too long, is ended and replaced here as on the builder's machine.
"""

from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from kg.building.hand import Hand, Work
from kg.building.portion import Portion, Reading
from kg.building.tries import tried
from kg.provenance import extractor, fingerprint

_TICK: Final = 0.2  # seconds between two looks at the clock
_IDLE: Final = 60.0  # seconds after which a process that has nothing to do is ended


@dataclass(frozen=True, slots=True)
class Program:
    """What reads articles somewhere: its name and version, and the fingerprint of its code and ontology."""

    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Order:
    """What to do with portions: the step, the seconds that one may take, and the program that must do it."""

    work: Work
    limit: float | None
    program: Program


def program() -> Program:
    """Return what this is."""
    return Program(extractor(), fingerprint())


def attend(order: Order, portions: Sequence[Portion]) -> list[Reading] | Program:
    """Read portions in a process of this machine; return what this is instead where another program is wanted.

    Raises:
        NoWorker: no process comes.
    """
    if order.program != program():
        return program()
    with _POOL.hand(order) as hand:
        return list(tried(hand, portions, order.limit, lambda: False))


class Pool:
    """The processes here, each for one order; a thread looks after them as long as there are any."""

    def __init__(self, idle: float = _IDLE) -> None:
        self._idle = idle
        self._lock = threading.Lock()
        self._busy: set[Hand] = set()
        self._free: list[tuple[bytes, Hand, float]] = []  # for which order, and since when
        self._watched = False

    def __len__(self) -> int:
        return len(self._busy) + len(self._free)

    @contextmanager
    def hand(self, order: Order) -> Iterator[Hand]:
        """Give a process that carries out such orders, one that is free if there is any."""
        kind = pickle.dumps((order.work, order.limit))
        with self._lock:
            found = next((one for one in self._free if one[0] == kind), None)
            if found is not None:
                self._free.remove(found)
            hand = Hand(order.work, order.limit) if found is None else found[1]
            self._busy.add(hand)
            if not self._watched:
                self._watched = True
                threading.Thread(target=self._watch, daemon=True).start()
        try:
            yield hand
        finally:
            with self._lock:
                self._busy.remove(hand)
                self._free.append((kind, hand, time.monotonic()))

    def _watch(self) -> None:
        while True:
            time.sleep(_TICK)
            with self._lock:
                for hand in self._busy:
                    hand.watch()
                late = [one for one in self._free if time.monotonic() - one[2] > self._idle]
                self._free = [one for one in self._free if one not in late]
                self._watched = bool(self._busy or self._free)
                if not self._watched and not late:
                    return
                watched = self._watched
            for _, hand, _ in late:
                hand.close()
                hand.bury()
            if not watched:
                return


_POOL: Final = Pool()
