"""The names of the formats: in a module of their own, so that listing them loads no store."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class AnswerFormat(StrEnum):
    """The formats of an answer; ``table`` is for people and is printed by the command line."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"


class ExportFormat(StrEnum):
    """The formats of a dump. Those of ``WITH_GRAPHS`` say which graph holds each statement.

    ``sssom`` and ``void`` hold the links to other data sets, nothing else.
    """

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    NT = "nt"
    JSONLD = "jsonld"
    SSSOM = "sssom"
    VOID = "void"


ENDINGS: Final = {"sssom.tsv": ExportFormat.SSSOM, "void.ttl": ExportFormat.VOID}
"""How the names of files end that tell a format by more than their suffix."""

WITH_GRAPHS: Final = frozenset({ExportFormat.TRIG, ExportFormat.NQ})
