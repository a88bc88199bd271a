"""Visits that somebody was invited to: they are planned once the invitation is accepted."""

from __future__ import annotations

from typing import Final

from mappings.french.groups import Verb
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_ACCEPTED: Final = 5  # tokens from "accepté" to "l'invitation"
_INVITING: Final = frozenset({"inviter", "convier"})
_GUESTS: Final = frozenset({"person", "someone", "he", "she"})


class Invitations:
    """Reads "A a invité B à effectuer une visite au Vietnam", and later "B a accepté l'invitation"."""

    def __init__(self, parts: Parts, circumstances: Circumstances) -> None:
        self._parts, self._circumstances = parts, circumstances
        self._open: Draft | None = None  # the visit that somebody was invited to last

    def read(self, clauses: Clauses) -> None:
        """Note an invitation, and add the visit of one that is accepted."""
        for element, verb in clauses.verbs():
            if verb.lemma in _INVITING and not verb.negated and verb.tense in {"past", "present"}:
                self._open = self._visit(clauses, element, verb) or self._open
            elif verb.lemma == "accepter" and not verb.negated and verb.tense in {"past", "present"}:
                self._accept(clauses, element)

    def _visit(self, clauses: Clauses, element: Element, verb: Verb) -> Draft | None:
        """Return the visit to which an invitation leads; None where it tells no guest or no place."""
        guests = clauses.doer(element) if verb.passive else clauses.objects(element)
        return self._journey(clauses, element, [e for e in guests if e.kind in _GUESTS][:1])

    def _journey(self, clauses: Clauses, element: Element, guests: list[Element]) -> Draft | None:
        """Return the planned visit that the words behind a verb tell: "à visiter le Vietnam en 2026"."""
        start = next((e for e in clauses.scope(element) if _is_journey(e)), None)
        if start is None or not guests:
            return None
        draft = self._parts.draft(clauses, "Visit", "planned")
        self._parts.fill(draft, clauses, guests, "Guest")
        draft.place = next(iter(self._circumstances.destinations(clauses, start)), None)
        self._circumstances.complete(draft, clauses, start, start)
        return draft if draft.parts and draft.place is not None else None

    def _accept(self, clauses: Clauses, element: Element) -> None:
        """Add the visit of an invitation that its guest accepts."""
        if not clauses.reading.has({"invitation"}, element.last, element.last + _ACCEPTED):
            return
        who = [e for e in clauses.subject(element) if e.kind in _GUESTS][:1]
        told = self._journey(clauses, element, who) or self._open
        guests = [actor for meant, _ in self._parts.met(who, "", clauses) for actor in meant.actors]
        if told is not None and told.involves(guests):
            self._parts.put(told)
            self._open = None


def _is_journey(element: Element) -> bool:
    """Whether an element is the noun or the infinitive of a visit."""
    verb = element.value
    if isinstance(verb, Verb):
        return verb.tense == "infinitive" and (
            verb.lemma == "visiter" or (verb.lemma == "rendre" and verb.reflexive)
        )
    return element.kind == "event" and verb == "Visit"
