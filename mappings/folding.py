"""Folding: the form under which two spellings of one name are the same string."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
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
_SPACES: Final = str.maketrans(dict.fromkeys("-‐‑‒–—―'’ʼ‘`´_\u00a0\u202f\u2009", " "))
_KEPT: Final = re.compile(r"[^a-z0-9 .,;:!?«»\n]")  # what may have to change, once the letters are small


def fold(name: str) -> str:
    """Return ``name`` in lower case, without diacritics, hyphens and apostrophes as one space.

    Unicode NFD without marks, đ to d, œ to oe (design.md §4). Idempotent: ``fold(fold(x)) == fold(x)``.
    """
    if name.isascii():  # most names and words: nothing to decompose
        return " ".join(name.lower().translate(_SPACES).split())
    if "Σ" in name:  # the one letter whose small form depends on what stands beside it
        return " ".join(_plain(name).split())
    return " ".join(_KEPT.sub(_change, name.lower()).split())


def _plain(name: str) -> str:
    """The definition of folding, but for the spaces at the edges and beside each other."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS).translate(_SPACES).lower())
    kept = "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS).translate(_SPACES)
    return kept.lower()


class _Changes(dict[str, str]):
    """What each character becomes, worked out when it first comes."""

    def __missing__(self, character: str) -> str:
        self[character] = changed = _plain(character)
        return changed


_CHANGES: Final = _Changes()


def _change(found: re.Match[str]) -> str:
    return _CHANGES[found[0]]
