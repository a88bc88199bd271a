"""Terms that a query misspells."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.asking.library import library
from kg.asking.unknown_terms import unknown_terms
from kg.derived.ontology import ontology_quads
from kg.storage.archive import Archive
from kg.store import NamedNode, Store
from mappings.iris import graph_iri
from tests.kg.test_cli import kg as command

MEETINGG = "dip:Meetingg is no term of the ontology: did you mean dip:Meeting?"


def test_a_misspelt_term_is_named_once_with_the_nearest(described: Store) -> None:
    """A class, a property, a member of a scheme; by any prefix or in full, in its order, a string or comment aside."""
    text = """PREFIX d: <https://w3id.org/diplomacy-kg/ontology#> # dip:Nope
        SELECT * { ?e a dip:Meetingg , d:Meetingg ; dip:start ?s ; d:statuss "dip:Nope" .
          ?s dip:topic topic:trad ; dip:act <https://w3id.org/diplomacy-kg/act/afirm> , act:affirm }"""
    assert unknown_terms(described, text) == (
        MEETINGG,
        "dip:statuss is no term of the ontology: did you mean dip:status?",
        "topic:trad is no term of the ontology: did you mean topic:trade?",
        "act:afirm is no term of the ontology: did you mean act:affirm?",
    )


def test_a_parameter_may_be_misspelt_too(described: Store) -> None:
    """As one value of it, which is a term."""
    bound = (NamedNode("https://w3id.org/diplomacy-kg/ontology#Meetingg"),)
    assert unknown_terms(described, "ASK {}", bound) == (MEETINGG,)


def test_what_is_nothing_like_a_term_gets_no_offer(described: Store) -> None:
    """It is named all the same."""
    assert unknown_terms(described, "ASK { ?s dip:zzzzzzzzzzzzzzzz 1 }") == (
        "dip:zzzzzzzzzzzzzzzz is no term of the ontology",
    )


def test_without_an_ontology_nothing_can_be_told() -> None:
    """An empty graph knows no term; nodes and other namespaces are no terms of the ontology."""
    with Store.open(None) as empty:
        assert unknown_terms(empty, "ASK { ?s a dip:Meetingg }") == ()


def test_nodes_and_terms_of_others_are_not_judged(described: Store) -> None:
    """Whether they are there or not."""
    assert (
        unknown_terms(described, "ASK { <https://w3id.org/diplomacy-kg/person/vn/x> skos:nope schema:Nope }")
        == ()
    )


def test_the_library_misspells_nothing(described: Store) -> None:
    """Every term that it names is defined."""
    assert [said for query in library() for said in unknown_terms(described, query.text)] == []


def test_the_command_line_and_python_warn(tmp_path: Path) -> None:
    """Beside the answer, which may be right."""
    store_dir = tmp_path / "store"
    with Archive.open(store_dir) as archive:
        archive.store.replace_graph(graph_iri("ontology"), ontology_quads())
    result = command(
        "query", "-", "--format", "csv", stdin="SELECT ?e { ?e a dip:Meetingg }", store=store_dir
    )
    assert (result.exit_code, result.stdout.split()) == (0, ["e"])
    assert result.stderr == f"{MEETINGG}\n"
    explained = command("query", "-", "--explain", stdin="ASK { ?e a dip:Meetingg }", store=store_dir)
    assert explained.stderr.startswith(MEETINGG)
    with kg.open(store_dir) as graph, pytest.warns(UserWarning, match="did you mean dip:Meeting"):
        assert len(graph.query("SELECT ?e { ?e a dip:Meetingg }")) == 0
