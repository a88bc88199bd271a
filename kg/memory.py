"""Memory: how much of it a process takes at this moment."""

from __future__ import annotations

import os
from pathlib import Path


def taken(pid: int) -> int:
    """Return the bytes of memory that a process takes for itself, without files that it maps; 0 where the system does not say so.

    https://man7.org/linux/man-pages/man5/proc_pid_statm.5.html
    """
    try:
        _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
