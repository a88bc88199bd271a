"""The language of an answer: chosen, remembered, or preferred."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.web.language import preferred


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("de, vi;q=0.3, en;q=0.2", "vi"),
        ("en;q=0.5, fr;q=0.5", "en"),
        ("VI", "vi"),
        ("fr;q=0, en;q=0.1", "en"),
        ("*", "en"),
        ("", "en"),
        ("fr;q=abc,;;,=", "en"),
        ("x" * 100_000, "en"),
    ],
)
def test_the_language_that_a_browser_weighs_most(accepted: str, language: str) -> None:
    """Regions count as their language; what is no language of the interface counts for nothing."""
    assert preferred(accepted) == language


def test_the_switch_is_remembered(browser: TestClient) -> None:
    """?lang= decides over the header and sets a cookie; later requests need it no more."""
    french = browser.get("/?lang=fr", headers={"Accept-Language": "vi"})
    assert '<html lang="fr">' in french.text
    assert "lang=fr" in french.headers["set-cookie"]
    assert '<html lang="fr">' in browser.get("/", headers={"Accept-Language": "vi"}).text


def test_an_unknown_language_changes_nothing(browser: TestClient) -> None:
    """?lang=xx neither fails nor is remembered."""
    answer = browser.get("/?lang=xx", headers={"Accept-Language": "vi"})
    assert '<html lang="vi">' in answer.text
    assert "set-cookie" not in answer.headers


def test_the_answer_says_what_it_depends_on(browser: TestClient) -> None:
    """A cache between must know that language decides."""
    assert {"Accept-Language", "Cookie"} <= set(browser.get("/").headers["vary"].split(", "))


def test_the_switch_keeps_where_one_is(browser: TestClient) -> None:
    """Each language links to the same page with the same question."""
    text = browser.get("/search?q=To+Lam%26x&lang=en").text
    assert 'href="/search?q=To+Lam%26x&amp;lang=vi"' in text
