"""The map: circles, their frame, and the places that nobody can place."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from kg.web.pictures.worldmap import Spot, drawn


def spot(name: str, events: int, point: tuple[float, float] | None) -> Spot:
    """A place with its events."""
    return Spot(f"https://example.org/place/{name}", name, events, point, vague=False)


def test_area_grows_with_the_number_of_events() -> None:
    """Four times the events, twice the radius; the largest lies below the others."""
    shown = drawn([spot("a", 10, (0, 0)), spot("b", 40, (50, 10))]).circles
    assert [circle.name for circle in shown] == ["b", "a"]
    assert shown[0].radius == pytest.approx(2 * shown[1].radius)


def test_the_frame_holds_every_circle_and_no_more_of_the_world_than_it_must() -> None:
    """Places near each other get a frame of their own, not narrower than the land has detail for."""
    near = drawn([spot("a", 1, (250, -80)), spot("b", 1, (255, -78))])
    left, top, width, height = near.frame
    assert width == pytest.approx(130)
    assert height == pytest.approx(width / 2)
    assert left < 250
    assert top < -80
    far = drawn([spot("a", 1, (-400, -80)), spot("b", 1, (420, 100))])
    assert far.frame[2] > 820
    assert far.frame[0] >= -500


def test_a_place_without_coordinates_is_listed() -> None:
    """It has no circle, and is not lost."""
    shown = drawn([spot("a", 1, (0, 0)), spot("b", 3, None)])
    assert [circle.name for circle in shown.circles] == ["a"]
    assert shown.unplaced == (("https://example.org/place/b", "b", 3),)


def test_without_places_the_frame_is_the_world() -> None:
    """There is something to look at all the same."""
    assert drawn([]).frame[2] == pytest.approx(1000)


def test_the_page_names_the_place(browser: TestClient) -> None:
    """The store of the tests knows no coordinates: Hanoi stands in the table, with its number of events."""
    page = browser.get("/map?lang=en").text
    assert "Hanoi" in page
    assert "Without coordinates" in page
