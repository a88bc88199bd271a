"""The year of an article that has no date: from its full dates, its weekdays and the years that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from mappings.french.words import words
from mappings.text import Sentence, Token

_OPENING: Final = 5  # sentences in which an undated article may tell its year
_STALE: Final = 15  # years: a full date so long before a year that the article also names is history
_AROUND: Final = 5  # years before and behind a guess among which one fits the weekdays
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written: "lundi 4 avril" has a weekday (Monday is 0), day and month; "mai 2024" month and year."""

    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None


def year_of(read: Sequence[Sentence]) -> int | None:
    """Return the year in which the days without one lie; None where nothing tells.

    The first full date outside parentheses tells it, unless the article names years long after it; else the only year
    of the opening sentences. Where weekdays are written with days ("lundi 4 avril"), the year must fit them.
    """
    named = {int(t.text) for s in read for t in s.tokens if _YEAR.fullmatch(t.text)}
    if not named:
        return None
    written = [one for sentence in read for one in _dates(sentence.tokens)]
    told = [one for sentence in read if not _is_history(sentence) for one in _dates(sentence.tokens)]
    full = next((one.year for one in told if one.year is not None), None)
    opening = {int(t.text) for s in read[:_OPENING] for t in s.tokens if _YEAR.fullmatch(t.text)}
    guess = full if full is not None else opening.pop() if len(opening) == 1 else None
    if full is not None and max(named) - full > _STALE:
        guess = None
    days = [one for one in written if one.weekday is not None and one.year is None]
    if not days:
        return guess
    near = guess if guess is not None else max(named)
    fitting = [
        year for year in range(near - _AROUND, near + _AROUND + 1) if all(_falls(one, year) for one in days)
    ]
    return min(fitting, key=lambda year: (abs(year - near), -year), default=guess)


def _is_history(sentence: Sentence) -> bool:
    """Whether a sentence tells since when something stands: "les relations établies le 12 avril 1973"."""
    return any(token.folded in words().established | words().anniversaries for token in sentence.tokens)


def _falls(written: _Written, year: int) -> bool:
    """Whether the day falls on its weekday in ``year``."""
    with suppress(ValueError):
        return date(year, written.month, written.day or 1).weekday() == written.weekday
    return False


def _dates(tokens: Sequence[Token]) -> Iterator[_Written]:
    """Yield the days and months of a sentence outside parentheses, where anniversaries tell what is long past."""
    depth = 0
    for i, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        month = words().months.get(token.folded)
        if month is None or depth > 0:
            continue
        stop = i + 1 < len(tokens) and tokens[i + 1].text == "."  # "déc. 2019"
        behind = tokens[i + 1 + stop].text if i + 1 + stop < len(tokens) else ""
        year = int(behind) if _YEAR.fullmatch(behind) else None
        at = i - 2 if i > 1 and tokens[i - 1].folded == "er" else i - 1
        day = int(tokens[at].text) if at >= 0 and tokens[at].text.isdigit() else None
        if day is None or not 1 <= day <= 31:
            if year is not None:
                yield _Written(month, year=year)
            continue
        yield _Written(month, day, year, words().weekdays.get(tokens[at - 1].folded) if at else None)
