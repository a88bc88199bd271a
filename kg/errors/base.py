"""The roots of the tree of errors, and the words that several leaves share."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import ClassVar, Final

_ALIKE: Final = 0.6  # of difflib's ratio: half the letters of short words are shared by chance


class KgError(Exception):
    """An operation that could not be done; ``exit_code`` is what the command line returns for it."""

    exit_code: ClassVar[int] = 3

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the sentence and the attributes, so that an error can cross from one process to another."""
        return _revived, (type(self), str(self), self.__dict__)


def _revived(kind: type[KgError], sentence: str, attributes: dict[str, object]) -> KgError:
    error = kind.__new__(kind, sentence)
    error.__dict__.update(attributes)
    return error


class UsageError(KgError):
    """The question was wrong; asking it in another way helps."""

    exit_code: ClassVar[int] = 2


def nearest(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return up to ``count`` of the ``known`` names that are spelt most like ``name``, best first.

    A prefix that names share, ``topic:``, makes them no more alike.
    """
    names = sorted(known)
    head, colon, end = name.rpartition(":")
    prefix = head + colon
    with_it = {one.removeprefix(prefix): one for one in names if one.startswith(prefix)}
    with_others = {one.rpartition(":")[2]: one for one in names if not one.startswith(prefix)}
    for ends in (with_it, with_others):
        if close := difflib.get_close_matches(end, ends, n=count, cutoff=_ALIKE):
            return tuple(ends[one] for one in close)
    return ()


def offer(names: tuple[str, ...]) -> str:
    """Return the end of a sentence that offers names; nothing without any."""
    return f": did you mean {' or '.join(names)}?" if names else ""
