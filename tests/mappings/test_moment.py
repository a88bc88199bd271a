"""Moments: dates exactly as precise as the text that gave them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.moment import Moment, NoSuchDate


def _yearless(day: date) -> Moment:
    return Moment(None, day.month, day.day)


DAYS = st.dates().map(Moment.of)
MONTHS = st.builds(Moment, st.integers(1, 9999), st.integers(1, 12))
YEARS = st.builds(Moment, st.integers(1, 9999))
YEARLESS = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(_yearless)
MOMENTS = DAYS | MONTHS | YEARS | YEARLESS


@given(MOMENTS)
def test_parse_reads_what_str_writes(moment: Moment) -> None:
    """The lexical form says the whole moment."""
    assert Moment.parse(str(moment)) == moment


@given(MOMENTS)
def test_bounds_are_in_order(moment: Moment) -> None:
    """The earliest day is never after the latest, and both lack where the year does."""
    if moment.year is None:
        assert moment.earliest is None
        assert moment.latest is None
    else:
        assert moment.earliest is not None
        assert moment.latest is not None
        assert moment.earliest <= moment.latest


@given(DAYS)
def test_a_day_is_its_own_bounds(moment: Moment) -> None:
    """What is known to the day begins and ends that day."""
    assert moment.earliest == moment.latest == date.fromisoformat(str(moment))


@given(st.dates())
def test_coarser_moments_hold_the_finer(day: date) -> None:
    """A year holds its months, a month its days."""
    month, year = Moment(day.year, day.month), Moment(day.year)
    bounds = [year.earliest, month.earliest, day, month.latest, year.latest]
    known = [bound for bound in bounds if bound is not None]
    assert known == sorted(known)
    assert len(known) == len(bounds)


@pytest.mark.parametrize(
    ("lexical", "datatype"),
    [
        ("2024", "gYear"),
        ("0987", "gYear"),
        ("2024-05", "gYearMonth"),
        ("2024-05-16", "date"),
        ("--05-16", "gMonthDay"),
        ("--02-29", "gMonthDay"),
    ],
)
def test_datatype_says_no_more_than_is_known(lexical: str, datatype: str) -> None:
    """Each precision has its own datatype of XML Schema."""
    moment = Moment.parse(lexical)
    assert moment is not None
    assert moment.datatype == datatype
    assert str(moment) == lexical


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-02-30",
        "2023-02-29",
        "2024-5-6",
        "16/05/2024",
        "--02-30",
        "2024-05-16T00:00",
        "0000",
    ],
)
def test_parse_refuses_what_is_no_date(text: str) -> None:
    """None stands for a form that is not ISO 8601 and for a day that no calendar has."""
    assert Moment.parse(text) is None


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (None, None, None),
        (None, 5, None),
        (2024, None, 16),
        (2024, 2, 30),
        (2024, 0, 1),
        (None, 2, 30),
        (0, None, None),
    ],
)
def test_a_moment_that_no_calendar_has_cannot_be_built(
    year: int | None, month: int | None, day: int | None
) -> None:
    """Impossible parts are refused, and the parts are named."""
    with pytest.raises(NoSuchDate, match=f"year {year}, month {month}, day {day}"):
        Moment(year, month, day)


def test_february_ends_by_the_leap_year() -> None:
    """The last day of a month is the calendar's."""
    assert Moment(2024, 2).latest == date(2024, 2, 29)
    assert Moment(2023, 2).latest == date(2023, 2, 28)
