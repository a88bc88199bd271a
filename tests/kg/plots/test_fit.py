"""Which columns make which part of a picture."""

from __future__ import annotations

import pytest

from kg.errors import NothingToDraw, UnfitColumns, UnknownColumn
from kg.formats import PlotKind
from kg.plots.fit import Drawing, fit, most
from kg.store import Literal, NamedNode, Term
from tests.kg.asking.test_columns import xsd

Rows = list[tuple[Term | None, ...]]

NAMES = ("place", "when", "number", "other")
ROWS: Rows = [
    (NamedNode("http://e/a"), Literal("2023-09"), xsd("3", "integer"), Literal("Séoul")),
    (NamedNode("http://e/b"), Literal("2023-09-25"), xsd("2", "integer"), Literal("Hà Nội")),
    (None, Literal("2024"), None, Literal("Huế")),
]


def name(iri: str) -> str:
    """The last part of an IRI in capitals."""
    return iri.rpartition("/")[2].upper()


def fitted(kind: PlotKind, *chosen: str, rows: Rows = ROWS) -> Drawing:
    """What is drawn of the rows above."""
    return fit(kind, NAMES, rows, chosen, name)


def test_bars_take_the_first_label_and_the_first_number() -> None:
    """A row without one of them is left out, and counted; nodes have names."""
    left_out = (("a label in place", 1),)
    drawn = (("A", 3.0), ("B", 2.0))
    assert fitted(PlotKind.BAR) == Drawing(PlotKind.BAR, ("place", "number"), drawn, left_out=left_out)


def test_dates_and_numbers_can_be_labels_where_there_is_nothing_else() -> None:
    """Events per year."""
    years: Rows = [(xsd("2023", "integer"), xsd("7", "integer"))]
    assert fit(PlotKind.BAR, ("year", "events"), years, (), name).rows == (("2023", 7.0),)
    assert fitted(PlotKind.BAR, "when", "number").columns == ("when", "number")


def test_a_timeline_takes_dates_of_any_precision() -> None:
    """As texts or by their datatype, with the first label beside them."""
    assert fitted(PlotKind.TIMELINE).rows == (("2023-09", "A"), ("2023-09-25", "B"))
    assert fitted(PlotKind.TIMELINE, "when", "other").rows[-1] == ("2024", "Huế")
    typed: Rows = [(Literal("x"), xsd("2024-05-16", "date"))]
    assert fit(PlotKind.TIMELINE, ("a", "b"), typed, (), name).rows == (("2024-05-16", "x"),)


def test_a_network_takes_two_names_and_perhaps_a_weight() -> None:
    """A tie whose weight is not known weighs one."""
    assert fitted(PlotKind.NETWORK).rows == (("A", "Séoul", 3.0), ("B", "Hà Nội", 2.0))
    two: Rows = [(Literal("a"), Literal("b"), None), (Literal("a"), Literal("c"), xsd("2", "integer"))]
    assert fit(PlotKind.NETWORK, "xyz", two, (), name).rows == (("a", "b", 1.0), ("a", "c", 2.0))
    assert fit(PlotKind.NETWORK, "xyz", two, ("y", "x"), name).rows == (("b", "a"), ("c", "a"))


@pytest.mark.parametrize(
    ("kind", "chosen", "message"),
    [
        (PlotKind.BAR, ("place", "other"), "a column of labels and a column of numbers"),
        (PlotKind.TIMELINE, ("place", "number"), "a column of dates"),
        (PlotKind.NETWORK, ("number", "place"), "two columns of names"),
        (
            PlotKind.BAR,
            ("place",),
            r"place \(IRIs\), when \(text\), number \(whole numbers\), other \(text\)",
        ),
    ],
)
def test_columns_that_do_not_fit_are_named(kind: PlotKind, chosen: tuple[str, ...], message: str) -> None:
    """With what they hold, and with what is needed."""
    with pytest.raises(UnfitColumns, match=message):
        fitted(kind, *chosen)


def test_a_column_that_the_answer_has_not_is_named() -> None:
    """With the nearest that it has, whether there are rows or not."""
    for rows in (ROWS, []):
        with pytest.raises(UnknownColumn, match="no column 'wen': did you mean when"):
            fitted(PlotKind.BAR, "wen", "number", rows=rows)


def test_an_empty_answer_is_not_blamed_on_its_columns() -> None:
    """It is empty, or no row has what is needed."""
    with pytest.raises(NothingToDraw, match="the answer has no rows"):
        fitted(PlotKind.BAR, rows=[])
    infinite: Rows = [(Literal("a"), None, xsd("INF", "double"), None)]
    with pytest.raises(NothingToDraw, match="no row has a number in number"):
        fitted(PlotKind.BAR, rows=infinite)


def test_rows_that_cannot_be_drawn_are_counted_by_what_they_lack() -> None:
    """A date without a year has no place on a line of time, nor has a day that there is not."""
    days = ("2023-09-25", "2024", "2024-05", None, "--10-10", "2023-02-30", "2023-03-01")
    rows: Rows = [(None if day is None else Literal(day), Literal("x")) for day in days]
    found = fit(PlotKind.TIMELINE, ("when", "what"), [*rows, (Literal("2022"), None)], (), name)
    assert [row[0] for row in found.rows] == ["2023-09-25", "2024", "2024-05", "2023-03-01"]
    assert found.left_out == (("a date in when", 3), ("a label in what", 1))


def test_bars_of_one_label_are_told_apart_by_other_columns() -> None:
    """By as few as it takes; a label that comes once stays as it is."""
    three: Rows = [
        (Literal("2023"), Literal("trade"), Literal("x"), xsd("3", "integer")),
        (Literal("2024"), Literal("trade"), Literal("x"), xsd("2", "integer")),
        (None, Literal("trade"), Literal("x"), xsd("1", "integer")),
    ]
    names = ("year", "topic", "same", "statements")
    found = fit(PlotKind.BAR, names, three, (), name)
    assert found.rows == (("trade · 2023", 3.0), ("trade · 2024", 2.0), ("trade", 1.0))
    assert found.columns == ("topic", "statements", "year")
    assert fit(PlotKind.BAR, names, three[:1], (), name).rows == (("trade", 3.0),)


def test_the_ends_of_a_network_are_of_one_sort() -> None:
    """Not an event and a person, nor a node and a text, where there are two persons or two texts."""
    base = "https://w3id.org/diplomacy-kg/"
    event = NamedNode(f"{base}event/meeting/2023/1")
    someone, other = (NamedNode(f"{base}person/vn/{key}") for key in "ab")
    texts: Rows = [(event, Literal("2023"), Literal("An"), Literal("Bo"))]
    assert fit(PlotKind.NETWORK, ("event", "date", "who", "whom"), texts, (), name).columns == ("who", "whom")
    nodes: Rows = [(event, Literal("title"), Literal("words"), someone, other)]
    assert fit(PlotKind.NETWORK, "abcde", nodes, (), name).columns == ("d", "e")
    mixed: Rows = [(event, someone)]
    assert fit(PlotKind.NETWORK, "ab", mixed, (), name).columns == ("a", "b")


def test_of_many_rows_the_first_are_drawn() -> None:
    """And it is known that there are more."""
    many: Rows = [(Literal(f"n{i}"), None, xsd("1", "integer"), None) for i in range(most(PlotKind.BAR) + 1)]
    found = fitted(PlotKind.BAR, rows=many)
    assert (len(found.rows), found.whole) == (most(PlotKind.BAR), False)
    assert fitted(PlotKind.BAR, rows=many[:-1]).whole
