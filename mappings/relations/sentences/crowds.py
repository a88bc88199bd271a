"""Crowds: people whom nothing names, to whom what follows belongs: "plusieurs dirigeants participant au sommet"."""

from __future__ import annotations

from collections.abc import Sequence

from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element


def is_of_crowd(reading: Reading, row: Sequence[Element], participle: Element) -> bool:
    """Whether people whom nothing names stand right before it: what they do nobody else in the sentence does."""
    if not isinstance(participle.value, Verb) or participle.value.tense != "gerund":
        return False
    before = reading.tokens[participle.first - 1] if participle.first else None
    if before is None or before.is_capitalised or before.folded not in words().people_in_plural:
        return False
    return not any(e.is_actor and e.last == participle.first for e in row)


def crowd_behind(reading: Reading, actor: Element) -> bool:
    """Whether a crowd stands between an actor and the "qui" behind it: "X a rencontré des homologues qui sont venus"."""
    return any(
        reading.word(i) in words().people_in_plural for i in range(actor.last, _relative(reading, actor.last))
    )


def _relative(reading: Reading, first: int) -> int:
    """Return the index of the next "qui" behind token ``first``, or where the sentence ends."""
    end = len(reading.tokens)
    return next((i for i in range(first, end) if reading.word(i) in words().relatives), end)
