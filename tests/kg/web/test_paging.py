"""Paging: any number asked for leads to a page that there is."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from kg.web.paging import pages


def request(query: str) -> Request:
    """A request with a query string."""
    return Request({"type": "http", "query_string": query.encode(), "headers": []})


@pytest.mark.parametrize(
    ("asked", "number"),
    [("2", 2), ("0", 1), ("-1", 1), ("99", 3), ("x", 1), ("", 1), ("9" * 5000, 1), ("²", 1), ("1.5", 1)],
)
def test_a_page_that_is_not_there_is_the_nearest(asked: str, number: int) -> None:
    """Nothing that stands in the address fails."""
    assert pages(request(f"page={asked}"), 25, 10).number == number


def test_the_parts_make_the_whole() -> None:
    """Each thing stands on one page."""
    things = list(range(25))
    found = [pages(request(f"page={number}"), 25, 10).of(things) for number in (1, 2, 3)]
    assert [thing for part in found for thing in part] == things


def test_links_keep_what_else_was_asked() -> None:
    """The year and the language stay, the section has its anchor."""
    found = pages(request("year=2024&lang=fr&page=2"), 25, 10, anchor="#here")
    assert found.to(3) == "?year=2024&lang=fr&page=3#here"


def test_nothing_is_one_page() -> None:
    """An empty list has a first page, and no other."""
    assert pages(request(""), 0, 10).last == 1
