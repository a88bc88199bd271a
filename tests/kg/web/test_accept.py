"""Content negotiation."""

from __future__ import annotations

import pytest

from kg.web.accept import preferred

OFFERED = ("application/json", "text/csv", "application/xml")


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV ; charset=utf-8", "text/csv"),
        ("text/*;q=0.9, application/json;q=0.1", "text/csv"),
        ("*/*;q=0.1, application/json;q=0", "text/csv"),
        ("application/xml, application/json;q=0.999", "application/xml"),
        ("text/html", None),
        ("application/json;q=0", None),
        ("application/json;q=nonsense", None),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        (",;, ,", "application/json"),
    ],
)
def test_the_most_specific_range_decides(accept: str, wanted: str | None) -> None:
    """Weights are heard, zero refuses, and what cannot be read is no wish."""
    assert preferred(accept, OFFERED) == wanted
