"""A date exactly as precise as the text that gave it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))\Z")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A year, a month of a year, a day, or a day of no stated year.

    ``year`` is None only for a month and day without a year. Unlike ``datetime.date`` a part that the text
    does not give is absent, so that nothing downstream can mistake 2024 for 1 January 2024.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        if self.year is None and (self.month is None or self.day is None):
            raise NoSuchDate(self.year, self.month, self.day)
        if self.day is not None and self.month is None:
            raise NoSuchDate(self.year, self.month, self.day)
        try:
            leap_year, first = 2000, 1
            date(
                self.year if self.year is not None else leap_year,
                self.month if self.month is not None else first,
                self.day if self.day is not None else first,
            )
        except ValueError as error:
            raise NoSuchDate(self.year, self.month, self.day) from error

    @property
    def datatype(self) -> str:
        """The local name of the XML Schema datatype that says no more than is known.

        https://www.w3.org/TR/xmlschema11-2/#built-in-primitive-datatypes
        """
        if self.year is None:
            return "gMonthDay"
        if self.month is None:
            return "gYear"
        return "gYearMonth" if self.day is None else "date"

    def __str__(self) -> str:
        """The lexical form of ``datatype``: 2024, 2024-05, 2024-05-16 or --05-16."""
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}"
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: date) -> Moment:
        """The moment that is one known day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> Moment | None:
        """Read an ISO 8601 lexical form; None where it is none or no calendar has it."""
        match = _ISO.match(text)
        if match is None:
            return None
        year, month, day, lone_month, lone_day = (int(g) if g else None for g in match.groups())
        try:
            return cls(year, month, day) if year is not None else cls(None, lone_month, lone_day)
        except NoSuchDate:
            return None


class NoSuchDate(ValueError):
    """Parts that make no date of the calendar."""

    def __init__(self, year: int | None, month: int | None, day: int | None) -> None:
        super().__init__(f"no such date: year {year}, month {month}, day {day}")
