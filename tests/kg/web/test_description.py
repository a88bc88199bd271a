"""What the service says of itself: its description, VoID, and the headers of every answer."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.store import NamedNode, RdfFormat, Triple, parse
from kg.web.headers import policy
from mappings.namespaces import BASE, DIP, PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"


def triples(content: bytes, written: RdfFormat = RdfFormat.TURTLE) -> set[Triple]:
    """What a document says."""
    return {quad.triple for quad in parse(content, written)}


def objects(found: set[Triple], name: str) -> set[str]:
    """The values of a property."""
    return {getattr(one.object, "value", "") for one in found if one.predicate == NamedNode(name)}


def test_the_endpoint_describes_itself(browser: TestClient) -> None:
    """Without a query, in RDF; every node has a name."""
    answer = browser.get("/sparql")
    assert answer.headers["content-type"] == "text/turtle"
    found = triples(answer.content)
    assert objects(found, f"{SD}endpoint") == {"http://testserver/sparql"}
    assert objects(found, f"{SD}supportedLanguage") == {f"{SD}SPARQL11Query"}
    assert objects(found, f"{SD}feature") == {f"{SD}UnionDefaultGraph"}
    assert "http://www.w3.org/ns/formats/SPARQL_Results_CSV" in objects(found, f"{SD}resultFormat")
    assert all(isinstance(one.subject, NamedNode) for one in found)


def test_a_browser_is_shown_where_to_ask(browser: TestClient) -> None:
    """It asks for HTML first."""
    answer = browser.get("/sparql", headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/query")


@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
@pytest.mark.parametrize(
    ("kind", "written"),
    [("application/rdf+xml", RdfFormat.RDF_XML), ("application/ld+json", RdfFormat.JSON_LD)],
)
def test_descriptions_come_in_every_format(
    browser: TestClient, path: str, kind: str, written: RdfFormat
) -> None:
    """They say the same in each."""
    answer = browser.get(path, headers={"Accept": kind})
    assert answer.headers["content-type"] == kind
    assert triples(answer.content, written) == triples(browser.get(path).content)
    assert browser.get(path, headers={"Accept": "image/png"}).status_code == 406


def test_void_counts_what_is_stored(browser: TestClient) -> None:
    """Classes, properties, triples as the endpoint sees them, and where it is asked."""
    found = triples(browser.get("/.well-known/void").content)
    assert objects(found, PREFIXES["void"] + "sparqlEndpoint") == {"http://testserver/sparql"}
    told = browser.get(
        "/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}, headers={"Accept": "text/csv"}
    )
    dataset = NamedNode(f"{BASE}dataset/diplomacy-kg")
    counts = {
        getattr(t.object, "value", "")
        for t in found
        if (t.subject, t.predicate.value) == (dataset, PREFIXES["void"] + "triples")
    }
    assert counts == {told.text.split()[1]}
    assert f"{DIP}Article" in objects(found, PREFIXES["void"] + "class")
    assert objects(found, PREFIXES["void"] + "documents") == {"2"}


@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=nonsense", "/store?graph=x", "/.well-known/void"])
def test_every_answer_is_guarded(browser: TestClient, path: str) -> None:
    """Also one that says no; and any page of the web may read it."""
    headers = browser.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == policy()
    assert headers["referrer-policy"] == "same-origin"
    assert headers["access-control-allow-origin"] == "*"
    assert "server" not in headers


def test_a_policy_can_be_changed_for_a_route() -> None:
    """One directive at a time."""
    changed = policy(style_src="'self' 'unsafe-inline'")
    assert changed == f"{policy()}; style-src 'self' 'unsafe-inline'"


def test_pages_elsewhere_read_and_do_not_write(browser: TestClient) -> None:
    """A browser is told that no token may be sent along, and no PUT."""
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "POST"}
    headers = browser.request("OPTIONS", "/sparql", headers=asked).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "Content-Type" in headers["access-control-allow-headers"]
    assert "Authorization" not in headers["access-control-allow-headers"]
    assert "PUT" not in headers["access-control-allow-methods"]
