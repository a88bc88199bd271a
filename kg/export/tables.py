"""Events, participations, agreements and statements as CSV, one table a file, for those who live in spreadsheets.

A cell with several values holds them apart by `` | ``; what names several nodes and what names their IRIs is in the
same order. https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import BinaryIO, Final

from kg.export.lookup import ARTICLES, Lookup
from kg.export.nodes import Tick
from kg.store import Term

SEPARATOR: Final = " | "

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Shown(Enum):
    """What a cell shows of the nodes and values that its path leads to."""

    PLAIN = auto()  # the IRI, the words or the number as they are
    LABEL = auto()  # the name in English where there is one, else in another language
    FRENCH = auto()  # the name in French
    ENGLISH = auto()  # the name in English
    CLASS = auto()  # the finest class


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its values stand, seen from the node of the row, and what they mean."""

    name: str
    meaning: str
    path: tuple[str, ...] = ()
    shown: Shown = Shown.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a row for each node of a class."""

    name: str
    title: str
    node_class: str
    columns: tuple[Column, ...]


def _named(name: str, meaning: str, *path: str) -> tuple[Column, Column]:
    """Two columns, of the IRIs and of the names."""
    return Column(name, f"{meaning} (IRI)", path), Column(f"{name}_label", meaning, path, Shown.LABEL)


_NAMES: Final = (
    Column("label_fr", "Its name in French", (), Shown.FRENCH),
    Column("label_en", "Its name in English", (), Shown.ENGLISH),
)
_SOURCES: Final = (
    Column("quotes", "The words of the articles that say so", ("dip:evidence", "oa:exact")),
    Column("articles", "The articles that say so (IRI)", (ARTICLES,)),
    Column("urls", "Their addresses", (ARTICLES, "schema:url")),
)

TABLES: Final = (
    Table(
        "events",
        "Meetings, visits, conferences and other events",
        "dip:Event",
        (
            Column("event", "The event (IRI)"),
            *_NAMES,
            Column("type", "Its class", (), Shown.CLASS),
            Column("start", "First day, month or year, as precise as told", ("dip:start",)),
            Column("end", "Last day, month or year, as precise as told", ("dip:end",)),
            Column("earliest", "First day that it can have begun on", ("dip:earliest",)),
            Column("latest", "Last day that it can have ended on", ("dip:latest",)),
            *_named("place", "Where", "dip:place"),
            Column("latitude", "Latitude of the place, in degrees", ("dip:place", "wgs84:lat")),
            Column("longitude", "Longitude of the place, in degrees", ("dip:place", "wgs84:long")),
            *_named("status", "Held, planned or going on", "dip:status"),
            *_named("series", "The series that it is a sitting of", "dip:inSeries"),
            Column("ordinal", "Which sitting of its series", ("dip:ordinal",)),
            *_named("during", "The event that it is part of", "dip:duringEvent"),
            *_named("participants", "Who took part", "dip:participation", "dip:participant"),
            *_SOURCES,
        ),
    ),
    Table(
        "participations",
        "Who took part in which event, and how",
        "dip:Participation",
        (
            Column("participation", "The participation (IRI)"),
            *_named("event", "The event", "^dip:participation"),
            Column("start", "First day, month or year of the event", ("^dip:participation", "dip:start")),
            *_named("participant", "Who", "dip:participant"),
            Column("participant_type", "Person, body or place", ("dip:participant",), Shown.CLASS),
            *_named("role", "As what", "dip:role"),
            *_named("post", "The post held then", "dip:capacity", "dip:post"),
            *_named("on_behalf_of", "For whom", "dip:onBehalfOf"),
            *_SOURCES,
        ),
    ),
    Table(
        "agreements",
        "What was agreed and signed",
        "dip:Agreement",
        (
            Column("agreement", "The agreement (IRI)"),
            *_NAMES,
            *_named("type", "What kind of document", "dip:agreementType"),
            Column("title", "Its title as written", ("skos:altLabel",)),
            *_named("parties", "Between whom", "dip:party"),
            *_named("signatories", "Who signed", "dip:signatory"),
            Column("signed_on", "When, as precise as told", ("dip:signedOn",)),
            *_named("signed_at", "The event at which it was signed", "dip:signedAt"),
            Column("count", "How many documents this stands for", ("dip:count",)),
            *_named("topics", "What about", "dip:topic"),
            *_named("status", "Signed, planned or going on", "dip:status"),
            *_SOURCES,
        ),
    ),
    Table(
        "statements",
        "Who proposed, asked, promised or thanked for what",
        "dip:Statement",
        (
            Column("statement", "The statement (IRI)"),
            *_NAMES,
            *_named("speakers", "Who", "dip:speaker"),
            *_named("act", "Did what by it", "dip:act"),
            *_named("addressees", "To whom", "dip:addressee"),
            *_named("topics", "What about", "dip:topic"),
            *_named("made_at", "The event at which it was made", "dip:madeAt"),
            *_SOURCES,
        ),
    ),
)


def write_table(table: Table, lookup: Lookup, out: BinaryIO, tick: Tick | None = None) -> int:
    """Write a table as UTF-8 with a header, its rows by the IRIs of their nodes; return the number of rows.

    No cell is a formula: see ``guarded``. ``tick`` is called with each node that is done.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in table.columns])
        number = 0
        for node in lookup.of_class(table.node_class):
            writer.writerow([_cell(lookup, node, column) for column in table.columns])
            number += 1
            if tick is not None:
                tick(node)
    finally:
        text.detach()
    return number


def guarded(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula: an apostrophe before one that begins like one.

    Numbers stay what they are. https://owasp.org/www-community/attacks/CSV_Injection
    """
    if not cell.startswith(_FORMULA) or _is_number(cell):
        return cell
    return f"'{cell}"


def _is_number(cell: str) -> bool:
    digits = cell[1:].replace(".", "", 1)
    return cell[0] in "+-" and digits.isascii() and digits.isdigit()


def _cell(lookup: Lookup, node: str, column: Column) -> str:
    if column.shown is Shown.FRENCH:
        return guarded(lookup.own_label(node, "fr"))
    if column.shown is Shown.ENGLISH:
        return guarded(lookup.own_label(node, "en"))
    reached = lookup.follow(node, column.path)
    return guarded(SEPARATOR.join(_shown(lookup, reached, column.shown)))


def _shown(lookup: Lookup, reached: list[Term], shown: Shown) -> Iterator[str]:
    for term in reached:
        if shown is Shown.CLASS:
            yield lookup.finest(term.value)
        elif shown is Shown.LABEL:
            yield lookup.label(term.value, "en", "fr") or term.value
        else:
            yield term.value
