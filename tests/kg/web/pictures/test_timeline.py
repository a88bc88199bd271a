"""The timeline: columns of time, stacks of dots, and what is left out."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg.web.pictures.timeline import Dot, arranged
from tests.kg.conftest import EVENT


def dot(day: dt.date, kind: str = "Meeting", number: int = 0) -> Dot:
    """An event on a day."""
    return Dot(
        f"https://example.org/event/{day}/{kind}/{number}", "Name", day.isoformat(), day, kind, planned=False
    )


def test_events_of_one_time_stand_on_each_other_by_kind() -> None:
    """The order of kinds is the order of the legend, whatever the order of days."""
    day = dt.date(2024, 5, 16)
    line = arranged(
        [dot(day, "Signing"), dot(day, "Meeting", 1), dot(day, "Visit"), dot(day, "Meeting", 2)], 4
    )
    assert {(placed.kind, placed.y) for placed in line.dots} == {
        ("Meeting", 0), ("Meeting", 1), ("Visit", 2), ("Signing", 3)
    }  # fmt: skip
    assert line.kinds == ("Meeting", "Visit", "Signing")
    assert (line.columns, line.height, line.left_out) == (1, 4, 0)


def test_a_few_old_events_do_not_push_all_others_into_a_corner() -> None:
    """Nineteen in twenty are drawn; the one that is a century older is counted."""
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=number) for number in range(39)]
    line = arranged([dot(dt.date(1924, 1, 1)), *(dot(day) for day in days)], 45)
    assert len(line.dots) == 38
    assert line.left_out == 7
    assert line.columns == 2


def test_a_year_is_marked_where_it_begins() -> None:
    """In months, January; a mark is left out where it would touch the one before."""
    months = [dt.date(2022 + number // 12, number % 12 + 1, 3) for number in range(36)]
    line = arranged([dot(day) for day in months], 36)
    assert line.columns == 36
    assert line.marks == ((0, "2022"), (12, "2023"), (24, "2024"))


def test_in_a_few_months_each_is_named() -> None:
    """As many as can be read beside each other."""
    line = arranged([dot(dt.date(2023, 11, 2)), dot(dt.date(2024, 2, 2))], 2)
    assert line.marks == ((0, "2023-11"), (1, "2023-12"), (2, "2024-01"), (3, "2024-02"))


def test_without_events_there_is_nothing_to_draw() -> None:
    """No columns, and all events left out."""
    assert arranged([], 3).left_out == 3
    assert arranged([], 3).dots == ()


@given(st.lists(st.dates(dt.date(1500, 1, 1), dt.date(2200, 1, 1)), min_size=1, max_size=60))
def test_no_two_dots_lie_on_each_other(days: list[dt.date]) -> None:
    """Whatever the days: each dot has a place of its own, later days never further left, within few columns."""
    line = arranged([dot(day, number=number) for number, day in enumerate(days)], len(days))
    places = [(placed.x, placed.y) for placed in line.dots]
    assert len(set(places)) == len(places)
    assert all(0 <= x < line.columns and 0 <= y < line.height for x, y in places)
    by_day = sorted((placed.day, placed.x) for placed in line.dots)
    assert [x for _, x in by_day] == sorted(x for _, x in by_day)
    assert all(0 <= column < line.columns for column, _ in line.marks)


def test_the_page_leads_to_each_event(browser: TestClient) -> None:
    """The event's dot and row carry its name, its day, and the address of its page."""
    page = browser.get("/timeline?lang=en").text
    assert "/event/" in page
    assert page.count(EVENT.removeprefix("https://w3id.org/diplomacy-kg")) == 2
    assert "Reception, Hanoi, 16 May 2024" in page
    assert "2024-05-16" in page
