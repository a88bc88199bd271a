"""Feasts kept and things done on one day, at one place or before guests: "a célébré mardi la Fête nationale" tells a ceremony."""

from __future__ import annotations

from typing import Final

from mappings.facts import Place
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element

_DAYS: Final = frozenset({"hier", "aujourd"})
_NEAR: Final = 3  # tokens around a verb in which its day stands


def keeps_feast(clauses: Clauses, element: Element, verb: Verb) -> bool:
    """Whether somebody celebrates on one day or before others; "a célébré cette année son jumelage" tells no event."""
    if verb.tense not in {"past", "future"} or verb.passive:
        return False
    present = clauses.reading.has(words().presence, element.last, len(clauses.reading.tokens))
    return on_a_day(clauses, element) or present


def on_a_day(clauses: Clauses, element: Element) -> bool:
    """Whether a clause says on which day something is done: "a posé le 5 mai la première pierre"."""
    date = clauses.date(element)
    named = clauses.reading.has(_DAYS | words().weekdays.keys(), element.first - _NEAR, element.last + _NEAR)
    return (date is not None and date.is_day) or named  # a weekday tells none where the article has no day


def is_set(clauses: Clauses, element: Element) -> bool:
    """Whether a clause says on which day or where something is done: "s'est réuni à Hué"."""
    where = words().where
    placed = any(isinstance(e.value, Place) and e.prep in where for e in clauses.scope(element))
    return placed or on_a_day(clauses, element)
