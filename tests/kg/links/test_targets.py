"""The sets that links lead to: each IRI belongs to one, and one that is not known has its host's name."""

from __future__ import annotations

import pytest

from kg.links.targets import TARGETS, named, set_of, target_of
from mappings.namespaces import BASE


@pytest.mark.parametrize(
    ("iri", "key"),
    [
        ("http://www.wikidata.org/entity/Q1", "wikidata"),
        ("https://sws.geonames.org/1581130/", "geonames"),
        ("http://dbpedia.org/resource/Hanoi", "dbpedia"),
        ("http://eurovoc.europa.eu/11", "eurovoc"),
        ("http://vocabularies.unesco.org/thesaurus/concept3534", "unesco"),
        ("http://cv.iptc.org/newscodes/mediatopic/20000373", "mediatopic"),
    ],
)
def test_an_iri_belongs_to_its_set(iri: str, key: str) -> None:
    """By how it begins."""
    assert target_of(iri) == set_of(iri) == named(key)


def test_a_set_that_nobody_described_is_its_host() -> None:
    """A person may accept a link to anywhere; no terms are invented for it."""
    found = set_of("https://viaf.org/viaf/1/")
    assert target_of("https://viaf.org/viaf/1/") is None
    assert (found.key, found.namespace, found.license) == ("viaf.org", "https://viaf.org/", None)
    assert found.iri() == BASE + "dataset/viaf.org"


def test_sets_are_in_order_and_apart() -> None:
    """No set's IRIs begin like another's."""
    keys = [target.key for target in TARGETS]
    assert keys == sorted(set(keys))
    for one in TARGETS:
        assert [other.key for other in TARGETS if other.namespace.startswith(one.namespace)] == [one.key]
