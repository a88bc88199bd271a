"""Every kind of page, for everybody: axe-core finds nothing wrong, in light and dark; a phone needs no sideways scroll."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.kg.web.browser.conftest import Reader, violations

PAGES = ("/", "/query", "/query?example=who-met-whom&param.place=Hanoi", "/map", "/timeline", "/network")


@pytest.mark.usefixtures("scripts")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_wrong(
    reader: Reader, axe: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    """Labels, contrast, landmarks, names of links: the rules of WCAG 2 and of good practice."""
    assert violations(reader.visit(path, scheme=scheme), axe) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll(reader: Reader, path: str) -> None:
    """At 390 pixels the page is as wide as the window; what is wider scrolls in its own frame."""
    page = reader.visit(path, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
