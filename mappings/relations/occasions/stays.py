"""Stays: who is somewhere on a visit, as "est à Hué pour une visite", "était présente durant le week-end à Lyon" tell it."""

from __future__ import annotations

from functools import cache
from typing import Final

from mappings.facts import Body, Place
from mappings.french.words import words
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.delegations import Delegations
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_SUBJECTS: Final = frozenset({"person", "someone", "he", "she"})
_BEHIND: Final = (
    5  # tokens behind a place in which it is told what for somebody is there: ", dans le cadre de"
)


class Stays:
    """Reads the visits of one article that only "être" tells, with where and what for."""

    def __init__(self, parts: Parts, circumstances: Circumstances, delegations: Delegations) -> None:
        self._parts, self._circumstances, self._delegations = parts, circumstances, delegations

    def read(self, clauses: Clauses) -> None:
        """Add a visit for each person or delegation that is said to be somewhere for a purpose or a while."""
        told = [i for i in clauses.reading.where(_forms()) if i]
        verbs = {
            i
            for element, verb in (clauses.verbs() if told else ())
            if not (
                verb.reflexive and clauses.reading.word(verb.head) in words().is_there | words().was_there
            )
            for i in range(element.first, element.last)
        }
        for i in told:
            status = _status(clauses.reading.word(i))
            if status is None or i in verbs:
                continue
            place = _place(clauses, i)
            subject = _subject(clauses, i)
            if place is None or not isinstance(place.value, Place) or subject is None:
                continue
            draft = self._parts.draft(clauses, "Visit", status)
            self._parts.fill(draft, clauses, [subject], "Guest")
            draft.place = place.value
            self._circumstances.complete(draft, clauses, Element("stay", i, place.last), None)
            self._delegations.lead(draft, clauses)
            draft.status = status if draft.status == "held" else draft.status
            self._parts.put(draft)


@cache
def _forms() -> frozenset[str]:
    """Return the folded forms of "être" and "se trouver" that can tell a stay."""
    return words().is_there | words().was_there | words().will_be_there


def _status(word: str) -> str | None:
    """Return the status of a visit that a form of "être" or "se trouver" tells."""
    if word in words().is_there:
        return "ongoing"
    if word in words().was_there:
        return "held"
    return "planned" if word in words().will_be_there else None


def _place(clauses: Clauses, i: int) -> Element | None:
    """Return the place behind the form at ``i``, where what stands around it tells a stay: "est à Hué pour une visite"."""
    behind = [
        e
        for e in clauses.row
        if e.first > i
        and e.kind != "date"
        and not (e.kind == "verb" and clauses.reading.word(e.first) in words().there)
    ]  # "était présente durant" holds no verb
    if not behind or not isinstance(behind[0].value, Place) or behind[0].prep not in words().where:
        return None
    place, word = behind[0], clauses.reading.word
    dated = {j for e in clauses.row if e.kind == "date" for j in range(e.first, e.last)}
    phrase = next((m.phrase for m in clauses.reading.places if m.first == place.first), place.first)
    light = words().there | words().where | words().articles | {"au", "aux", ","}
    between = [word(j) for j in range(i + 1, phrase) if j not in dated]
    if not set(between) <= light:
        return None
    told = clauses.reading.has(words().behind_stay, place.last, place.last + _BEHIND)
    dates = any(place.last <= e.first <= place.last + 1 for e in clauses.row if e.kind == "date")
    return place if told or dates or words().there_for_now & set(between) else None


def _subject(clauses: Clauses, i: int) -> Element | None:
    """Return who is there: the person or delegation right before the form at ``i``, "qui", "se" or a comma between."""
    before = [e for e in clauses.row if e.last <= i and e.is_actor]
    if not before:
        return None
    subject = before[-1]
    between = clauses.reading.run(subject.last, i)
    sent = isinstance(subject.value, Body) and subject.value.delegation
    near = set(between) <= {",", "qui", "se", "s"} and subject.prep in {"", "et"}
    return subject if near and (sent or subject.kind in _SUBJECTS) else None
