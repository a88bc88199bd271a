"""Two events: what their days, the days of their articles and the numbers of their sittings say."""

from __future__ import annotations

import pytest

from kg.matching.events import compare
from kg.matching.features import Feature
from kg.matching.profiles import EventProfile
from mappings.moment import Moment
from mappings.namespaces import BASE


def event(
    start: str = "", end: str = "", *, published: tuple[str, ...] = (), ordinal: str = "", article: str = "a"
) -> EventProfile:
    """A meeting of which only so much is told; an ``end`` that is left out is the start."""
    days = tuple(day for text in published if (day := Moment.parse(text)) is not None)
    return EventProfile(
        f"{BASE}event/meeting/{article}",
        "Meeting",
        frozenset({f"{BASE}article/{article}"}),
        start=Moment.parse(start),
        end=Moment.parse(end or start),
        ordinals=frozenset({ordinal} - {""}),
        published=days,
    )


def told(one: EventProfile, other: EventProfile, name: str) -> float | None:
    """What a feature comes to, the same from either side; None where it is not compared."""
    values = {
        found.value if (found := _named(first, second, name)) is not None else None
        for first, second in ((one, other), (other, one))
    }
    (value,) = values
    return value


def _named(one: EventProfile, other: EventProfile, name: str) -> Feature | None:
    return next((found for found in compare(one, other, {}) if found.name == name), None)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (("2024-05-16",), ("2024-05-16",), 1.0),
        (("2024-05",), ("2024-05",), 0.8),
        (("2024-05-16",), ("2024-05",), 0.8),
        (("2024-05-16",), ("2024-06",), 0.0),
        (("2024-05-16",), ("2024-05-17",), 0.7),
        (("2024-05-16",), ("2024-05-19",), 0.3),
        (("2024-05-16",), ("2024-05-20",), 0.0),
        (("2024-05-14", "2024-05-20"), ("2024-05-19",), 0.9),
        (("2024-05-14", "2024-05-20"), ("2024-05-20",), 0.9),
        (("2024-05-14", "2024-05-20"), ("2024-05-21",), 0.0),
        (("2024-05-14", "2024-05-20"), ("2024-05-13",), 0.7),
        (("2024-05-16",), ("",), None),
        (("--05-16",), ("2024-05-16",), None),
    ],
)
def test_how_near_two_events_are_in_time(
    one: tuple[str, ...], other: tuple[str, ...], value: float | None
) -> None:
    """One day, a less precise date, the next day, some days off, a day within the days of the other; no date tells nothing."""
    assert told(event(*one), event(*other, article="b"), "date") == value


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        (("2024-05-17",), ("2024-05-17",), 1.0),
        (("2024-05-17",), ("2024-06-01",), 0.5),
        (("2024-05-17",), ("2024-08-01",), 0.0),
        (("2024-01-01", "2024-05-17"), ("2024-05-17",), 1.0),
        (("2024-05",), ("2024-05-17",), 1.0),
        (("--05-17",), ("2024-05-17",), None),
        ((), ("2024-05-17",), None),
    ],
)
def test_events_without_a_day_are_as_near_as_their_reports(
    first: tuple[str, ...], second: tuple[str, ...], value: float | None
) -> None:
    """The nearest two articles count, by what their dates allow; where both days are told they say more than the reports."""
    one, other = event(published=first), event("2024-05-16", published=second, article="b")
    assert told(one, other, "reported") == value
    dated = event("2024-05-16", published=first)
    assert told(dated, other, "reported") is None


@pytest.mark.parametrize(("one", "other", "value"), [("3", "3", 1.0), ("3", "4", 0.0), ("3", "", None)])
def test_two_numbers_make_two_sittings(one: str, other: str, value: float | None) -> None:
    """A number that only one report tells says nothing."""
    assert told(event(ordinal=one), event(ordinal=other, article="b"), "ordinal") == value


def test_one_article_that_reports_both_reports_two() -> None:
    """That is the least that a comparison can say; two articles say nothing of the kind."""
    assert told(event("2024-05-16"), event("2024-05-17"), "apart") == 0.0
    assert told(event("2024-05-16"), event("2024-05-17", article="b"), "apart") is None
