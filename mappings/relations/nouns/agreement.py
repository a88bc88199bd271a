"""Agreement: whether a participle can be that of a noun, by the article before it."""

from __future__ import annotations

from typing import Final

from mappings.french.words import words
from mappings.mentions.scene import Reading

_MASCULINE: Final = frozenset({"le", "un", "ce", "du", "au"})


def agrees(reading: Reading, noun: int, participle: int) -> bool:
    """Whether the participle at one token can be that of the noun at another.

    "tenue" in "une réunion sur le festival tenue à Hué" is not the festival's.
    """
    passed, i = words().ordinal_marks | words().ordinals.keys(), noun - 1
    while i > 0 and (reading.word(i) in passed or reading.word(i).isdecimal()):
        i -= 1
    feminine = reading.tokens[participle].text.lower().endswith("e")
    return not (feminine and reading.word(i) in _MASCULINE)
