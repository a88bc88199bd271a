"""The year of an article that has no date: from its full dates, its weekdays and the years that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from mappings.article import BlockKind
from mappings.french.frames import verb_forms
from mappings.french.labels import event_nouns
from mappings.french.words import words
from mappings.mentions.numbers import ordinal_before
from mappings.text import Sentence, Token, whole_number

_LEAD: Final = 4  # sentences, with the title, that tell the news: a full date in them is rarely long past
_BEFORE: Final = 3  # tokens before a year that tell what it is the year of
_NEAR: Final = 1  # years from the last past one that is named to the article's own, where a weekday decides
_FURTHEST: Final = 4  # the same, where a year to come is named as well
_NAME: Final = 6  # tokens of the name of a gathering before its year
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NUMERIC: Final = re.compile(r"(?P<day>\d{1,2})([/.])(?P<month>\d{1,2})\2(?P<year>(?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written: "lundi 4 avril" has a weekday (Monday is 0), day and month; "mai 2024" month and year."""

    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    history: bool = False  # it tells since when something stands: "les relations établies le 12 avril 1973"

    @property
    def tells(self) -> bool:
        """Whether its year can be that of the article."""
        return self.year is not None and not self.history


def year_of(read: Sequence[Sentence]) -> int | None:
    """Return the year in which the days without one lie; None where nothing tells.

    No year that the article speaks of as past lies behind its own. So the last of these is the year, if it is that of a
    full date or of an anniversary that is being celebrated; a full date of the lead is, too. Where weekdays are written
    with days ("lundi 4 avril"), the year about the last past one that fits them. Else the year in the name of the
    gathering that the article begins with. A year that is merely named tells nothing.
    """
    if not any(_YEAR.fullmatch(token.text) for sentence in read for token in sentence.tokens):
        return None
    past = {year for sentence in read for year in _past_years(sentence.tokens)}
    celebrated = {year for sentence in read for year in _celebrated(sentence.tokens)}
    last = max(past | celebrated, default=None)
    if last is None:
        return _of_gathering(read)
    by_weekday = _by_weekday(read, last)
    if by_weekday is not None:
        return by_weekday
    lead = next((one.year for s in read[:_LEAD] for one in _dates(s.tokens) if one.tells), None)
    if lead is not None and lead >= last - _NEAR:
        return lead
    days = {one.year for s in read for one in _dates(s.tokens) if one.tells and one.day is not None}
    return last if last in celebrated | days else _of_gathering(read)


def _years(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    return ((i, int(token.text)) for i, token in enumerate(tokens) if _YEAR.fullmatch(token.text))


def _past_years(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the years of a sentence that are neither of a plan nor of a period: no "à l'horizon 2030", no "2021-2025"."""
    named = list(_years(tokens))
    if not named or _is_future(tokens):
        return
    for i, year in named:
        before = tokens[max(i - _BEFORE, 0) : i]
        if not (any(token.folded in words().before_plans for token in before) or _is_period(tokens, i)):
            yield year


def _is_future(tokens: Sequence[Token]) -> bool:
    """Whether a verb of the sentence is in the future or the conditional: "se tiendra", "serait"."""
    return any(
        form.tense in {"future", "conditional"}
        for token in tokens
        if token.text.islower()
        for form in verb_forms().get(token.text, ())
    )


def _is_period(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash joins the year at ``i`` to another: "2021-2025"."""
    return any(
        0 <= other < len(tokens)
        and _YEAR.fullmatch(tokens[other].text) is not None
        and any(_is_dash(tokens, k) for k in range(min(i, other) + 1, max(i, other) + 1))
        for other in (i - 2, i - 1, i + 1, i + 2)
    )


def _is_dash(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token at ``i`` is a dash or is tied by one to the token before."""
    return tokens[i].glue == "-" or tokens[i].text in {"-", "–", "—"}


def _celebrated(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield the year in which an anniversary falls: the later of two that lie as many years apart as it counts."""
    marks = [i for i, token in enumerate(tokens) if token.folded in words().anniversaries]
    named = {year for _, year in _years(tokens)} if marks else set()
    for counted in {ordinal_before(tokens, i) for i in marks} - {None}:
        yield from (year for year in named if counted and year - counted in named)


def _by_weekday(read: Sequence[Sentence], last: int) -> int | None:
    """Return the one year about the last past one in which each "dimanche 26 octobre" is a Sunday."""
    days = [
        one
        for sentence in read
        for one in _dates(sentence.tokens)
        if one.weekday is not None and one.year is None
    ]
    if not days:
        return None
    ahead = [y for s in read for _, y in _years(s.tokens) if last < y <= last + _FURTHEST]
    bound = max(last + _NEAR, min(ahead, default=last))
    fitting = [year for year in range(last, bound + 1) if all(_falls(one, year) for one in days)]
    return fitting[0] if len(fitting) == 1 else None


def _falls(written: _Written, year: int) -> bool:
    """Whether the day falls on its weekday in ``year``."""
    with suppress(ValueError):
        return date(year, written.month, written.day or 1).weekday() == written.weekday
    return False


def _of_gathering(read: Sequence[Sentence]) -> int | None:
    """Return the year in the name of the gathering that a sentence of the lead opens with: "Le Sommet des villes 2016"."""
    for sentence in [one for one in read if one.kind is BlockKind.BODY][:_LEAD]:
        for i, year in _years(sentence.tokens[: _NAME + 1]):
            named = any(event_nouns().at(sentence.tokens, k) is not None for k in range(i))
            if named and sentence.tokens[i - 1].folded not in words().prepositions:
                return year
    return None


def _dates(tokens: Sequence[Token]) -> Iterator[_Written]:
    """Yield the days and months of a sentence outside parentheses, where anniversaries tell what is long past."""
    celebrates = any(token.folded in words().anniversaries for token in tokens)
    depth = 0
    for i, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        month = words().months.get(token.folded)
        if depth > 0:
            continue
        if month is None:
            numeric = _NUMERIC.fullmatch(
                "".join(t.text for t in tokens[i : i + 5 if token.text.isdecimal() else i + 1])
            )
            if numeric and int(numeric["month"]) <= len(words().month_names):
                history = celebrates or _is_begun(tokens, i)
                yield _Written(
                    int(numeric["month"]), int(numeric["day"]), int(numeric["year"]), None, history
                )
            continue
        stop = i + 1 < len(tokens) and tokens[i + 1].text == "."  # "déc. 2019"
        behind = tokens[i + 1 + stop].text if i + 1 + stop < len(tokens) else ""
        year = int(behind) if _YEAR.fullmatch(behind) else None
        at = i - 2 if i > 1 and tokens[i - 1].folded == "er" else i - 1
        day = whole_number(tokens[at].text) if at >= 0 else None
        if day is None or not 1 <= day <= 31:
            if year is not None:
                yield _Written(month, year=year, history=celebrates or _is_begun(tokens, i))
            continue
        weekday = words().weekdays.get(tokens[at - 1].folded) if at else None
        yield _Written(month, day, year, weekday, celebrates or _is_begun(tokens, at))


def _is_begun(tokens: Sequence[Token], i: int) -> bool:
    """Whether the date at ``i`` tells since when: "établies le 12 avril 1973", but not "a été signé le 12 avril 1973"."""
    before = [token.folded for token in tokens[max(i - _BEFORE - 1, 0) : i]]
    return any(
        word in words().established | {"depuis"} and (not k or before[k - 1] != "ete")
        for k, word in enumerate(before)
    )
