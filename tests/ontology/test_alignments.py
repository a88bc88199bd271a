"""The alignments: terms and concepts stand in a sound relation to the vocabularies of others."""

from __future__ import annotations

import re

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.resources import ONTOLOGY
from mappings.schemes import scheme, terms

GRAPH = Graph().parse(ONTOLOGY / "alignments.ttl")
GRADES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
TOPICS = [concept.iri for concept in scheme("topics")]
CODES = {concept.iri for name in ("cameo", "plover") for concept in scheme(name)}

STANDARDS = ("dct", "foaf", "oa", "org", "prov", "schema", "sem")

REQUIRED = [
    ("Event", "sem:Event"),
    ("Article", "schema:NewsArticle"),
    ("Person", "foaf:Person"),
    ("Body", "org:Organization"),
    ("Post", "org:Post"),
    ("Tenure", "org:Membership"),
    ("evidence", "prov:wasDerivedFrom"),
]


def _matches(node: str) -> set[tuple[URIRef, str]]:
    return {(grade, str(target)) for grade in GRADES for target in GRAPH.objects(URIRef(node), grade)}


@pytest.mark.parametrize(("term", "standard"), REQUIRED)
def test_a_standard_notion_is_linked(term: str, standard: str) -> None:
    """Where a standard has the notion, the term points to it."""
    prefix, _, local = standard.partition(":")
    assert URIRef(PREFIXES[prefix] + local) in set(GRAPH.objects(URIRef(DIP + term)))


def test_terms_are_aligned_to_standards_or_codes() -> None:
    """A term is aligned only to a known standard or to a code of the project's own lists."""
    known = tuple(PREFIXES[prefix] for prefix in STANDARDS)
    for term in terms():
        for target in GRAPH.objects(URIRef(DIP + term)):
            assert str(target).startswith(known) or str(target) in CODES, (term, target)


def test_only_what_exists_is_aligned() -> None:
    """Every subject is a defined term or concept."""
    concepts = {
        c.iri for name in ("acts", "topics", "agreement-types", "relationship-types") for c in scheme(name)
    }
    header = {BASE + "alignments"}
    assert {str(node) for node in GRAPH.subjects()} <= concepts | {DIP + term for term in terms()} | header


def test_topics_are_aligned_to_contexts_alone() -> None:
    """What topics are elsewhere stands in a file of its own, with a justification for each."""
    targets = {target for topic in TOPICS for _, target in _matches(topic)}
    assert targets
    assert targets <= CODES


@pytest.mark.parametrize(
    "name", ["Meeting", "Reception", "Call", "Visit", "Conference", "Signing", "Ceremony", "Training"]
)
def test_an_event_class_has_a_code(name: str) -> None:
    """Each type of event is linked to a CAMEO code."""
    assert any(target.startswith(BASE + "cameo/") for _, target in _matches(DIP + name))


@pytest.mark.parametrize("concept", [c.iri for c in scheme("acts")])
def test_an_act_has_a_code(concept: str) -> None:
    """Each act is linked to a CAMEO code."""
    assert any(target.startswith(BASE + "cameo/") for _, target in _matches(concept))


def test_no_code_is_idle() -> None:
    """Only codes in use are kept: each one, or one below it, is the target of an alignment or of a CAMEO code."""
    cameo = Graph().parse(ONTOLOGY / "schemes" / "cameo.ttl")
    plover = Graph().parse(ONTOLOGY / "schemes" / "plover.ttl")
    used = {
        str(target) for grade in GRADES for graph in (GRAPH, cameo) for target in graph.objects(None, grade)
    }
    for graph in (cameo, plover):
        used |= {str(above) for code in set(used) for above in graph.objects(URIRef(code), SKOS.broader)}
    assert used >= CODES


def test_subclasses_and_subproperties_stay_in_kind() -> None:
    """Classes are below classes, properties below properties."""
    for predicate, capital in ((RDFS.subClassOf, True), (RDFS.subPropertyOf, False)):
        for subject, target in GRAPH.subject_objects(predicate):
            for node in (subject, target):
                local = re.split(r"[/#]", str(node))[-1]
                assert local[0].isupper() is capital
    assert not list(GRAPH.subjects(RDF.type, SKOS.Concept))
