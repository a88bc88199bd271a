"""What the columns of an answer hold."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.asking.columns import Column, Kind, kind_of, survey, typed, value
from kg.store import Literal, NamedNode, Term
from mappings.namespaces import PREFIXES


def xsd(text: str, datatype: str) -> Literal:
    """A typed literal."""
    return Literal(text, datatype=NamedNode(PREFIXES["xsd"] + datatype))


@pytest.mark.parametrize(
    ("term", "kind", "read"),
    [
        (NamedNode("http://e/a"), Kind.IRI, "http://e/a"),
        (Literal("Hà Nội", language="vi"), Kind.TEXT, "Hà Nội"),
        (Literal("2024-05-16"), Kind.TEXT, "2024-05-16"),
        (xsd("7", "integer"), Kind.INTEGER, 7),
        (xsd("-7", "int"), Kind.INTEGER, -7),
        (xsd("1.50", "decimal"), Kind.NUMBER, 1.5),
        (xsd("1e3", "double"), Kind.NUMBER, 1000.0),
        (xsd("true", "boolean"), Kind.TRUTH, True),
        (xsd("2024-05-16", "date"), Kind.DATE, dt.date(2024, 5, 16)),
        (xsd("2024-05", "gYearMonth"), Kind.TEXT, "2024-05"),
        (xsd("2024-05-16T10:00:00Z", "dateTime"), Kind.MOMENT, dt.datetime(2024, 5, 16, 10, tzinfo=dt.UTC)),
        (xsd("2024-05-16T10:00:00", "dateTime"), Kind.CLOCK, dt.datetime(2024, 5, 16, 10)),  # noqa: DTZ001
    ],
)
def test_a_term_is_what_its_datatype_says(term: Term, kind: Kind, read: object) -> None:
    """A text that looks like a date is a text."""
    assert kind_of(term) is kind
    assert value(term, kind) == read


@pytest.mark.parametrize(
    "term",
    [
        xsd("abc", "integer"),
        xsd("99999999999999999999", "integer"),
        xsd("2024-02-30", "date"),
        xsd("2024-05-16Z", "date"),
        xsd("-0044-03-15", "date"),
        xsd("x", "boolean"),
        xsd("x", "dateTime"),
    ],
)
def test_a_literal_that_does_not_keep_to_its_datatype_is_text(term: Literal) -> None:
    """As it is written: nothing is lost and nothing guessed."""
    assert kind_of(term) is Kind.TEXT
    assert value(term, Kind.TEXT) == term.value


def test_a_column_is_what_all_its_values_are() -> None:
    """Whole numbers among others are numbers; one value that differs makes a column of text; none is no value."""
    rows: list[tuple[Term | None, ...]] = [
        (xsd("1", "integer"), xsd("2024-05-16", "date"), None, NamedNode("http://e/a"), xsd("1", "integer")),
        (xsd("1.5", "decimal"), xsd("2024", "gYear"), None, Literal("a"), xsd("2", "integer")),
    ]
    columns = survey("abcde", rows)
    kinds = [Kind.NUMBER, Kind.TEXT, Kind.EMPTY, Kind.TEXT, Kind.INTEGER]
    assert columns == tuple(Column(name, kind) for name, kind in zip("abcde", kinds, strict=True))
    assert typed(columns, rows) == [
        [1.0, 1.5],
        ["2024-05-16", "2024"],
        [None, None],
        ["http://e/a", "a"],
        [1, 2],
    ]
    assert typed(columns, []) == [[], [], [], [], []]


def test_a_column_says_what_it_is() -> None:
    """For the messages of errors."""
    assert str(Column("events", Kind.INTEGER)) == "events (whole numbers)"
