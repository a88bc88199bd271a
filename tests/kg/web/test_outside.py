"""Addresses of others: which may become links."""

from __future__ import annotations

import pytest

from kg.web.outside import called, host, safe


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "http:",
        "https://",
        "x",
        "",
        "http://[bad",
    ],
)
def test_only_http_with_a_host_becomes_a_link(address: str) -> None:
    """Whatever else an article gives as its address is shown, if at all, as words."""
    assert safe(address) is None
    assert host(address) == ""


def test_known_sets_have_names() -> None:
    """Others go by their host."""
    assert called("http://www.wikidata.org/entity/Q1") == "Wikidata"
    assert called("https://sws.geonames.org/1/") == "GeoNames"
    assert called("https://www.news.example/a") == "news.example"
    assert called("urn:x") == "urn:x"
