"""Dates as they stand in date lines, bylines and datelines of French and English news pages."""

from __future__ import annotations

import re
from typing import Final

from mappings.moment import Moment, NoSuchDate

_MONTHS: Final = (
    ("janvier", "janv", "jan"), ("février", "fevrier", "févr", "fév", "fev"), ("mars", "mar"), ("avril", "avr"), ("mai",), ("juin", "jun"),
    ("juillet", "juil", "jul"), ("août", "aout", "aoû"), ("septembre", "sept", "sep"), ("octobre", "oct"), ("novembre", "nov"),
    ("décembre", "decembre", "déc", "dec"),
)  # fmt: skip
_ENGLISH: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august aug", "september", "october", "november", "december",
)  # fmt: skip
_NUMBER_OF: Final = {
    name: number
    for months in (_MONTHS, tuple(names.split() for names in _ENGLISH))
    for number, names in enumerate(months, 1)
    for name in names
}
MONTH: Final = r"(?:" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"
DAY: Final = r"(?:[0-3]?\d(?:er)?)"

_FORMS: Final = re.compile(
    r"(?P<iso>(?<!\d)[12]\d{3}-[01]\d(?:-[0-3]\d)?(?!\d))"
    r"|(?<!\d)(?P<d>[0-3]?\d)(?P<sep>[/.-])(?P<m>[01]?\d)(?P=sep)(?P<y>[12]\d{3})(?!\d)"
    rf"|(?<!\d)(?P<day>{DAY})\s+(?P<month>{MONTH}),?(?:\s+(?P<year>[12]\d{{3}}))?(?!\d)"
    rf"|(?P<first_month>\b{MONTH})\s+(?P<second_day>[0-3]?\d),?\s+(?P<last_year>[12]\d{{3}})(?!\d)",
    re.IGNORECASE,
)

_COMPACT: Final = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<sep>[/.]?)(?P<m>[01]\d)(?P=sep)(?P<d>[0-3]\d)(?!\d)"
)


def first_date(text: str) -> Moment | None:
    """Return the first date that ``text`` writes: ISO, day/month/year or in French words; None without one.

    Numeric dates are read day first, as French and Vietnamese pages write them. A day without a year gives a month and day.
    """
    for match in _FORMS.finditer(text):
        moment = _moment(match)
        if moment is not None:
            return moment
    return None


def writes(page: str, day: Moment) -> bool:
    """Whether ``page`` writes this day somewhere, in text, markup or an address (20240516, 2024/05/16)."""
    found = (_moment(match) for form in (_FORMS, _COMPACT) for match in form.finditer(page))
    return any(moment == day for moment in found)


def without_dates(text: str) -> str:
    """Return ``text`` with every date taken out."""
    return _FORMS.sub(" ", text)


def _moment(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    if parts.get("iso"):
        return Moment.parse(match["iso"])
    try:
        if parts["y"]:
            return Moment(int(match["y"]), int(match["m"]), int(match["d"]))
        if parts.get("last_year"):
            month = _NUMBER_OF[match["first_month"].rstrip(".").lower()]
            return Moment(int(match["last_year"]), month, int(match["second_day"]))
        year = int(match["year"]) if match["year"] else None
        return Moment(
            year, _NUMBER_OF[match["month"].rstrip(".").lower()], int(re.sub(r"\D", "", match["day"]))
        )
    except NoSuchDate:
        return None


def refine(known: Moment | None, further: Moment | None) -> Moment | None:
    """Return ``known``, made more precise by ``further`` where the two can be one day; ``known`` alone where not.

    Without ``known``, ``further`` counts if it names a year: a day of no year dates no article.
    """
    if further is None:
        return known
    if known is None:
        return further if further.year is not None else None
    for name in ("year", "month", "day"):
        mine, other = getattr(known, name), getattr(further, name)
        if mine is not None and other is not None and mine != other:
            return known
    try:
        return Moment(known.year or further.year, known.month or further.month, known.day or further.day)
    except NoSuchDate:  # 29 February of a year that has none
        return known
