"""Regular expressions that are compiled when they are first used: a process that reads one article needs few of hundreds."""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, compiled at the first use of it.

    A mistake in the expression shows then, so each one has a test that uses it.
    """
    return cast("re.Pattern[str]", _Later(written, flags))


class _Later:
    """A pattern in waiting; what is asked of it is kept, so that it costs nothing the second time."""

    def __init__(self, written: str, flags: int) -> None:
        self._given = written, flags

    def __getattr__(self, name: str) -> Any:
        written, flags = self.__dict__["_given"]
        found = getattr(re.compile(written, flags), name)
        self.__dict__[name] = found
        return found
