"""The SPARQL 1.1 Protocol at ``/sparql``: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.testclient import TestClient

from kg.store import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from mappings.iris import article_iri, graph_iri

ARTICLES = "SELECT ?a { ?a a dip:Article } ORDER BY ?a"
FROM = "SELECT ?a FROM <%s> { ?a a dip:Article }"
FIRST, SECOND = article_iri("first"), article_iri("second")
Params = list[tuple[str, str | int | float | bool | None]]
QUERY = {"Content-Type": "application/sparql-query"}


def names(found: str) -> list[str]:
    """The values of the variable a in a JSON answer."""
    return [row["a"]["value"] for row in json.loads(found)["results"]["bindings"]]


def test_get(browser: TestClient) -> None:
    """The query is a parameter."""
    answer = browser.get("/sparql", params={"query": ARTICLES})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert names(answer.text) == [FIRST, SECOND]


def test_post_of_a_form(browser: TestClient) -> None:
    """The query is a field."""
    assert names(browser.post("/sparql", data={"query": ARTICLES}).text) == [FIRST, SECOND]


def test_post_of_a_query(browser: TestClient) -> None:
    """The query is the body, in UTF-8."""
    found = browser.post("/sparql", content='SELECT ?a { BIND("Tô Lâm" AS ?a) }'.encode(), headers=QUERY)
    assert names(found.text) == ["Tô Lâm"]


@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_a_request_may_name_the_graphs(browser: TestClient, how: str) -> None:
    """They are the default graph then, whatever the query says."""
    query = FROM % article_iri("nothing")
    graphs: Params = [("default-graph-uri", FIRST), ("default-graph-uri", graph_iri("labels"))]
    if how == "get":
        found = browser.get("/sparql", params=[("query", query), *graphs])
    elif how == "form":
        found = browser.post(
            "/sparql", data={"query": query, "default-graph-uri": [FIRST, graph_iri("labels")]}
        )
    else:
        found = browser.request("POST", "/sparql", params=graphs, content=query, headers=QUERY)
    assert names(found.text) == [FIRST]


def test_a_request_may_name_the_named_graphs(browser: TestClient) -> None:
    """Only those are seen by GRAPH, and nothing is without."""
    params: Params = [("query", "SELECT ?a { GRAPH ?a { ?x a dip:Article } }"), ("named-graph-uri", SECOND)]
    assert names(browser.get("/sparql", params=params).text) == [SECOND]
    params[0] = ("query", ARTICLES)
    assert names(browser.get("/sparql", params=params).text) == []


def test_a_query_may_name_its_graphs(browser: TestClient) -> None:
    """FROM replaces the union of all graphs."""
    query = FROM % FIRST
    assert names(browser.get("/sparql", params={"query": query}).text) == [FIRST]


@pytest.mark.parametrize("kind", ["application/sparql-results+xml", "text/xml", "application/xml"])
def test_rows_as_xml(browser: TestClient, kind: str) -> None:
    """The SPARQL results format."""
    answer = browser.get("/sparql", params={"query": ARTICLES}, headers={"Accept": kind})
    assert answer.headers["content-type"] == "application/sparql-results+xml"
    rows = parse_query_results(answer.content, QueryResultsFormat.XML)
    assert isinstance(rows, QuerySolutions)
    assert [getattr(row["a"], "value", None) for row in rows] == [FIRST, SECOND]


def test_rows_as_csv_and_tsv(browser: TestClient) -> None:
    """With a line of names."""
    found = browser.get("/sparql", params={"query": ARTICLES}, headers={"Accept": "text/csv"})
    assert list(csv.reader(io.StringIO(found.text))) == [["a"], [FIRST], [SECOND]]
    found = browser.get(
        "/sparql", params={"query": ARTICLES}, headers={"Accept": "text/tab-separated-values"}
    )
    assert found.text.splitlines() == ["?a", f"<{FIRST}>", f"<{SECOND}>"]


@pytest.mark.parametrize("kind", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_a_truth(browser: TestClient, kind: str) -> None:
    """ASK answers in the formats of rows."""
    found = browser.get("/sparql", params={"query": "ASK { ?a a dip:Article }"}, headers={"Accept": kind})
    assert found.headers["content-type"] == kind
    assert "true" in found.text


@pytest.mark.parametrize(
    ("kind", "reader"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/n-quads", RdfFormat.N_QUADS),
        ("application/trig", RdfFormat.TRIG),
    ],
)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?a a dip:Article }", f"DESCRIBE <{FIRST}>"])
def test_triples(browser: TestClient, kind: str, reader: RdfFormat, query: str) -> None:
    """CONSTRUCT and DESCRIBE answer in every format of RDF."""
    answer = browser.get("/sparql", params={"query": query}, headers={"Accept": kind})
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert len(list(parse(answer.content, reader))) >= 2


@pytest.mark.parametrize(
    ("query", "accept"), [(ARTICLES, "text/turtle"), ("DESCRIBE <http://e.org/>", "text/csv")]
)
def test_a_format_that_cannot_hold_the_answer_is_not_acceptable(
    browser: TestClient, query: str, accept: str
) -> None:
    """The reply lists what can be had."""
    answer = browser.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert "application/" in answer.text


def test_a_fault_is_shown_at_its_place(browser: TestClient) -> None:
    """Line and column are those of the text that was sent, not of what the engine was given."""
    answer = browser.post("/sparql", content="SELECT * {\n  ?a a dip:Article ..\n}", headers=QUERY)
    assert answer.status_code == 400
    assert "line 2, column 21" in answer.text
    assert "^" in answer.text


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ([("query", "ASK {}"), ("query", "ASK {}")], "one query"),
        ([("format", "json")], "no query"),
        ([("query", "")], "empty"),
    ],
)
def test_a_request_without_one_query_is_bad(browser: TestClient, params: Params, says: str) -> None:
    """None, two and an empty one."""
    answer = browser.get("/sparql", params=params)
    assert (answer.status_code, says in answer.text) == (400, True)


def test_what_is_no_text_is_bad(browser: TestClient) -> None:
    """In a body as in a parameter."""
    assert browser.post("/sparql", content=b"ASK {\xff}", headers=QUERY).status_code == 400
    assert browser.get("/sparql?query=%FF").status_code == 400


def test_another_kind_of_body_is_not_supported(browser: TestClient) -> None:
    """The reply says which is."""
    answer = browser.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"})
    assert answer.status_code == 415
    assert "application/sparql-query" in answer.headers["accept-post"]


@pytest.mark.parametrize("how", ["direct", "form", "get"])
def test_an_update_is_refused_with_the_reason(browser: TestClient, how: str) -> None:
    """LOAD among them; nothing is changed."""
    update = "LOAD <http://inner.example/> ; DELETE WHERE { ?s ?p ?o }"
    if how == "direct":
        answer = browser.post(
            "/sparql", content=update, headers={"Content-Type": "application/sparql-update"}
        )
    elif how == "form":
        answer = browser.post("/sparql", data={"update": update})
    else:
        answer = browser.get("/sparql", params={"update": update})
    assert answer.status_code == 403
    assert "/store" in answer.text
    disguised = browser.get("/sparql", params={"query": update})
    assert disguised.status_code == 400
    assert len(names(browser.get("/sparql", params={"query": ARTICLES}).text)) == 2


def test_other_methods_are_not_allowed(browser: TestClient) -> None:
    """Those that are stand in Allow, also for who asks for them."""
    answer = browser.request("PUT", "/sparql")
    assert answer.status_code == 405
    assert (
        answer.headers["allow"]
        == browser.request("OPTIONS", "/sparql").headers["allow"]
        == "GET, HEAD, POST, OPTIONS"
    )


def test_head_has_the_headers_of_get(browser: TestClient) -> None:
    """And no body."""
    get = browser.get("/sparql", params={"query": ARTICLES})
    head = browser.request("HEAD", "/sparql", params={"query": ARTICLES})
    assert (head.status_code, head.content) == (200, b"")
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


def test_an_answer_that_the_client_has_is_not_sent_again(browser: TestClient) -> None:
    """By its ETag, which differs from format to format."""
    first = browser.get("/sparql", params={"query": ARTICLES})
    again = browser.get(
        "/sparql", params={"query": ARTICLES}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = browser.get("/sparql", params={"query": ARTICLES}, headers={"Accept": "text/csv"})
    assert other.headers["etag"] != first.headers["etag"]
    assert "Accept" in other.headers["vary"]
