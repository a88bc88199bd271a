"""Readers: every kind of file that articles come in, as one stream of ``Article`` and ``Problem`` values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeVar, cast

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers.files import unreadable
from mappings.readers.html import read_html
from mappings.readers.jsonl import read_jsonl
from mappings.readers.locations import Location
from mappings.readers.markdown import has_front_matter, read_markdown
from mappings.readers.sources import Source, format_of, name_of
from mappings.readers.text import read_text
from mappings.readers.warc import read_warc

__all__ = ["SUFFIXES", "files", "read", "read_all"]

_READERS: Final[dict[str, Callable[[Source], Iterator[Article | Problem]]]] = {
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".md": read_markdown,
    ".txt": read_text,
    ".warc": read_warc,
}

SUFFIXES: Final = tuple(_READERS)

_LEDGER: Final = (
    "ledger.sqlite"  # lies in a store, and in a backup of one, beside the texts of what was read into it
)
_TEXTS: Final = "texts"

S = TypeVar("S", bound=Source)


def read(path: Source) -> Iterator[Article | Problem]:
    """Yield what the file holds, in its order: articles, and a ``Problem`` for each item that is none.

    The suffix tells the format, the one before ``.gz`` or ``.zst`` that of a packed file. Bad data never raises; one bad item
    does not keep the others from being read.
    """
    try:
        missing, folder = _lies(path)
    except ValueError:  # a name that no file can have
        missing, folder = True, False
    except OSError as error:
        yield unreadable(str(path), error)
        return
    if missing or folder:
        yield Problem(
            str(path),
            None,
            "missing" if missing else "folder",
            "no such file" if missing else "a folder, not a file",
        )
        return
    reader = _READERS.get(format_of(path))
    if reader is None:
        yield Problem(
            str(path),
            None,
            "unknown-format",
            f"not a format that is read ({', '.join(SUFFIXES)}, also .gz and .zst)",
        )
        return
    yield from reader(path)


def _lies(source: Source) -> tuple[bool, bool]:
    """Whether nothing is there, and whether it is a folder."""
    if isinstance(source, Path):
        try:
            return not source.exists(), source.is_dir()
        except OSError:  # a name too long for a file
            return True, False
    if isinstance(source, Location):
        try:
            return False, source.is_dir()
        except FileNotFoundError:
            return True, False
    return False, False


def read_all(paths: Iterable[S]) -> Iterator[tuple[S, Article | Problem]]:
    """Yield what the files and folders hold, each item with the file that it comes from."""
    for path in files(paths):
        for item in read(path):
            yield path, item


def files(paths: Iterable[S]) -> Iterator[S]:
    """Yield the files to read: each path that is no folder, and the articles below each folder, sorted.

    Below a folder, what is hidden, of another format, the texts that a store keeps, or a README without front matter is no article. A path that
    is named itself is always yielded, so that ``read`` can say what is wrong with it. No file comes twice.

    Raises:
        OSError: a folder elsewhere cannot be listed.
    """
    seen: set[S] = set()
    for path in paths:
        for file in _below(path) if _lies(path)[1] else (path,):
            if file not in seen:
                seen.add(file)
                yield file


def _below(folder: S) -> Iterator[S]:
    for path in folder.below() if isinstance(folder, Location) else _visible(folder):
        if format_of(path) in _READERS and (name_of(path).lower() != "readme.md" or has_front_matter(path)):
            yield cast("S", path)  # below a folder of a machine there are its files, below a location others


def _visible(folder: Source) -> Iterator[Path]:
    if isinstance(folder, Path):
        found = sorted(folder.rglob("*"))
        kept = [path.with_name(_TEXTS) for path in found if path.name == _LEDGER]
        for path in found:
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if not hidden and path.is_file() and not any(map(path.is_relative_to, kept)):
                yield path
