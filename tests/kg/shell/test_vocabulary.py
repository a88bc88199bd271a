"""What a word may become."""

from __future__ import annotations

import pytest

from kg.asking.library import library
from kg.derived.ontology import ontology_quads
from kg.shell.vocabulary import Vocabulary
from kg.store import Store
from mappings.iris import graph_iri


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The words of a store that holds the ontology."""
    store = Store.open(None)
    store.replace_graph(graph_iri("ontology"), ontology_quads())
    return Vocabulary.of(store, library(), "fr")


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("SELECT ?e { ?e a dip:Rec", "dip:Reception"),
        ("SELECT ?e { ?e dip:earl", "dip:earliest"),
        ("SELECT ?e { ?e dip:topic topic:tr", "topic:trade"),
        ("SELECT ?e { ?e dip:act act:th", "act:thank"),
        ("SELECT ?e { ?e rdfs:l", "rdfs:label"),
        ("SELECT ?e { ?e oa:ex", "oa:exact"),
        ("SELECT ?e { ?e sko", "skos:"),
        ("SELECT ?e { ?e a recep", "dip:Reception"),
        ("sel", "SELECT"),
        ("SELECT ?event { ?ev", "?event"),
        (".ru", ".run"),
        (".run who-m", "who-met-whom"),
        (".run who-met-whom pla", "place="),
        (".explain who-met-whom place=Hanoi la", "lang="),
        (".format c", "csv"),
        (".lang v", "vi"),
        (".labels o", "on"),
    ],
)
def test_the_word_is_offered(vocabulary: Vocabulary, before: str, word: str) -> None:
    """Prefixes, classes, properties, members of schemes, keywords, variables, commands and their words."""
    offers = {offer.word: offer for offer in vocabulary.offers(before)}
    assert word in offers
    length = offers[word].length
    assert word.lower().removeprefix("dip:").startswith(before[-length:].lower()) or word.lower().startswith(
        before[-length:].lower()
    )


@pytest.mark.parametrize(
    "before", ["", "SELECT ?e {", ".run nothing ", ".quit x", ".lang fr e", "SELECT ?x { ?y"]
)
def test_nothing_is_offered_where_nothing_fits(vocabulary: Vocabulary, before: str) -> None:
    """No word begins there, or none is known."""
    assert list(vocabulary.offers(before)) == []


def test_an_offer_says_what_the_word_means(vocabulary: Vocabulary) -> None:
    """In the language of the user."""
    found = {offer.word: offer.meaning for offer in vocabulary.offers("?x a dip:Mee")}
    assert "rencontre" in found["dip:Meeting"].lower() or "réunion" in found["dip:Meeting"].lower()
