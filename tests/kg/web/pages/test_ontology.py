"""The page of the ontology: every term under the fragment of its IRI."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef
from starlette.testclient import TestClient

from mappings.namespaces import DIP


def test_terms_resolve_to_their_place(browser: TestClient) -> None:
    """Classes and properties, each once, with label and comment in the reader's language."""
    page = browser.get("/ontology?lang=fr").text
    for name in ("Event", "Person", "evidence", "onBehalfOf"):
        assert page.count(f'id="{name}"') == 1
    assert "Un article de presse qui a été lu" in page


@pytest.mark.parametrize("path", ["/ontology.ttl", "/ontology"])
def test_the_ontology_is_data(browser: TestClient, path: str) -> None:
    """As Turtle, by its ending or by Accept."""
    answer = browser.get(path, headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert (URIRef(DIP + "Event"), None, None) in Graph().parse(data=answer.text, format="turtle")
