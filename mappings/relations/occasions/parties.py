"""Parties: receptions that somebody gives for many, told as ceremonies, and talks, by the nouns that point back to them."""

from __future__ import annotations

from typing import Final

from mappings.french.words import content_words
from mappings.lexicon import stem
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.parts import TALKS
from mappings.relations.sentences.element import Element

_RECEPTION: Final = "Reception"


def attended(drafts: Drafts, clauses: Clauses, noun: Element) -> Draft | None:
    """Return what "l'audience" or "la réception" points back to: the talks told last, or the party that is named so."""
    if noun.value not in TALKS:
        return None
    party = drafts.last("Ceremony") if noun.value == _RECEPTION else None
    return party if party is not None and _is_so_named(party, clauses, noun) else drafts.last("Meeting")


def _is_so_named(party: Draft, clauses: Clauses, noun: Element) -> bool:
    """Whether a ceremony has no name of its own or bears that of the noun: "réception de la Fête nationale"."""
    called = {stem(word) for word in content_words(party.label or "")}
    return not called or stem(clauses.reading.word(noun.first)) in called
