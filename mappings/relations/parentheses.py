"""Parentheses: what stands in them is no part of a coordination: "Hué (Vietnam) et Rennes (France)"."""

from __future__ import annotations

from mappings.mentions.scene import Reading
from mappings.relations.elements import Element


def is_located(reading: Reading, element: Element) -> bool:
    """Whether a place in parentheses only says where another lies: "la ville de Hué (Vietnam) et Rennes (France)"."""
    within = reading.word(element.first - 1) == "(" and reading.word(element.last) == ")"
    return element.kind == "place" and within


def words_between(reading: Reading, one: Element, other: Element) -> list[str]:
    """Return the words between two elements, without those in parentheses."""
    between, inside = [], False
    for word in reading.run(one.last, other.first):
        inside = word == "(" or (inside and word != ")")
        if not inside and word != ")":
            between.append(word)
    return between
