"""Every kind of page, for everybody: axe-core finds nothing wrong, in light and dark; a phone needs no sideways scroll."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.kg.web.browser.conftest import Reader, violations

PAGES = (
    "/",
    "/search?q=Hanoi",
    "/events",
    "/topics",
    "/person/vn/to-lam",
    "/place/vn-hanoi",
    "/article/18-vietnam-cuba-documents",
    "an event",
    "/ontology",
    "/query",
    "/query?example=who-met-whom&param.place=Hanoi",
    "/map",
    "/timeline",
    "/network",
)


def opened(reader: Reader, path: str, scheme: Literal["light", "dark"], width: int = 1280) -> Page:
    """Open one of ``PAGES``; *an event* is the newest of the list."""
    if path != "an event":
        return reader.visit(path, scheme=scheme, width=width)
    page = reader.visit("/timeline", scheme=scheme, width=width)
    page.goto(page.locator("svg.timeline a").first.get_attribute("href") or "")
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.usefixtures("scripts")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(
    reader: Reader, axe: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    """Labels, contrast, landmarks, names of links: the rules of WCAG 2 and of good practice."""
    assert violations(opened(reader, path, scheme), axe) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll(reader: Reader, path: str) -> None:
    """At 390 pixels the page is as wide as the window; what is wider scrolls in its own frame."""
    page = opened(reader, path, "light", 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
