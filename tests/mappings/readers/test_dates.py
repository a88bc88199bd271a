"""Dates in figures and words, and what two of them say together."""

import pytest

from mappings.moment import Moment
from mappings.readers.dates import first_date, refine


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-12-04T10:00:00+07:00", Moment(2023, 12, 4)),
        ("le 2023-12", Moment(2023, 12)),
        ("04/12/2023", Moment(2023, 12, 4)),
        ("4.12.2023", Moment(2023, 12, 4)),
        ("4 décembre 2023", Moment(2023, 12, 4)),
        ("Lundi 1er Août 2022", Moment(2022, 8, 1)),
        ("mercredi, 14 août, 2024 à 13:15", Moment(2024, 8, 14)),
        ("4 janv. 2024", Moment(2024, 1, 4)),
        ("4 décembre", Moment(None, 12, 4)),
        ("32/12/2023 puis 04/12/2023", Moment(2023, 12, 4)),
    ],
)
def test_the_first_date_is_read(text: str, moment: Moment) -> None:
    """Day first, months in French, impossible days passed over."""
    assert first_date(text) == moment


@pytest.mark.parametrize(
    "text", ["", "16e conférence", "de 2025 à 2030", "31/02/2023", "12345/67", "1.2023", "mandat 2025-2030"]
)
def test_numbers_are_not_dates(text: str) -> None:
    """Ordinals, years alone, spans and impossible days are none."""
    assert first_date(text) is None


@pytest.mark.parametrize(
    ("known", "further", "both"),
    [
        (Moment(2023, 12), Moment(None, 12, 18), Moment(2023, 12, 18)),
        (Moment(2023, 12), Moment(2023, 12, 18), Moment(2023, 12, 18)),
        (Moment(2023), Moment(None, 12, 18), Moment(2023, 12, 18)),
        (Moment(2023, 12), Moment(2023, 11, 18), Moment(2023, 12)),
        (Moment(2023, 12, 4), Moment(2023, 12, 5), Moment(2023, 12, 4)),
        (Moment(2023, 2), Moment(None, 2, 29), Moment(2023, 2)),
        (Moment(2023, 12), None, Moment(2023, 12)),
        (None, Moment(2023, 12, 18), Moment(2023, 12, 18)),
        (None, Moment(None, 12, 18), None),
        (None, None, None),
    ],
)
def test_a_date_is_refined_by_one_that_agrees(
    known: Moment | None, further: Moment | None, both: Moment | None
) -> None:
    """A contradiction leaves the first as it is; a day of no year dates nothing."""
    assert refine(known, further) == both
