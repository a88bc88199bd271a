"""A name as one path segment of an IRI: readable, legal, and different for different folded names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from mappings.folding import fold

KEPT: Final = 1 << 14  # names whose segments are remembered: each comes several times an article
_NAMELESS: Final = "_"  # folding leaves no underscore in a name, so this segment belongs to no other name
_SMALL_WORDS: Final = frozenset({"de", "du", "des", "d", "la", "le", "les", "l"})
# https://www.rfc-editor.org/rfc/rfc3987#section-2.2: ucschar, the letters beyond ASCII that a path may hold
_UCSCHAR: Final = (
    (0xA0, 0xD7FF),
    (0xF900, 0xFDCF),
    (0xFDF0, 0xFFEF),
    *((plane << 16, (plane << 16) + 0xFFFD) for plane in range(1, 0xE)),
    (0xE1000, 0xEFFFD),
)


@lru_cache(maxsize=KEPT)
def segment(name: str) -> str:
    """Return the folded ``name`` with hyphens for spaces and percent-encoding for what no path may hold.

    Letters, digits and marks of any script stay as they are, in NFC (https://www.w3.org/TR/rdf11-concepts/#section-IRIs).
    """
    folded = unicodedata.normalize("NFC", fold(name))
    if folded.isascii() and folded.replace(" ", "").isalnum():
        return folded.replace(" ", "-")
    return "".join("-" if c == " " else c if _is_plain(c) else encoded(c) for c in folded) or _NAMELESS


@lru_cache(maxsize=KEPT)
def content(words: str) -> str:
    """Return the folded ``words`` without articles and *de*: what two wordings of one title or name share."""
    return " ".join(word for word in fold(words).split() if word not in _SMALL_WORDS)


@lru_cache(maxsize=KEPT)
def encoded(text: str) -> str:
    """Return any ``text``, percent-encoded into one segment; a segment of dots alone would not survive a resolver."""
    if text and not text.strip("."):
        return text.replace(".", "%2E")
    return quote(text, safe="", errors="surrogatepass")


def digest(parts: Iterable[str]) -> str:
    """Return 64 bits of the SHA-256 of ``parts`` as 16 hexadecimal digits.

    A million keys of one family share one with a probability below 1 in 30 million.
    """
    return sha256("\x1f".join(parts).encode(errors="surrogatepass")).hexdigest()[:16]


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    code = ord(character)
    return unicodedata.category(character)[0] in "LNM" and any(low <= code <= high for low, high in _UCSCHAR)
