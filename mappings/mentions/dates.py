"""Dates as the text gives them: absolute, without a year, by weekday, or relative to another day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Final

from mappings.french.words import words
from mappings.mentions.calendar import Calendar
from mappings.moment import Moment, NoSuchDate
from mappings.text import Folded, Token, whole_number

_DAYS: Final = 7  # days that a list of them has at the most: "les 5, 6 et 7 mars"
_TERM: Final = 5  # tokens before a year that make it a term: "d'ici à la fin 2030"
_SPANS: Final = frozenset({"du", "les", "des", "le"})  # what opens a span or a list of days
_PERIODS: Final = ("mois", "annee", "an")  # named from the article's own: "le mois dernier"
_DOTTED: Final = re.compile(r"([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """Tokens ``[first:last]`` name a day, a span or a coarser date: "le 16 mai", "du 5 au 8 mai", "mai 2024".

    ``start`` is None while ``from_last_day`` tells how many days it lies from the day last spoken of.
    """

    first: int
    last: int
    start: Moment | None
    end: Moment | None = None
    from_last_day: int | None = None
    future: bool = False
    weekday: bool = False  # a bare "jeudi", taken for the last one
    yearless: bool = False  # "en décembre", its year the nearest

    @property
    def is_day(self) -> bool:
        """Whether it names days ("le 16 mai"), not only a month or year ("en mai")."""
        return self.start is not None and self.start.day is not None


def find_dates(tokens: Sequence[Token], calendar: Calendar) -> Iterator[DateMention]:
    """Yield the dates in ``tokens`` from left to right, none inside another: "lundi 16 mai" is one."""
    openers, folded, last = _openers(), None, 0
    for i, token in enumerate(tokens):
        if i < last or not (token.folded in openers or token.folded[:1].isdecimal()):
            continue
        folded = folded or Folded(tokens)
        mention = _Reader(tokens, folded, i, calendar).read()
        if mention is not None:
            yield mention
            last = mention.last


@cache
def _counted_days() -> Mapping[str, tuple[tuple[tuple[str, ...], int, bool], ...]]:
    """Return the phrases of days counted from another, by their first word; True where that is the article's day."""
    found: dict[str, tuple[tuple[tuple[str, ...], int, bool], ...]] = {}
    for table, from_today in ((words().from_last_day, False), (words().from_today, True)):
        for phrase, days in table.items():
            found[phrase[0]] = (*found.get(phrase[0], ()), (phrase, days, from_today))
    return found


@cache
def _openers() -> frozenset[str]:
    """Return the folded words that a date may begin with, besides figures: at all others there is nothing to read."""
    return frozenset(
        {*_SPANS, *_PERIODS, *words().months, *words().weekdays, *words().numbers, *_counted_days()}
    )


class _Reader:
    """Reads one date that begins at a given token."""

    def __init__(self, tokens: Sequence[Token], folded: Folded, first: int, calendar: Calendar) -> None:
        self._tokens, self._first, self._calendar = tokens, first, calendar
        self._word = folded.__getitem__

    def read(self) -> DateMention | None:
        """Return the date that begins here: the first kind that fits, from the most telling to the coarsest."""
        return (
            self._relative()
            or self._span()
            or self._numeric()
            or self._weekday()
            or self._day(self._first)
            or self._coarse()
        )

    def _number(self, i: int, low: int, high: int) -> int | None:
        number = whole_number(self._word(i))
        return number if number is not None and low <= number <= high else None

    def _direction(self, i: int) -> tuple[int, bool, bool]:
        """Read "prochain" or "dernier" at ``i``: the index behind it, future, past."""
        word = self._word(i)
        if word in words().coming:
            return i + 1, True, False
        return (i + 1, False, True) if word in words().gone else (i, False, False)

    def _day_of_month(self, i: int) -> tuple[int, int] | None:
        """Read "16" or "1er" at ``i``: the index behind it and the day."""
        day = self._number(i, 1, 31)
        if day is None:
            return None
        return (i + 2 if day == 1 and self._word(i + 1) == "er" else i + 1), day

    def _month_year(self, i: int) -> tuple[int, int, int | None] | None:
        """Read "mai", "mai 2024" at ``i``: the index behind it, month and year."""
        month = words().months.get(self._word(i))
        if month is None:
            return None
        stop = self._word(i + 1) == "."  # "déc. 2019"
        year = self._number(i + 1 + stop, 1900, 2100)
        return i + 1 + (stop + 1 if year is not None else 0), month, year

    def _relative(self) -> DateMention | None:
        """Read "la veille", "le même jour" from the day last spoken of; "hier" from the article's own."""
        for phrase, days, from_today in _counted_days().get(self._word(self._first), ()):
            last = self._first + len(phrase)
            if tuple(t.folded for t in self._tokens[self._first : last]) != phrase:
                continue
            if not from_today:
                return DateMention(self._first, last, None, from_last_day=days)
            moment = self._calendar.day(days)
            if moment is not None:
                return DateMention(self._first, last, moment, moment, future=days > 0)
        return self._counted()

    def _counted(self) -> DateMention | None:
        """Read "deux jours plus tôt" from the day last spoken of, "il y a trois jours" from the article's own."""
        count = words().numbers.get(self._word(self._first)) or self._number(self._first, 1, 31)
        if count is None or self._word(self._first + 1) not in {"jour", "jours"}:
            return None
        for phrase, sign in words().counted_days.items():
            last = self._first + 2 + len(phrase)
            if tuple(t.folded for t in self._tokens[self._first + 2 : last]) == phrase:
                return DateMention(self._first, last, None, from_last_day=sign * count)
        before = tuple(t.folded for t in self._tokens[max(self._first - 3, 0) : self._first])
        if before == ("il", "y", "a"):
            moment = self._calendar.day(-count)
            return DateMention(self._first, self._first + 2, moment, moment) if moment else None
        return None

    def _span(self) -> DateMention | None:
        """Read "du 25 au 29 septembre", "lundi 30 mai et mardi 2 juin 2024", "les 5, 6 et 7 mars", "14-16 mai 2024"."""
        opening = self._word(self._first)
        i = self._behind_weekday(self._first + (opening in _SPANS))
        begin = self._day_of_month(i)
        if begin is None:
            return None
        i, first_day = begin
        own = self._month_year(i)
        if own is not None:
            i = own[0]
        stop = i + 2 * _DAYS
        while own is None and i < stop and self._word(i) == "," and self._day_of_month(i + 1) is not None:
            i += 2
        if self._word(i) in {"au", "et", "a"}:
            if own is not None and opening not in {"du", "les", "des"}:
                return None  # "le 16 mai et le 18 juin" are two days
            finish = self._day_of_month(self._behind_weekday(i + 1 + (self._word(i + 1) == "le")))
        elif self._is_dash(i):
            finish = self._day_of_month(i + (not self._tokens[i].is_number))  # "14-16": the dash is glue
        else:
            return None
        closing = self._month_year(finish[0]) if finish is not None else None
        if finish is None or closing is None:
            return None
        last, future, past = self._direction(closing[0])
        end = self._moment(closing[1], finish[1], closing[2], future=future, past=past)
        year = (own[2] if own else None) or (end.year if end else None)
        if own is not None and own[2] is None and own[1] > closing[1] and year is not None:
            year -= 1  # "du 30 décembre au 2 janvier"
        start = self._moment(own[1] if own else closing[1], first_day, year)
        return DateMention(self._first, last, start, end, future=future) if start and end else None

    def _behind_weekday(self, i: int) -> int:
        return i + (self._word(i) in words().weekdays)

    def _is_dash(self, i: int) -> bool:
        """Whether a dash stands at ``i``, by itself or before a number that it is tied to."""
        if i >= len(self._tokens):
            return False
        token = self._tokens[i]
        return token.text in {"-", "–", "—"} or (token.is_number and token.glue == "-")

    def _moment(
        self, month: int, day: int | None, year: int | None, *, future: bool = False, past: bool = False
    ) -> Moment | None:
        if year is None:
            return self._calendar.complete(month, day, future=future, past=past)
        try:
            return Moment(year, month, day)
        except NoSuchDate:
            return None

    def _numeric(self) -> DateMention | None:
        """Read "21/02/2025", "07.09.2010", "2019/07/24", "2019-07-24", and "le 13/09" without a year."""
        whole = _DOTTED.fullmatch(self._word(self._first))
        if whole:
            return self._figures(self._first + 1, whole[3], whole[2], whole[1])
        i, parts = self._first, [self._word(self._first)]
        while len(parts) < 3 and all(whole_number(part) is not None for part in parts):
            if self._word(i + 1) == "/":
                i += 2
            elif i + 1 < len(self._tokens) and self._tokens[i + 1].glue == "-":
                i += 1
            else:
                break
            parts.append(self._word(i))
        if len(parts) == 1 or not all(whole_number(part) is not None for part in parts):
            return None
        if len(parts) == 2:
            slashed = self._word(self._first - 1) == "le" and self._word(self._first + 1) == "/"
            return self._figures(i + 1, None, parts[1], parts[0]) if slashed else None
        return self._figures(i + 1, *(parts if len(parts[0]) == len("2019") else reversed(parts)))

    def _figures(self, last: int, year: str | None, month: str, day: str) -> DateMention | None:
        if year is not None and len(year) != len("2019"):
            return None
        try:
            moment = self._moment(int(month), int(day), int(year) if year is not None else None)
        except NoSuchDate:
            return None
        if moment is None:
            return None
        return DateMention(self._first, last, moment, moment, yearless=year is None)

    def _weekday(self) -> DateMention | None:
        """Read "lundi", "mardi soir", "jeudi dernier", "vendredi 11 octobre 2019"."""
        weekday = words().weekdays.get(self._word(self._first))
        if weekday is None:
            return None
        i = self._first + 1
        while self._word(i) in words().day_parts:
            i += 1  # "lundi matin 10 avril"
        if self._word(i) == "le":
            i += 1
        dated = self._day(i)
        if dated is not None:
            return self._on_weekday(dated, weekday)
        last, future, past = self._direction(self._first + 1)
        moment = self._calendar.weekday(weekday, future=future, past=past)
        return DateMention(self._first, last, moment, moment, future=future, weekday=not (future or past))

    def _on_weekday(self, dated: DateMention, weekday: int) -> DateMention:
        """Return "lundi 4 avril" in a year in which that day is a Monday: the one supposed, one beside it, or none."""
        start = dated.start
        if (
            start is None
            or start.year is None
            or start.month is None
            or start.day is None
            or not dated.yearless
        ):
            return dated
        for year in (start.year, start.year - 1, start.year + 1):
            try:
                moment = Moment(year, start.month, start.day)
            except NoSuchDate:
                continue
            if moment.earliest is not None and moment.earliest.weekday() == weekday:
                return replace(dated, start=moment, end=moment)
        if self._calendar.published is not None:
            return dated
        bare = Moment(None, start.month, start.day)
        return replace(dated, start=bare, end=bare)

    def _day(self, first: int) -> DateMention | None:
        """Read "16 mai", "1er novembre 2022", "2 septembre dernier" at ``first``, behind a weekday or not."""
        begin = self._day_of_month(first)
        closing = self._month_year(begin[0]) if begin is not None else None
        if begin is None or closing is None:
            return None
        last, future, past = self._direction(closing[0])
        moment = self._moment(closing[1], begin[1], closing[2], future=future, past=past)
        return (
            DateMention(self._first, last, moment, moment, future=future, yearless=closing[2] is None)
            if moment
            else None
        )

    def _coarse(self) -> DateMention | None:
        """Read "mai 2024", "août prochain", "juin", "en 2025", "le mois dernier", "l'année prochaine"."""
        month = self._month_year(self._first)
        before = self._word(self._first - 1)
        if month is not None:
            last, future, past = self._direction(month[0])
            in_phrase = before in words().before_months
            if before.isdecimal() or (month[2] is None and not (future or past or in_phrase)):
                return None  # "31 avril" is no day, so no April either
            moment = self._moment(month[1], None, month[2], future=future, past=past)
            return (
                DateMention(self._first, last, moment, future=future, yearless=month[2] is None)
                if moment
                else None
            )
        year = self._number(self._first, 1900, 2100)
        if year is not None and before in words().before_years and not self._is_named():
            return DateMention(self._first, self._first + 1, Moment(year))
        if self._word(self._first) == _PERIODS[0] and before in {"le", "ce", "au"}:
            last, future, past = self._direction(self._first + 1)
            told = self._calendar.month(future - past) if future or past or before == "ce" else None
            return DateMention(self._first, last, told, future=future) if told else None
        if self._word(self._first) in _PERIODS[1:] and before in {"l", "cette"} and self._calendar.year:
            last, future, past = self._direction(self._first + 1)
            if future or past:
                return DateMention(
                    self._first, last, Moment(self._calendar.year + (1 if future else -1)), future=future
                )
        return None

    def _is_named(self) -> bool:
        """Whether a year is that of a name or term: "la réunion de printemps 2025", "d'ici à la fin 2030"."""
        earlier = {token.folded for token in self._tokens[max(self._first - _TERM, 0) : self._first]}
        return self._word(self._first - 2) in {"de", "d"} or not earlier.isdisjoint(words().before_terms)


def ahead(mention: DateMention, published: Moment) -> DateMention:
    """Return the date of something to come: "se rendra jeudi" is the next Thursday, be it today, "en décembre" the next December."""
    start, today = mention.start, published.earliest
    if start is None or today is None or start.latest is None or start.latest >= today or mention.future:
        return mention
    if mention.weekday and start.earliest is not None:
        moment = Moment.of(start.earliest + timedelta(days=7))
        return replace(mention, start=moment, end=moment, future=True)
    if mention.yearless and start.year is not None and start.month is not None:
        later = Moment(start.year + 1, start.month, start.day)
        return replace(mention, start=later, end=later if mention.end == start else None, future=True)
    return mention


def behind(mention: DateMention, published: Moment) -> DateMention:
    """Return the date of something over: "avait remis le 28 août" in an article of June is the last 28 August."""
    start = mention.start
    if not mention.yearless or start is None or start.year is None or start.month is None:
        return mention
    if start.earliest is None or published.latest is None or start.earliest <= published.latest:
        return mention
    earlier = Moment(start.year - 1, start.month, start.day)
    return replace(mention, start=earlier, end=earlier if mention.end == start else None)


def resolve(mention: DateMention, last_day: Moment | None) -> DateMention:
    """Return a date with its day; "le lendemain" is counted from ``last_day``, the day last spoken of.

    Of a day without a year only the same day can be told.
    """
    if mention.from_last_day is None or last_day is None:
        return mention
    if last_day.earliest is not None:
        moment = Moment.of(last_day.earliest + timedelta(days=mention.from_last_day))
    elif mention.from_last_day == 0:
        moment = last_day
    else:
        return mention
    return DateMention(mention.first, mention.last, moment, moment)
