"""Agents: who does what a passive says, and who stands with the subject of a verb."""

from __future__ import annotations

from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element

_TOGETHER: Final = "coprésider"  # what nobody does alone


def agents_of(clauses: Clauses, element: Element, verb: Verb) -> list[Element]:
    """Return who does what a passive says; of "a été coprésidée par X, Y." both, though no "et" joins them."""
    found = clauses.objects(element, "par")
    if len(found) != 1 or verb.lemma != _TOGETHER:
        return found
    following = [e for e in clauses.scope(element) if e.first >= found[0].last]
    listed = [e for e in following if e.kind == "person" and e.prep == ""]
    ends = len(listed) == 1 and all(not v.finite or e.first < listed[0].first for e, v in clauses.verbs())
    return [*found, *listed] if ends and following[0] is listed[0] else found


def beside_subject(clauses: Clauses, verb: Element) -> list[Element]:
    """Return who stands with the subject before the verb: Y in "X, de pair avec Y, a coprésidé"."""
    subject = clauses.subject(verb)
    first = subject[-1].last if subject else verb.first
    return [e for e in clauses.row if first <= e.first < verb.first and e.is_actor and e.prep == "avec"]


def united_with(clauses: Clauses, verb: Element) -> list[Element]:
    """Return with whom somebody does what an infinitive tells: Y in "X s'est coordonné avec Y pour organiser un forum"."""
    group = verb.value
    if (
        not isinstance(group, Verb)
        or group.tense != "infinitive"
        or clauses.reading.word(verb.first - 1) != "pour"
    ):
        return []
    before = [(e, v) for e, v in clauses.verbs() if v.finite and e.last <= verb.first]
    if not before or before[-1][1].lemma not in verb_classes().uniting or before[-1][1].tense != "past":
        return []
    return [e for e in clauses.objects(before[-1][0], "avec") if e.last <= verb.first]
