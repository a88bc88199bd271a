"""What is asked about a node, of a service whose identifiers are known and of others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import BadParameter
from kg.reconciliation.kinds import Kind
from kg.reconciliation.manifest import WIKIDATA, Manifest
from kg.reconciliation.nodes import Country, Node
from kg.reconciliation.query import Entity, Query
from kg.reconciliation.questions import Asking, Feature, read_properties, types_for

OTHER = Manifest("https://x.example/", "X", "https://x.example/id/", "https://x.example/schema")
ITEMS = replace(OTHER, identifier_space=WIKIDATA)
VIET_NAM = Country("Vietnam", (f"{WIKIDATA}Q881", "https://sws.geonames.org/1562822/"))
LAM = Node("https://y.example/person/vn/to-lam", Kind.PERSON, "Tô Lâm", ("Tô Lâm",), VIET_NAM, ("président",))


def test_wikidata_is_asked_with_its_own_identifiers() -> None:
    """Type human, country of citizenship as an item, positions held by name."""
    assert Asking().query(LAM, ITEMS).to_json() == {
        "query": "Tô Lâm",
        "limit": 5,
        "type": "Q5",
        "properties": [
            {"pid": "P27", "v": {"id": "Q881", "name": "Vietnam"}},
            {"pid": "P39", "v": "président"},
        ],
    }
    body = replace(LAM, kind=Kind.BODY, posts=())
    assert Asking().query(body, ITEMS) == Query(
        "Tô Lâm", ("Q43229",), (("P17", (Entity("Q881", "Vietnam"),)),)
    )


def test_other_services_are_sent_what_the_user_names() -> None:
    """A country by its name, where no link leads into the service's space."""
    named = Asking(("T9",), {Feature.COUNTRY: "nationality", Feature.POST: "job"}, 3)
    query = named.query(replace(LAM, posts=("ministre", "président")), OTHER)
    assert query.to_json() == {
        "query": "Tô Lâm",
        "limit": 3,
        "type": "T9",
        "properties": [
            {"pid": "nationality", "v": "Vietnam"},
            {"pid": "job", "v": ["ministre", "président"]},
        ],
    }
    assert Asking().query(LAM, OTHER) == Query("Tô Lâm")


def test_what_is_not_known_is_not_sent() -> None:
    """No empty property."""
    bare = replace(LAM, country=None, posts=())
    assert Asking().query(bare, ITEMS).properties == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Person", Kind.PERSON),
        ("https://schema.org/Person", Kind.PERSON),
        ("DifferentiatedPerson", Kind.PERSON),
        ("Personne", Kind.PERSON),
        ("CorporateBody", Kind.BODY),
        ("http://www.w3.org/ns/org#Organization", Kind.BODY),
        ("PlaceOrGeographicName", Kind.PLACE),
        ("Lieu", Kind.PLACE),
    ],
)
def test_a_types_words_tell_the_kind(name: str, kind: Kind) -> None:
    """Whether in its name or in its identifier."""
    for fitting in ("T1", name), (name, name):
        types = (fitting, ("https://people.example/types/Thing", "Thing"))
        assert types_for(kind, replace(OTHER, types=types)) == fitting[:1]
    assert types_for(Kind.PERSON, replace(OTHER, types=(("Q35120", "entity"),))) == ()


def test_properties_are_written_with_their_feature() -> None:
    """``none`` alone sends nothing; nothing said leaves it to what is known of the service."""
    assert read_properties(["country=P27", "post=P39"]) == {Feature.COUNTRY: "P27", Feature.POST: "P39"}
    assert read_properties(["none"]) == {}
    assert read_properties(None) is None


@pytest.mark.parametrize("written", ["P27", "country", "country=", "age=P1", "none=P1", "=P27"])
def test_properties_written_otherwise_are_wrong_usage(written: str) -> None:
    """Said with what they must be."""
    with pytest.raises(BadParameter, match="country=ID or post=ID"):
        read_properties([written])


def test_the_same_question_has_the_same_key() -> None:
    """And no other has."""
    query = Asking().query(LAM, ITEMS)
    assert query.key == Asking().query(replace(LAM, iri="https://y.example/z"), ITEMS).key
    others = [
        Asking(limit=4).query(LAM, ITEMS),
        Asking(()).query(LAM, ITEMS),
        Asking(None, {}).query(LAM, ITEMS),
    ]
    assert len({query.key, *(other.key for other in others)}) == 4
