"""The lists: by year and letter, a page at a time."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from mappings.namespaces import BASE
from tests.kg.conftest import EVENT

PATH = EVENT.removeprefix(BASE.rstrip("/"))


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("", True),
        ("?year=2024", True),
        ("?year=2024&month=05", True),
        ("?year=2024&month=06", False),
        ("?year=1999", False),
        ("?year=<b>&month=x", True),
    ],
)
def test_events_are_listed_by_year_and_month(browser: TestClient, query: str, there: bool) -> None:
    """What is no year narrows nothing."""
    assert (f'href="{PATH}"' in browser.get(f"/events{query}").text) == there


def test_articles_have_their_outlet_and_date(browser: TestClient) -> None:
    """Both, each with a link to its page and to its source."""
    page = browser.get("/articles?lang=fr").text
    assert 'href="/article/second"' in page
    assert "17\u00a0mai 2024" in page


def test_names_are_listed_by_letter(browser: TestClient) -> None:
    """In the order of their folded spelling; a letter that nobody has narrows nothing."""
    page = browser.get("/persons").text
    assert page.index("Tô Lâm") < page.index("Wang Wei") < page.index("Wang Yi")
    assert "Tô Lâm" not in browser.get("/persons?letter=w").text
    assert "Tô Lâm" in browser.get("/persons?letter=%C3%A9").text


@pytest.mark.parametrize("path", ["/agreements", "/bodies", "/places", "/topics"])
def test_an_empty_list_is_a_page(browser: TestClient, path: str) -> None:
    """Nothing there is no fault."""
    assert browser.get(path).status_code == 200
