"""Tables for spreadsheets: a row a node, no cell a formula."""

from __future__ import annotations

import csv
import io

import pytest

from kg.export.lookup import Lookup
from kg.export.tables import TABLES, guarded, write_table
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import graph_iri, person_iri
from mappings.namespaces import PREFIXES
from tests.kg.conftest import EVENT, TO_LAM, WANG_YI


def rows(store: Store, name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    table = next(table for table in TABLES if table.name == name)
    out = io.BytesIO()
    number = write_table(table, Lookup(store), out)
    found = list(csv.DictReader(io.StringIO(out.getvalue().decode())))
    assert len(found) == number
    return found


def test_an_event_is_a_row_however_many_articles_tell_of_it(described: Store) -> None:
    """With its finest class, its names, its people and its articles."""
    (row,) = rows(described, "events")
    assert row["event"] == EVENT
    assert row["type"] == "Reception"
    assert row["start"] == "2024-05-16"
    assert row["label_en"] == "Reception, Hanoi, 16 May 2024"
    assert (row["place_label"], row["latitude"]) == ("Hanoi", "21.0245")
    assert row["participants"] == f"{person_iri(WANG_YI)} | {person_iri(TO_LAM)}"
    assert row["participants_label"] == "Wang Yi | Tô Lâm"
    assert row["urls"] == "https://news.example/first | https://news.example/second"
    assert row["quotes"].count(" | ") == 1


def test_every_kind_of_fact_has_its_table(store: Store) -> None:
    """Participations with their event; statements with speaker and topic; no agreement, an empty table."""
    parts = rows(store, "participations")
    assert [(row["event"], row["participant_label"], row["role"].rpartition("/")[2]) for row in parts] == [
        (EVENT, "Wang Yi", "Guest"),
        (EVENT, "Tô Lâm", "Host"),
    ]
    (said,) = rows(store, "statements")
    assert said["speakers_label"] == "Tô Lâm"
    assert said["topics"].endswith("topic/trade")
    assert rows(store, "agreements") == []


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    """An apostrophe before it, as spreadsheets themselves mark text."""
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Hanoi", "-12.5", "+84", "2024-05", "a=b"])
def test_names_and_numbers_are_left_alone(text: str) -> None:
    """A southern latitude stays a number."""
    assert guarded(text) == text


def test_a_name_from_an_article_cannot_be_a_formula(store: Store) -> None:
    """The guard is on the way to the file."""
    graph = NamedNode(graph_iri("labels"))
    name = Literal('=HYPERLINK("x")', language="en")
    store.replace_graph(
        graph.value, [Quad(NamedNode(EVENT), NamedNode(PREFIXES["rdfs"] + "label"), name, graph)]
    )
    (row,) = rows(store, "events")
    assert row["label_en"] == '\'=HYPERLINK("x")'
