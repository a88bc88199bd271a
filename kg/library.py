"""The query library: the ``.rq`` files of ``queries/``, each with a header that says what it asks.

A header is comment lines at the very top, so the file stays plain SPARQL for any other tool::

    #+ title: Who met whom
    #+ description: The meetings between two sides, newest first.
    #+ tags: meetings, persons
    #+ param: person | iri | - | person/vn/to-lam | One of the two who met

A parameter's cells: name, type, default, example, description. An empty default makes it required, ``-`` leaves
it unbound when it is not given; one named ``limit`` stands behind LIMIT (see ``kg.binding``). Further ``description`` lines continue the first. The convention is that of
grlc (https://grlc.io), with one line per parameter so that no YAML parser is needed. As there, tags group the
queries; the first is the group under which a query is listed, one of ``GROUPS`` in the project's own library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import BadHeader, MissingPath, NotText, UnknownQuery

TYPES: Final = ("iri", "string", "integer", "date", "language")
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

_HERE: Final = Path(__file__).resolve().parent
_FIELD: Final = re.compile(r"#\+\s*(\w+)\s*:\s*(.*)")
_NAME: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the query that its user may bind. ``default`` is None where nothing is bound unasked."""

    name: str
    type: str  # one of TYPES
    required: bool
    default: str | None
    example: str
    description: str


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
        lines = self.text.splitlines(keepends=True)
        return "".join(
            lines[next((i for i, line in enumerate(lines) if not line.startswith("#+")), len(lines)) :]
        )


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
    """Read the header of a query's ``text``; ``source`` names it in errors. A query without header is fine."""
    fields: dict[str, list[str]] = {"title": [], "description": [], "tags": []}
    parameters: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            break
        field = _FIELD.fullmatch(line.rstrip())
        if field is None:
            raise BadHeader(source, number, "a line must be `#+ name: value`")
        if field[1] == "param":
            parameters.append(_parameter(field[2], source, number, {known.name for known in parameters}))
        elif field[1] in fields:
            fields[field[1]].append(field[2])
        else:
            raise BadHeader(source, number, f"{field[1]!r} is none of title, description, tags, param")
    return NamedQuery(
        name=name,
        text=text,
        title=" ".join(fields["title"]),
        description=" ".join(fields["description"]),
        tags=tuple(tag.strip() for tag in ",".join(fields["tags"]).split(",") if tag.strip()),
        parameters=tuple(parameters),
    )


def _stem(path: Path) -> str:
    return path.stem


def _parameter(cells: str, source: str, number: int, taken: set[str]) -> Parameter:
    parts = [cell.strip() for cell in cells.split("|", 4)]
    if len(parts) != 5:
        raise BadHeader(
            source, number, "a parameter has five cells: name | type | default | example | description"
        )
    name, kind, default, example, description = parts
    if _NAME.fullmatch(name) is None:
        raise BadHeader(source, number, f"{name!r} cannot be the name of a variable")
    if name in taken:
        raise BadHeader(source, number, f"the parameter {name} is declared twice")
    if kind not in TYPES:
        raise BadHeader(source, number, f"{kind!r} is no type of parameter: choose one of {', '.join(TYPES)}")
    return Parameter(
        name, kind, default == "", None if default in {"", "-"} else default, example, description
    )
