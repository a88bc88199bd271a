"""The library's graph: every query as a SHACL SPARQL executable that runs as it stands in any tool."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.asking.library import NamedQuery, library, parse
from kg.derived.queries import query_quads, runnable
from kg.store import BlankNode, Literal, NamedNode, Store, Term
from mappings.namespaces import BASE, PREFIXES

QUERY = """#+ title: Who spoke
#+ description: Everybody who spoke.
#+ tags: [statements, persons]
#+ parameters:
#+   place: {type: string, required: true, example: Hanoi, description: Name of a place}
#+   act: {type: iri, example: act:thank, description: A speech act}
#+   least: {type: integer, default: 2, example: 3, description: At least so many}
SELECT ?who WHERE {
  VALUES ?place { UNDEF }
  VALUES ?act { UNDEF }
  VALUES ?least { UNDEF }
  ?statement dip:speaker ?who ; dip:act ?act
}
ORDER BY ?who
"""


def values(directory: Path | None, node: str, name: str) -> set[Term]:
    """The values of one property of a node of the graph."""
    prefix, _, local = name.partition(":")
    return {
        quad.object
        for quad in query_quads(directory=directory)
        if isinstance(quad.object, NamedNode | Literal)
        and quad.subject == NamedNode(BASE + node)
        and quad.predicate.value == PREFIXES[prefix] + local
    }


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A library of one query."""
    (tmp_path / "who-spoke.rq").write_text(QUERY, encoding="utf-8")
    return tmp_path


def test_every_query_is_an_executable_with_its_text() -> None:
    """As many as there are files, each with label, comment, keywords and the prefixes."""
    store = Store.open(None)
    store.replace_graph(f"{BASE}graph/queries", query_quads())
    text = """SELECT ?query ?text WHERE {
        ?query a sh:SPARQLExecutable ; rdfs:label ?label ; rdfs:comment ?comment ; sh:prefixes/sh:declare ?prefix ;
            sh:select|sh:construct|sh:ask ?text . ?query schema:keywords ?keyword }"""
    found = {(str(row["query"]), str(row["text"])) for row in store.query(text)}  # type: ignore[union-attr]
    assert len(found) == len(library()) > 35


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_the_text_runs_elsewhere(query: NamedQuery) -> None:
    """It declares every prefix, and what is required has the value of its example."""
    pyoxigraph.Store().query(runnable(query))


def test_parameters_are_described_in_shacl(shelf: Path) -> None:
    """Name, type, whether it may be left out, default and example."""
    place, act, least = (f"query/who-spoke#{name}" for name in ("place", "act", "least"))
    assert values(shelf, "query/who-spoke", "sh:parameter") == {
        NamedNode(BASE + node) for node in (place, act, least)
    }
    assert values(shelf, place, "sh:path") == {NamedNode(BASE + "parameter/place")}
    assert values(shelf, place, "sh:optional") == {_typed("false", "boolean")}
    assert values(shelf, act, "sh:optional") == {_typed("true", "boolean")}
    assert values(shelf, act, "sh:nodeKind") == {NamedNode(PREFIXES["sh"] + "IRI")}
    assert values(shelf, act, "skos:example") == {NamedNode(PREFIXES["act"] + "thank")}
    assert values(shelf, act, "sh:defaultValue") == set()
    assert values(shelf, least, "sh:datatype") == {NamedNode(PREFIXES["xsd"] + "integer")}
    assert values(shelf, least, "sh:defaultValue") == {_typed("2", "integer")}


def test_defaults_and_required_examples_are_in_the_text(shelf: Path) -> None:
    """What is optional without a default stays open."""
    (text,) = values(shelf, "query/who-spoke", "sh:select")
    assert isinstance(text, Literal)
    assert 'VALUES ?place { "Hanoi" }' in text.value
    assert "VALUES ?act { UNDEF }" in text.value
    assert 'VALUES ?least { "2"^^' in text.value
    assert text.value.startswith("PREFIX dip: <")
    assert "#+" not in text.value


def test_the_form_of_the_query_decides_its_class(tmp_path: Path) -> None:
    """CONSTRUCT and ASK have classes and properties of their own."""
    (tmp_path / "made.rq").write_text(
        "#+ title: Made\n# SELECT is not it\nCONSTRUCT { ?s a dip:Event } WHERE { ?s a dip:Event }"
    )
    (tmp_path / "asked.rq").write_text("ask { ?s a dip:Event }")
    assert values(tmp_path, "query/made", "sh:construct") != set()
    assert NamedNode(PREFIXES["sh"] + "SPARQLConstructExecutable") in values(
        tmp_path, "query/made", "rdf:type"
    )
    assert values(tmp_path, "query/asked", "sh:ask") != set()
    assert values(tmp_path, "query/asked", "rdfs:label") == {Literal("asked", language="en")}


def test_there_are_no_blank_nodes_and_the_bytes_are_the_same() -> None:
    """Everything has an IRI below the base, and the order is that of the lines."""
    quads = query_quads()
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert list(quads) == sorted(quads, key=str)
    assert all(str(quad.subject).startswith(f"<{BASE}") for quad in quads)


def test_another_publisher_has_queries_of_their_own() -> None:
    """Under another base stand the same queries under that base."""
    other = query_quads("https://example.org/")
    assert len(other) == len(query_quads())
    assert all(str(quad.subject).startswith("<https://example.org/") for quad in other)


def test_what_is_below_the_header_is_the_sparql() -> None:
    """A query without a header is all SPARQL."""
    assert parse(QUERY, "who-spoke", "here").sparql.startswith("SELECT ?who")
    assert parse("ASK {}\n", "bare", "here").sparql == "ASK {}\n"
    assert parse("#+ title: Empty\n", "empty", "here").sparql == ""


def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + datatype))
