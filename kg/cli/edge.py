"""The edge of the program, where an exception becomes one line on stderr and an exit code."""

from __future__ import annotations

import os
import re
import sys
from typing import Any, Final, NoReturn

import typer

from kg.cli.manual import Manual
from kg.errors import KgError

DATA_HAS_PROBLEMS: Final = 1
FAILED: Final = 3
_PEDANTIC: Final = (
    (re.compile(r"^Value error, "), ""),
    (re.compile(r"^Input should be a valid integer"), "it must be a whole number"),
    (re.compile(r"^Input should be a valid "), "it must be a "),
    (re.compile(r"^Input should be "), "it must be "),
    (re.compile(r", unable to parse string .*$"), ""),
)
INTERRUPTED: Final = 130  # 128 and the number of SIGINT, as shells do


class Edge(Manual):
    """The group of all commands. From the shell and under a test runner alike, errors end here."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # typer hides the context's own class
        """Run a command; turn what went wrong into words and an exit code.

        ``KgError`` has its own code; an error of the system (a full disk, a forbidden file) is 3. A reader that
        has seen enough (``kg query … | head``) is no error.
        """
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except typer.BadParameter as error:  # the words that typer puts around it name the option
            error.message = _plain(error.message)
            raise
        except KgError as error:
            _end(str(error), error.exit_code)
        except BrokenPipeError:
            _close_stdout()
            raise typer.Exit from None
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _end(f"{where}{error.strerror or error}", FAILED)
        except KeyboardInterrupt:
            _end("interrupted", INTERRUPTED)


def _plain(message: str) -> str:
    """What is wrong with a value, without the words of pydantic, which typer checks values with."""
    for pattern, words in _PEDANTIC:
        message = pattern.sub(words, message)
    return message


def complain(message: str) -> None:
    """Put what went wrong on stderr, in red where it is a terminal."""
    typer.secho(message, fg=typer.colors.RED, err=True)


def _end(message: str, code: int) -> NoReturn:
    complain(message)
    raise typer.Exit(code) from None


def _close_stdout() -> None:
    """Let what is still buffered go nowhere, so that the end of the process does not stumble over it.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
