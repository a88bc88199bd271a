"""Unlisted places: names behind "province de", "ville de", "district de" that no table knows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.capitals import given_names, is_family_name, is_name_word
from mappings.mentions.place_nouns import compound, noun_before
from mappings.text import Token


def unlisted(tokens: Sequence[Token], taken: Collection[int]) -> Iterator[tuple[int, int, int, str]]:
    """Yield where the phrase of each begins, where its name begins and ends, and its kind; none on ``taken`` tokens."""
    for i, token in enumerate(tokens):
        if (
            i in taken
            or not token.is_capitalised
            or not token.is_word
            or i == 0
            or token.folded in words().openers
        ):
            continue
        phrase, kind = noun_before(tokens, i)
        if kind is None or kind == "Country" or phrase == i or stem(token.folded) in words().body_words:
            continue
        if _names_holder(tokens, phrase, i):
            continue
        last = i + 1
        while (
            last < len(tokens)
            and (tokens[last].is_capitalised or tokens[last].glue == "-")
            and tokens[last].is_word
            and last not in taken
            and last - i < 4
        ):
            last = compound(tokens, last)[1]
        yield phrase, i, last, kind


def _names_holder(tokens: Sequence[Token], noun: int, i: int) -> bool:
    """Whether a person is named right behind "ville": "le secrétaire du Comité de la ville Mai Van An", "Ho Chi Minh-Ville Mai Van An"."""
    if tokens[noun].folded != "ville" or tokens[i - 1].folded in words().of | words().articles:
        return False
    given = tokens[i].folded in given_names() and is_name_word(tokens, i + 1)
    return tokens[noun].glue == "-" or given or is_family_name(tokens, i)
