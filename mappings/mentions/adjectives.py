"""Words that name a country without being its name: combining forms, and adjectives that name a language instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from mappings.authorities import authorities
from mappings.facts import Place
from mappings.french.words import words
from mappings.text import Token

_REACH: Final = 3  # tokens before a language within which its noun stands: "enseignement de l'espagnol"


def prefixes_in(tokens: Sequence[Token], taken: Collection[int]) -> Iterator[tuple[int, Place]]:
    """Yield the combining forms that a hyphen ties to an adjective, with their country: "franco-vietnamienne"."""
    known = authorities()
    for i, token in enumerate(tokens[:-1]):
        country = known.prefixes.get(token.folded)
        if country is not None and i not in taken and tokens[i + 1].glue == "-" and not token.is_capitalised:
            place = known.places[country]
            yield i, Place(place.name, place.kind, place.id, place.country)


def is_language(tokens: Sequence[Token], i: int) -> bool:
    """Whether the demonym at ``i`` is a language: "cours de vietnamien", "l'enseignement de l'espagnol", "en lao"."""
    j = i - 1
    while j >= 0 and i - j <= _REACH and tokens[j].folded in words().light:
        if tokens[j].folded == "en":
            return True
        j -= 1
    return i - 1 > j >= 0 and tokens[j].folded in words().language_nouns
