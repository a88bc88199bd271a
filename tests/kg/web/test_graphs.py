"""The Graph Store Protocol at ``/store``, where the site is only read."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.store import RdfFormat, parse
from mappings.iris import article_iri

FIRST = article_iri("first")


def size(text: str) -> int:
    """The number of triples in N-Triples."""
    return len(list(parse(text, RdfFormat.N_TRIPLES)))


def test_a_graph_is_read_by_its_name(browser: TestClient) -> None:
    """Named by a parameter, or directly by its path below the base."""
    accept = {"Accept": "application/n-triples"}
    named = browser.get("/store", params={"graph": FIRST}, headers=accept)
    direct = browser.get("/store/article/first", headers=accept)
    assert sorted(named.text.splitlines()) == sorted(direct.text.splitlines())
    count = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{FIRST}> {{ ?s ?p ?o }} }}"
    told = browser.get("/sparql", params={"query": count}, headers={"Accept": "text/csv"})
    assert size(named.text) == int(told.text.split()[1])


def test_the_default_graph_is_the_union(browser: TestClient) -> None:
    """It holds what a query sees that names no graph."""
    union = browser.get("/store?default", headers={"Accept": "application/n-triples"})
    one = browser.get("/store", params={"graph": FIRST}, headers={"Accept": "application/n-triples"})
    assert set(one.text.splitlines()) < set(union.text.splitlines())


@pytest.mark.parametrize(
    ("kind", "reader"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_a_graph_comes_in_the_format_that_is_asked_for(
    browser: TestClient, kind: str, reader: RdfFormat
) -> None:
    """Turtle unless asked otherwise."""
    answer = browser.get("/store/article/first", headers={"Accept": kind})
    assert answer.headers["content-type"].startswith(kind)
    assert len(list(parse(answer.content, reader))) > 10
    assert browser.get("/store/article/first", headers={"Accept": "image/png"}).status_code == 406


def test_head_tells_whether_a_graph_is_there(browser: TestClient) -> None:
    """Without its content."""
    head = browser.request("HEAD", "/store", params={"graph": FIRST})
    assert (head.status_code, head.content) == (200, b"")
    assert browser.request("HEAD", "/store/article/nothing").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "",
        "graph=relative",
        "graph=http://e.org/%20a",
        "graph=http://e.org/%3E%20%7B%7D",
        "default&graph=http://e.org/",
        "graph=http://e.org/&graph=http://e.org/2",
    ],
)
def test_a_request_that_names_no_graph_is_bad(browser: TestClient, query: str) -> None:
    """None, two, and what is no IRI, such as one that would end the query it is put into."""
    assert browser.get(f"/store?{query}").status_code == 400


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_nobody_writes(browser: TestClient, method: str) -> None:
    """Whatever is sent along."""
    answer = browser.request(
        method, "/store/article/first", headers={"Authorization": "Bearer anything at all"}
    )
    assert answer.status_code == 403
    assert "only read" in answer.text
    assert browser.get("/store/article/first").status_code == 200


def test_other_methods_are_not_allowed(browser: TestClient) -> None:
    """Those that are stand in Allow."""
    assert browser.request("PATCH", "/store/article/first").headers["allow"] == "GET, HEAD, OPTIONS"
    assert browser.request("OPTIONS", "/store").headers["allow"] == "GET, HEAD, OPTIONS"
