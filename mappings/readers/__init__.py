"""Readers: every kind of file that articles come in, as one stream of ``Article`` and ``Problem`` values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers.html import read_html
from mappings.readers.jsonl import read_jsonl
from mappings.readers.markdown import has_front_matter, read_markdown
from mappings.readers.text import read_text

__all__ = ["SUFFIXES", "files", "read", "read_all"]

_READERS: Final[dict[str, Callable[[Path], Iterator[Article | Problem]]]] = {
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".md": read_markdown,
    ".txt": read_text,
}

SUFFIXES: Final = tuple(_READERS)


def read(path: Path) -> Iterator[Article | Problem]:
    """Yield what the file holds, in its order: articles, and a ``Problem`` for each item that is none.

    The suffix tells the format. Bad data never raises; one bad item does not keep the others from being read.
    """
    try:
        missing, folder = not path.exists(), path.is_dir()
    except (OSError, ValueError):  # a name that no file can have
        missing, folder = True, False
    if missing or folder:
        yield Problem(
            str(path),
            None,
            "missing" if missing else "folder",
            "no such file" if missing else "a folder, not a file",
        )
        return
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        yield Problem(str(path), None, "unknown-format", f"not a format that is read ({', '.join(SUFFIXES)})")
        return
    yield from reader(path)


def read_all(paths: Iterable[Path]) -> Iterator[tuple[Path, Article | Problem]]:
    """Yield what the files and folders hold, each item with the file that it comes from."""
    for path in files(paths):
        for item in read(path):
            yield path, item


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read: each path that is no folder, and the articles below each folder, sorted.

    Below a folder, what is hidden, of another format, or a README without front matter is no article. A path that
    is named itself is always yielded, so that ``read`` can say what is wrong with it. No file comes twice.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _below(path) if path.is_dir() else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if (
            any(part.startswith(".") for part in below.parts)
            or path.suffix.lower() not in _READERS
            or not path.is_file()
        ):
            continue
        if path.name.lower() == "readme.md" and not has_front_matter(path):
            continue
        yield path
