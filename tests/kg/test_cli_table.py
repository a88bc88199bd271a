"""Tables of plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kg.cli.table import Layout, Linked, Records, lay_out


def test_columns_are_as_wide_as_they_need() -> None:
    """Left or right, without spaces at the end of a line."""
    rows = [["name", "n"], ["Hà Nội", "7"], ["x", "100"]]
    assert list(lay_out(rows, 80, right={1})) == ["name      n", "Hà Nội    7", "x       100"]
    assert list(lay_out(rows, 80)) == ["name    n", "Hà Nội  7", "x       100"]


def test_wide_letters_take_two_cells() -> None:
    """Columns stay under each other."""
    assert list(lay_out([["河內", "a"], ["b", "c"]], 80)) == ["河內  a", "b     c"]


def test_the_widest_columns_wrap_at_words_where_there_are_some() -> None:
    """A narrow one keeps its width, a long word is folded."""
    rows = [["id", "one two three four", "a" * 20]]
    assert list(lay_out(rows, 24)) == [
        "id  one two    aaaaaaaaa",
        "    three      aaaaaaaaa",
        "    four       aa",
    ]


def test_words_are_kept_whole_where_there_is_room_for_that() -> None:
    """An IRI that is broken cannot be copied, and a name can stand on two lines."""
    assert list(lay_out([["event/meeting/2023", "one two three"]], 28)) == [
        "event/meeting/2023  one two",
        "                    three",
    ]


def test_a_link_takes_no_room_and_each_of_its_lines_leads_there() -> None:
    """What is counted is what is seen."""
    lines = list(lay_out([[Linked("one two", "http://e/"), "x"], ["a", "y"]], 13))
    assert lines == ["\x1b]8;;http://e/\x1b\\one two\x1b]8;;\x1b\\  x", "a        y"]
    wrapped = list(lay_out([[Linked("one two three", "http://e/")]], 8))
    assert [line.count("http://e/") for line in wrapped] == [1, 1]


def test_a_cell_may_have_lines_and_a_table_no_rows() -> None:
    """Both are laid out."""
    assert list(lay_out([["a\nb", "c"]], 80)) == ["a  c", "b"]
    assert list(lay_out([], 80)) == []
    assert list(lay_out([["", ""]], 80)) == [""]


def test_a_table_is_legible_as_long_as_no_column_is_a_strip() -> None:
    """Eight columns of names are not, in eighty cells; eight of numbers are, and three that wrap."""
    names, numbers = [["Hội nghị thượng đỉnh"] * 8], [["2025"] * 8]
    assert not Layout(names, 80).legible
    assert Layout(numbers, 80).legible
    assert Layout([["one two three four five six seven"] * 3], 80).legible
    assert Layout(names, 200).legible
    assert not Layout([["x"] * 40], 80).legible


def test_records_name_each_cell_and_wrap_beside_the_name() -> None:
    """One row below the other, an empty line between; a cell without words keeps its line."""
    records = Records(["who", "where"], 18)
    assert list(records.lines(["Tran Sy Thanh", ""])) == ["who    Tran Sy", "       Thanh", "where", ""]
    assert list(records.lines([Linked("a", "http://e/"), "河內"])) == [
        "who    \x1b]8;;http://e/\x1b\\a\x1b]8;;\x1b\\",
        "where  河內",
        "",
    ]


@given(
    st.lists(st.lists(st.text("ab 河é", max_size=40), min_size=3, max_size=3), min_size=1, max_size=4),
    st.integers(40, 100),
)
def test_no_line_is_wider_than_the_page_and_no_letter_is_lost(rows: list[list[str]], width: int) -> None:
    """Whatever the cells hold."""
    lines = list(lay_out(rows, width))
    assert all(cell_len(line) <= width for line in lines)
    letters = "".join("".join(row) for row in rows).replace(" ", "")
    assert sorted("".join(lines).replace(" ", "")) == sorted(letters)
