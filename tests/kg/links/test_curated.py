"""The links that are kept line by line: SSSOM without a fault, right for every publisher."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.identity.sssom import CURATED, SEMAPV, Mapping, read
from kg.links.curated import TOPICS, UNITS, curated_mappings
from kg.links.targets import target_of
from mappings.authorities import authorities
from mappings.namespaces import BASE, PREFIXES
from mappings.schemes import scheme

CONCEPTS = [concept.iri for concept in scheme("topics")]
LINES = [one for one in curated_mappings() if one.subject in CONCEPTS]
OTHERS = [one for one in curated_mappings() if one.subject not in CONCEPTS]
GRADES = [PREFIXES["skos"] + f"{grade}Match" for grade in ("exact", "close", "broad", "narrow", "related")]
EXTERNAL = re.compile(
    r"http://eurovoc\.europa\.eu/(?:\d+|c_[0-9a-f]{8})"
    r"|http://vocabularies\.unesco\.org/thesaurus/concept\d+"
    r"|http://cv\.iptc\.org/newscodes/mediatopic/\d{8}"
    r"|http://www\.wikidata\.org/entity/Q\d+"
)


def of(topic: str) -> list[Mapping]:
    """The links of one topic."""
    return [one for one in LINES if one.subject == topic]


@pytest.mark.parametrize(("file", "lines"), [(TOPICS, LINES), (UNITS, OTHERS)])
def test_a_file_has_no_fault(file: Path, lines: list[Mapping]) -> None:
    """Every line is a mapping, and a statement stands once."""
    mappings, problems = read(file)
    assert problems == ()
    assert len(mappings) == len(lines) > 200
    assert len({(one.subject, one.object) for one in lines}) == len(lines)


@pytest.mark.parametrize("topic", CONCEPTS)
def test_a_topic_has_links(topic: str) -> None:
    """Each topic leads to EuroVoc, UNESCO, IPTC or Wikidata, by a well-formed IRI, with one grade for one target."""
    targets = [one.object for one in of(topic)]
    assert targets
    assert all(EXTERNAL.fullmatch(target) for target in targets)
    assert max(Counter(targets).values()) == 1


def test_lines_are_topics_in_order_of_grade_and_object() -> None:
    """So that a new line has one place, and a difference is easy to read."""
    lines = [(one.subject, GRADES.index(one.predicate), one.object) for one in LINES]
    assert lines == sorted(lines)
    assert {one.subject for one in LINES} == set(CONCEPTS)


def test_every_line_says_how_it_came_about_and_how_sure_it_is() -> None:
    """A person's reading, or IPTC's own match to Wikidata on top of one, which makes it less sure."""
    for one in LINES:
        assert one.justification in {CURATED, SEMAPV + "MappingChaining"}
        assert one.confidence is not None
        assert 0.7 < one.confidence <= 0.95
        if one.justification != CURATED:
            through = re.search(r"mediatopic:(\d{8})", one.comment or "")
            assert through is not None
            first = next(other for other in of(one.subject) if other.object.endswith(through[1]))
            assert one.confidence < (first.confidence or 0)


def test_an_exact_match_is_alone() -> None:
    """A topic has one exact match at most in each set, and no two topics are exactly the same thing."""
    exact = [one for one in LINES if one.predicate == GRADES[0]]
    assert max(Counter(one.object for one in exact).values()) == 1
    assert max(Counter((one.subject, target_of(one.object)) for one in exact).values()) == 1


def test_countries_and_bodies_of_the_tables_lead_to_eurovoc() -> None:
    """Each is in the tables, has one concept, and no two have the same; a name that differs was read by a person."""
    tables = authorities()
    known = {f"{BASE}place/{key}" for key, unit in tables.places.items() if unit.kind == "Country"}
    known |= {f"{BASE}body/{key}" for key in tables.bodies}
    subjects = [one.subject for one in OTHERS]
    assert subjects == sorted(set(subjects))
    assert set(subjects) <= known
    assert len({one.object for one in OTHERS}) == len(OTHERS)
    for one in OTHERS:
        assert EXTERNAL.fullmatch(one.object)
        assert (one.justification, one.confidence) in {(SEMAPV + "LexicalMatching", 0.95), (CURATED, 0.9)}


def test_another_publisher_has_the_same_topics_and_places_of_his_own() -> None:
    """Topics are the ontology's; places, bodies and the sets are named under his base."""
    base = "https://example.org/"
    theirs = curated_mappings(base)
    assert [one.subject for one in theirs[: len(LINES)]] == [one.subject for one in LINES]
    assert {one.subject_source for one in theirs} == {BASE + "scheme/topics", base + "graph/authorities"}
    assert [one.subject for one in theirs[len(LINES) :]] == [
        one.subject.replace(BASE, base) for one in OTHERS
    ]
    assert {one.object_source for one in theirs} == {
        (one.object_source or "").replace(BASE, base) for one in curated_mappings()
    }
