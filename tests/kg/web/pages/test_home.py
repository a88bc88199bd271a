"""The first page: figures, the latest events, the search."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from mappings.namespaces import BASE
from tests.kg.conftest import EVENT


def test_the_first_page_counts_and_shows_the_latest(browser: TestClient) -> None:
    """Figures of what there is, the event with its words."""
    page = browser.get("/?lang=en").text
    assert re.search(r'href="/articles"><b>2</b>', page)
    assert re.search(r'href="/persons"><b>3</b>', page)
    assert f'href="{EVENT.removeprefix(BASE.rstrip("/"))}"' in page
    assert 'role="search"' in page


def test_nothing_comes_from_elsewhere(browser: TestClient) -> None:
    """Styles, scripts and pictures are of this site, and none stands within the page."""
    page = browser.get("/").text
    loaded = re.findall(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*?(?:href|src)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
    assert "<style" not in page
    assert " style=" not in page


def test_marked_files_are_kept_for_ever(browser: TestClient) -> None:
    """The address has the mark of the content; without it, a browser asks again soon."""
    address = re.findall(r'href="(/static/style\.css\?v=\w+)"', browser.get("/").text)[0]
    assert "immutable" in browser.get(address).headers["cache-control"]
    assert "immutable" not in browser.get("/static/style.css").headers["cache-control"]
    assert browser.get("/static/..%2f..%2fapp.py").status_code == 404
