"""The authorities' graph holds what stored facts refer to, with what that lies within, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kg.derived.known import authority_quads, mentioned
from kg.derived.said import Said
from kg.store import Literal, NamedNode, Quad, Store
from mappings.authorities import KnownBody, KnownPerson, KnownPlace, authorities
from mappings.iris import article_iri
from mappings.namespaces import BASE
from tests.kg.sample import iri, quad

NAMES = (("fr", "Hà Giang"), ("en", "Ha Giang"))
PLACES = [
    KnownPlace("vn", "Country", (("fr", "Viêt Nam"), ("vi", "Việt Nam")), country="VN", iso="VN"),
    KnownPlace("fr", "Country", (("fr", "France"),), country="FR"),
    KnownPlace("jp", "Country", (("fr", "Japon"),), country="JP"),
    KnownPlace(
        "vn-ha-giang",
        "Province",
        NAMES,
        alt=("Hagiang",),
        within=("vn",),
        country="VN",
        valid_until=date(2025, 6, 30),
        replaced_by=("vn-tuyen-quang",),
        iso="VN-03",
        wikidata="Q36605",
        geonames="1581349",
        dbpedia="http://dbpedia.org/resource/Hà_Giang_province",
        lat=22.75,
        long=105.0,
    ),
    KnownPlace(
        "vn-tuyen-quang",
        "Province",
        (("fr", "Tuyên Quang"),),
        within=("vn",),
        country="VN",
        valid_from=date(2025, 7, 1),
    ),
    KnownPlace("vn-hanoi", "City", (("fr", "Hanoï"),), within=("vn",), country="VN"),
]
BODIES = [
    KnownBody(
        "vn-party",
        "party",
        (("fr", "Parti"),),
        acronyms=("PCV",),
        country="VN",
        seat="vn-hanoi",
        wikidata="Q1",
    ),
    KnownBody("vn-committee", "committee", (("fr", "Comité"),), part_of="vn-party"),
    KnownBody(
        "old", "party", (("fr", "Ancien"),), replaced_by=("vn-committee",), valid_from=date(1930, 2, 3)
    ),
]
PEOPLE = [
    KnownPerson("fr/ana", "Ana", alt=("Anna",), country="FR", wikidata="Q2"),
    KnownPerson("jp/bo", "Bo", country="JP"),
]
TABLES = replace(
    authorities(),
    places={one.id: one for one in PLACES},
    bodies={one.id: one for one in BODIES},
    people={one.id: one for one in PEOPLE},
)


def graph(*names: str) -> list[Quad]:
    """The authorities' quads for articles that name these nodes."""
    with Store.open(None) as store:
        store.replace_graph(
            article_iri("a"), [Quad(node(name), iri("rdf:type"), iri("dip:Place")) for name in names]
        )
        units = mentioned(Said(store), TABLES)
    return authority_quads(units)


def node(path: str) -> NamedNode:
    """The node of a path under the base."""
    return NamedNode(BASE + path)


def paths(quads: list[Quad]) -> set[str]:
    """The subjects, below the base."""
    return {str(one.subject)[len(BASE) + 1 : -1] for one in quads}


@pytest.mark.parametrize(
    ("named", "described"),
    [
        ("place/vn-ha-giang", {"place/vn-ha-giang", "place/vn-tuyen-quang", "place/vn"}),
        ("body/vn-committee", {"body/vn-committee", "body/vn-party", "place/vn-hanoi", "place/vn"}),
        ("body/old", {"body/old", "body/vn-committee", "body/vn-party", "place/vn-hanoi", "place/vn"}),
        ("person/fr/ana", {"person/fr/ana", "place/fr"}),
        ("place/x/nowhere", set()),
    ],
)
def test_only_what_is_named_and_what_that_rests_on(named: str, described: set[str]) -> None:
    """A place brings what it lies within and what replaced it; a body its whole, seat and country; a person a country."""
    assert paths(graph(named)) == described


def test_a_place_is_described_in_full() -> None:
    """Labels by language, validity, position and notation are there."""
    quads = graph("place/vn-ha-giang")
    subject = node("place/vn-ha-giang")
    told = {
        (str(one.predicate).rpartition("/")[2].rpartition("#")[2][:-1], str(one.object))
        for one in quads
        if one.subject == subject
    }
    day = "<http://www.w3.org/2001/XMLSchema#date>"
    assert told == {
        ("type", "<https://w3id.org/diplomacy-kg/ontology#Place>"),
        ("type", "<https://w3id.org/diplomacy-kg/ontology#Province>"),
        ("prefLabel", '"Hà Giang"@fr'),
        ("prefLabel", '"Ha Giang"@en'),
        ("altLabel", '"Hagiang"'),
        ("within", f"<{BASE}place/vn>"),
        ("replacedBy", f"<{BASE}place/vn-tuyen-quang>"),
        ("validUntil", f'"2025-06-30"^^{day}'),
        ("notation", '"VN-03"'),
        ("lat", '"22.75"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("long", '"105.0"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
    }


def test_bodies_and_people_are_described() -> None:
    """A body has its acronym and its seat, a person name and country."""
    quads = graph("body/vn-party", "person/fr/ana")
    objects = {one.object for one in quads}
    assert {Literal("PCV"), Literal("Ana"), Literal("Anna"), Literal("Parti", language="fr")} <= objects
    assert {node("place/vn-hanoi"), node("place/fr"), iri("dip:Body"), iri("dip:Person")} <= objects


def test_what_other_graphs_say_does_not_count() -> None:
    """A derived graph does not feed itself."""
    with Store.open(None) as store:
        store.replace_graph(f"{BASE}graph/authorities", [quad("x", "rdf:type", "dip:Place")])
        assert Said(store).classes == {}
