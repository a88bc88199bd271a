"""The wrapper of the engine's process: it ends with the process that started it, and opens no connection of its own.

Run as a script, before the engine takes its place: ``confined.py PARENT NETWORK PROGRAM ARGUMENT...``. On Linux
the kernel kills the engine as soon as its parent is gone, also by SIGKILL (``prctl(2)``, PR_SET_PDEATHSIG), and unless
NETWORK is ``open`` refuses it to connect to anything (``seccomp(2)``): whatever a query says, nothing behind the
machine's walls is asked. Elsewhere neither is to be had, and what ``kg.web.guard`` refuses is all that stands before.
Nothing of this package is imported: a start takes a few hundredths of a second.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_SECCOMP: Final = 22
_PR_SET_NO_NEW_PRIVS: Final = 38
_SECCOMP_MODE_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | 13  # with EACCES
_CONNECT: Final = {"x86_64": (0xC000003E, 42), "aarch64": (0xC00000B7, 203)}
"""The kernel's numbers of the machine and of connect(2) there: linux/audit.h, asm/unistd.h."""


def main(arguments: list[str]) -> None:
    """Confine this process, then become the program."""
    parent, network, program, *rest = arguments
    if sys.platform == "linux":
        _end_with(int(parent))
        if network != "open":
            _close_network()
    os.execv(program, [program, *rest])  # noqa: S606 - the path is what kg.web.engine found


def _end_with(parent: int) -> None:
    """Be killed when the parent ends; it may have ended already."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)


def _close_network() -> None:
    """Have the kernel refuse connect(2) to this process; listening stays allowed.

    The filter loads the machine's number and the call's, compares, and returns a verdict (linux/filter.h).
    """
    if platform.machine() not in _CONNECT:
        return
    machine, connect = _CONNECT[platform.machine()]
    code = [
        (0x20, 0, 0, 4),  # load the machine's number
        (0x15, 0, 3, machine),  # another one: allow
        (0x20, 0, 0, 0),  # load the call's number
        (0x15, 0, 1, connect),
        (0x06, 0, 0, _REFUSE),
        (0x06, 0, 0, _ALLOW),
    ]
    filters = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *one) for one in code))
    program = ctypes.create_string_buffer(struct.pack("HP", len(code), ctypes.addressof(filters)))
    libc = ctypes.CDLL(None)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
