"""Auxiliaries that several participles share: "a visité Hué, rencontré X et reçu Y"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element

_OBJECT: Final = 4  # tokens between a participle and its object: "rencontré également le nouveau X"


def shared_auxiliary(reading: Reading, row: Sequence[Element], participle: Element) -> Element | None:
    """Return the compound verb whose auxiliary a bare participle shares, None where it has none of an active verb.

    Behind a comma it must have an object: "a vu X, rencontré Y" goes on, "X, rencontré à Hué, a dit" does not.
    """
    before = [(e, e.value) for e in row if e.last <= participle.first and isinstance(e.value, Verb)]
    finite = [(e, verb) for e, verb in before if verb.finite]
    if not finite or not _is_led(reading, row, participle):
        return None
    element, twin = finite[-1]
    shares = twin.tense == "past" and not twin.passive and not twin.reflexive and twin.head > twin.first
    return element if shares else None


def _is_led(reading: Reading, row: Sequence[Element], participle: Element) -> bool:
    """Whether what stands right before a participle lets it go on with another verb: "et", "ainsi que", a comma."""
    word = reading.word(participle.first - 1)
    if word in {"et", *words().joining_adverbs}:
        return True
    also = reading.run(participle.first - 2, participle.first) == ["ainsi", "que"]
    return (word == "," or also) and _has_object(reading, row, participle)


def _has_object(reading: Reading, row: Sequence[Element], participle: Element) -> bool:
    """Whether an object stands right behind a participle: of a passive none does."""
    behind = next((e for e in row if e.first >= participle.last), None)
    if behind is None or not behind.is_actor or behind.prep:
        return False
    between = reading.run(participle.last, behind.first)
    return len(between) <= _OBJECT and "," not in between
