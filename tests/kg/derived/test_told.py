"""What articles say of single nodes, looked up: the same as when all is read, also of what very many articles name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.derived.said import Said
from kg.derived.told import Told
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import article_iri, graph_iri
from mappings.namespaces import BASE, DIP
from tests.kg.sample import iri

MANY = 70
PLACE = f"{BASE}place/vn"
PROGRAM = f"{BASE}extractor/x"


@pytest.fixture
def store() -> Iterator[Store]:
    """A place and a program that seventy articles name; one of them and the tables call the place a country."""
    place, program = NamedNode(PLACE), NamedNode(PROGRAM)
    graphs = {
        article_iri(f"a{number}"): [
            Quad(place, iri("rdf:type"), iri("dip:Place")),
            Quad(program, iri("rdf:type"), iri("prov:SoftwareAgent")),
        ]
        for number in range(MANY)
    }
    graphs[article_iri("a3")].append(Quad(place, iri("rdf:type"), iri("dip:Country")))
    graphs[graph_iri("authorities")] = [Quad(place, iri("rdf:type"), iri("dip:City"))]
    with Store.open(None) as held:
        held.replace_graphs(graphs)
        yield held


def test_what_many_articles_name_has_all_its_classes(store: Store) -> None:
    """Each class that any article gives it, none that only a derived graph does."""
    assert Told(store).types(PLACE) == {f"{DIP}Place", f"{DIP}Country"} == Said(store).types(PLACE)


def test_what_many_articles_say_has_all_its_values(store: Store) -> None:
    """Whatever the property: each value that any article gives, none that only a derived graph does."""
    place, label = NamedNode(PLACE), iri("skos:altLabel")
    for number in range(MANY):
        name = article_iri(f"a{number}")
        names: list[Literal | NamedNode] = [
            Literal("Viêt Nam", language="fr"),
            Literal(f"{number % 3}"),
            NamedNode(f"{BASE}{number % 2}"),
        ]
        store.replace_graph(name, [*store.quads(name), *(Quad(place, label, one) for one in names)])
    store.replace_graph(graph_iri("labels"), [Quad(place, label, Literal("Vietnam"))])
    assert Told(store).values(PLACE, "skos:altLabel") == Said(store).values(PLACE, "skos:altLabel")
    assert len(Told(store).values(PLACE, "skos:altLabel")) == 1 + 3 + 2


def test_a_class_that_is_not_ours_is_told_too(store: Store) -> None:
    """What is of no class of the ontology is read to the end."""
    assert Told(store).types(PROGRAM) == Said(store).types(PROGRAM) != frozenset()
