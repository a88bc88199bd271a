"""Who holds a store: the process that writes it says so in a file beside it, for whoever finds it locked."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kg.errors import StoreLocked

FILE: Final = "writer"


@contextmanager
def held(folder: Path, tables: Path) -> Iterator[None]:
    """Hold the store of a directory as whoever opens it for writing does, without opening it, while the block runs.

    The lock is the one of RocksDB in ``tables``, so that both keep each other out; it is let go of when the process ends.

    Raises:
        StoreLocked: another process has it open.
    """
    tables.mkdir(parents=True, exist_ok=True)
    with (tables / "LOCK").open("ab") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreLocked(folder, holder(folder)) from error
        sign(folder)
        try:
            yield
        finally:
            unsign(folder)


def sign(folder: Path) -> None:
    """Say that this process holds the store of a directory, from now on; it must hold its lock."""
    now = datetime.now(UTC).isoformat(sep=" ", timespec="seconds")
    with suppress(OSError):
        (folder / FILE).write_text(f"{os.getpid()}\t{now}\n", encoding="ascii")


def unsign(folder: Path) -> None:
    """Say so no longer; still under the lock."""
    with suppress(OSError):
        (folder / FILE).unlink()


def holder(folder: Path) -> str | None:
    """Return who holds a store that is locked, in words; None where that cannot be known.

    What a process that was killed left behind is told from the truth by whether the process lives.
    """
    with suppress(OSError, ValueError):
        pid, since = (folder / FILE).read_text(encoding="ascii").rstrip("\n").split("\t")
        if lives(int(pid)):
            return f"since {since} process {pid}"
    return None


def lives(pid: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(pid, 0)
    except PermissionError:  # it lives, and belongs to somebody else
        return True
    except OSError:
        return False
    return True
