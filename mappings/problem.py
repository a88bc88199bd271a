"""What is wrong with a piece of data: a value that is collected and reported, while the rest goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the data: where it stands, what sort of fault it is, and a sentence for a person.

    ``source`` is the file as the user named it; ``line`` counts from 1, None where the fault has no line;
    ``code`` is a stable word that a program may test ("binary", "empty", "too-large").
    """

    source: str
    line: int | None
    code: str
    message: str

    def __str__(self) -> str:
        """``file:line: message [code]``, the form that editors can jump to."""
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        return f"{where}: {self.message} [{self.code}]"
