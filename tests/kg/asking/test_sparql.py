"""What a person is told of a query that does not parse."""

from __future__ import annotations

import pytest

from kg.asking.sparql import iris, only_code, syntax_error, with_prefixes
from kg.errors import QuerySyntaxError
from kg.store import Store


@pytest.mark.parametrize(
    ("query", "line", "column", "reason"),
    [
        ("SELEC * WHERE { ?s ?p ?o }", 1, 1, "cannot read on from 'SELEC'"),
        ("SELECT ?s\n WERE { ?s ?p ?o }", 2, 2, "cannot read on from 'WERE'"),
        ("SELECT * WHERE {\n ?s ?p ?o . ]\n}", 2, 13, "cannot read on from ']'"),
        ("ASK {\n\n  ?s ?p ?o\n  FILTER ?o = 3 }", 4, 3, "cannot read on from 'FILTER'"),
        ("SELECT * WHERE { ?s ?p ?o", 1, 16, "this { is never closed"),
        ("SELECT (COUNT(?s AS ?n) { ?s ?p '}' }", 1, 8, "this ( is never closed"),
        ("SELECT", 1, 7, "the query ends too early"),
        ("\n ", 1, 1, "the query is empty"),
        ("SELECT *\nWHERE { ?s ex:p ?o }", 2, 12, "the prefix ex: is not declared"),
        (
            'SELECT * { ?s dip:name "ex:p" ; nope:p <http://e.org/a:b> }',
            1,
            33,
            "the prefix nope: is not declared",
        ),
        (
            "# ex:p\nPREFIX ex: <http://e.org/>\nASK { ?s ex:p 'x:y' ; :p 1 }",
            3,
            23,
            "the prefix : is not declared",
        ),
        ("SELECT * { ?s ?p ] . ?s ex:p 1 }", 1, 12, "cannot read on from '?s'"),
        (
            "PREFIX e: <http://e/>\ninsert data { e:a e:b e:c }",
            2,
            1,
            "INSERT changes the graph, which a query only reads",
        ),
    ],
)
def test_the_fault_is_named_where_it_stands(query: str, line: int, column: int, reason: str) -> None:
    """Line and column count from 1; a prefix in a string, an IRI or a comment is no fault; the first fault is told."""
    with Store.open(None) as store, pytest.raises(QuerySyntaxError) as caught:
        store.query(query)
    assert (caught.value.line, caught.value.column, caught.value.reason) == (line, column, reason)


def test_a_rule_that_only_oxigraph_knows_is_told_in_its_words() -> None:
    """Where the text parses but breaks a rule, the rule is told."""
    unbound = "SELECT ?s (COUNT(?x) AS ?s) WHERE { ?s ?p ?x }"
    with (
        Store.open(None) as store,
        pytest.raises(QuerySyntaxError, match="The SELECT contains a variable that is unbound"),
    ):
        store.query(unbound)


def test_without_any_place_the_message_is_kept_whole() -> None:
    """A message of another shape, on a query that rdflib reads, still becomes an error at the query's beginning."""
    error = syntax_error("ASK {}", "something else")
    assert (error.line, error.column, error.reason) == (1, 1, "something else")
    assert syntax_error("ASK {}", "error at 1:5: expected x").reason == "expected x"


def test_a_query_nested_beyond_the_reader_falls_back_to_oxigraphs_place() -> None:
    """Depth that exhausts rdflib's parser does not end the program."""
    error = syntax_error("SELECT * WHERE " + "{" * 3000 + " ?s ?p ]", "error at 1:99: expected x")
    assert (error.line, error.column) == (1, 99)


def test_code_is_what_is_no_iri_string_or_comment() -> None:
    """Each sign keeps its place, and a quotation mark that is escaped ends no string."""
    text = 'ASK { <http://e/> ?p """a\\""" dip:x """ , \'b\\\' c\' } # dip:y'
    assert only_code(text).split() == ["ASK", "{", "?p", ",", "}"]
    assert len(only_code(text)) == len(text)


def test_prefixes_are_declared_where_they_are_used() -> None:
    """Those of the project, not those of the query itself or in a string, even without a space before them."""
    text = "PREFIX act: <http://e/> SELECT * { ?s dip:name ?name.skos:a act:b 'rdfs:c' }"
    lines = with_prefixes(text).splitlines()
    assert [line.split()[1] for line in lines[:-1]] == ["dip:", "skos:"]
    assert lines[-1] == text
    with Store.open(None) as store:
        store.query(with_prefixes(text))


def test_the_iris_of_a_query_are_those_of_its_code() -> None:
    """Each once, in full, by a prefix of the query's own or of the project; not those of strings and comments."""
    text = (
        'PREFIX e: <http://e/> # dip:No\nASK { ?s e:a/dip:start*|^e:b.c . ?s e:a <http://e/z>, "e:x", <rel> }'
    )
    dip = "https://w3id.org/diplomacy-kg/ontology#start"
    assert iris(text) == ("http://e/", "http://e/a", dip, "http://e/b.c", "http://e/z")
    assert iris("ASK { nope:a :b dip:start. }") == (dip,)
