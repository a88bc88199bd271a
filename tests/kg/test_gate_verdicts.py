"""The shapes as the gate prepares them find what pySHACL finds with the shapes as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, SH

from kg.prepared import graph_of
from kg.shacl import Gate, Violation
from kg.store import Literal, NamedNode, Quad, RdfFormat, parse
from mappings import extract as extraction
from mappings.article import Article
from mappings.namespaces import BASE
from mappings.readers import read_all
from mappings.triples import article_quads
from tests.kg.sample import DATA, gate_of, quad

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    path
    for path in sorted((ROOT / "tests" / "ontology" / "shapes").rglob("*.ttl"))
    if not path.stem.endswith("blank-node")  # the gate is for stored data, which have none
]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))[::10]
EVERY = 29  # one statement in so many is spoilt, each in a copy of its own

PREFIXES = """
@prefix ex: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SHAPES = {
    "blank property shapes, several on one": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:nodeKind sh:Literal ;
            sh:property [ sh:path ex:kind ; sh:maxCount 0 ] , [ sh:path ex:age ; sh:minCount 1 ; sh:severity sh:Warning ] .""",
    "four kinds of target on one": """
        ex:S sh:targetClass ex:Thing ; sh:targetNode ex:z ; sh:targetSubjectsOf ex:kind ; sh:targetObjectsOf ex:kind ;
            sh:property [ sh:path ex:age ; sh:minCount 1 ] .""",
    "closed: its property shapes say what is allowed": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ;
            sh:property ex:P . ex:P sh:path ex:kind ; sh:minCount 2 .""",
    "a deactivated node shape asks nothing": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:deactivated true ; sh:property [ sh:path ex:age ; sh:minCount 1 ] .""",
    "a deactivated property shape asks nothing": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:deactivated true ; sh:path ex:age ; sh:minCount 1 ] .""",
    "a node shape that is a member of another": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path ex:age ; sh:minCount 1 ] .
        ex:T a sh:NodeShape ; sh:targetClass ex:Other ; sh:node ex:S .
        ex:U a sh:NodeShape ; sh:targetSubjectsOf ex:kind ; sh:or ( ex:S ex:V ) . ex:V sh:path ex:never ; sh:minCount 1 .""",
    "a property shape of two node shapes": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:P .
        ex:T a sh:NodeShape ; sh:targetSubjectsOf ex:kind ; sh:property ex:P . ex:P sh:path ex:age ; sh:minCount 1 .""",
    "a property shape with a target of its own": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:P .
        ex:P sh:path ex:age ; sh:minCount 1 ; sh:targetSubjectsOf ex:kind .""",
    "a node shape that is a class": """
        ex:Thing a sh:NodeShape , rdfs:Class ; sh:targetSubjectsOf ex:kind ; sh:property [ sh:path ex:age ; sh:minCount 1 ] .""",
    "siblings that share values": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ;
            sh:property [ sh:path ex:kind ; sh:qualifiedValueShape [ sh:pattern "a" ] ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true ] ,
                [ sh:path ex:kind ; sh:qualifiedValueShape [ sh:pattern "b" ] ; sh:qualifiedMinCount 3 ; sh:qualifiedValueShapesDisjoint true ] .""",
    "property shapes within property shapes": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property [ sh:path ex:part ; sh:property [ sh:path ex:age ; sh:minCount 2 ] ] .""",
    "paths": """
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ;
            sh:property [ sh:path [ sh:inversePath ex:part ] ; sh:minCount 1 ] , [ sh:path ( ex:part ex:kind ) ; sh:maxCount 0 ] .""",
}
THINGS = [
    quad("x", "rdf:type", "Thing"),
    quad("x", "kind", '"ab"'),
    quad("x", "part", "y"),
    quad("y", "rdf:type", "Special"),
    quad("y", "kind", "z"),
    quad("y", "age", Literal(7)),
    quad("z", "rdf:type", "Other"),
    quad("z", "age", '"old"'),
]


def plain(gate: Gate) -> Gate:
    """The same gate with its shapes as they are written, where pySHACL judges everything."""
    gate._prepared.shapes = graph_of(gate._shapes)  # type: ignore[assignment]
    gate._clearance._known = False
    return gate


@pytest.fixture(scope="module")
def gates() -> tuple[Gate, Gate]:
    """The project's gate, and the same without preparation."""
    return Gate.load(), plain(Gate.load())


def spoilt(quads: list[Quad]) -> Iterator[list[Quad]]:
    """Copies of a graph, each with one statement left out, doubled with another value, or of another type."""
    for number, one in enumerate(quads[::EVERY]):
        rest = [other for other in quads if other != one]
        yield [
            rest,
            [*quads, Quad(one.subject, one.predicate, Literal("?"), one.graph_name)],
            [*rest, Quad(one.subject, one.predicate, NamedNode(DATA + "nothing"), one.graph_name)],
        ][number % 3]


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_cases_of_the_ontology_get_the_same_verdicts(case: Path, gates: tuple[Gate, Gate]) -> None:
    """Valid or not, each with the same results, component, path, value and messages."""
    prepared, written = gates
    quads = list(parse(case.read_bytes(), format=RdfFormat.TURTLE))
    found = prepared.validate(quads)
    assert found == written.validate(quads)
    assert bool(found) == (case.parent.name == "invalid")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_spoilt_articles_get_the_same_verdicts(path: Path, gates: tuple[Gate, Gate]) -> None:
    """Whatever is missing or wrong, the prepared shapes report it exactly as the written ones do."""
    prepared, written = gates
    ((_, article),) = read_all([path])
    assert isinstance(article, Article)
    quads = article_quads(article, extraction.extract(article), base=BASE, extractor="diplomacy-kg 0")
    found: list[Violation] = []
    for copy in spoilt(quads):
        verdict = prepared.validate(copy)
        assert verdict == written.validate(copy)
        found.extend(verdict)
    assert found


@pytest.mark.parametrize("shapes", SHAPES.values(), ids=SHAPES)
def test_every_kind_of_pair_gets_the_same_verdicts(shapes: str) -> None:
    """A property shape is given its node shape's targets only where that changes no result."""
    written = PREFIXES + shapes, PREFIXES + "ex:Special rdfs:subClassOf ex:Thing ."
    found = gate_of(*written).validate(THINGS)
    assert found == plain(gate_of(*written)).validate(THINGS)
    assert bool(found) == ("deactivated" not in shapes)


def test_the_projects_property_shapes_are_given_targets(gates: tuple[Gate, Gate]) -> None:
    """The preparation takes hold: only a property shape of two node shapes stays where it was."""
    prepared, written = (gate._prepared.shapes for gate in gates)
    handed = {
        inner
        for outer, inner in prepared.subject_objects(SH.property)
        if (outer, SH.targetClass, None) in prepared
    }
    assert all(len(list(written.subjects(SH.property, inner))) > 1 for inner in handed)
    aimed = set(prepared.subjects(SH.targetClass)) & set(prepared.subjects(RDF.type, SH.PropertyShape))
    assert len(aimed) > len(handed)
