"""Where a node comes from."""

from __future__ import annotations

import pytest

from kg.cli.pages import print_explanation
from kg.origins import Origin, origins, ways
from kg.own import Own
from kg.store import NamedNode, Quad, Store
from kg.terms import shorten
from kg.why import why
from mappings.iris import article_iri, graph_iri, place_iri
from mappings.namespaces import BASE, DIP
from tests.kg.conftest import EVENT, HANOI

EVIDENCE = NamedNode(DIP + "evidence")
LAND = NamedNode(f"{BASE}place/xx")
WITHIN = NamedNode(DIP + "within")


def landed(store: Store, graph: str) -> Own:
    """The two articles, and a graph in which Hanoi lies in a country that no article names."""
    store.replace_graph(graph, [Quad(NamedNode(place_iri(HANOI)), WITHIN, LAND, NamedNode(graph))])
    return Own(store)


def test_a_node_that_no_quote_names_is_explained_by_what_leads_to_it(store: Store) -> None:
    """The country by what happened in its city."""
    facts, between = ways(landed(store, graph_iri("authorities")), LAND, EVIDENCE)
    assert EVENT in facts
    assert between == [place_iri(HANOI)]
    found = why(store, LAND.value, dict[str, str]().get)
    assert (found.ways, EVENT in [claim.iri for claim in found.claims]) == (tuple(between), True)


def test_what_others_say_leads_nowhere(store: Store) -> None:
    """The ontology refers to everything, so that nothing follows from it."""
    assert ways(landed(store, graph_iri("ontology")), LAND, EVIDENCE) == ([], [])


def test_the_graphs_that_state_a_node_are_told_articles_first(described: Store) -> None:
    """With how much each says; the ontology's terms come from the ontology."""
    found = origins(Own(described), place_iri(HANOI))
    assert [origin.source for origin in found] == [
        "an article",
        "an article",
        "the tables of known places, bodies and people",
        "links to other sets",
        "names chosen for the graph",
    ]
    assert [origin.graph for origin in found[:2]] == [article_iri("first"), article_iri("second")]
    (term,) = origins(Own(described), f"{DIP}Meeting")
    assert term == Origin(graph_iri("ontology"), "the ontology", term.quads)
    assert term.quads > 1


def test_a_node_without_any_claim_still_has_its_origin(described: Store) -> None:
    """A topic that nobody speaks of."""
    found = why(described, "topic:cybersecurity")
    assert (found.claims, [origin.source for origin in found.origins]) == ((), ["the ontology"])
    assert found.to_json()["origins"][0]["source"] == "the ontology"


def test_a_page_says_where_it_stands_and_what_to_ask(
    described: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without claims; names alone are no origin worth telling beside another. A node with quotes needs neither."""
    print_explanation(why(described, "topic:cybersecurity"))
    shown = capsys.readouterr()
    assert "stated in  the ontology\n" in shown.out
    assert "no article speaks of it: `kg show topic:cybersecurity`" in shown.err
    landed(described, graph_iri("authorities"))
    print_explanation(why(described, LAND.value, dict[str, str]().get))
    assert f"by way of  {shorten(place_iri(HANOI))}" in capsys.readouterr().out
    print_explanation(why(described, EVENT, dict[str, str]().get))
    assert "stated in" not in capsys.readouterr().out
