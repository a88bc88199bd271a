"""The names of the formats: in a module of their own, so that listing them loads no store."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from kg.errors import UnknownFormat


class AnswerFormat(StrEnum):
    """The formats of an answer; ``table`` is for people and is printed by the command line, ``parquet`` is a file."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    PARQUET = "parquet"
    TTL = "ttl"
    NT = "nt"


class PlotKind(StrEnum):
    """The pictures of an answer."""

    BAR = "bar"
    TIMELINE = "timeline"
    NETWORK = "network"


class ExportFormat(StrEnum):
    """The formats of a dump. Those of ``WITH_GRAPHS`` say which graph holds each statement.

    ``geojson`` holds the events that have a place on the map, ``sssom`` and ``void`` the links to other data sets; nothing
    else.
    """

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    NT = "nt"
    JSONLD = "jsonld"
    GEOJSON = "geojson"
    SSSOM = "sssom"
    VOID = "void"


class Compression(StrEnum):
    """How a dump may be packed; the value is the suffix of the file."""

    GZ = "gz"
    ZST = "zst"


class DiffFormat(StrEnum):
    """How a difference is told: ``words`` for people, ``update`` for a SPARQL endpoint, ``patch`` as RDF Patch."""

    WORDS = "words"
    UPDATE = "update"
    PATCH = "patch"


class Split(StrEnum):
    """What a release may be cut into parts by."""

    ARTICLE = "article"
    CLASS = "class"
    YEAR = "year"


ENDINGS: Final = {"sssom.tsv": ExportFormat.SSSOM, "void.ttl": ExportFormat.VOID}
"""How the names of files end that tell a format by more than their suffix."""

WITH_GRAPHS: Final = frozenset({ExportFormat.TRIG, ExportFormat.NQ})

PLOT_SUFFIXES: Final = (".svg", ".png", ".pdf")
_ANSWER_SUFFIXES: Final = {f".{kind}": kind for kind in AnswerFormat if kind is not AnswerFormat.TABLE} | {
    ".txt": AnswerFormat.TABLE,
    ".srj": AnswerFormat.JSON,
    ".srx": AnswerFormat.XML,
}


def answer_format_of(path: Path) -> AnswerFormat:
    """Return the format that a file's suffix says, that of its compression aside.

    Raises:
        UnknownFormat: it says none.
    """
    suffix = bare_suffix(path)
    if suffix not in _ANSWER_SUFFIXES:
        raise UnknownFormat(suffix or path.name, _ANSWER_SUFFIXES)
    return _ANSWER_SUFFIXES[suffix]


def bare_suffix(path: Path) -> str:
    """Return a file's suffix in small letters, the one before it where it is that of a compression."""
    return (path.with_suffix("") if compression_of(path) else path).suffix.lower()


def compression_of(path: Path) -> Compression | None:
    """Return the compression that a file's suffix tells, None for a plain file."""
    suffix = path.suffix.removeprefix(".").lower()
    return Compression(suffix) if suffix in list(Compression) else None
