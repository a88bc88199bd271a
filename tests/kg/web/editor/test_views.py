"""The query page as the server sends it: what it opens, what it answers without scripts, what it escapes."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kg.web.editor import answers
from tests.kg.conftest import EVENT


def asked(browser: TestClient, query: str) -> str:
    """The page that answers a query."""
    return browser.get(f"/query?lang=en&run=1&query={quote(query)}").text


def test_rows_are_a_table_whose_iris_lead_to_pages(browser: TestClient) -> None:
    """Our own to this site, under the short form; prefixes need no declaration."""
    page = asked(browser, "SELECT ?event ?name { ?event a dip:Meeting ; rdfs:label ?name }")
    path = EVENT.removeprefix("https://w3id.org/diplomacy-kg/")
    assert f'<a href="/{path}">{path}</a>' in page
    assert '<th scope="col">event</th><th scope="col">name</th>' in page
    assert '<td lang="en">Reception, Hanoi, 16 May 2024</td>' in page


def test_triples_are_a_table_too(browser: TestClient) -> None:
    """Subject, predicate, object, in the words of the page."""
    page = asked(browser, "CONSTRUCT { ?event a dip:Meeting } { ?event a dip:Meeting }")
    assert '<th scope="col">Subject</th>' in page
    assert ">rdf:type</a>" in page


@pytest.mark.parametrize(
    ("query", "said"), [("ASK { ?a a dip:Article }", "Yes"), ("ASK { ?a a dip:Treaty }", "No")]
)
def test_a_truth_is_a_word(browser: TestClient, query: str, said: str) -> None:
    """Yes or no."""
    assert f'<p class="verdict"><strong>{said}</strong></p>' in asked(browser, query)


def test_nothing_found_is_said(browser: TestClient) -> None:
    """An empty answer is an answer."""
    assert "Nothing in the graph answers this question." in asked(browser, "SELECT * { ?a a dip:Treaty }")


def test_a_refused_query_stays_in_its_field_with_the_reason(browser: TestClient) -> None:
    """The line and column of the fault, and status 400."""
    answer = browser.get("/query?run=1&query=" + quote("SELECT * {"))
    assert answer.status_code == 400
    assert "line 1" in answer.text
    assert "SELECT * {</textarea>" in answer.text


def test_only_the_first_rows_are_shown(browser: TestClient) -> None:
    """As many as a page of the site shows."""
    page = asked(browser, "SELECT ?a ?b { ?a ?p ?x . ?b ?q ?y }")
    assert page.count("<tr><td") == 1000
    assert "The first 1,000 rows are shown" in page


def test_an_answer_too_large_for_a_page_is_refused(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be had from the endpoint."""
    monkeypatch.setattr(answers, "_LARGEST", 10)
    assert "too large for a page" in asked(browser, "SELECT ?a ?b { ?a ?p ?x . ?b ?q ?y }")


def test_what_a_reader_typed_is_text(browser: TestClient) -> None:
    """In the field, in the answer and in what the scripts are told, markup stays text."""
    script = "<script>alert(1)</script>"
    page = asked(browser, f'SELECT ?x {{ BIND("{script}" AS ?x) }} # </textarea>{script}')
    assert script not in page
    assert page.count("&lt;script&gt;") >= 2


def test_an_unknown_question_is_refused_on_the_page(browser: TestClient) -> None:
    """The page stays usable."""
    answer = browser.get("/query?example=nothing")
    assert answer.status_code == 400
    assert "nothing" in answer.text
    assert "<textarea" in answer.text


def test_a_form_that_lacks_a_required_value_asks_for_it(browser: TestClient) -> None:
    """The question is opened unbound."""
    page = browser.get("/query?example=events-in-period&lang=en").text
    assert 'role="alert"' in page
    assert re.search(r'name="param.from" value=""', page)


def test_the_terms_come_as_json(browser: TestClient) -> None:
    """With the prefixes, in the reader's language."""
    told = browser.get("/query/terms?lang=fr").json()
    assert told["prefixes"]["dip"] == "https://w3id.org/diplomacy-kg/ontology#"
    assert {"name": "dip:Person", "role": "class", "label": "personne"}.items() <= next(
        term for term in told["terms"] if term["name"] == "dip:Person"
    ).items()
