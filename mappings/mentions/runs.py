"""Runs of capitalised words that may be a name: where one opens, and over which small words it goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.capitals import (
    ROMAN,
    family_names,
    is_acronym,
    is_family_name,
    is_french_capital,
    is_honorific,
    is_name_word,
    is_shouted,
)
from mappings.text import Token

_LONGEST_TIE: Final = 3  # small words between two capitals of one name: "de la", "von und zu"
_SYLLABLE: Final = re.compile(
    r"(?:ngh?|nh|ph|th|tr|ch|gh|gi|kh|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?\Z"
)
_ELIDED: Final = 2  # letters of "d'", "qu'"
_INITIAL: Final = 2  # tokens of "J."


def runs(
    tokens: Sequence[Token], covered: Collection[int], introduced: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Yield the runs ``[first:last]`` of capitals outside ``covered`` tokens: "Vasco da Gama", "Pierre DUPONT".

    ``introduced`` are the tokens behind a title or "M.", where a name in capitals only may open.
    """
    i = 0
    while i < len(tokens):
        if not tokens[i].is_capitalised or i in covered or not _opens(tokens, i, introduced=i in introduced):
            i += 1
            continue
        last = i + _INITIAL if _is_initial(tokens, i) else i + 1
        while last < len(tokens) and last not in covered:
            step = _step(tokens, i, last)
            if step is None or any(at in covered for at in range(last, step)):
                break
            last = step
        yield i, last
        i = last


def _opens(tokens: Sequence[Token], i: int, *, introduced: bool) -> bool:
    token = tokens[i]
    if not (token.is_word and token.is_capitalised):
        return False
    if token.glue in ("'", "’"):
        elided = i > 0 and tokens[i - 1].folded in {"d", "qu", "l"}
        addressed = token.folded in words().honorifics  # "l'Honorable X"
        nation = token.folded in words().demonyms and is_name_word(tokens, i + 1)  # "l'Égyptien X"
        addressed |= nation and token.folded not in family_names()
        return elided and not (is_french_capital(token) or is_acronym(token) or addressed)
    if is_acronym(token) and token.text not in ROMAN:
        return (
            (introduced or is_family_name(tokens, i)) and is_shouted(token) and not is_french_capital(token)
        )
    if token.folded in {"le", "la"}:
        named = is_name_word(tokens, i + 1) and is_name_word(tokens, i + 2) and not tokens[i + 1].glue
        return named and (introduced or _is_vietnamese(tokens, i + 1))
    if (
        token.folded in words().demonyms
        and token.folded not in family_names()
        and is_name_word(tokens, i + 1)
    ):
        return False  # "le Suédois Marcus Berg"
    if _is_initial(tokens, i):
        excellency = [t.folded for t in tokens[max(i - 2, 0) : i]] == ["s", "."] or (
            token.folded == "s" and i + 3 < len(tokens) and tokens[i + 3].text == "."
        )
        led = i > 0 and tokens[i - 1].folded in {"avec", "par", "entre"}  # "avec J. Patrick Dupont"
        return (introduced or led) and token.folded != "m" and not excellency
    if is_honorific(token):
        return False
    if token.folded in words().openers | words().determiners:
        return is_family_name(tokens, i) and is_name_word(tokens, i + 2)
    return not (stem(token.folded) in words().body_words and token.folded not in family_names())


def _is_vietnamese(tokens: Sequence[Token], i: int) -> bool:
    """Whether every word of the run from ``i`` is a Vietnamese syllable, as behind the surname in "Le Van Tan"."""
    while i < len(tokens) and tokens[i].is_word and tokens[i].is_capitalised:
        if not _SYLLABLE.match(tokens[i].folded):
            return False
        i += 1
    return True


def _step(tokens: Sequence[Token], first: int, i: int) -> int | None:
    """Return the index behind what stands at ``i`` where the run goes on over it, None where it ends."""
    token = tokens[i]
    if not token.is_word:
        return None
    if _continues(tokens, i):
        return i + 1
    if _is_initial(tokens, i) and is_name_word(tokens, i + _INITIAL):
        return i + _INITIAL
    return _over_particles(tokens, first, i)


def _is_initial(tokens: Sequence[Token], i: int) -> bool:
    """Whether "J." stands at ``i``."""
    token = tokens[i]
    dotted = i + 1 < len(tokens) and tokens[i + 1].text == "." and tokens[i + 1].start == token.end
    return len(token.text) == 1 and token.is_capitalised and not token.glue and dotted


def _continues(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if token.glue in {"-", "‐"}:
        return True
    if token.glue:
        return token.is_capitalised or len(tokens[i - 1].text) > _ELIDED  # "Samuel Eto'o"
    elided = i + 1 < len(tokens) and tokens[i + 1].glue in {"'", "’"}  # "Ould M'Barek"
    addressed = is_honorific(token) and not elided
    if not token.is_capitalised or addressed or _is_initial(tokens, i):
        return False
    return not is_acronym(token) or token.text in ROMAN or is_shouted(token)


def _over_particles(tokens: Sequence[Token], first: int, i: int) -> int | None:
    """Return the index behind "de la Rosa", "von der Leyen" at ``i``: small words of names and the capital they lead to.

    "De" alone leads on to no known place or French noun, and only behind one or two names: "Charles de Gaulle".
    """
    j = i
    while j < len(tokens) and j - i < _LONGEST_TIE and _is_particle(tokens[j]):
        j += 1
    if j == i or not is_name_word(tokens, j):
        return None
    own = {t.folded for t in tokens[i:j]} & words().name_particles
    if own:
        return j + 1
    behind_names = i - first <= 2 and not tokens[i - 1].glue
    return j + 1 if behind_names and tokens[i].folded in {"de", "d"} else None


def _is_particle(token: Token) -> bool:
    if token.is_capitalised or token.glue == "-":
        return False
    return token.folded in words().name_particles | {"de", "d", "la", "y", "e"}
