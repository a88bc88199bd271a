"""Words that lost the space between them ("duGuangdong", "aindiqué", "vice-ministrevietnamien"), parted again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from mappings.folding import fold
from mappings.french.labels import titles
from mappings.french.words import words
from mappings.text import Token

_SHORTEST: Final = 4  # letters of a word that may be one of two


def part(tokens: Sequence[Token], verb_forms: Collection[str]) -> Iterator[Token]:
    """Yield ``tokens`` with glued words parted, "duGuangdong" as two; ``verb_forms`` keep their accents."""
    for token in tokens:
        at = _seam(token, verb_forms) if token.is_word and len(token.text) > _SHORTEST else None
        if at is None:
            yield token
            continue
        left, right = token.text[:at], token.text[at:]
        yield Token(left, token.start, token.start + at, fold(left), token.glue)
        yield Token(right, token.start + at, token.end, fold(right))


def _seam(token: Token, verb_forms: Collection[str]) -> int | None:
    """Return where the second word of a glued pair begins; None for a word that is one."""
    text = token.text
    inner = next((i for i in range(2, len(text)) if text[i].isupper() and text[i - 1].islower()), None)
    if inner is not None:
        return inner if fold(text[:inner]) in words().glued else None
    if not text.islower() or token.folded in words().demonyms or text in verb_forms:
        return None
    for i in range(1, len(text) - _SHORTEST + 1):
        left, right = text[:i], text[i:]
        if (
            fold(left) in words().glued_auxiliaries
            and right in verb_forms
            and right.endswith(("é", "i", "u", "is", "it", "és", "ée"))
            and text not in verb_forms
            and len(right) > 5
        ):
            return i
        if len(left) > 3 and fold(right) in words().demonyms and _is_title(left):
            return i
    return None


def _is_title(word: str) -> bool:
    token = Token(word, 0, len(word), fold(word))
    return titles().at([token], 0) is not None
