"""From a file to its text, within bounds of size."""

from __future__ import annotations

from typing import Final

from mappings.encoding import decode
from mappings.problem import Problem
from mappings.readers.packing import CannotUnpack
from mappings.readers.sources import Source, opened, size_of

TEXT_LIMIT: Final = 5_000_000  # code points of one article; the longest speeches have some hundred thousand
FILE_LIMIT: Final = 50_000_000  # bytes of a file that holds one article
BYTE_LIMIT: Final = (
    4 * TEXT_LIMIT + 4
)  # bytes that an article of so many code points can take, in any encoding


def load_bytes(path: Source) -> bytes | Problem:
    """Return the content of a file that holds one article; a ``Problem`` where it cannot be read, is empty or too large.

    A file over ``FILE_LIMIT`` bytes, packed or not, is not opened; of another no more is read, or unpacked, than an article can take.
    """
    source = str(path)
    try:
        size = size_of(path)
        if size is not None and size > FILE_LIMIT:
            return too_large(source, f"{size / 1e6:.1f} MB; the limit is {FILE_LIMIT / 1e6:.0f} MB")
        with opened(path) as file:
            data = file.read(BYTE_LIMIT + 1)
    except OSError as error:
        return unreadable(source, error)
    if len(data) > BYTE_LIMIT:
        return too_large(source, f"more than {TEXT_LIMIT:,} characters of text")
    return data if data.strip() else Problem(source, None, "empty", "the file is empty")


def load(path: Source, declared: str | None = None) -> str | Problem:
    """Return the clean text of the file; a ``Problem`` where ``load_bytes`` has one, or the file is binary or blank."""
    data = load_bytes(path)
    if isinstance(data, Problem):
        return data
    text = decode(data, declared)
    if text is None:
        return Problem(str(path), None, "binary", "not a text file")
    if len(text) > TEXT_LIMIT:
        return too_large(str(path), f"more than {TEXT_LIMIT:,} characters of text")
    return text if text.strip() else Problem(str(path), None, "empty", "the file holds no text")


def unreadable(source: str, error: OSError) -> Problem:
    """Return the problem of a source that cannot be read, or not to its end."""
    code = error.code if isinstance(error, CannotUnpack) else "unreadable"
    return Problem(source, None, code, f"cannot be read: {error.strerror or error}")


def too_large(source: str, what: str, line: int | None = None) -> Problem:
    """Return the problem of a file or an item over its bound."""
    return Problem(source, line, "too-large", f"too large to be one article: {what}")
