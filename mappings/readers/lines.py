"""The lines of a text with their offsets, and what a line's end tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_STOP: Final = re.compile(r"[.!?…][»”\"’')\]]*\s*\Z")
SENTENCE_BREAK: Final = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\b[A-Z])[.!?]\s?[»”\"]?\s+(?=[A-ZÀ-ÞĐ«“])")
_LONGEST_HEADING: Final = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: ``text`` stands at ``start`` of the kept text; ``apart``: a blank line before it."""

    start: int
    text: str
    apart: bool

    @property
    def end(self) -> int:
        """Where the line ends in the kept text."""
        return self.start + len(self.text)

    def after(self, offset: int) -> Line:
        """The rest of the line from ``offset``, without leading white space."""
        rest = self.text[offset:].lstrip()
        return Line(self.end - len(rest), rest, self.apart)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that hold something, stripped, each with its offset."""
    lines: list[Line] = []
    position, apart = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(Line(position + len(raw) - len(raw.lstrip()), stripped, apart))
        apart = not stripped
        position += len(raw) + 1
    return tuple(lines)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence of prose does: with a full stop, quotes and brackets aside."""
    return _STOP.search(text) is not None and not text.endswith(("?", "!", "…", "..."))


def is_heading(text: str) -> bool:
    """Whether a line can be a headline by its length and its end."""
    return len(text) <= _LONGEST_HEADING and not ends_sentence(text)
