"""Nouns that name no event where they stand ("centre de conférences", "à la Réunion"), or another than they seem to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from mappings.french.words import words
from mappings.mentions.numbers import ordinal_before
from mappings.mentions.scene import Reading

SITTINGS: Final = frozenset({"congres", "assemblee"})  # nouns of bodies that gather


def says_press(reading: Reading, last: int) -> bool:
    """Whether "de presse" stands behind the noun: a press conference is an event of none of the types."""
    return reading.run(last, last + 2) == ["de", "presse"]


def names_no_event(reading: Reading, first: int, last: int, taken: Collection[int]) -> bool:
    """Whether the noun is that of "centre de conférences", an ambassador's "sa mission" or the island of Réunion.

    ``taken`` are the tokens of names already found.
    """
    word = reading.word
    if reading.run(first, last) == ["mission"] and word(first - 1) in words().possessives:
        return True
    if word(first - 1) == "en" and reading.has(words().at_a_distance, first, last):
        return True  # "a participé en visioconférence à la réunion"
    if word(first - 1) in words().of and word(first - 2) in words().venues:
        return True
    exchange = word(first).startswith("echange") and word(last - 1) in words().exchanged
    if exchange and word(first - 1) not in {"un", "une", "d"}:
        return True  # "promouvoir l'échange culturel"
    island = reading.tokens[first].text == "Réunion" and word(first - 1) in {"la", "a"}
    return island and not _goes_on(reading, last, taken)


def _goes_on(reading: Reading, i: int, taken: Collection[int]) -> bool:
    """Whether a complement or adjective at ``i`` completes a name: "la Réunion mondiale", "la Réunion des maires"."""
    if i >= len(reading.tokens) or not reading.tokens[i].is_word or i in taken:
        return False
    word = reading.word(i)
    return word in words().of or word not in words().prepositions | words().determiners | {"et"}


def is_sitting(reading: Reading, first: int) -> bool:
    """Whether what could be a body is a gathering: "la 12e Assemblée de l'Union", "le 6e Congrès du Parti"."""
    word, token = reading.word(first + 1), reading.tokens[first]
    if token.folded not in SITTINGS:
        return False
    numbered = ordinal_before(reading.tokens, first) is not None
    if token.folded == "congres":
        return numbered or not (token.is_capitalised or word in words().demonyms)
    return numbered and word not in words().inheriting | {"nationale"}


def is_series(reading: Reading, first: int) -> bool:
    """Whether a meeting is one sitting of a gathering, by its number or name: "les 5es rencontres", "la 13e Rencontre de haut niveau"."""
    word = reading.word(first)
    if word not in {"rencontre", "rencontres"}:
        return False
    named = first > 0 and reading.tokens[first].is_capitalised
    numbered = ordinal_before(reading.tokens, first) is not None
    return named and numbered if word == "rencontre" else named or numbered
