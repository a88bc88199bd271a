"""Answers in every format, and the combinations that are refused."""

from __future__ import annotations

import io
import json

import pytest
import rdflib

from kg.asking.answers import fitting, rows, write
from kg.errors import QueryFailed, UnfitFormat
from kg.formats import AnswerFormat
from kg.store import QuerySolutions, Store

SELECT = "SELECT DISTINCT ?who ?name { ?who a dip:Person ; rdfs:label ?name } ORDER BY ?who"
CONSTRUCT = "CONSTRUCT { ?who rdfs:label ?name } WHERE { ?who a dip:Person ; rdfs:label ?name }"
NO_NETWORK = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"


def written(store: Store, text: str, kind: AnswerFormat) -> str:
    """What ``write`` puts out."""
    out = io.BytesIO()
    write(store.query(text), out, kind)
    return out.getvalue().decode()


def test_rows_in_the_formats_of_sparql(store: Store) -> None:
    """CSV, TSV, JSON and XML hold the same rows."""
    assert written(store, SELECT, AnswerFormat.CSV).splitlines()[0] == "who,name"
    assert len(written(store, SELECT, AnswerFormat.CSV).splitlines()) == 4
    assert written(store, SELECT, AnswerFormat.TSV).startswith("?who\t?name")
    found = json.loads(written(store, SELECT, AnswerFormat.JSON))["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == ["Wang Wei", "Wang Yi", "Tô Lâm"]
    assert written(store, SELECT, AnswerFormat.XML).count("<result>") == 3


def test_a_truth_in_json(store: Store) -> None:
    """ASK has a format of its own in the standard."""
    assert json.loads(written(store, "ASK {}", AnswerFormat.JSON)) == {"head": {}, "boolean": True}


def test_triples_as_sorted_lines_and_as_turtle(store: Store) -> None:
    """Both hold each triple once, and say the same."""
    lines = written(store, CONSTRUCT, AnswerFormat.NT)
    assert lines.splitlines() == sorted(set(lines.splitlines()))
    as_lines = rdflib.Graph().parse(data=lines, format="nt")
    as_turtle = rdflib.Graph().parse(data=written(store, CONSTRUCT, AnswerFormat.TTL), format="turtle")
    assert len(as_lines) == 3
    assert set(as_lines) == set(as_turtle)


def test_turtle_declares_what_it_uses(store: Store) -> None:
    """Neither the base nor a prefix that no term needs; what is written in full needs none."""
    text = "CONSTRUCT { <http://e/s> a dip:Person ; <http://e/p> '1'^^xsd:integer , '2'^^xsd:byte } {}"
    lines = written(store, text, AnswerFormat.TTL).splitlines()
    assert [line.split()[1] for line in lines if line.startswith("@")] == ["dip:", "xsd:"]
    below = "CONSTRUCT { <https://w3id.org/diplomacy-kg/person/vn/a> a <http://e/C> } {}"
    assert written(store, below, AnswerFormat.TTL).splitlines()[:2] == [
        "@base <https://w3id.org/diplomacy-kg/> .",
        "",
    ]


def test_constructed_blank_nodes_are_written(store: Store) -> None:
    """A query may make them, though the store has none."""
    text = "CONSTRUCT { [] rdfs:label ?name } WHERE { ?who a dip:Person ; rdfs:label ?name }"
    assert "_:" in written(store, text, AnswerFormat.TTL)


def test_the_format_is_chosen_by_the_kind_of_answer(store: Store) -> None:
    """A table for rows and truths, Turtle for triples, unless one is wanted."""
    assert fitting(store.query(SELECT), None) is AnswerFormat.TABLE
    assert fitting(store.query("ASK {}"), None) is AnswerFormat.TABLE
    assert fitting(store.query(CONSTRUCT), None) is AnswerFormat.TTL
    assert fitting(store.query(SELECT), AnswerFormat.CSV) is AnswerFormat.CSV


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (SELECT, AnswerFormat.TTL, "ttl cannot hold rows: choose one of table, csv, tsv, json, xml, parquet"),
        ("ASK {}", AnswerFormat.NT, "nt cannot hold a truth"),
        (
            "ASK {}",
            AnswerFormat.PARQUET,
            "parquet cannot hold a truth: choose one of table, csv, tsv, json, xml$",
        ),
        (CONSTRUCT, AnswerFormat.CSV, "csv cannot hold triples: choose one of ttl, nt"),
        (CONSTRUCT, AnswerFormat.TABLE, "table cannot hold triples"),
    ],
)
def test_a_format_that_cannot_hold_the_answer_is_refused(
    store: Store, text: str, kind: AnswerFormat, message: str
) -> None:
    """The error says which formats fit."""
    with pytest.raises(UnfitFormat, match=message):
        fitting(store.query(text), kind)


def test_an_evaluation_that_fails_on_the_way_is_told_apart_from_a_closed_pipe(store: Store) -> None:
    """A service that cannot be reached fails the query; a reader that went away is not the query's fault."""
    with pytest.raises(QueryFailed):
        written(store, NO_NETWORK, AnswerFormat.CSV)
    results = store.query(NO_NETWORK)
    assert isinstance(results, QuerySolutions)
    with pytest.raises(QueryFailed):
        list(rows(results))

    class Closed(io.BytesIO):
        """A pipe whose reader has gone."""

        def write(self, _: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        write(store.query(SELECT), Closed(), AnswerFormat.CSV)
