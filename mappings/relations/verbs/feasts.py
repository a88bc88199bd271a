"""Feasts kept on one day or before guests: "a célébré mardi la Fête nationale" tells a ceremony."""

from __future__ import annotations

from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element


def keeps_feast(clauses: Clauses, element: Element, verb: Verb) -> bool:
    """Whether somebody celebrated on one day or before others; "a célébré cette année son jumelage" tells no event."""
    if verb.tense != "past" or verb.passive:
        return False
    date = clauses.date(element)
    dated = date is not None and date.start is not None and date.start.day is not None
    return dated or clauses.reading.has(words().presence, element.last, len(clauses.reading.tokens))
