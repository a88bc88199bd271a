"""What nodes are called, and which nodes a name may mean."""

from __future__ import annotations

import pytest

from kg.errors import UnknownName
from kg.names import Names, require_node
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import graph_iri, person_iri, place_iri
from mappings.namespaces import BASE, PREFIXES
from tests.kg.conftest import EVENT, HANOI, TO_LAM, WANG_WEI, WANG_YI


def test_a_node_has_one_name_and_its_narrowest_class(store: Store) -> None:
    """The label, else a name from an article, else the short IRI."""
    names = Names(store)
    assert names.of(EVENT) == "Reception, Hanoi, 16 May 2024"
    assert names.of(place_iri(HANOI)) == "Hanoi"
    assert names.of("https://w3id.org/diplomacy-kg/article/first") == "Tô Lâm reçoit Wang Yi"
    assert names.of("https://w3id.org/diplomacy-kg/topic/trade") == "topic:trade"
    assert names.type_of(EVENT) == "Reception"
    assert names.type_of(place_iri(HANOI)) == "City"
    assert names.type_of("https://example.org/x") == ""


def test_a_name_is_in_the_language_that_is_asked_for(store: Store) -> None:
    """Where the node has one in it; else without language, then French, English, any."""
    graph, node = NamedNode(graph_iri("labels")), NamedNode(BASE + "place/x")
    names = [
        Literal("Hanoi", language="en"),
        Literal("Hanoï", language="fr"),
        Literal("Hà Nội", language="vi"),
    ]
    store.replace_graph(
        graph.value, [Quad(node, NamedNode(PREFIXES["rdfs"] + "label"), n, graph) for n in names]
    )
    found = [Names(store, tag).of(node.value) for tag in ("vi", "en", "fr", "ko")]
    assert found == ["Hà Nội", "Hanoi", "Hanoï", "Hanoï"]


@pytest.mark.parametrize("spelling", ["Tô Lâm", "to lam", "TO-LAM", "lam to", "Lâm"])
def test_a_name_is_found_in_any_spelling(store: Store, spelling: str) -> None:
    """Marks, case, hyphens and the order of words do not count; one word may do."""
    assert Names(store).meant(spelling) == (person_iri(TO_LAM),)


def test_several_nodes_may_be_meant(store: Store) -> None:
    """All are returned, in an order that does not change."""
    assert Names(store).meant("wang") == (person_iri(WANG_WEI), person_iri(WANG_YI))
    assert Names(store).meant("Wang Yi") == (person_iri(WANG_YI),)


@pytest.mark.parametrize("iri", ["person/vn/to-lam", "<https://w3id.org/diplomacy-kg/person/vn/to-lam>"])
def test_an_iri_means_itself(store: Store, iri: str) -> None:
    """In each form in which IRIs are written."""
    assert Names(store).meant(iri) == (person_iri(TO_LAM),)
    assert require_node(store, iri) == person_iri(TO_LAM)


@pytest.mark.parametrize("name", ["Tolam", "Tô Lãmm"])
def test_an_unknown_name_offers_the_nearest(store: Store, name: str) -> None:
    """By their folded spelling."""
    with pytest.raises(UnknownName, match=r"did you mean Tô Lâm\?"):
        Names(store).meant(name)


@pytest.mark.parametrize("name", ["", " ", "Zzzzzz", "-"])
def test_a_name_like_no_other_offers_none(store: Store, name: str) -> None:
    """An empty name means nothing, not everything."""
    with pytest.raises(UnknownName) as caught:
        Names(store).meant(name)
    assert caught.value.nearest == ()


def test_an_unknown_iri_offers_its_neighbours(store: Store) -> None:
    """Those with the longest path in common."""
    with pytest.raises(UnknownName, match="person/vn/to-lam"):
        require_node(store, "person/vn/to-lan")
    with pytest.raises(UnknownName) as caught:
        require_node(store, "no iri at all")
    assert caught.value.nearest == ()
