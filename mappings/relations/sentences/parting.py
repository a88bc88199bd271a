"""What parts two elements of a sentence: neither what stands in parentheses nor the noun of the second counts."""

from __future__ import annotations

from typing import Final

from mappings.french.words import words
from mappings.mentions.capitals import is_honorific
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element

_ONE: Final = frozenset({"le", "la", "l", "un", "une", "du", "au"})  # articles of one noun


def is_apposed(reading: Reading, i: int) -> bool:
    """Whether a noun of whatever trade stands at ``i`` before a name: "adjointe" in "par l'adjointe X"."""
    token = reading.tokens[i] if i > 0 else None
    if token is None or not token.is_word or token.is_capitalised or token.glue == "-":
        return False
    name = reading.tokens[i + 1]
    if not name.is_capitalised or is_honorific(name):
        return False  # "à l'ouverture du forum l'ambassadeur X et M. Y"
    known = words().prepositions | words().determiners | words().in_coordination | words().relatives
    return token.folded not in known and reading.word(i - 1) in _ONE


def is_located(reading: Reading, element: Element) -> bool:
    """Whether a place in parentheses only says where another lies: "la ville de Hué (Vietnam) et Rennes (France)"."""
    if element.kind != "place":
        return False
    return reading.word(element.first - 1) == "(" and reading.word(element.last) == ")"


def words_between(reading: Reading, one: Element, other: Element) -> list[str]:
    """Return the words between two elements, without those in parentheses and "province lao de" of the second."""
    between, inside = [], False
    for word in reading.run(one.last, _phrase(reading, other)):
        inside = word == "(" or (inside and word != ")")
        if not inside and word != ")":
            between.append(word)
    return between


def _phrase(reading: Reading, element: Element) -> int:
    """Return where the phrase of an element begins: at "province" in "la province lao de Luang Namtha"."""
    if element.kind == "person":
        return element.first - is_apposed(reading, element.first - 1)
    if element.kind != "place":
        return element.first
    return next((m.phrase for m in reading.places if m.first == element.first), element.first)
