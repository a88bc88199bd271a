"""The pictures: the map, the timeline and the network, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.kg.web.browser.conftest import Reader


@pytest.mark.usefixtures("scripts")
def test_the_map_shows_where_events_took_place_and_zooms(reader: Reader) -> None:
    """Circles on the land lead to places; a button brings them nearer."""
    page = reader.visit("/map")
    circles = page.locator("svg.worldmap circle")
    assert circles.count() > 10
    assert any(url.partition("?")[0].endswith("/static/built/world.svg") for url in reader.asked)
    assert page.locator("svg.worldmap a").first.get_attribute("href", timeout=1000).startswith("/place/")  # type: ignore[union-attr]
    before = page.locator("svg.worldmap").get_attribute("viewBox")
    page.click(".zoom button >> nth=0")
    assert page.locator("svg.worldmap").get_attribute("viewBox") != before
    page.click(".zoom button >> nth=2")
    assert page.locator("svg.worldmap").get_attribute("viewBox", timeout=1000) is not None


@pytest.mark.parametrize(
    ("path", "marks"), [("/map", "svg.worldmap circle"), ("/timeline", "svg.timeline circle")]
)
def test_pictures_need_no_scripts(reader: Reader, path: str, marks: str) -> None:
    """The server draws them, and their tables are open."""
    page = reader.visit(path, scripts=False)
    assert page.locator(marks).count() > 10
    expect(page.locator("details.as-table tbody tr").first).to_be_visible()


def test_without_scripts_the_network_is_a_table(reader: Reader) -> None:
    """The pairs stand there with links to both."""
    page = reader.visit("/network", scripts=False)
    expect(page.locator("#network-pairs tbody tr").first).to_be_visible()
    expect(page.locator("[data-network]")).to_be_hidden()


@pytest.mark.usefixtures("scripts")
def test_the_network_is_drawn_from_its_table(reader: Reader) -> None:
    """Each of the table's nodes is a circle, and the same data settles in the same places."""
    page = reader.visit("/network")
    links = page.locator("#network-pairs a")
    nodes = {link.get_attribute("href") for link in links.all()}
    marks = page.locator("svg.network a")
    assert marks.count() == len(nodes)
    again = reader.visit("/network")
    assert marks.first.get_attribute("transform") == again.locator("svg.network a").first.get_attribute(
        "transform"
    )


def test_an_event_of_the_timeline_leads_to_its_page(reader: Reader) -> None:
    """A dot is a link with the event's name and date."""
    page = reader.visit("/timeline")
    dot = page.locator("svg.timeline a").first
    assert (dot.get_attribute("href") or "").startswith("/event/")
    assert "2026" in (dot.get_attribute("aria-label") or "")
