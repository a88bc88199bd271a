"""Statements: where a query that is written over many lines ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.asking.sparql import only_code

COMMAND: Final = "."
"""The sign with which a command of the shell begins."""

_END: Final = ";"
_PAIRS: Final = (("{", "}"), ("(", ")"), ("[", "]"))
_PROLOGUE: Final = re.compile(r"\s*(?:prefix\s+\S*\s*|base\s*)", re.IGNORECASE)


def ended(text: str) -> bool:
    """Whether a statement is ready to be run.

    A command ends with its line. A query ends with a line that is ``;`` alone, and, where its brackets are closed and
    it is more than a prologue, with ``;`` at the end of a line (within brackets it goes on with the same subject) or
    with an empty line.
    """
    last = text.rpartition("\n")[2].strip()
    if not text.strip():
        return False
    if text.lstrip().startswith(COMMAND) or last == _END:
        return True
    return (not last or only_code(text).rstrip().endswith(_END)) and _whole(text)


def query_of(statement: str) -> str:
    """Return the query of a statement, without the sign that ended it."""
    if not only_code(statement).rstrip().endswith(_END):
        return statement.rstrip()
    end = only_code(statement).rindex(_END)
    return (statement[:end] + statement[end + 1 :]).rstrip()


def statements(lines: Iterable[str]) -> Iterator[str]:
    """Yield the statements of a script; what stands at its end needs no sign."""
    text: list[str] = []
    for line in lines:
        text.append(line.rstrip("\r\n"))
        joined = "\n".join(text)
        if not joined.strip():
            text.clear()
        elif ended(joined):
            yield joined
            text.clear()
    if "\n".join(text).strip():
        yield "\n".join(text)


def _whole(text: str) -> bool:
    code = only_code(text)
    if any(code.count(left) > code.count(right) for left, right in _PAIRS):
        return False
    return bool(_PROLOGUE.sub("", code).strip())
