"""The shapes: what they let through, what they refuse, and that they say why in both languages."""

from __future__ import annotations

import pytest
from rdflib import RDF, SH, BNode, Literal, URIRef

from mappings.namespaces import DIP, PREFIXES
from mappings.schemes import scheme, terms
from tests.ontology.shape_cases import (
    SHAPE,
    SHAPES,
    Case,
    broken_in_memory,
    broken_in_store,
    invalid_cases,
    judging,
    listed,
    shape_names,
    valid_cases,
)

VALID = valid_cases()
INVALID = invalid_cases()

# What a store could judge otherwise than rdflib: closed lists, required values, datatypes.
TOUCHY = {"InConstraintComponent", "HasValueConstraintComponent", "DatatypeConstraintComponent"}

FROM_SCHEMES = {
    "Post-kind": "post-kinds",
    "Participation-role": "roles",
    "Agreement-type": "agreement-types",
    "Statement-act": "acts",
    "Relationship-type": "relationship-types",
    "topic": "topics",
}


def test_no_case_is_lost() -> None:
    """The collector finds as many graphs as were written."""
    assert len(VALID) >= 28
    assert len(INVALID) >= 240


@pytest.mark.parametrize("case", VALID, ids=str)
def test_a_valid_graph_conforms(case: Case) -> None:
    """A graph that keeps the contract breaks no shape."""
    assert broken_in_memory(case.path) == set()


@pytest.mark.parametrize("case", INVALID, ids=str)
def test_an_invalid_graph_breaks_its_shape_alone(case: Case) -> None:
    """A graph that breaks one constraint is refused by the shape that its header names, and by no other."""
    assert broken_in_memory(case.path) == case.broken


@pytest.mark.parametrize("case", VALID, ids=str)
def test_a_valid_graph_conforms_in_a_store(case: Case) -> None:
    """An Oxigraph store is judged as the same graph in memory: no false sh:in on what it holds."""
    assert broken_in_store(case.path) == set()


@pytest.mark.parametrize("case", [c for c in INVALID if {k for _, k in c.broken} & TOUCHY], ids=str)
def test_an_invalid_graph_is_refused_in_a_store(case: Case) -> None:
    """Closed lists, required values and datatypes refuse the same in a store as in memory."""
    assert broken_in_store(case.path) == case.broken


def test_every_judging_shape_is_tried() -> None:
    """Each shape that can refuse something has a graph that it refuses, save those that only ask for an IRI."""
    tried = {shape for case in INVALID for shape, _ in case.broken}
    only_iri = {"Country", "Province", "City", "Site", "Reception", "Call", "Visit", "Conference", "Signing"}
    assert judging() - tried == only_iri | {"Ceremony", "Training", "Tally"}


def test_every_case_names_a_shape() -> None:
    """No case expects a shape that is not there."""
    assert {shape for case in INVALID for shape, _ in case.broken} <= judging()


def test_every_class_has_a_shape() -> None:
    """Each class of the ontology is the target of a shape."""
    targets = {str(target).removeprefix(DIP) for target in SHAPES.objects(None, SH.targetClass)}
    classes = {term for term in terms() if term[0].isupper()}
    assert classes <= targets


def test_every_property_has_a_shape() -> None:
    """Each property of what articles say is constrained.

    Three sorts are not said by articles: the literal in which refused triples are kept, what the scheme of kinds of
    post tells of its concepts, and what is derived.
    """
    paths = {str(path).removeprefix(DIP) for path in SHAPES.objects(None, SH.path)}
    of_kinds = {"excludes", "excludesElsewhere", "exclusiveWithin", "heldByMany", "servesOwnCountry"}
    derived = {"standsFor", "between", "saidAt", "variesIn", "spelling"}
    derived |= {"countedIn", "by", "counts", "of", "period", "firstDay", "lastDay", "facts"}
    assert {term for term in terms() if term[0].islower()} - paths == {"refused"} | of_kinds | derived


@pytest.mark.parametrize("shape", sorted(shape_names(SH.NodeShape) | shape_names(SH.PropertyShape)))
def test_every_shape_says_why(shape: str) -> None:
    """Each shape has one message in English and one in French, both sentences."""
    messages = [m for m in SHAPES.objects(URIRef(SHAPE + shape), SH.message) if isinstance(m, Literal)]
    assert sorted(str(message.language) for message in messages) == ["en", "fr"]
    assert all(str(message)[0].isupper() and str(message).endswith(".") for message in messages)


@pytest.mark.parametrize(("shape", "name"), FROM_SCHEMES.items())
def test_closed_lists_are_the_schemes(shape: str, name: str) -> None:
    """What a shape allows is what the scheme holds: no more, no less."""
    assert listed(shape) == {concept.iri for concept in scheme(name)}


def test_statuses_are_shared_out() -> None:
    """Events and agreements between them use every status."""
    assert listed("Event-status") | listed("Agreement-status") == {
        concept.iri for concept in scheme("statuses")
    }


def test_closed_lists_hold_iris() -> None:
    """No closed list or required value is a string, which a store and rdflib could compare differently."""
    values = set(SHAPES.objects(None, RDF.first)) | set(SHAPES.objects(None, SH.hasValue))
    assert all(isinstance(value, URIRef) for value in values)


def test_only_lists_and_paths_are_blank() -> None:
    """Every shape has an IRI; only list cells and compound paths cannot have one."""
    paths = set(SHAPES.objects(None, SH.path))
    blank = {node for node in SHAPES.subjects() if isinstance(node, BNode)}
    assert all((node, RDF.first, None) in SHAPES or node in paths for node in blank)


def test_core_constraints_only() -> None:
    """No shape runs SPARQL: the core says it all, and faster."""
    beyond = {SH.sparql, SH.js, SH.rule, SH.target}
    assert not beyond & set(SHAPES.predicates())


def test_shapes_stand_under_their_own_prefix() -> None:
    """Shapes are named under the shapes' namespace, never among the terms."""
    shapes = set(SHAPES.subjects(RDF.type, SH.NodeShape)) | set(SHAPES.subjects(RDF.type, SH.PropertyShape))
    assert all(str(shape).startswith(SHAPE) for shape in shapes)
    assert not SHAPE.startswith(PREFIXES["dip"])
