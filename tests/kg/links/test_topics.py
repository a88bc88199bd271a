"""The links of the topics: a file that is SSSOM without a fault, read as it stands for every publisher."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from kg.links.targets import target_of
from kg.links.topics import FILE, topic_mappings
from kg.sssom import CURATED, SEMAPV, Mapping, read
from mappings.namespaces import BASE, PREFIXES
from mappings.schemes import scheme

TOPICS = [concept.iri for concept in scheme("topics")]
GRADES = [PREFIXES["skos"] + f"{grade}Match" for grade in ("exact", "close", "broad", "narrow", "related")]
EXTERNAL = re.compile(
    r"http://eurovoc\.europa\.eu/(?:\d+|c_[0-9a-f]{8})"
    r"|http://vocabularies\.unesco\.org/thesaurus/concept\d+"
    r"|http://cv\.iptc\.org/newscodes/mediatopic/\d{8}"
    r"|http://www\.wikidata\.org/entity/Q\d+"
)


def of(topic: str) -> list[Mapping]:
    """The links of one topic."""
    return [one for one in topic_mappings() if one.subject == topic]


def test_the_file_has_no_fault() -> None:
    """Every line is a mapping."""
    mappings, problems = read(FILE)
    assert problems == ()
    assert len(mappings) == len(topic_mappings()) > 200


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_links(topic: str) -> None:
    """Each topic leads to EuroVoc, UNESCO, IPTC or Wikidata, by a well-formed IRI, with one grade for one target."""
    targets = [one.object for one in of(topic)]
    assert targets
    assert all(EXTERNAL.fullmatch(target) for target in targets)
    assert max(Counter(targets).values()) == 1


def test_lines_are_topics_in_order_of_grade_and_object() -> None:
    """So that a new line has one place, and a difference is easy to read."""
    lines = [(one.subject, GRADES.index(one.predicate), one.object) for one in topic_mappings()]
    assert lines == sorted(lines)
    assert {one.subject for one in topic_mappings()} == set(TOPICS)


def test_every_line_says_how_it_came_about_and_how_sure_it_is() -> None:
    """A person's reading, or IPTC's own match to Wikidata on top of one, which makes it less sure."""
    for one in topic_mappings():
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
    exact = [one for one in topic_mappings() if one.predicate == GRADES[0]]
    assert max(Counter(one.object for one in exact).values()) == 1
    assert max(Counter((one.subject, target_of(one.object)) for one in exact).values()) == 1


def test_another_publisher_has_the_same_topics() -> None:
    """Topics are the ontology's; the sets are named under his base."""
    base = "https://example.org/"
    theirs = topic_mappings(base)
    assert [one.subject for one in theirs] == [one.subject for one in topic_mappings()]
    assert {one.object_source for one in theirs} == {
        (one.object_source or "").replace(BASE, base) for one in topic_mappings()
    }
