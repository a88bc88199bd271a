"""The little French that joins words: elision, contraction, days and lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from mappings.folding import fold

MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_VOWELS: Final = tuple("aeiou")


def de(words: str) -> str:
    """Return the words behind "de": "du Japon", "des Pays-Bas", "d'Osaka", "de Lyon"."""
    return _contracted(words, "du", "des", "de")


def to(words: str) -> str:
    """Return the words behind "à": "au commerce", "aux transports", "à l'énergie"."""
    return _contracted(words, "au", "aux", "à")


def _contracted(words: str, masculine: str, plural: str, plain: str) -> str:
    if words.startswith("le "):
        return f"{masculine} {words[3:]}"
    if words.startswith("les "):
        return f"{plural} {words[4:]}"
    elided = plain == "de" and fold(words)[:1] in _VOWELS
    return f"d'{words}" if elided else f"{plain} {words}"


def the(title: str, *, woman: bool) -> str:
    """Return a title behind its article: "l'ambassadeur", "la maire"."""
    if fold(title)[:1] in _VOWELS:
        return f"l'{title}"
    return f"{'la' if woman else 'le'} {title}"


def listed(words: Sequence[str]) -> str:
    """Return words as a list: "le commerce, le tourisme et le sport"."""
    return " et ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def capital(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


def number(day: int) -> str:
    """Return the number of a day of a month."""
    return "1er" if day == 1 else str(day)


def on(day: date, *, weekday: bool, year: bool) -> str:
    """Return when: "le 7 septembre", "mercredi 7 septembre", "le 7 septembre 2022"."""
    head = DAYS[day.weekday()] if weekday else "le"
    return f"{head} {number(day.day)} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def during(first: date, last: date) -> str:
    """Return a span: "du 7 au 9 septembre", "du 30 août au 2 septembre"."""
    month = f" {MONTHS[first.month - 1]}" if first.month != last.month else ""
    return f"du {number(first.day)}{month} au {number(last.day)} {MONTHS[last.month - 1]}"


def ordinal(count: int) -> str:
    """Return "1er", "12e"."""
    return "1er" if count == 1 else f"{count}e"
