"""What notes tell of a node is what the whole store tells of it."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.derived.noted import Noted
from kg.derived.notes import Notes
from kg.derived.said import Said
from kg.store import Literal, NamedNode, Quad, RdfFormat, Store, serialize
from mappings.iris import article_iri
from mappings.namespaces import BASE
from tests.kg.sample import iri

NODES: Final = ("event/meeting/1", "person/x/an", "place/vn", "article/a", "statement/a/1")
PROPERTIES: Final = ("rdf:type", "dip:topic", "dip:reports", "dip:ordinal", "skos:altLabel", "dip:start")
VALUES: Final = (
    *(NamedNode(BASE + node) for node in NODES),
    iri("dip:Event"),
    iri("topic:trade"),
    Literal("Ấn"),
    Literal("An", language="fr"),
    Literal('"An"\n\\', language="en"),
    Literal("05", datatype=iri("xsd:nonNegativeInteger")),
    Literal(5),
    Literal("2025-02", datatype=iri("xsd:gYearMonth")),
)
LEADING: Final = ("rdf:type", "dip:topic", "dip:reports")  # properties whose values are nodes
STATEMENTS = st.sets(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(NODES), st.sampled_from(PROPERTIES), st.sampled_from(VALUES)
    )
)


@given(STATEMENTS)
@settings(max_examples=150)
def test_notes_tell_what_the_store_tells(statements: set[tuple[str, str, str, NamedNode | Literal]]) -> None:
    """In the same order, numbers as the store keeps them."""
    quads = [
        Quad(NamedNode(BASE + node), iri(name), value, NamedNode(article_iri(article)))
        for article, node, name, value in statements
        if isinstance(value, NamedNode) or name not in LEADING
    ]
    written = serialize(quads, format=RdfFormat.N_QUADS) or b""
    with Store.open(None) as store, Notes(BASE) as notes:
        store.fill(written)
        notes.add(written)
        whole, noted = Said(store), Noted(notes)
        assert set(noted) == whole.mentioned
        for node in (*(BASE + node for node in NODES), iri("topic:trade").value):
            assert (node in noted) == (node in whole)
            assert noted.types(node) == whole.types(node)
            assert noted.subjects(node, "dip:reports") == whole.subjects(node, "dip:reports")
            for name in PROPERTIES:
                assert noted.values(node, name) == whole.values(node, name)
                assert noted.nodes(node, name) == whole.nodes(node, name)
                assert noted.words(node, name) == whole.words(node, name)
                assert noted.first(node, name) == whole.first(node, name)


def test_what_is_not_noted_cannot_be_asked_for() -> None:
    """A derived graph that is to be made of more has it noted first; silence would be taken for an answer."""
    with Notes(BASE) as notes:
        noted = Noted(notes)
        with pytest.raises(LookupError):
            noted.nodes(BASE + NODES[0], "dip:evidence")
        with pytest.raises(LookupError):
            noted.subjects(BASE + NODES[0], "dip:madeAt")
