"""Whether what a noun tells is to come, and the participle that says when and where: "la conférence, tenue à Hué"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.nouns.agreement import agrees
from mappings.relations.sentences.element import Element

_BEFORE: Final = 5  # tokens from "en prévision de" to the noun
_GOVERNED: Final = 8  # tokens from "tenir" to the noun
_BEHIND: Final = 16  # tokens from a noun to "est en préparation"


def participle(clauses: Clauses, noun: Element) -> Element | None:
    """Return the participle that says that a gathering is held or planned: "tenue" in "la conférence des maires, tenue à Hué"."""
    for element in clauses.row:
        if element.first < noun.last:
            continue
        verb = element.value
        if element.kind == "event" or (isinstance(verb, Verb) and verb.finite):
            return None
        if isinstance(verb, Verb) and verb.tense in {"participle", "gerund"}:
            classes = verb_classes()
            told = verb.lemma in classes.holding | classes.scheduling
            return element if told and agrees(clauses.reading, noun.first, element.last - 1) else None
    return None


def is_to_come(clauses: Clauses, noun: Element) -> bool:
    """Whether a noun tells what is only planned: "la prochaine session", "convenu de tenir la 3e session", "la visite prévue"."""
    reading = clauses.reading
    told = participle(clauses, noun)
    if told is not None and isinstance(told.value, Verb) and told.value.lemma in verb_classes().scheduling:
        return reading.word(told.last) != "par"  # "prévue par l'accord" is provided for
    near = reading.run(noun.first - 2, noun.first)
    if "," not in near and words().to_come & set(near):
        return True
    if words().to_come & set(reading.run(noun.last, noun.last + 1)):
        return True
    if reading.run(noun.last, noun.last + 2) == ["a", "venir"]:
        return True
    if reading.has(words().preparations, noun.first - _BEFORE, noun.first):
        return True
    behind = reading.run(noun.last, noun.last + _BEHIND)
    return _is_prepared(behind) or _is_governed(clauses, noun)


def _is_prepared(behind: list[str]) -> bool:
    """Whether "est en préparation" stands among the words behind a noun."""
    return any(pair == ("en", "preparation") for pair in pairwise(behind))


def _is_governed(clauses: Clauses, noun: Element) -> bool:
    """Whether the verb before the noun plans it: "préparent la visite", "sont convenus de tenir la 3e session"."""
    before = [(e, v) for e, v in clauses.verbs() if e.last <= noun.first]
    if not before or noun.first - before[-1][0].last > _GOVERNED:
        return False
    element, verb = before[-1]
    if verb.lemma in verb_classes().preparing:
        return True
    if verb.tense == "future" and clauses.reading.has(words().occasions, element.last, noun.first):
        return True  # "seront signés lors de la 3e session"
    if verb.lemma in verb_classes().announcing and verb.passive and noun.prep == "pour":
        return True  # "est annoncé vendredi pour une visite"
    led = clauses.reading.word(element.first - 1) in {"de", "d"}
    simple = verb.tense == "infinitive" and verb.head == verb.first  # not "d'avoir organisé"
    return simple and led and verb.lemma in verb_classes().holding
