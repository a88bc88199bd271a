"""English dates: "March 12", "from 15 to 17 May 2024", "on Monday", "in June", "next year"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from mappings.english.words import full_months, is_any, numbered, word_at, words
from mappings.mentions.calendar import Calendar
from mappings.mentions.dates import DateMention
from mappings.moment import Moment, NoSuchDate
from mappings.text import Token, whole_number

_ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")
_JOINS: Final = frozenset({"to", "and", "until", "through", "-", "–", "—"})


def find_dates(tokens: Sequence[Token], calendar: Calendar) -> Iterator[DateMention]:
    """Yield the dates in ``tokens`` from left to right, none inside another."""
    i = 0
    while i < len(tokens):
        mention = _Reader(tokens, i, calendar).read()
        if mention is not None:
            yield mention
        i = mention.last if mention is not None else i + 1


class _Reader:
    """Reads one date that begins at a given token."""

    def __init__(self, tokens: Sequence[Token], first: int, calendar: Calendar) -> None:
        self._tokens, self._first, self._calendar = tokens, first, calendar

    def read(self) -> DateMention | None:
        """Return the date that begins here: the first kind that fits, from the most telling to the coarsest."""
        return self._relative() or self._weekday() or self._days(self._first) or self._coarse()

    def _word(self, i: int) -> str:
        return word_at(self._tokens, i)

    def _number(self, i: int, low: int, high: int) -> int | None:
        number = whole_number(self._word(i))
        return number if number is not None and low <= number <= high else None

    def _day(self, i: int) -> tuple[int, int] | None:
        """Read "12", "12th" at ``i``: the index behind it and the day."""
        day = self._number(i, 1, 31)
        if day is None:
            return None
        tied = i + 1 < len(self._tokens) and self._tokens[i + 1].start == self._tokens[i].end
        return i + 1 + (tied and self._word(i + 1) in _ORDINAL_ENDS), day

    def _month(self, i: int) -> tuple[int, int] | None:
        """Read "March", "Nov." at ``i``: the index behind it and the month."""
        month = numbered("months").get(self._word(i))
        if month is None or not self._tokens[i].is_capitalised:
            return None
        short = self._word(i) not in full_months()
        return i + 1 + (short and self._word(i + 1) == "."), month

    def _year(self, i: int) -> tuple[int, int | None]:
        """Read "2025", ", 2025" at ``i``: the index behind it and the year."""
        comma = self._word(i) == ","
        year = self._number(i + comma, 1900, 2100)
        return (i + comma + 1, year) if year is not None else (i, None)

    def _moment(self, month: int, day: int | None, year: int | None) -> Moment | None:
        if year is None:
            return self._calendar.complete(month, day)
        try:
            return Moment(year, month, day)
        except NoSuchDate:
            return None

    def _relative(self) -> DateMention | None:
        steps = words().mapped("time", "from_today").get(self._word(self._first))
        moment = self._calendar.day(steps) if steps is not None else None
        if moment is None or steps is None:
            return None
        return DateMention(self._first, self._first + 1, moment, moment, future=steps > 0)

    def _weekday(self) -> DateMention | None:
        """Read "Monday", "last Friday", "next Monday", "Wednesday, March 12"."""
        gone = self._word(self._first) in words().of("time", "gone")
        coming = self._word(self._first) in words().of("time", "coming")
        i = self._first + (gone or coming)
        weekday = numbered("weekdays").get(self._word(i))
        if weekday is None or not self._tokens[i].is_capitalised:
            return None
        dated = self._days(i + 1 + (self._word(i + 1) == ","))
        if dated is not None:
            return DateMention(self._first, dated.last, dated.start, dated.end)
        moment = self._calendar.weekday(weekday, future=coming, past=gone)
        return DateMention(self._first, i + 1, moment, moment, future=coming, weekday=not (gone or coming))

    def _days(self, first: int) -> DateMention | None:
        """Read a day or span of days, the month before or behind: "November 18 to 22", "7 and 8 October 2024"."""
        month = self._month(first)
        return self._month_first(first, *month) if month is not None else self._day_first(first)

    def _month_first(self, first: int, i: int, month: int) -> DateMention | None:
        begin = self._day(i)
        if begin is None:
            return None
        finish, last = self._second(*begin)
        last, year = self._year(last)
        return self._span(first, last, (month, begin[1]), finish or (month, begin[1]), year)

    def _day_first(self, first: int) -> DateMention | None:
        begin = self._day(first)
        if begin is None:
            return None
        own = self._month(begin[0])
        last, own_year = self._year(own[0]) if own is not None else (begin[0], None)
        two_days = own is not None and self._word(last) == "and"  # "7 March and 8 April"
        end = self._day(last + 1) if self._joins(last) and not two_days else self._tied(last)
        closing = self._month(end[0]) if end is not None else None
        if end is None or closing is None:
            return self._span(first, last, (own[1], begin[1]), (own[1], begin[1]), own_year) if own else None
        month = own[1] if own else closing[1]
        last, year = self._year(closing[0])
        found = self._span(first, last, (month, begin[1]), (closing[1], end[1]), year)
        start = self._moment(month, begin[1], own_year) if own_year is not None else None
        return replace(found, start=start) if found is not None and start is not None else found

    def _joins(self, i: int) -> bool:
        return self._word(i) in _JOINS or (i < len(self._tokens) and self._tokens[i].text in _JOINS)

    def _tied(self, i: int) -> tuple[int, int] | None:
        """Read the second day of "15-17": the dash is glue."""
        return self._day(i) if i < len(self._tokens) and self._tokens[i].glue in {"-", "‐"} else None

    def _second(self, i: int, begin: int) -> tuple[tuple[int, int] | None, int]:
        """Read "to 22", "-22", "to December 2" behind the first day of a span: month and day, and the index behind."""
        own = self._month(i + 1) if self._joins(i) else None
        day = self._day(own[0]) if own is not None else self._day(i + 1) if self._joins(i) else None
        day = day or self._tied(i)
        if day is None or (own is None and day[1] <= begin):
            return None, i
        return (own[1] if own is not None else self._own_month(), day[1]), day[0]

    def _own_month(self) -> int:
        return next(month[1] for i in range(self._first, len(self._tokens)) if (month := self._month(i)))

    def _span(
        self, first: int, last: int, begin: tuple[int, int], finish: tuple[int, int], year: int | None
    ) -> DateMention | None:
        end = self._moment(*finish, year)
        own = end.year if end is not None else year
        start = self._moment(*begin, own - 1 if own is not None and begin[0] > finish[0] else own)
        return DateMention(first, last, start, end, yearless=year is None) if start and end else None

    def _coarse(self) -> DateMention | None:
        """Read "in June", "June 2025", "in 2026", "next month", "this year"."""
        month, before = self._month(self._first), self._word(self._first - 1)
        if month is not None:
            last, year = self._year(month[0])
            if year is None and before not in words().of("time", "before_months"):
                return None
            moment = self._moment(month[1], None, year)
            return DateMention(self._first, last, moment, yearless=year is None) if moment else None
        year = self._number(self._first, 1900, 2100)
        if year is not None and before in words().of("time", "before_years"):
            return DateMention(self._first, self._first + 1, Moment(year))
        return self._stepped()

    def _stepped(self) -> DateMention | None:
        """Read "next month", "last year", "this year"."""
        word, unit = self._word(self._first), self._word(self._first + 1)
        steps = is_any(self._tokens, self._first, words().of("time", "coming")) - is_any(
            self._tokens, self._first, words().of("time", "gone")
        )
        if unit not in {"month", "year"} or not (steps or word == "this"):
            return None
        year = self._calendar.year
        moment = self._calendar.month(steps) if unit == "month" else Moment(year + steps) if year else None
        return DateMention(self._first, self._first + 2, moment, future=steps > 0) if moment else None
