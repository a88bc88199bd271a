"""What is cleared has nothing wrong with it, by pySHACL's own verdict; what is in doubt is left to pySHACL."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.shacl import Gate
from kg.store import BlankNode, Literal, NamedNode, Quad, RdfFormat, Term, parse
from mappings import extract as extraction
from mappings.article import Article
from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.readers import read_all
from mappings.triples import article_quads
from tests.kg.sample import gate_of, iri, quad

ROOT = Path(__file__).resolve().parents[3]
VALID = sorted((ROOT / "tests" / "ontology" / "shapes" / "valid").glob("*.ttl"))
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

HEAD = """
@prefix ex: <http://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
KNOWN = "ex:Special rdfs:subClassOf ex:Thing . ex:Rare rdfs:subClassOf ex:Special . ex:a a skos:Concept ; skos:inScheme ex:s ."
TARGETS = (
    "sh:targetClass ex:Thing",
    "sh:targetClass ex:Other",
    "sh:targetSubjectsOf ex:p",
    "sh:targetObjectsOf ex:q",
    "sh:targetNode ex:a",
    'sh:targetClass skos:Concept ; sh:targetNode "a"',
)
PATHS = (
    "ex:p",
    "ex:q",
    "rdf:type",
    "[ sh:inversePath ex:q ]",
    "[ sh:alternativePath ( ex:p ex:q ) ]",
    "( ex:q ex:p )",
    "( ex:q [ sh:inversePath ex:p ] )",
    "[ sh:zeroOrMorePath ex:q ]",
    "skos:inScheme",
    "rdfs:subClassOf",
)
COUNTS = ("sh:minCount 1", "sh:minCount 2", "sh:maxCount 1", "sh:maxCount 0", "sh:minCount 0")
PAIRS = ("sh:lessThan ex:p", "sh:lessThanOrEquals ex:q", "sh:lessThan ex:p , ex:q")
FACETS = (
    "sh:nodeKind sh:IRI",
    "sh:nodeKind sh:Literal",
    "sh:nodeKind sh:IRIOrLiteral",
    "sh:nodeKind sh:BlankNodeOrIRI",
    "sh:nodeKind sh:BlankNodeOrLiteral",
    "sh:nodeKind sh:BlankNode",
    *(
        f"sh:datatype xsd:{name}"
        for name in [
            "string",
            "integer",
            "decimal",
            "date",
            "gYear",
            "gMonthDay",
            "nonNegativeInteger",
            "anyURI",
            "boolean",
            "dateTime",
            "double",
            "float",
        ]
    ),
    "sh:datatype rdf:langString",
    "sh:datatype rdfs:Literal",
    "sh:class ex:Thing",
    "sh:class ex:Special , ex:Other",
    "sh:class skos:Concept",
    "sh:in ( ex:a ex:b )",
    'sh:in ( "a" 1 "été"@fr ex:Thing ex:Special )',
    "sh:hasValue ex:a",
    'sh:hasValue "a" , 1',
    'sh:pattern "a"',
    'sh:pattern "^[0-9]+$"',
    'sh:pattern "A" ; sh:flags "i"',
    "sh:minLength 1",
    "sh:minLength 3",
    "sh:maxLength 3",
    "sh:minInclusive 0",
    "sh:maxInclusive 5.5",
    "sh:minInclusive '2024-01-01'^^xsd:date",
    "sh:minExclusive 1",
    "sh:equals ex:p",
    "sh:disjoint ex:p",
    "sh:uniqueLang true",
    'sh:languageIn ( "fr" )',
    "sh:closed true",
    "sh:not [ sh:class ex:Thing ]",
    "sh:severity sh:Warning",
    "sh:deactivated true",
    "sh:message 'm'",
    "ex:comment 'm'",
)

values: st.SearchStrategy[Term] = st.sampled_from(
    [
        *(iri(name) for name in ("a", "b", "c", "Thing")),
        Literal("a"),
        Literal(""),
        Literal("12\n"),
        Literal("été", language="fr"),
        *(Literal(text, datatype=iri("xsd:integer")) for text in ("1", "01", "7", "-2", "x")),
        *(Literal(text, datatype=iri("xsd:decimal")) for text in ("1.0", "5.5", "90.25")),
        *(Literal(text, datatype=iri("xsd:date")) for text in ("2024-05-16", "2024-02-30", "2023-01-01Z")),
        *(Literal(text, datatype=iri("xsd:gYear")) for text in ("2024", "x")),
        Literal("--05-16", datatype=iri("xsd:gMonthDay")),
        Literal("2024-05-16T00:00:00", datatype=iri("xsd:dateTime")),
        Literal("-3", datatype=iri("xsd:nonNegativeInteger")),
        Literal("true", datatype=iri("xsd:boolean")),
        Literal("0.5", datatype=iri("xsd:double")),
        Literal("http://x", datatype=iri("xsd:anyURI")),
    ]
)
statements = st.one_of(
    st.builds(
        quad,
        st.sampled_from("abc"),
        st.just("rdf:type"),
        st.sampled_from(["Thing", "Special", "Rare", "Other"]),
    ),
    st.builds(quad, st.sampled_from("abc"), st.sampled_from("pq"), values),
)
graphs = st.lists(statements, max_size=9)


@st.composite
def shapes(draw: st.DrawFn, depth: int = 2, *, of_path: bool | None = None) -> str:
    """The inside of a shape."""
    with_path = draw(st.booleans()) if of_path is None else of_path
    parts = [f"sh:path {draw(st.sampled_from(PATHS))}"] if with_path else []
    asked = (*FACETS, *COUNTS, *PAIRS) if with_path else FACETS
    parts += draw(st.lists(st.sampled_from(asked), min_size=1, max_size=2, unique_by=lambda one: one[:7]))
    if depth and draw(st.booleans()):
        kind = draw(st.sampled_from(["sh:property", "sh:node", "sh:or"]))
        if kind == "sh:or":
            members = draw(st.lists(shapes(depth=depth - 1), min_size=1, max_size=3))
            parts.append(f"sh:or ( {' '.join(f'[ {member} ]' for member in members)} )")
        else:
            parts.append(f"{kind} [ {draw(shapes(depth=depth - 1, of_path=kind == 'sh:property'))} ]")
    return " ; ".join(parts)


def gate(written: str) -> Gate:
    """A gate of these shapes."""
    return gate_of(HEAD + written, HEAD + KNOWN)


def clears(judge: Gate, quads: list[Quad]) -> bool:
    """Whether a graph is cleared."""
    return judge._clearance.clears(quads)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(TARGETS), shapes()), min_size=1, max_size=2),
    st.lists(graphs, min_size=3, max_size=3),
)
def test_nothing_is_cleared_in_which_pyshacl_finds_something(
    written: list[tuple[str, str]], some: list[list[Quad]]
) -> None:
    """Whatever the shapes ask and the graph says, known here or not, right or wrong."""
    judge = gate(
        " ".join(f"ex:S{number} {target} ; {inside} ." for number, (target, inside) in enumerate(written))
    )
    for quads in some:
        assert not clears(judge, quads) or judge.judge(quads) == []


@pytest.mark.parametrize(
    "shape",
    [
        "sh:targetClass ex:Thing ; sh:nodeKind sh:IRI ; sh:class ex:Thing , ex:Special",
        "sh:targetSubjectsOf ex:q ; sh:property [ sh:path rdf:type ; sh:hasValue ex:Special ; sh:in ( ex:Special ex:Rare ) ]",
        "sh:targetObjectsOf ex:q ; sh:class skos:Concept ; sh:pattern '/a$'",
        "sh:targetNode ex:x ; sh:property [ sh:path ex:q ; sh:minCount 1 ; sh:maxCount 1 ; sh:severity sh:Warning ]",
        "sh:targetClass ex:Special ; sh:property [ sh:path ex:p ; sh:datatype xsd:integer ; sh:minInclusive 1 ; sh:maxInclusive 7.5 ]",
        "sh:targetClass ex:Special ; sh:property [ sh:path ex:p ; sh:lessThan ex:end ; sh:lessThanOrEquals ex:end ; sh:minLength 1 ]",
        "sh:targetClass ex:Special ; sh:property [ sh:path ex:p ; sh:equals ex:same ]",
        "sh:targetClass ex:Special ; sh:property [ sh:path ex:opens ; sh:datatype xsd:date ; sh:lessThan ex:closes ]",
        "sh:targetClass skos:Concept ; sh:property [ sh:path [ sh:inversePath ex:q ] ; sh:node [ sh:class ex:Rare , ex:Special ] ]",
        "sh:targetClass ex:Special ; sh:or ( [ sh:class ex:Other ] [ sh:property [ sh:path ( ex:q skos:inScheme ) ; sh:hasValue ex:s ] ] )",
        "sh:targetClass ex:Special ; sh:property [ sh:path [ sh:alternativePath ( ex:p ex:end ) ] ; sh:minCount 2 ]",
        "sh:targetClass ex:Special ; sh:deactivated true ; sh:nodeKind sh:Literal",
        "sh:targetClass ex:Absent ; sh:nodeKind sh:Literal",
    ],
)
def test_what_plainly_conforms_is_cleared(shape: str) -> None:
    """Each kind of constraint, target and path that the project's shapes have is understood."""
    seven, nine = (Literal(text, datatype=iri("xsd:integer")) for text in "79")
    monday, friday = (Literal(f"2024-05-{day}", datatype=iri("xsd:date")) for day in (13, 17))
    quads = [
        quad("x", "rdf:type", "Special"),
        quad("x", "rdf:type", "Rare"),
        quad("x", "q", "a"),
        quad("x", "p", seven),
        quad("x", "same", seven),
        quad("x", "end", nine),
        quad("x", "opens", monday),
        quad("x", "closes", friday),
    ]
    judge = gate(f"ex:S {shape} .")
    assert clears(judge, quads)
    assert judge.judge(quads) == []


@pytest.mark.parametrize(
    "shape",
    [
        "sh:targetClass ex:Thing ; sh:not [ sh:class ex:Other ]",
        "sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:minCount 0 ; sh:unheardOf 1 ]",
        "sh:targetClass ex:Thing ; sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:minCount 0 ]",
        "sh:targetClass ex:Thing ; sh:node ex:S",
        "sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:datatype xsd:string , xsd:date ]",
        "sh:targetClass ex:Thing ; sh:minCount 0",
        "a rdfs:Class , sh:NodeShape ; sh:nodeKind sh:IRI",
        "sh:targetSubjectsOf rdfs:subClassOf ; sh:nodeKind sh:IRI",
        "sh:targetClass ex:Thing ; sh:property ex:Nowhere",
        "sh:targetClass ex:Thing ; sh:node " + "[ sh:node " * 12 + "[ sh:nodeKind sh:IRI ]" + " ]" * 12,
        "sh:targetClass ex:Thing . ex:C a sh:ConstraintComponent",
        "sh:targetClass ex:Thing ; sh:class [ rdfs:label 'nameless' ]",
        "sh:targetClass ex:Thing ; sh:class ex:Thing , 'Thing'",
        "sh:targetClass ex:Thing ; sh:property [ sh:path rdf:type ; sh:hasValue ex:Thing , [ rdfs:label 'nameless' ] ]",
        "sh:targetClass ex:Thing ; sh:property [ sh:path [ sh:inversePath ex:q ; rdfs:label 'back' ] ; sh:maxCount 1 ]",
        "sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:minCount '0'^^xsd:nonNegativeInteger ]",
        "sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:maxCount ex:none ]",
    ],
)
def test_what_is_not_known_is_left_to_pyshacl(shape: str) -> None:
    """A constraint of another kind, a malformed or a recursive shape: none is cleared, though nothing may be wrong."""
    assert not clears(gate(f"ex:S {shape} ."), [quad("x", "rdf:type", "Thing")])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("sh:minCount 1", ""),
        ("sh:minCount 2", "ex:p 7"),
        ("sh:maxCount 1", "ex:p 7 , 9"),
        ("sh:nodeKind sh:IRI", "ex:p 'a'"),
        ("sh:nodeKind sh:Literal", "ex:p ex:a"),
        ("sh:datatype xsd:string", "ex:p 7"),
        ("sh:datatype xsd:integer", "ex:p 'x'^^xsd:integer"),
        ("sh:datatype xsd:date", "ex:p '2024-02-30'^^xsd:date"),
        ("sh:minLength 2", "ex:p 'a'"),
        ("sh:pattern '^b'", "ex:p 'ab'"),
        ("sh:hasValue ex:a", "ex:p ex:b"),
        ("sh:hasValue ex:a , ex:b", "ex:p ex:a"),
        ("sh:in ( ex:a )", "ex:p ex:a , ex:b"),
        ("sh:equals ex:q", "ex:p 7 ; ex:q 7 , 9"),
        ("sh:equals ex:q", "ex:p 7 , 9 ; ex:q 7"),
        ("sh:minInclusive 7", "ex:p 6"),
        ("sh:maxInclusive 7", "ex:p 7.5"),
        ("sh:lessThan ex:q", "ex:p 7 ; ex:q 7"),
        ("sh:lessThan ex:q", "ex:p '2024-05-17'^^xsd:date ; ex:q '2024-05-13'^^xsd:date"),
        ("sh:lessThanOrEquals ex:q", "ex:p '2024-05-17'^^xsd:date ; ex:q '2024-05-13'^^xsd:date"),
        ("sh:class ex:Special", "ex:p ex:b . ex:b a ex:Thing"),
        ("sh:class ex:Special , ex:Other", "ex:p ex:b . ex:b a ex:Other"),
        ("sh:node [ sh:class ex:Other ]", "ex:p ex:b"),
        ("sh:or ( [ sh:class ex:Other ] [ sh:nodeKind sh:Literal ] )", "ex:p 'a' , ex:b"),
    ],
)
def test_what_is_wrong_is_not_cleared(asked: str, told: str) -> None:
    """Of each kind of constraint that is understood one breach, which pySHACL finds too."""
    judge = gate(f"ex:S sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; {asked} ] .")
    graph = f"{HEAD} ex:x a ex:Thing ; {told} ."
    quads = list(parse(graph.encode(), format=RdfFormat.TURTLE))
    assert not clears(judge, quads)
    assert judge.judge(quads)


@pytest.mark.parametrize(
    "stray",
    [
        quad("x", "rdfs:subClassOf", "Thing"),
        Quad(BlankNode("b"), iri("p"), iri("x")),
        Quad(iri("x"), iri("p"), BlankNode("b")),
    ],
)
def test_a_graph_that_says_more_than_facts_is_left_to_pyshacl(stray: Quad) -> None:
    """Subclasses of its own, or blank nodes."""
    judge = gate("ex:S sh:targetClass ex:Thing ; sh:nodeKind sh:IRI .")
    quads = [quad("x", "rdf:type", "Thing")]
    assert clears(judge, quads)
    assert not clears(judge, [*quads, stray])


@pytest.fixture(scope="module")
def project() -> Gate:
    """The project's gate."""
    return Gate.load()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_valid_cases_of_the_ontology_are_cleared(path: Path, project: Gate) -> None:
    """Whatever the project's shapes ask is known, so that pySHACL is seldom needed."""
    assert clears(project, list(parse(path.read_bytes(), format=RdfFormat.TURTLE)))


@pytest.mark.parametrize("path", SEEDS[::4], ids=lambda path: path.stem)
def test_articles_are_cleared(path: Path, project: Gate) -> None:
    """And so are whole articles."""
    assert clears(project, written(path))


def written(path: Path) -> list[Quad]:
    """The quads of an article."""
    ((_, article),) = read_all([path])
    assert isinstance(article, Article)
    return article_quads(article, extraction.extract(article), base=BASE, extractor="diplomacy-kg 0")


WHOLE = written(min(SEEDS, key=lambda path: path.stat().st_size))
OTHERS: list[Term] = [
    *dict.fromkeys(one.object for one in WHOLE if isinstance(one.object, NamedNode | Literal)),
    *(NamedNode(DIP + name) for name in ("Person", "Event", "Meeting", "Country", "Participation", "Fact")),
    NamedNode(PREFIXES["skos"] + "Concept"),
    Literal(""),
    Literal("2024-02-30", datatype=iri("xsd:date")),
    Literal("1", datatype=iri("xsd:decimal")),
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    gone=st.sets(st.integers(0, len(WHOLE) - 1), max_size=2),
    changed=st.dictionaries(st.integers(0, len(WHOLE) - 1), st.sampled_from(OTHERS), max_size=2),
    more=st.lists(
        st.builds(
            lambda subject, property_, value: Quad(subject.subject, property_.predicate, value),
            st.sampled_from(WHOLE),
            st.sampled_from(WHOLE),
            st.sampled_from(OTHERS),
        ),
        max_size=1,
    ),
)
def test_no_spoilt_article_is_cleared(
    gone: set[int], changed: dict[int, Term], more: list[Quad], project: Gate
) -> None:
    """Statements left out, changed and added: the project's shapes find nothing in what is cleared."""
    quads = [
        Quad(one.subject, one.predicate, changed.get(number, one.object))
        for number, one in enumerate(WHOLE)
        if number not in gone
    ] + more
    assert not clears(project, quads) or project.judge(quads) == []
