"""The query library: the ``.rq`` files of ``queries/``, each with a header (``kg.asking.header``) that says what it asks.

Tags group the queries; the first is the group under which a query is listed, one of ``GROUPS`` in the project's own
library.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.asking.header import Parameter, header_lines, read_header
from kg.errors import MissingPath, NotText, UnknownQuery

SUFFIX: Final = ".rq"
GROUPS: Final = {
    "meetings": "Who met whom",
    "events": "Visits, series and other events",
    "cooperation": "Agreements, ties and cooperation of places",
    "statements": "What was said",
    "people": "People and posts",
    "places": "Places",
    "sources": "Articles, evidence and what to trust",
}
"""The groups of the library with their titles, in the order in which they are listed."""

_HERE: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what its header says; ``text`` is the whole file, header included."""

    name: str
    text: str
    title: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()

    @property
    def group(self) -> str:
        """The first tag, under which the query is listed; empty without tags."""
        return self.tags[0] if self.tags else ""

    @property
    def sparql(self) -> str:
        """The text below the header."""
        return "".join(self.text.splitlines(keepends=True)[header_lines(self.text) :])


def grouped(queries: Iterable[NamedQuery]) -> dict[str, tuple[NamedQuery, ...]]:
    """Return the queries by group: the groups of ``GROUPS`` first, in their order, then any other by name."""
    found: dict[str, list[NamedQuery]] = {}
    for query in queries:
        found.setdefault(query.group, []).append(query)
    known = [name for name in GROUPS if name in found]
    return {name: tuple(found[name]) for name in (*known, *sorted(found.keys() - GROUPS.keys()))}


def folder() -> Path:
    """Return where the library lies: inside the package in an installed wheel, beside it in a checkout."""
    inside = _HERE / "queries"
    return inside if inside.is_dir() else _HERE.parent / "queries"


def library(directory: Path | None = None) -> tuple[NamedQuery, ...]:
    """Return every query of ``directory`` (the project's own library by default) by name.

    Raises:
        BadHeader: a header breaks the convention.
    """
    return tuple(read(path) for path in sorted((directory or folder()).glob("*" + SUFFIX), key=_stem))


def find(name: str, directory: Path | None = None) -> NamedQuery:
    """Return the query named ``name``.

    Raises:
        UnknownQuery: there is none; it offers the nearest names.
    """
    paths = {path.stem: path for path in (directory or folder()).glob("*" + SUFFIX)}
    if name not in paths:
        raise UnknownQuery(name, paths)
    return read(paths[name])


def read(path: Path) -> NamedQuery:
    """Read a query file; its name is the file's stem.

    Raises:
        MissingPath: there is no such file.
        NotText: the file is not UTF-8 text.
        BadHeader: its header breaks the convention.
    """
    if not path.is_file():
        raise MissingPath(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(str(path), error.start) from error
    return parse(text, path.stem, str(path))


def parse(text: str, name: str, source: str) -> NamedQuery:
    """Return the query with that ``text`` and ``name``; ``source`` names it in errors.

    Raises:
        BadHeader: its header breaks the convention.
    """
    header = read_header(text, source)
    return NamedQuery(name, text, header.title, header.description, header.tags, header.parameters)


def _stem(path: Path) -> str:
    return path.stem
