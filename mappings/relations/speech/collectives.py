"""Collectives: people who speak together without a name ("les présidents des cinq pays du Sahel")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from mappings.facts import Body
from mappings.folding import fold
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element

_REACH: Final = 16  # tokens between such a subject and its verb
_OFFICE: Final = 3  # tokens of "chefs d'État"


class Collectives:
    """The collectives of one article: "les présidents" are those of the five countries named before."""

    def __init__(self) -> None:
        self._told: list[Body] = []  # with what they are of, in their order

    def note(self, subject: Sequence[Element], reading: Reading, element: Element, verb: Verb) -> None:
        """Keep the collective before a plural verb for what follows, be it a body already ("les dirigeants de l'ASEAN")."""
        if not verb.plural:
            return
        if not subject:
            self.subject(reading, element, verb)
        elif (
            isinstance(subject[0].value, Body) and reading.word(subject[0].first) in words().collective_nouns
        ):
            self._told.append(subject[0].value)

    def subject(self, reading: Reading, element: Element, verb: Verb) -> Body | None:
        """Return the collective before a plural verb: "les participants des deux pays ont décidé"; None if there is none.

        One that says neither whose nor which people it is, is the one told before with the same noun or number.
        """
        if not (verb.finite and verb.plural):
            return None
        head = self._head(reading, element.first)
        if head is None:
            return None
        first, noun = head
        last = _end(reading, noun + 1, element.first)
        body = Body(_written(reading, first, last))
        if last > noun + 1 and not _is_of_office(reading, noun, last):
            self._told.append(body)
            return body
        wanted = {fold(token.text) for token in reading.tokens[first:last]}
        known = (told for told in reversed(self._told) if wanted & set(fold(told.name).split()))
        return next(known, None)

    def _head(self, reading: Reading, verb: int) -> tuple[int, int] | None:
        """Return where the collective begins and where its noun stands, the article left out."""
        for noun in range(max(verb - _REACH, 0), verb):
            if reading.word(noun) not in words().collective_nouns:
                continue
            first = noun
            while reading.word(first - 1) in words().collective_adjectives | words().collective_numbers:
                first -= 1
            if reading.word(first - 1) == "les" and not _is_governed(reading, first - 2):
                return first, noun
        return None


def _is_governed(reading: Reading, before: int) -> bool:
    """Whether a preposition or verb stands at ``before``, so that what follows is no subject."""
    return before >= 0 and reading.word(before) not in {",", "et", "que", "qu", "tous", "»"}


def _is_of_office(reading: Reading, noun: int, last: int) -> bool:
    """Whether only the name of the office follows the noun: "chefs d'État", "chefs de gouvernement"."""
    return reading.word(noun) == "chefs" and last <= noun + _OFFICE


def _end(reading: Reading, first: int, verb: int) -> int:
    """Return where the complement of the collective ends: before a comma, "qui" or the verb."""
    stops = {",", "(", *words().relatives, *words().reflexives}
    return next((i for i in range(first, verb) if reading.word(i) in stops), verb)


def _written(reading: Reading, first: int, last: int) -> str:
    """Return tokens as written: "dirigeants de l'ASEAN"."""
    run = reading.tokens[first:last]
    gaps = (t.glue or (" " if t.start > before.end else "") for before, t in pairwise(run))
    return run[0].text + "".join(gap + t.text for gap, t in zip(gaps, run[1:], strict=True))
