"""Which columns make which part of a picture."""

from __future__ import annotations

import pytest

from kg.errors import UnfitColumns
from kg.formats import PlotKind
from kg.plots.fit import Drawing, fit, most
from kg.store import Literal, NamedNode, Term
from tests.kg.test_columns import xsd

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
    """A row without one of them is left out; nodes have names."""
    assert fitted(PlotKind.BAR) == Drawing(PlotKind.BAR, ("place", "number"), (("A", 3.0), ("B", 2.0)))


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
            ("nothing",),
            r"place \(IRIs\), when \(text\), number \(whole numbers\), other \(text\)",
        ),
    ],
)
def test_columns_that_do_not_fit_are_named(kind: PlotKind, chosen: tuple[str, ...], message: str) -> None:
    """With what they hold, and with what is needed."""
    with pytest.raises(UnfitColumns, match=message):
        fitted(kind, *chosen)


def test_an_answer_without_rows_cannot_be_drawn() -> None:
    """Nor one without values."""
    with pytest.raises(UnfitColumns):
        fitted(PlotKind.BAR, rows=[])
    infinite: Rows = [(Literal("a"), None, xsd("INF", "double"), None)]
    with pytest.raises(UnfitColumns, match="with values"):
        fitted(PlotKind.BAR, rows=infinite)


def test_of_many_rows_the_first_are_drawn() -> None:
    """And it is known that there are more."""
    many: Rows = [(Literal(f"n{i}"), None, xsd("1", "integer"), None) for i in range(most(PlotKind.BAR) + 1)]
    found = fitted(PlotKind.BAR, rows=many)
    assert (len(found.rows), found.whole) == (most(PlotKind.BAR), False)
    assert fitted(PlotKind.BAR, rows=many[:-1]).whole
