"""Words that lost the space between them ("duGuangdong", "aindiqué", "vice-ministrevietnamien"), parted again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from mappings.folding import fold
from mappings.french.vocabulary import seam, seams, vocabulary
from mappings.mentions.capitals import family_names, given_names
from mappings.text import Sentence, Token

_SHORTEST: Final = 4  # letters of a word that may be one of two
_HEAD: Final = 6  # letters of a capitalised word of the lexicons before a glued one: "Conseilrégional"
_TITLE: Final = 7  # letters of a word of the lexicons behind "Le" or "La": "Leministre", but not "Lemaire"
_LONGEST: Final = 50  # letters of two words of French
_KEPT: Final = 1 << 15
_ACRONYM: Final = re.compile(r"(?P<left>[A-ZÀ-ÞĐ]{3,})(?P<right>[a-zà-ÿ]+)\Z")
_ORDINAL: Final = re.compile(r"(?:ième|ème|eme|ère|er|nde|nd|re|e)(?=.{4})")
_NAME: Final = re.compile(r"(?P<left>[A-ZÀ-ÞĐ][a-zà-ÿ]{3,})[A-ZÀ-ÞĐ][a-zà-ÿ]{3,}\Z")
_APOSTROPHES: Final = "'’ʼ"


def capitals(read: Iterable[Sentence]) -> frozenset[str]:
    """Return the capitalised words of an article: "Hanoïet" has two where "Hanoï" stands by itself."""
    return frozenset(token.text for sentence in read for token in sentence.tokens if token.is_capitalised)


def part(tokens: Sequence[Token], known: Collection[str] = ()) -> Iterator[Token]:
    """Yield ``tokens`` with glued words parted, "duGuangdong" as two; ``known`` are the article's capitalised words."""
    for i, token in enumerate(tokens):
        if not token.is_word or len(token.text) > _LONGEST:
            yield token
            continue
        at = _beside(tokens, i) or _seam(token.text, known)
        if at is None:
            yield token
            continue
        left, right = _cut(token, at)
        yield from part((left,), known)
        yield from part((right,), known)


def _cut(token: Token, at: int) -> tuple[Token, Token]:
    middle = token.start + at
    left, right = token.text[:at], token.text[at:]
    return Token(left, token.start, middle, fold(left), token.glue), Token(
        right, middle, token.end, fold(right)
    )


def _beside(tokens: Sequence[Token], i: int) -> int | None:
    """Return the seam in a word that its neighbours tell: the "e" of "10eanniversaire", the "d" of "objetd'évaluer"."""
    token, before = tokens[i], tokens[i - 1] if i else None
    if before is not None and before.end == token.start and before.is_number:
        mark = _ORDINAL.match(token.text)
        if mark and not vocabulary().is_form(token.text) and vocabulary().is_form(token.text[mark.end() :]):
            return mark.end()
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is not None and before.text == "," and _ends_phrase(following):
        name = _NAME.match(token.text)
        if name and name["left"].lower() not in seams().name_openings:
            return name.end("left")
    if following is None or not following.glue or following.glue not in _APOSTROPHES:
        return None
    return _elision(token.text.lower())


def _ends_phrase(following: Token | None) -> bool:
    """Whether a word behind a comma stands alone for what follows it, as an apposition does: a name of one word there is two."""
    return following is None or (following.folded in {",", ".", "et"} and not following.glue)


@lru_cache(maxsize=_KEPT)
def _elision(word: str) -> int | None:
    """Return where "d" begins in "objetd", which stands before an apostrophe."""
    classes, known = seams(), vocabulary()
    if word in classes.elided or word in classes.eliding:
        return None
    for elided in classes.elided:
        left = word.removesuffix(elided)
        if len(left) < len(word) and (
            left in classes.small or (len(left) >= _SHORTEST and known.is_form(left))
        ):
            return len(left)
    return None


def _seam(text: str, known: Collection[str]) -> int | None:
    """Return where the second word of a glued pair begins; None for a word that is one."""
    if len(text) < _SHORTEST - 1:
        return None
    if text.islower():
        return seam(text)
    at, sure = _capital_seam(text)
    if at is None or sure:
        return at
    left, right = text[:at], text[at:]
    return at if left in known and (right.islower() or right in known or _is_persons(right)) else None


@lru_cache(maxsize=_KEPT)
def _capital_seam(text: str) -> tuple[int | None, bool]:
    """Return where a word with a capital may part, and whether that is sure of itself or needs names of the article."""
    inner = next((i for i in range(1, len(text)) if text[i].isupper() and text[i - 1].islower()), None)
    if inner is not None:
        return _inner_capital(text, inner)
    acronym = _ACRONYM.match(text)
    if acronym:
        return (acronym.start("right"), True) if acronym["right"] in seams().behind_names else (None, False)
    if not text[1:].islower() or fold(text) in vocabulary().names:
        return None, False
    return _initial_capital(text)


def _inner_capital(text: str, at: int) -> tuple[int | None, bool]:
    """Part before a capital: "duGuangdong", "vietnamienTran", "LaoCai", "BéatriceVeyssy"; never "McDonald", "iPhone"."""
    left, right = text[:at], text[at:]
    known = vocabulary()
    if left.islower():
        return (at, True) if known.is_form(left) or seam(left) is not None else (None, False)
    if left.lower() in seams().name_openings or right.lower() in seams().joined:
        return None, False
    if f"{fold(left)} {fold(right)}" in known.full_names:
        return at, True
    if len(left) < _SHORTEST - 1 or fold(text) in known.names:
        return None, False
    before_word = fold(left) in known.countries and known.rank(right.lower()) is not None
    return at, before_word or (_is_persons(left) and _is_persons(right))


def _initial_capital(text: str) -> tuple[int | None, bool]:
    """Part "Conseilrégional", "Cetteconférence", "Lesdeux"; never a family name: "Lemaire", "Deschamps", "Martinet"."""
    known, classes = vocabulary(), seams()
    lower = text.lower()
    for behind in classes.behind_names:
        if lower.endswith(behind) and len(lower) - len(behind) >= _SHORTEST and not known.is_form(lower):
            left = text[: -len(behind)]
            if fold(left) in known.countries:
                return len(left), True
            if not known.is_form(left.lower()):
                return len(left), False
    at = seam(lower)
    if at is None:
        return None, False
    left, right = lower[:at], lower[at:]
    if left in classes.small:
        sure = (
            (left in {"le", "la"} and len(right) >= _TITLE and right in known.lexicon)
            or (left == "les" and (len(right) >= _HEAD or right in classes.small))
            or (left in classes.sentence_openings and len(right) >= _SHORTEST)
        )
    else:
        sure = len(left) >= _HEAD and left in known.lexicon
    return (at, True) if sure else (None, False)


def _is_persons(word: str) -> bool:
    """Whether a word is of the name of a known person, or a frequent family name."""
    return any(fold(word) in names for names in (vocabulary().persons, family_names(), given_names()))
