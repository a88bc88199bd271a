"""The command line as a process: ``kg``, and ``python -m kg`` without the installed script."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command that the process was started with, and end the process with its exit code.

    A Ctrl-C that comes before there is anything to tidy up ends the process at once and without a word, as it does a program that
    knows nothing of signals.
    """
    waiting = signal.getsignal(signal.SIGINT)
    if waiting is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli import app  # noqa: PLC0415 - what takes long to load

    signal.signal(signal.SIGINT, waiting)
    app(prog_name="kg")


if __name__ == "__main__":
    main()
