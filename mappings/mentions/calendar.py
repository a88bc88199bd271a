"""The calendar of one article: what completes "le 16 mai" or "lundi" to a day of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from mappings.article import Article
from mappings.mentions.years import year_of
from mappings.moment import Moment, NoSuchDate
from mappings.text import Sentence

_HALF_YEAR: Final = 6  # months
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the article gives to complete "le 16 mai" or "lundi": its day, or only a year, or nothing."""

    published: Moment | None
    year: int | None

    @classmethod
    def of(cls, article: Article, read: Sequence[Sentence]) -> Calendar:
        """Take the day of publication; else only the year that the article's dates tell."""
        if article.published is not None and article.published.year is not None:
            return cls(article.published, article.published.year)
        return cls(None, year_of(read))

    def complete(
        self, month: int, day: int | None, *, future: bool = False, past: bool = False
    ) -> Moment | None:
        """Return "mai" or "le 16 mai" in the year nearest to the article's own date; "prochain" and "dernier" tell the side."""
        year = self.year
        if year is not None and self.published is not None and self.published.month is not None:
            distance = month - self.published.month
            days = (day or 0) - (self.published.day or 0) if day is not None else 0
            if future:
                year += (distance, days) < (0, 0)
            elif past:
                year -= (distance, days) > (0, 0)
            elif abs(distance) > _HALF_YEAR:
                year += -1 if distance > 0 else 1
        try:
            return Moment(year, month, day) if year is not None or day is not None else None
        except NoSuchDate:
            return None

    def month(self, steps: int) -> Moment | None:
        """Return the month so many ``steps`` from the article's own: "le mois dernier" is one back."""
        if self.published is None or self.published.year is None or self.published.month is None:
            return None
        year, month = divmod(self.published.year * _MONTHS + self.published.month - 1 + steps, _MONTHS)
        return Moment(year, month + 1)

    def day(self, steps: int) -> Moment | None:
        """Return the day so many ``steps`` from the article's own: "hier" is one back."""
        published = self.published
        today = published.earliest if published is not None and published.day is not None else None
        return Moment.of(today + timedelta(days=steps)) if today is not None else None

    def weekday(self, weekday: int, *, future: bool, past: bool) -> Moment | None:
        """Return the last such weekday up to the article's day, or the next one for "lundi prochain"."""
        if self.published is None or self.published.day is None:
            return None
        today = self.published.earliest
        if today is None:
            return None
        back = (today.weekday() - weekday) % 7
        if future:
            return Moment.of(today + timedelta(days=7 - back))
        return Moment.of(today - timedelta(days=back or (7 if past else 0)))
