"""What a query from outside may ask."""

from __future__ import annotations

import pytest

from kg.web.guard import DEEPEST, Guard, Prepared, check_services
from kg.web.problem import Refused

ALLOWED = frozenset({"https://query.example/sparql"})
CLAUSE = "<http://inner.example/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {CLAUSE} }}",
        f"SELECT * {{ service silent {CLAUSE} }}",
        f"SELECT * {{ SeRvIcE#comment\n{CLAUSE} }}",
        f"SELECT * {{ SERVICE # <https://query.example/sparql>\n{CLAUSE} }}",
        "SELECT * { ?s ?p ?x SERVICE ?x { ?a ?b ?c } }",
        "SELECT * { SERVICE $x { ?a ?b ?c } }",
        "PREFIX ex: <http://inner.example/> SELECT * { SERVICE ex:a { ?a ?b ?c } }",
        "PREFIX ex: <http://inner.example/> SELECT * { SERVICEex:a{ ?a ?b ?c } }",
        "PREFIX : <http://inner.example/> SELECT * { SERVICE:a{ ?a ?b ?c } }",
        r"PREFIX ex: <http://inner.example/> SELECT * { SERVICE ex:a\({ ?a ?b ?c } }",
        r"PREFIX ex: <http://inner.example/> SELECT * { ?s ?p ex:a\#b . SERVICE <http://inner.example/> {} }",
        "PREFIX ex: <http://inner.example/> SELECT * { ?s ?p ex:a\\'b . SERVICE <http://inner.example/> {} }",
        rf"SELECT * {{ \u0053ERVICE {CLAUSE} }}",
        rf"SELECT * {{ \U00000053ERVIC\u0045 {CLAUSE} }}",
        f'SELECT * {{ FILTER("\\u0022" = "x") # \\u000A """\n SERVICE {CLAUSE} # """\n}}',
        f"SELECT * {{ FILTER(?a<?b)SERVICE#>\n{CLAUSE} }}",
        f'SELECT * {{ FILTER(?a<?b#>"""\n) SERVICE {CLAUSE} #"""\n}}',
        f"SELECT * {{ FILTER(?x<'>'||'''' = ?y) SERVICE {CLAUSE} }}",
        "SELECT * { SERVICE <https://query.example/sparql> { SERVICE <http://inner.example/> {} } }",
        "SELECT * { SERVICE <https://query.example/sparql#> {} }",
        r"SELECT * { SERVICE <https://query.example/\u0073parql> {} }",
        f"SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE {CLAUSE} }} }} }} }}",
        "ASK { " + "?service ?service ?service . " * 40 + "}",
    ],
)
def test_a_service_that_is_not_allowed_is_refused(query: str) -> None:
    """However it is written, also where another reading of the text would hide it."""
    with pytest.raises(Refused):
        check_services(query, ALLOWED)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <https://query.example/sparql> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <https://query.example/sparql>{ ?s ?p ?o } }",
        "SELECT ?service { ?service a schema:Service }",
        'SELECT * { ?s rdfs:label ?l FILTER(CONTAINS(?l, "SERVICE <http://inner.example/> {")) }',
        "SELECT * { ?s ?p ?o } # SERVICE <http://inner.example/> { }",
        "SELECT * { ?s a <http://www.w3.org/ns/sparql-service-description#Service> . ?s ?p ?o }",
        "SELECT * { GRAPH <http://e.org/service> { ?s ?p ?o } }",
        "SELECT * { ?service ?p ?o . { ?s ?p 'service' } }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
    ],
)
def test_what_only_looks_like_a_service_passes(query: str) -> None:
    """Variables, names, texts, comments and IRIs may hold the word; an allowed endpoint may be asked."""
    check_services(query, ALLOWED)


def prepared(text: str) -> Prepared:
    """A query as it is put to the engine."""
    return Guard(()).prepared(text)


def test_our_prefixes_are_declared() -> None:
    """The ones that are used, no others, and none twice."""
    assert prepared("SELECT * { ?s a dip:Event }").text.startswith("PREFIX dip: <")
    assert prepared("SELECT * { ?s ?p ?o }").text == "SELECT * { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "triples"),
    [
        ("SELECT * {}", False),
        ("# CONSTRUCT\nASK {}", False),
        ("construct { ?s ?p ?o } where { ?s ?p ?o }", True),
        ("BASE <http://e.org/>\nPREFIX a: <b>\nPREFIX : <c> DESCRIBE <x>", True),
        ("PREFIX construct: <http://e.org/> SELECT * {}", False),
    ],
)
def test_the_form_of_a_query_is_known(query: str, triples: bool) -> None:
    """It decides which formats can be had."""
    assert prepared(query).triples is triples


def test_a_query_that_names_graphs_is_not_asked_of_the_union() -> None:
    """FROM counts where it is a keyword."""
    assert prepared("SELECT * FROM <http://e.org/g> {}").names_graphs
    assert not prepared('SELECT ?from { ?from ?p "FROM <x>" } # FROM <y>').names_graphs


def test_a_query_that_nests_too_deep_is_refused() -> None:
    """It would overflow the engine's stack; many short brackets would not."""
    with pytest.raises(Refused, match="levels deep"):
        prepared("ASK " + "{" * 3000 + "}" * 3000)
    with pytest.raises(Refused, match="brackets and operators"):
        prepared(f"ASK {{ FILTER({'!' * 30_000}true) }}")
    prepared("ASK { VALUES (?x) { " + "(1) " * 3000 + "} }")
    prepared("ASK " + "{" * DEEPEST + "}" * DEEPEST)
