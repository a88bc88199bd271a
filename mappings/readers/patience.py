"""Patience: what may pass is tried again after a while, and what does not pass is told in one line.

Every protocol has exceptions of its own; what comes out is ``OSError``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, TypeVar

WAITS: Final = (1.0, 2.0, 4.0)  # seconds before each further try

_MISTAKES: Final = (
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)  # of an address or a setting: they stay
_LONGEST: Final = 300  # signs of what a library says of a failure
_PASSING: Final = frozenset(
    {408, 425, 429}
)  # of the statuses below 500; https://www.rfc-editor.org/rfc/rfc9110#section-15

T = TypeVar("T")


class Lasting(OSError):
    """What does not pass, and says itself why."""


_LASTING: Final = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError, Lasting)


def patiently(operation: Callable[[], T]) -> T:
    """Do it, again after a while where what went wrong may pass; return what it returns.

    Raises:
        OSError: it did not pass.
    """
    for wait in (*WAITS, None):
        try:
            return operation()
        except Exception as error:  # every protocol has exceptions of its own
            reason = _reason(error)
            if reason is error and isinstance(error, _LASTING):
                raise
            if wait is None or not _may_pass(reason):
                raise OSError(sentence(reason)) from error
            time.sleep(wait)
    raise AssertionError  # the last try returns or raises


def _reason(error: BaseException) -> BaseException:
    """What was wrong in truth: fsspec tells every failure to look at a web address as a missing file."""
    cause = error.__cause__
    if not isinstance(error, FileNotFoundError) or not type(cause).__module__.startswith("aiohttp"):
        return error
    return error if cause is None or getattr(cause, "status", None) in {404, 410} else cause


def sentence(error: BaseException) -> str:
    """Return what an error says, in one line that a person reads to its end."""
    said = " ".join(str(error).split())
    said = said if type(error) in {OSError, ValueError} else f"{type(error).__name__}: {said}".rstrip(": ")
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, _MISTAKES) or "Credentials" in type(error).__name__:
        return False
    status = _status(error)
    return status is None or status >= 500 or status in _PASSING


def _status(error: BaseException) -> int | None:
    """The status of HTTP that an error stands for; every library has its own name for it."""
    for holder, name in (
        (error, "status"),
        (error, "code"),
        (getattr(error, "response", None), "status_code"),
    ):
        if isinstance(status := getattr(holder, name, None), int):
            return status
    return None
