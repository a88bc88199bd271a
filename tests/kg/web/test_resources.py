"""Linked data: what the addresses of resources answer, to people and to programs."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph, URIRef
from starlette.testclient import TestClient

from mappings.iris import article_iri, graph_iri, person_iri
from mappings.namespaces import BASE, DIP
from tests.kg.conftest import EVENT, TO_LAM

PERSON = person_iri(TO_LAM)
PATH = PERSON.removeprefix(BASE.rstrip("/"))
KINDS = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples"}


def read(browser: TestClient, path: str, kind: str) -> Graph:
    """The graph that a path answers with."""
    answer = browser.get(path, headers={"Accept": kind})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == kind
    return Graph().parse(data=answer.text, format={"application/n-triples": "nt"}.get(kind, kind))


@pytest.mark.parametrize(("ending", "kind"), KINDS.items())
def test_every_format_says_the_same(browser: TestClient, ending: str, kind: str) -> None:
    """By Accept or by the ending of the address; the same triples in each."""
    by_accept, by_ending = read(browser, PATH, kind), read(browser, f"{PATH}.{ending}", kind)
    assert set(by_accept) == set(by_ending) == set(read(browser, PATH, "text/turtle"))
    assert (URIRef(PERSON), URIRef(DIP + "country"), URIRef(f"{BASE}place/vn")) in by_accept


def test_the_data_of_a_person_tells_of_its_neighbours(browser: TestClient) -> None:
    """What refers to it is there with its name, and the articles that say so with theirs."""
    found = read(browser, PATH, "text/turtle")
    events = set(found.subjects(URIRef(DIP + "participation"), None))
    assert URIRef(EVENT) in events
    assert found.value(URIRef(EVENT), URIRef("http://www.w3.org/2000/01/rdf-schema#label"))
    assert found.value(URIRef(article_iri("first")), URIRef("http://schema.org/headline"))


def test_an_answer_says_which_document_it_is(browser: TestClient) -> None:
    """Content-Location names the document, Link the others, Vary what decided; programs of other sites may read it."""
    answer = browser.get(PATH, headers={"Accept": "text/turtle"})
    assert answer.headers["content-location"] == f"{PATH}.ttl"
    assert f'<{PATH}.jsonld>; rel="alternate"; type="application/ld+json"' in answer.headers["link"]
    assert "Accept" in answer.headers["vary"].split(", ")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/ld+json"),
        ("text/turtle;q=0.4, application/n-triples;q=0.9", "application/n-triples"),
        ("application/*;q=0.5, text/turtle", "text/turtle"),
        (",;q=,,", "text/html"),
        ("text/" + "x" * 5000 + ", text/turtle", "text/turtle"),
    ],
)
def test_the_format_is_what_the_client_likes_best(browser: TestClient, accept: str, kind: str) -> None:
    """People get a page, programs the data, whatever else the header holds."""
    answer = browser.get(PATH, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)


def test_a_format_that_there_is_not_is_refused(browser: TestClient) -> None:
    """406, with what can be had."""
    answer = browser.get(PATH, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


def test_an_article_answers_with_its_graph(browser: TestClient) -> None:
    """All that the article says, and nothing that only the other says."""
    found = read(browser, "/article/first", "text/turtle")
    assert (URIRef(article_iri("first")), URIRef(DIP + "reports"), URIRef(EVENT)) in found
    assert "To Lam" not in {str(value) for value in found.objects()}


def test_a_graph_leads_to_its_data(browser: TestClient) -> None:
    """The Graph Store Protocol gives it; people see how much it is."""
    answer = browser.get("/graph/labels", headers={"Accept": "text/turtle"})
    assert answer.status_code == 303
    assert graph_iri("labels").partition("//")[2].replace("/", "%2F") in answer.headers["location"]
    assert "graph/labels" in browser.get("/graph/labels").text
    assert browser.get("/graph/nothing").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/person/vn/to-lan",
        "/nothing",
        "/person/%00",
        "/person/vn/%3Cscript%3E",
        "/person/vn/%zz",
        "/person/vn/a%20b",
        "/person/vn/..%2F..%2Fetc%2Fpasswd",
        "/person/vn/%FF%FE",
        "/person/vn/a>}%20UNION%20{?s%20?p%20?o",
        "/a" * 4000,
        "/.ttl",
        "/article/none.ttl",
    ],
)
def test_what_is_no_resource_is_not_found(browser: TestClient, path: str) -> None:
    """Whatever stands in the path is a name at most; the page that says so shows no markup of it."""
    answer = browser.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "<script>" not in answer.text


def test_the_nearest_name_is_offered(browser: TestClient) -> None:
    """Whoever mistypes a name finds it."""
    page = browser.get("/person/vn/to-lan").text
    assert re.findall(r'href="(/person/[^"?]+)"', page)[0] == PATH


def test_head_is_get_without_the_body(browser: TestClient) -> None:
    """The same headers, nothing after them."""
    head, get = browser.head(PATH), browser.get(PATH)
    assert head.status_code == 200
    assert head.text == ""
    assert head.headers["etag"] == get.headers["etag"]


def test_what_is_known_is_not_sent_again(browser: TestClient) -> None:
    """304 for the tag, in any of its forms; another format or language has another."""
    first = browser.get(PATH, headers={"Accept": "text/turtle"})
    again = {"Accept": "text/turtle", "If-None-Match": f'W/{first.headers["etag"]}, "x"'}
    answer = browser.get(PATH, headers=again)
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["content-location"] == f"{PATH}.ttl"
    assert browser.get(PATH, headers={**again, "Accept": "text/html"}).status_code == 200
