"""Taking times and the height of memory, and printing them as a table."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

T = TypeVar("T")

RUNS: Final = 5
_AS_INSTALLED: Final = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""An environment in which code is compiled once, as ``pip install`` does it, not by every process."""
_KIB_PER_UNIT: Final = 1 / 1024 if sys.platform == "darwin" else 1  # of ru_maxrss: bytes there, KiB elsewhere


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time that ``work`` takes on the clock, in seconds."""
    return statistics.median(_once(work) for _ in range(runs))


def core_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time that ``work`` keeps a core busy, in seconds: what else the machine does counts less."""
    return statistics.median(_once(work, time.process_time) for _ in range(runs))


def seconds_after(prepare: Callable[[], T], work: Callable[[T], object], runs: int = RUNS) -> float:
    """Return the median time of ``work`` on what ``prepare`` makes anew before each run; only ``work`` is timed."""
    times = []
    for _ in range(runs):
        ready = prepare()
        times.append(_once(lambda given=ready: work(given)))  # type: ignore[misc]
    return statistics.median(times)


@dataclass(frozen=True, slots=True)
class Usage:
    """What a whole process took."""

    seconds: float  # on the clock
    core_seconds: float  # in which it and its children kept a core busy
    peak: float  # of its resident memory in MiB, without its children's


def process(command: Sequence[str]) -> tuple[float, float]:
    """Run a program to its end; return its time in seconds and its peak of resident memory in MiB.

    Raises:
        CalledProcessError: it failed.
    """
    used = usage_of(command)
    return used.seconds, used.peak


def usage_of(command: Sequence[str]) -> Usage:
    """Run a program to its end and return what it took.

    Raises:
        CalledProcessError: it failed.
    """
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_AS_INSTALLED
    ) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    took = time.perf_counter() - begun
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Usage(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIB_PER_UNIT / 1024)


def median_process(commands: Iterable[Sequence[str]]) -> tuple[float, float]:
    """Run programs one after the other; return their median time in seconds and their highest peak in MiB."""
    measured = [process(command) for command in commands]
    return statistics.median(took for took, _ in measured), max(memory for _, memory in measured)


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table: the first column to the left, the others to the right, numbers to three figures."""
    cells = [list(header), *([_written(value) for value in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    lines = ("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in cells)
    sys.stdout.write("\n".join([f"\n{title}", *(line.rstrip() for line in lines)]) + "\n")
    sys.stdout.flush()


def _once(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    gc.collect()
    begun = clock()
    work()
    return clock() - begun


def _written(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.0f}" if value >= 100 else f"{value:#.3g}".rstrip(".")
