"""Folding: the form under which two spellings of one name are the same string."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans(
    {
        "đ": "d",
        "Đ": "d",
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "ß": "ss",
        "ı": "i",
    }
)
_SPACES = str.maketrans(dict.fromkeys("-‐‑‒–—―'’ʼ‘`´_\u00a0\u202f\u2009", " "))


def fold(name: str) -> str:
    """Return ``name`` in lower case, without diacritics, hyphens and apostrophes as one space.

    Unicode NFD without marks, đ to d, œ to oe (design.md §4). Idempotent: ``fold(fold(x)) == fold(x)``.
    """
    if name.isascii():  # most names and words: nothing to decompose
        return " ".join(name.lower().translate(_SPACES).split())
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS).translate(_SPACES).lower())
    kept = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).translate(_SPACES)
    return " ".join(kept.lower().split())
