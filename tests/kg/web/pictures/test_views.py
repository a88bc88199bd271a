"""The pictures on the first page."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.errors import QueryStopped
from kg.web.pictures import views


def test_the_first_page_shows_every_picture(browser: TestClient) -> None:
    """Each with its title and the way to its own page."""
    page = browser.get("/?lang=en").text
    for name in ("timeline", "map", "network"):
        assert f'id="picture-{name}"' in page
        assert f'href="/{name}"' in page


def test_a_picture_that_takes_too_long_is_left_out(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page stands without it; the picture's own page says that the graph cannot be asked."""

    async def slow(*_: object) -> None:
        raise QueryStopped(20.0)

    monkeypatch.setattr(views, "network", slow)
    answer = browser.get("/?lang=en")
    assert answer.status_code == 200
    assert 'id="picture-map"' in answer.text
    assert 'id="picture-network"' not in answer.text
    assert browser.get("/network").status_code == 503


def test_what_is_no_fault_of_the_endpoint_is_not_hidden(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours comes out."""

    async def wrong(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(views, "network", wrong)
    with pytest.raises(ZeroDivisionError):
        browser.get("/?lang=en")
