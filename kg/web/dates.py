"""Dates in words: in the language's way, and as precise as what is known."""

from __future__ import annotations

from typing import Final

from mappings.moment import Moment

_MONTHS: Final = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "vi": [f"tháng {number}" for number in range(1, 13)],
}


def in_words(language: str, text: str) -> str:
    """Return a date, month, year or day of no year as the language writes it; ``text`` itself where it is none of them.

    >>> in_words("fr", "2024-05-01")
    '1er mai 2024'
    """
    moment = Moment.parse(text)
    if moment is None:
        return text
    if moment.month is None:
        return f"năm {moment.year}" if language == "vi" else str(moment.year)
    parts = [_MONTHS[language][moment.month - 1]]
    if moment.day is not None:
        parts.insert(0, "1er" if language == "fr" and moment.day == 1 else str(moment.day))
    if moment.year is not None:
        parts.append(f"năm {moment.year}" if language == "vi" else str(moment.year))
    return "\u00a0".join(parts[:2]) + "".join(f" {part}" for part in parts[2:])


def span(language: str, start: str, end: str) -> str:
    """Return both ends of a time, or the one that is known, joined by a dash."""
    return " – ".join(dict.fromkeys(in_words(language, text) for text in (start, end) if text))
