"""Readers: every kind of file that articles come in, as one stream of ``Article`` and ``Problem`` values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers.text import read_text

__all__ = ["SUFFIXES", "read", "read_all"]

_READERS: Final[dict[str, Callable[[Path], Iterator[Article | Problem]]]] = {".txt": read_text}

SUFFIXES: Final = tuple(_READERS)


def read(path: Path) -> Iterator[Article | Problem]:
    """Yield what the file holds, in its order: articles, and a ``Problem`` for each item that is none. Never raises for bad data."""
    if not path.exists():
        yield Problem(str(path), None, "missing", "no such file")
        return
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(SUFFIXES)
        yield Problem(str(path), None, "unknown-format", f"not a format that is read ({known})")
        return
    yield from reader(path)


def read_all(paths: Iterable[Path]) -> Iterator[tuple[Path, Article | Problem]]:
    """Yield each file's articles and problems with the file they come from.

    Folders are walked in sorted order and yield only the formats that are read, hidden files aside; a file
    that is named itself is always read or refused by name.
    """
    for path in paths:
        for file in _files(path) if path.is_dir() else (path,):
            for item in read(file):
                yield file, item


def _files(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.is_file() and file.suffix.lower() in _READERS:
            yield file
