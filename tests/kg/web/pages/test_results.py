"""The search: any spelling finds the name."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from mappings.namespaces import BASE
from tests.kg.conftest import EVENT


@pytest.mark.parametrize("query", ["to lam", "TÔ LÂM", "Tô-Lâm", "To L", "lam", "tô lâm "])
def test_any_spelling_finds_the_person(browser: TestClient, query: str) -> None:
    """Accents, hyphens, capitals and the rest of the name do not matter."""
    assert 'href="/person/vn/to-lam"' in browser.get("/search", params={"q": query}).text


@pytest.mark.parametrize("query", ["reception hanoi", "hanoi recep"])
def test_events_are_found_by_their_words(browser: TestClient, query: str) -> None:
    """In any order, by beginnings."""
    page = browser.get("/search", params={"q": query}).text
    assert f'href="{EVENT.removeprefix(BASE.rstrip("/"))}"' in page


@pytest.mark.parametrize("query", ["zzzz", "to lam qqqq zzzz", "%", "\\", "*", "x" * 5000, "\u0000", "👍"])
def test_what_nothing_is_called_finds_nothing(browser: TestClient, query: str) -> None:
    """No name shares all of it; nothing fails."""
    answer = browser.get("/search", params={"q": query})
    assert answer.status_code == 200
    assert 'href="/person/' not in answer.text


def test_a_browser_can_add_the_search(browser: TestClient) -> None:
    """The OpenSearch description has the address of this site."""
    answer = browser.get("/opensearch.xml")
    assert answer.headers["content-type"].startswith("application/opensearchdescription+xml")
    assert 'template="http://testserver/search?q={searchTerms}"' in answer.text
