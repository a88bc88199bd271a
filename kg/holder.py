"""Who holds a store: the process that writes it says so in a file beside it, for whoever finds it locked."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FILE: Final = "writer"


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
        if _lives(int(pid)):
            return f"since {since} process {pid}"
    return None


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except PermissionError:  # it lives, and belongs to somebody else
        return True
    except OSError:
        return False
    return True
