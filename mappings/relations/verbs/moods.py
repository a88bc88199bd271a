"""Moods: whether what a verb says was done, or only wished: "a tenu à rendre visite", "a souhaité que X effectue"."""

from __future__ import annotations

from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element

_TIMES: Final = 12  # tokens behind a verb in which "cinq fois" stands
_NEAR: Final = 4  # tokens from "a tenu" to the infinitive: "a tenu lundi à rendre visite"


def is_wished(clauses: Clauses, element: Element, verb: Verb) -> bool:
    """Whether a verb only says what somebody wishes: "a souhaité que le président effectue une visite".

    Of "a proposé que les deux villes reprennent leurs échanges et signent un accord" the second is wished, too.
    """
    if verb.tense != "present":
        return False
    wishing = verb_classes().wanting | verb_classes().suggesting
    for other, told in reversed(clauses.verbs()):
        if not told.finite or other.last > element.first:
            continue
        if told.lemma in wishing:
            return clauses.reading.has(words().that, other.last, element.first)
        if told.tense != "present":
            return False
    return False


def is_introduced(clauses: Clauses, verb: Verb) -> bool:
    """Whether an infinitive tells what was done: "a tenu à rendre visite à X"."""
    led = verb.tense == "infinitive" and clauses.reading.word(verb.first - 1) == "a"
    return led and any(
        v.tense == "past" and v.lemma in verb_classes().introducing and 0 < verb.first - e.last <= _NEAR
        for e, v in clauses.verbs()
    )


def after_coming(reading: Reading, verb: Verb) -> bool:
    """Whether who comes or goes does so to attend: "est venu assister à", "s'est rendu à Hué pour participer à"."""
    moved = next((v for v in reversed(reading.verbs) if v.finite and v.head < verb.head), None)
    return moved is not None and moved.lemma in verb_classes().coming


def is_repeated(reading: Reading, verb: Element) -> bool:
    """Whether "a rencontré X cinq fois" tells no meeting in particular; "pour la première fois" tells the first one."""
    behind = range(verb.last, verb.last + _TIMES)
    return any(reading.word(i) == "fois" and reading.word(i - 1) not in words().ordinals for i in behind)
