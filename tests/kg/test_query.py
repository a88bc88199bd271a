"""Asking: where a query comes from, its parameters, its errors."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.asking.library import parse
from kg.errors import MissingPath, NotText, QuerySyntaxError, UnknownQuery, UnprojectedParameter
from kg.query import ask, load
from kg.store import QueryBoolean, QuerySolutions, Store

NO_INPUT = io.BytesIO()


def rows(store: Store, text: str, **values: str) -> list[tuple[str | None, ...]]:
    """The rows of a SELECT query as plain values."""
    results = ask(store, parse(text, "q", "q.rq"), values)
    assert isinstance(results, QuerySolutions)
    width = len(results.variables)
    cells = [[row[i] for i in range(width)] for row in results]
    return sorted(tuple(getattr(cell, "value", None) for cell in row) for row in cells)


def test_a_query_comes_from_a_file_from_standard_input_or_from_the_library(tmp_path: Path) -> None:
    """A suffix or a folder in the name makes it a file."""
    file = tmp_path / "mine.rq"
    file.write_text("\ufeffASK {}", encoding="utf-8")
    assert load(str(file), NO_INPUT).text == "ASK {}"
    assert load("-", io.BytesIO("ASK { ?é ?p ?o }".encode())).text == "ASK { ?é ?p ?o }"
    with pytest.raises(MissingPath):
        load("none.rq", NO_INPUT)
    with pytest.raises(MissingPath):
        load("folder/none", NO_INPUT)
    with pytest.raises(UnknownQuery):
        load("none", NO_INPUT)
    with pytest.raises(NotText):
        load("-", io.BytesIO(b"\xff\xfe"))


def test_prefixes_are_known_without_being_written(store: Store) -> None:
    """Every prefix of the project; one that the text declares is the text's own."""
    assert rows(store, "SELECT ?e { ?e a dip:Reception }")
    assert rows(store, "PREFIX dip: <http://other/> SELECT ?e { ?e a dip:Reception }") == []


def test_the_default_graph_is_the_union_and_graphs_can_be_asked(store: Store) -> None:
    """``GRAPH ?article`` answers who says so."""
    sayers = rows(store, "SELECT DISTINCT ?g { GRAPH ?g { ?e a dip:Reception } }")
    assert [sayer[0].rpartition("/")[2] for sayer in sayers if sayer[0]] == ["first", "second"]
    assert len(rows(store, "SELECT DISTINCT ?e { ?e a dip:Reception }")) == 1


OPTIONAL = """#+ parameters:
#+   name: {type: string, example: Tô Lâm, description: d}
SELECT DISTINCT ?who { VALUES ?name { UNDEF } ?who a dip:Person ; rdfs:label ?label FILTER(!BOUND(?name) || STR(?label) = ?name) }
"""


def test_an_optional_parameter_narrows_only_when_given(store: Store) -> None:
    """Unbound lets everything through; bound is seen by BOUND, which engine substitution alone would not be."""
    assert len(rows(store, OPTIONAL)) == 3
    assert len(rows(store, OPTIONAL, name="Tô Lâm")) == 1
    assert rows(store, OPTIONAL, name='" || true || "') == []


def test_a_parameter_need_not_be_selected(store: Store) -> None:
    """ASK and aggregates take parameters through their data block."""
    text = "#+ parameters:\n#+   who: {type: iri, required: true, example: x/y, description: d}\nASK { VALUES ?who { UNDEF } ?who a dip:Person }"
    found = ask(store, parse(text, "q", "q"), {"who": "person/vn/to-lam"})
    assert isinstance(found, QueryBoolean)
    assert bool(found)
    assert not bool(ask(store, parse(text, "q", "q"), {"who": "person/vn/nobody"}))


def test_without_a_data_block_the_engine_substitutes_selected_variables(store: Store) -> None:
    """A query of another tool works, as far as the engine can bind; else the error says which parameter."""
    head = "#+ parameters:\n#+   label: {type: string, required: true, example: Tô Lâm, description: d}\n"
    assert (
        len(
            rows(
                store,
                head + "SELECT DISTINCT ?who ?label { ?who a dip:Person ; rdfs:label ?label }",
                label="Tô Lâm",
            )
        )
        == 1
    )
    with pytest.raises(UnprojectedParameter, match="label"):
        rows(store, head + "SELECT ?who { ?who a dip:Person ; rdfs:label ?label }", label="Tô Lâm")


@pytest.mark.parametrize(
    ("text", "line", "column", "shown"),
    [
        ("SELECT ?s WHRE {}", 1, 11, "  SELECT ?s WHRE {}\n            ^"),
        ("SELECT *\nWHERE { ?s ?p ?o", 2, 7, "  WHERE { ?s ?p ?o\n        ^"),
        ("SELECT *\n{ ?s nope:x ?o }", 2, 6, "nope:"),
    ],
)
def test_a_syntax_error_has_line_column_and_a_caret(
    store: Store, text: str, line: int, column: int, shown: str
) -> None:
    """Counted in the text as its author wrote it."""
    with pytest.raises(QuerySyntaxError) as caught:
        ask(store, parse(text, "q", "q"), {})
    assert (caught.value.line, shown in str(caught.value)) == (line, True)
    assert caught.value.column >= column


def test_a_syntax_error_is_placed_before_terms_were_put_in(store: Store) -> None:
    """A long value in front of the fault moves nothing."""
    text = "#+ parameters:\n#+   x: {type: string, required: true, example: v, description: d}\nSELECT * { VALUES ?x { UNDEF } ?s ?p }"
    with pytest.raises(QuerySyntaxError) as caught:
        ask(store, parse(text, "q", "q"), {"x": "a long value " * 9})
    assert (caught.value.line, caught.value.text) == (3, text)
    assert caught.value.column <= len(text.splitlines()[1])


def test_a_query_cannot_write(store: Store) -> None:
    """An update is no query."""
    before = len(store)
    with pytest.raises(QuerySyntaxError):
        ask(store, parse("INSERT DATA { <http://a> <http://b> <http://c> }", "q", "q"), {})
    assert len(store) == before
