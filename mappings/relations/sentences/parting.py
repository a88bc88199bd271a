"""What parts two elements of a sentence: neither what stands in parentheses nor the noun of the second counts."""

from __future__ import annotations

from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element


def is_located(reading: Reading, element: Element) -> bool:
    """Whether a place in parentheses only says where another lies: "la ville de Hué (Vietnam) et Rennes (France)"."""
    within = reading.word(element.first - 1) == "(" and reading.word(element.last) == ")"
    return element.kind == "place" and within


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
    if element.kind != "place":
        return element.first
    return next((m.phrase for m in reading.places if m.first == element.first), element.first)
