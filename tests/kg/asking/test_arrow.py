"""Answers as Arrow tables and Parquet files."""

from __future__ import annotations

import datetime as dt
import io
import sys

import pytest

from kg.asking import arrow
from kg.asking.columns import survey
from kg.errors import MissingExtra
from kg.store import Literal, NamedNode, Term
from tests.kg.asking.test_columns import xsd

pq = pytest.importorskip("pyarrow.parquet")

NAMES = ("node", "day", "number", "share", "empty", "moment")
ROWS: list[tuple[Term | None, ...]] = [
    (
        NamedNode("http://e/é"),
        xsd("2024-05-16", "date"),
        xsd("7", "integer"),
        xsd("0.5", "decimal"),
        None,
        xsd("2024-05-16T10:00:00+07:00", "dateTime"),
    ),
    (NamedNode("http://e/b"), None, xsd("-1", "integer"), xsd("1", "integer"), None, None),
]


def test_columns_have_types_and_nothing_is_where_there_is_nothing() -> None:
    """The kind of each column stands in its metadata: an IRI is a string there too."""
    found = arrow.table(NAMES, ROWS)
    types = ["string", "date32[day]", "int64", "double", "string", "timestamp[us, tz=UTC]"]
    assert [str(field.type) for field in found.schema] == types
    assert [field.metadata[b"kind"] for field in found.schema][:2] == [b"iri", b"date"]
    assert found.to_pylist()[0]["day"] == dt.date(2024, 5, 16)
    assert found.to_pylist()[0]["moment"] == dt.datetime(2024, 5, 16, 3, tzinfo=dt.UTC)
    assert found.to_pylist()[1] == {
        "node": "http://e/b",
        "day": None,
        "number": -1,
        "share": 1.0,
        "empty": None,
        "moment": None,
    }


def test_a_file_holds_the_rows_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read back, they are the same; an answer without rows has its columns."""
    monkeypatch.setattr(arrow, "_GROUP", 10)
    columns, out = survey(NAMES, ROWS), io.BytesIO()
    assert arrow.write_parquet(columns, ROWS * 12, out) == 24
    out.seek(0)
    file = pq.ParquetFile(out)
    assert file.num_row_groups == 3
    assert file.read().to_pylist() == arrow.table(NAMES, ROWS * 12).to_pylist()
    empty = io.BytesIO()
    assert arrow.write_parquet(survey(NAMES, []), [], empty) == 0
    assert pq.read_table(empty).column_names == list(NAMES)


def test_a_column_of_literals_with_odd_values_is_text() -> None:
    """Values that no typed column can hold are kept as they are written."""
    found = arrow.table(["a"], [(xsd("7", "integer"),), (Literal("seven"),)])
    assert found.to_pylist() == [{"a": "7"}, {"a": "seven"}]


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is optional."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'diplomacy-kg\[parquet\]'"):
        arrow.require()
