"""What a service says of itself, in both versions and in none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.errors import UnusableAnswer
from kg.reconciliation.manifest import WIKIDATA, Manifest, read_manifest
from tests.kg.fake_service import MANIFEST

URL = "https://things.example/reconcile"
LEAST = {
    "name": "Old",
    "identifierSpace": "http://old.example/id",
    "schemaSpace": "http://old.example/schema",
}


def test_a_manifest_of_0_2_is_read() -> None:
    """Types, template and size of batches are known."""
    assert read_manifest(MANIFEST, URL) == Manifest(
        URL,
        "Fake",
        "https://things.example/id/",
        "https://things.example/schema#",
        ("0.1", "0.2"),
        (("T1", "Person"), ("T2", "CorporateBody")),
        "https://things.example/page/{{id}}",
        2,
    )


def test_a_manifest_without_versions_is_of_0_1() -> None:
    """That version had no such member."""
    known = read_manifest(LEAST, URL)
    assert (known.versions, known.types, known.view, known.batch_size) == (("0.1",), (), None, None)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([], "something else than a manifest"),
        (None, "something else than a manifest"),
        ({}, "without name and identifierSpace and schemaSpace"),
        (LEAST | {"name": 7}, "without name"),
        (LEAST | {"schemaSpace": " "}, "without schemaSpace"),
        (LEAST | {"versions": ["1.0-draft"]}, r"other versions \(1.0-draft\) than 0.1 and 0.2"),
        (LEAST | {"versions": []}, r"other versions \(none\)"),
    ],
)
def test_what_is_no_manifest_says_why(value: Any, words: str) -> None:
    """With the address."""
    with pytest.raises(UnusableAnswer, match=f"^{URL} answers with .*{words}"):
        read_manifest(value, URL)


@pytest.mark.parametrize(
    "more",
    [
        {"batchSize": 0},
        {"batchSize": "many"},
        {"view": {"url": "https://old.example/"}},
        {"view": "x"},
        {"defaultTypes": "T1"},
        {"defaultTypes": [None, {"name": "no id"}]},
    ],
)
def test_optional_members_of_another_shape_are_as_if_not_there(more: dict[str, Any]) -> None:
    """They only help."""
    assert read_manifest(LEAST | more, URL) == read_manifest(LEAST, URL)


def test_types_may_stand_as_bare_identifiers() -> None:
    """Some services write them so."""
    assert read_manifest(LEAST | {"defaultTypes": ["Person"]}, URL).types == (("Person", "Person"),)


def test_an_entity_is_named_by_the_space_or_the_template() -> None:
    """The space, where it ends as a namespace does; else the template; else the space and a slash."""
    known = read_manifest(MANIFEST, URL)
    assert known.iri("E1") == "https://things.example/id/E1"
    old = replace(known, identifier_space="http://old.example/id")
    assert old.iri("E 1") == "https://things.example/page/E%201"
    assert replace(old, view=None).iri("E1") == "http://old.example/id/E1"
    assert old.iri("https://else.example/x") == "https://else.example/x"


def test_wikidatas_space_has_one_name() -> None:
    """However a service writes it, an item is the one that other data links to."""
    for space in (WIKIDATA, "https://www.wikidata.org/entity/"):
        known = read_manifest(MANIFEST | {"identifierSpace": space}, URL)
        assert known.iri("Q881") == "http://www.wikidata.org/entity/Q881"
