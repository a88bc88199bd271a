"""The gate tells what is wrong, where, by which shape, in both languages."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from rdflib import Graph

from kg.shacl import Gate, Violation
from kg.store import BlankNode, Literal, NamedNode, Quad
from kg.translation import ForeignTerm, from_rdflib, to_rdflib
from mappings.article import Article, Block, BlockKind
from mappings.namespaces import DIP
from mappings.triples import article_quads
from tests.kg.sample import DATA, extract, gate_of, iri, quad

STRINGS = """
@prefix ex: <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ;
    sh:property [ sh:path ex:status ; sh:in ( "held" "planned" ) ] ;
    sh:property [ sh:path ex:kind ; sh:hasValue "a" ] .
"""
THING = [quad("x", "rdf:type", "Thing"), quad("x", "status", '"held"'), quad("x", "kind", '"a"')]


def small(turtle: str, background: str = "") -> Gate:
    """A gate of these shapes."""
    prefixes = """
    @prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    """
    return gate_of(prefixes + turtle, prefixes + background)


def test_plain_strings_in_closed_lists_conform() -> None:
    """No false sh:in or sh:hasValue violation on the way that the gate takes."""
    assert small(STRINGS).validate(THING) == []
    assert [v.value for v in small(STRINGS).validate([*THING, quad("x", "status", '"lost"')])] == [
        Literal("lost")
    ]


def test_pyshacl_on_an_oxigraph_store_still_needs_the_detour() -> None:
    """The reason for the detour through rdflib: once this fails, the store can be judged directly."""
    store = pyoxigraph.Store()
    store.extend(Quad(one.subject, one.predicate, one.object) for one in THING)
    shapes = Graph().parse(data=STRINGS, format="turtle")
    conforms, _, _ = pyshacl.validate(store, shacl_graph=shapes)  # type: ignore[arg-type]
    assert not conforms


def test_a_violation_names_focus_path_value_shape_and_messages() -> None:
    """A blank property shape is told by the named shape around it; messages keep their languages."""
    gate = small(
        """ex:Shape a sh:NodeShape ; sh:targetClass ex:Thing ;
        sh:property [ sh:path ex:age ; sh:datatype xsd:integer ; sh:message "A number"@en , "Un nombre"@fr ] ."""
    )
    found = gate.validate([quad("x", "rdf:type", "Thing"), quad("x", "age", '"old"')])
    assert found == [
        Violation(
            focus=iri("x"),
            shape=DATA + "Shape",
            component="http://www.w3.org/ns/shacl#DatatypeConstraintComponent",
            path=DATA + "age",
            value=Literal("old"),
            messages=(("en", "A number"), ("fr", "Un nombre")),
        )
    ]
    assert (found[0].message("fr"), found[0].message("de"), found[0].refuses) == (
        "Un nombre",
        "A number",
        True,
    )


def test_a_warning_does_not_refuse() -> None:
    """Severity is kept; only violations keep facts out."""
    gate = small(
        "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:P . ex:P sh:path ex:age ; sh:minCount 1 ; sh:severity sh:Warning ."
    )
    (found,) = gate.validate([quad("x", "rdf:type", "Thing")])
    assert (found.refuses, found.shape, found.value) == (False, DATA + "P", None)
    assert found.message()


def test_a_path_that_is_not_one_property_is_left_out() -> None:
    """No blank node of a path finds its way into a violation."""
    gate = small(
        "ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path [ sh:inversePath ex:has ] ; sh:minCount 1 ] ."
    )
    (found,) = gate.validate([quad("x", "rdf:type", "Thing")])
    assert found.path is None


def test_subclasses_and_scheme_members_are_known_but_not_judged() -> None:
    """A shape for a class holds for its subclasses; a node of the ontology is judged only where the data speak of it.

    Nothing else is taken over of it, nor anything of its other nodes: what they are does not matter to an article.
    """
    gate = small(
        """ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path ex:topic ; sh:class skos:Concept ; sh:minCount 1 ] .
        ex:C a sh:NodeShape ; sh:targetClass skos:Concept ; sh:property [ sh:path ex:never ; sh:minCount 1 ] .""",
        "ex:Special rdfs:subClassOf ex:Thing . ex:trade a skos:Concept ; ex:never skos:Concept . ex:Unrelated a ex:Thing .",
    )
    quads = [
        quad("x", "rdf:type", "Special"),
        quad("y", "rdf:type", "Special"),
        quad("y", "topic", '"trade"'),
    ]
    assert {(v.focus, v.component.rpartition("#")[2]) for v in gate.validate(quads)} == {
        (iri("x"), "MinCountConstraintComponent"),
        (iri("y"), "ClassConstraintComponent"),
    }
    with_topic = [quad("x", "rdf:type", "Special"), quad("x", "topic", "trade")]
    assert [v.focus for v in gate.validate(with_topic)] == [iri("trade")]
    with_other = [quad("x", "rdf:type", "Special"), quad("x", "topic", "Unrelated")]
    for found in (gate.validate(with_other), gate.judge(with_other)):
        assert [(v.focus, v.value) for v in found] == [(iri("x"), iri("Unrelated"))]


def test_judging_leaves_no_trace_on_the_next_graph() -> None:
    """One gate judges many graphs, each by itself."""
    gate = small(STRINGS)
    bad = [quad("y", "rdf:type", "Thing")]
    assert len(gate.validate(bad)) == 1
    assert gate.validate(THING) == []
    assert len(gate.validate(bad)) == 1


@pytest.mark.parametrize(
    "term",
    [
        NamedNode("http://example.org/é"),
        Literal("Hà Nội"),
        Literal("Hà Nội", language="vi"),
        Literal("2024", datatype=iri("xsd:gYear")),
        Literal("--05-16", datatype=iri("xsd:gMonthDay")),
        Literal("007", datatype=iri("xsd:integer")),
        Literal("not a date", datatype=iri("xsd:date")),
    ],
)
def test_terms_keep_their_form_there_and_back(term: NamedNode | Literal) -> None:
    """A literal's lexical form, well or badly typed, is not normalised on the way."""
    assert from_rdflib(to_rdflib(term)) == term


def test_what_is_no_term_of_stored_data_is_refused() -> None:
    """A blank node has no place in either direction."""
    with pytest.raises(ForeignTerm, match="neither an IRI nor a literal"):
        to_rdflib(BlankNode("b"))
    with pytest.raises(ForeignTerm):
        from_rdflib(None)


def test_shapes_and_background_are_read_from_files(tmp_path: Path) -> None:
    """``load`` reads Turtle files."""
    shapes, known = tmp_path / "shapes.ttl", tmp_path / "known.ttl"
    shapes.write_text(
        "@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    )
    known.write_text(
        "@prefix ex: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . ex:Special rdfs:subClassOf ex:Thing ."
    )
    assert len(Gate.load(shapes, [known]).validate([quad("x", "rdf:type", "Special")])) == 1


def test_a_shape_that_nobody_named_is_told_as_a_shape() -> None:
    """No blank node stands for a source shape."""
    gate = small(
        "[] a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    )
    (found,) = gate.validate([quad("x", "rdf:type", "Thing")])
    assert found.shape == "http://www.w3.org/ns/shacl#Shape"


def test_the_projects_shapes_accept_what_the_project_writes() -> None:
    """A report of our own conforms; an event without evidence, role or status does not, in both languages."""
    text = "Ana reçoit Bo à Hanoi le 2024-05-16."
    article = Article("a", text, (Block(BlockKind.BODY, 0, len(text)),), title=text)
    gate = Gate.load()
    assert gate.validate(article_quads(article, extract(article), extractor="diplomacy-kg 0")) == []
    found = gate.validate([quad("e", "rdf:type", "dip:Event"), quad("e", "rdf:type", "dip:Meeting")])
    assert {violation.focus for violation in found} == {iri("e")}
    assert all({language for language, _ in violation.messages} == {"en", "fr"} for violation in found)
    assert DIP + "evidence" in {violation.path for violation in found}


@pytest.mark.parametrize("seat", ["dip:Place", "dip:Country", "dip:City"])
def test_a_subclass_is_known_from_the_ontology(seat: str) -> None:
    """A country is a place although no article says so; pySHACL is told, and what clears it knows it."""
    gate = Gate.load()
    stated = [quad("x", "rdf:type", "dip:Body"), quad("x", "dip:seat", "y"), quad("y", "rdf:type", seat)]
    for found in (gate.judge(stated), gate.validate(stated)):
        assert not [one for one in found if one.path == DIP + "seat"]
    other = [*stated[:2], quad("y", "rdf:type", "dip:Person")]
    assert [one.path for one in gate.judge(other) if one.path == DIP + "seat"]
