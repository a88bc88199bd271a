"""Moods: whether what a verb says was done, or only wished: "a tenu à rendre visite", "a souhaité que X effectue"."""

from __future__ import annotations

from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element

_NEAR: Final = 4  # tokens from "a tenu" to the infinitive: "a tenu lundi à rendre visite"


def is_wished(clauses: Clauses, element: Element, verb: Verb) -> bool:
    """Whether a verb only says what somebody wishes: "a souhaité que le président effectue une visite"."""
    before = [(e, v) for e, v in clauses.verbs() if v.finite and e.last <= element.first]
    if verb.tense != "present" or not before:
        return False
    wishing = verb_classes().wanting | verb_classes().suggesting
    return before[-1][1].lemma in wishing and clauses.reading.has(
        words().that, before[-1][0].last, element.first
    )


def is_introduced(clauses: Clauses, verb: Verb) -> bool:
    """Whether an infinitive tells what was done: "a tenu à rendre visite à X"."""
    led = verb.tense == "infinitive" and clauses.reading.word(verb.first - 1) == "a"
    return led and any(
        v.tense == "past" and v.lemma in verb_classes().introducing and 0 < verb.first - e.last <= _NEAR
        for e, v in clauses.verbs()
    )


def after_coming(reading: Reading, verb: Verb) -> bool:
    """Whether who comes or goes does so to attend: "est venu assister à", "s'est rendu à Hué pour participer à"."""
    moved = [v for v in reading.verbs if v.finite and v.head < verb.head]
    return bool(moved) and moved[-1].lemma in verb_classes().coming
