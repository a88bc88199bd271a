"""From a file to its text, within bounds of size."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mappings.encoding import decode
from mappings.problem import Problem

TEXT_LIMIT: Final = 5_000_000  # code points of one article; the longest speeches have some hundred thousand
FILE_LIMIT: Final = 50_000_000  # bytes of a file that holds one article


def load(path: Path) -> str | Problem:
    """Return the text of the file; a ``Problem`` where it cannot be read, is empty, binary or too large.

    A file over ``FILE_LIMIT`` bytes is not opened; of another no more is read than can hold ``TEXT_LIMIT`` code points.
    """
    source = str(path)
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            return too_large(
                source, f"{size / 1e6:.1f} MB; one article has at most {FILE_LIMIT / 1e6:.0f} MB"
            )
        with path.open("rb") as file:
            data = file.read(4 * TEXT_LIMIT + 5)
    except OSError as error:
        return Problem(source, None, "unreadable", f"cannot be read: {error.strerror or error}")
    if not data.strip():
        return Problem(source, None, "empty", "the file is empty")
    text = decode(data)
    if text is None:
        return Problem(source, None, "binary", "not a text file")
    if len(text) > TEXT_LIMIT:
        return too_large(source, f"more than {TEXT_LIMIT:,} characters of text")
    if not text.strip():
        return Problem(source, None, "empty", "the file holds no text")
    return text


def too_large(source: str, what: str, line: int | None = None) -> Problem:
    """The problem of a file or an item over its bound."""
    return Problem(source, line, "too-large", f"too large to be one article: {what}")
