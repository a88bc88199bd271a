"""The algebra of a query for people."""

from __future__ import annotations

import pytest
from pyparsing import ParserElement

from kg.asking.algebra import algebra
from kg.asking.library import library


def test_an_operator_stands_above_what_it_works_on() -> None:
    """With short names, each level two spaces further in."""
    text = (
        "SELECT ?e (COUNT(?p) AS ?n) { ?e a dip:Event ; dip:place ?p OPTIONAL { ?p rdfs:label ?l } "
        "FILTER(LANG(?l) = 'fr' && ?l != 'x') } GROUP BY ?e ORDER BY DESC(?n) LIMIT 5"
    )
    assert algebra(text) == (
        "SELECT",
        "  Slice from 0, 5 rows",
        "    Project ?e ?n",
        "      OrderBy DESC ?n",
        "        BIND ?__agg_1__ AS ?n",
        "          BIND ?__agg_2__ AS ?e",
        "            AggregateJoin COUNT(?p) AS ?__agg_1__, SAMPLE(?e) AS ?__agg_2__",
        "              Group by ?e",
        '                Filter (LANG(?l) = "fr" && ?l != "x")',
        "                  OPTIONAL",
        "                    Triples",
        "                      ?e rdf:type dip:Event",
        "                      ?e dip:place ?p",
        "                    Triples",
        "                      ?p rdfs:label ?l",
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("SELECT * { ?s skos:altLabel|rdfs:label ?o }", "      ?s skos:altLabel|rdfs:label ?o"),
        ("SELECT * { ?s dip:within* ?o }", "      ?s dip:within* ?o"),
        ("SELECT * { VALUES ?s { UNDEF topic:trade } }", "    VALUES ?s = topic:trade"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", "    Graph ?g"),
        ("SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s a ?t } }", "    Filter NOT EXISTS { … }"),
        ("SELECT * { ?s ?p ?o FILTER(!BOUND(?s) || -?o + 1 * 2 > 3) }", "    Filter (!BOUND(?s) || "),
        ("SELECT * { ?s ?p ?o FILTER(?o IN (1, 2)) }", "    Filter ?o IN ("),
        ("CONSTRUCT { ?s a dip:Event } { ?s ?p ?o }", "  ?s rdf:type dip:Event"),
        ("SELECT * { SERVICE <http://e/> { ?s ?p ?o } }", "    ServiceGraphPattern http://e/"),
    ],
)
def test_each_part_is_written_as_sparql_writes_it(text: str, line: str) -> None:
    """Paths, values, filters, templates."""
    assert any(found.startswith(line) for found in algebra(text) or ()), algebra(text)


def test_queries_without_pattern_or_rows_have_one_too() -> None:
    """DESCRIBE and ASK."""
    assert algebra("DESCRIBE <http://e/x>") == ("DESCRIBE",)
    assert (algebra("ASK { ?s ?p ?o }") or ("",))[0] == "ASK"


def test_what_rdflib_does_not_read_has_none() -> None:
    """Oxigraph may read more."""
    assert algebra("SELECT * { LATERAL { ?s ?p ?o } }") is None


def test_every_query_of_the_library_has_one() -> None:
    """More than its first line; also where matplotlib has set pyparsing to remember, which makes it nest deeper."""
    ParserElement.enable_packrat()
    found = [algebra(query.text) for query in library()]
    assert found
    assert all(lines is not None and len(lines) > 5 for lines in found)
