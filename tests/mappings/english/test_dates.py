"""English dates, from the day of the article: Friday 14 March 2025."""

from __future__ import annotations

import pytest

from mappings.english.dates import find_dates
from mappings.mentions.calendar import Calendar
from mappings.moment import Moment
from mappings.text import tokens

_TODAY = Calendar(Moment(2025, 3, 14), 2025)


def _read(text: str) -> list[tuple[str, str | None, str | None]]:
    run = list(tokens(text))
    return [
        (
            text[run[m.first].start : run[m.last - 1].end],
            str(m.start) if m.start else None,
            str(m.end) if m.end else None,
        )
        for m in find_dates(run, _TODAY)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("March 12", "2025-03-12", "2025-03-12"),
        ("March 12, 2024", "2024-03-12", "2024-03-12"),
        ("12 March 2024", "2024-03-12", "2024-03-12"),
        ("12th March", "2025-03-12", "2025-03-12"),
        ("Nov. 20, 2023", "2023-11-20", "2023-11-20"),
        ("Monday, March 10", "2025-03-10", "2025-03-10"),
        ("Monday", "2025-03-10", "2025-03-10"),
        ("last Friday", "2025-03-07", "2025-03-07"),
        ("next Monday", "2025-03-17", "2025-03-17"),
        ("yesterday", "2025-03-13", "2025-03-13"),
        ("3 to 5 April", "2025-04-03", "2025-04-05"),
        ("April 3-5", "2025-04-03", "2025-04-05"),
        ("3-5 April", "2025-04-03", "2025-04-05"),
        ("November 18 to 22, 2023", "2023-11-18", "2023-11-22"),
        ("7 and 8 October 2024", "2024-10-07", "2024-10-08"),
        ("30 December 2024 to 2 January 2025", "2024-12-30", "2025-01-02"),
        ("next month", "2025-04", None),
        ("last year", "2024", None),
    ],
)
def test_a_date_is_as_precise_as_its_words(text: str, start: str, end: str | None) -> None:
    """Days are completed by the article's own; months and years stay what they are."""
    found = _read(text)
    assert [one[1:] for one in found] == [(start, end)]


def test_a_month_needs_a_word_before_it() -> None:
    """Since "may" and "march" are verbs, too."""
    assert _read("it may march on") == []
    assert [one[1] for one in _read("in June")] == ["2025-06"]


def test_two_days_are_two_dates() -> None:
    """A second month behind "and" begins a date of its own."""
    assert [one[1] for one in _read("7 March and 8 April")] == ["2025-03-07", "2025-04-08"]


def test_what_no_calendar_has_is_no_date() -> None:
    """Nothing is put in its place."""
    assert _read("February 30, 2024") == []
