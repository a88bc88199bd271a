"""Talks told by nouns: the sides of "lors d'une entrevue avec X", "leur rencontre", "des entretiens avec X et Y"."""

from __future__ import annotations

from typing import Final

from mappings.article import BlockKind
from mappings.facts import Body, Person, Place
from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.delegations import Delegations
from mappings.relations.drafts import Draft
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_OCCASION: Final = 5  # tokens from "à l'occasion" to the noun of the talks
_TWO: Final = 2
_OWN: Final = frozenset({"son", "sa"})
_ASIDE: Final = 3  # tokens from "marge" to the noun of the talks
_BOTH: Final = frozenset({"sides", "pair", "they"})
_ONE: Final = frozenset({"person", "someone"})  # with whom "une réunion" is a talk of two


def event_type(clauses: Clauses, noun: Element) -> str:
    """Return the type of event that a noun names.

    "le sommet entre X et Y", "une réunion avec X" are talks of two persons.
    """
    reading = clauses.reading
    following = next((e.value for e in clauses.row if e.first == noun.last), None)
    if noun.value == "Meeting" and isinstance(following, Verb) and following.tense == "gerund":
        return "Conference" if following.lemma in verb_classes().gathering else "Meeting"
    if noun.value == "Conference":
        between = clauses.between(noun)
        if len(between) > 1 and all(_talks_for_itself(e) for e in between):
            return "Meeting"
        if reading.word(noun.last) == "avec" and any(e.kind in _ONE for e in clauses.objects(noun, "avec")):
            return "Meeting"
    return str(noun.value)


class TalkNouns:
    """Finds the sides of the talks that nouns tell, where their complements do not name both."""

    def __init__(self, parts: Parts, delegations: Delegations) -> None:
        self._parts, self._delegations = parts, delegations

    def complete(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Complete talks with the other side; False where fewer than two sides are known."""
        pointing = clauses.reading.word(noun.first - 1) in words().demonstratives | {"la", "l"}
        if pointing and not draft.parts and (draft.type != "Meeting" or self._parts.tells("Meeting")):
            return False
        self._delegations.lead(draft, clauses)
        if _is_mutual(clauses, noun) and not draft.parts:
            self._each_other(draft, clauses, noun)
        else:
            self._other_side(draft, clauses, noun)
        if clauses.reading.sentence.kind is BlockKind.CAPTION and len(draft.people) < 2:
            return False
        named = bool(draft.people) or any(isinstance(actor, Body) for actor in draft.parts)
        return len(draft.parts) >= 2 and named

    def _each_other(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add both sides of "leur rencontre": the subjects of the clause, else the two persons who met before."""
        finite = [e for e, verb in clauses.verbs() if verb.finite and not clauses.is_subordinate(e)]
        role = "Participant"
        for element in sorted(finite, key=lambda e: abs(e.first - noun.first)):
            met = list(self._parts.met(clauses.subject(element), role, clauses))
            if sum(len(meant.actors) for meant, _ in met) >= 2:
                for meant, _ in met:
                    self._parts.add(draft, clauses, meant, role)
                return
        for meant, _ in self._parts.met([Element("sides", noun.first, noun.first)], role, clauses):
            if len(meant.members) >= 2:
                self._parts.add(draft, clauses, meant, role)

    def _other_side(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add the subject of the clause to "lors d'une entrevue avec X": the other side of the talks."""
        reading = clauses.reading
        own = (
            bool(draft.parts) and reading.word(noun.first - 1) in _OWN
        )  # "les résultats de sa rencontre avec X"
        begun = bool(draft.parts) and noun.prep == "par"  # "a entamé sa visite par un entretien avec X"
        occasion = own or begun or reading.has(words().occasions, noun.first - _OCCASION, noun.first)
        alone = not draft.parts
        beside = reading.has(
            {"marge"}, noun.first - _ASIDE, noun.first
        )  # "en marge du dîner, X et Y ont parlé"
        if not occasion or beside or len(draft.parts) >= 2:
            return
        pointing = reading.word(noun.first - 1) not in {"un", "une", "d"}
        if alone and pointing and self._parts.tells("Meeting"):
            return
        role = "Host" if draft.type == "Reception" else "Participant"
        finite = [element for element, verb in clauses.verbs() if verb.finite]
        for element in sorted(finite, key=lambda e: abs(e.first - noun.first)):
            subject = clauses.subject(element)
            if not alone and len(subject) == 1 and subject[0].kind in _BOTH:
                subject = [
                    Element("he", 0, 0)
                ]  # "Lors de l'entretien avec X, les deux ministres": X and whom it is about
            met = list(self._parts.met(subject, role, clauses))
            actors = [actor for meant, _ in met for actor in meant.actors]
            if len(actors) >= _TWO and all(isinstance(a, Person) for a in actors) and not draft.people:
                draft.parts.clear()  # "Lors du sommet avec le président lao, X et Y ont dit": both are named
            if not actors or any(isinstance(actor, Place) for actor in actors) or (alone and len(actors) < 2):
                continue
            if alone and pointing and not all(isinstance(actor, Person) for actor in actors):
                continue
            if all(actor not in draft.parts for actor in actors):
                for meant, _ in met:
                    self._parts.add(draft, clauses, meant, role)
                return


def _is_mutual(clauses: Clauses, noun: Element) -> bool:
    """Whether a noun is that of "leur rencontre", "leur premier entretien"."""
    return clauses.reading.has({"leur"}, noun.first - 2, noun.first)


def _talks_for_itself(element: Element) -> bool:
    """Whether between two of its kind "une réunion" is a talk: persons and delegations, not towns or mechanisms."""
    return element.kind == "person" or (isinstance(element.value, Body) and element.value.delegation)
