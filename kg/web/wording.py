"""The words of the interface: one file per language, all with the same keys."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Final

from kg.web.language import LANGUAGES

FOLDER: Final = Path(__file__).parent / "languages"

# Thousands: a narrow no-break space in French, a full stop in Vietnamese, a comma in English.
_THOUSANDS: Final = {"fr": "\u202f", "en": ",", "vi": "."}
_ONE: Final = {"fr": (0, 1), "en": (1,), "vi": ()}  # the numbers that take the singular


@cache
def words(language: str) -> dict[str, Any]:
    """Return the texts of a language of ``LANGUAGES``: tables of texts, as the TOML file has them."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def number(language: str, value: int) -> str:
    """Return a whole number as the language writes it.

    >>> number("en", 12345)
    '12,345'
    """
    return f"{value:,}".replace(",", _THOUSANDS[language])


def counted(language: str, name: str, value: int) -> str:
    """Return a number with the noun ``name`` of the table ``counted``: *1 événement*, *2 événements*."""
    one, _, many = str(words(language)["counted"][name]).partition("|")
    return f"{number(language, value)}\u00a0{one if value in _ONE[language] or not many else many}"
