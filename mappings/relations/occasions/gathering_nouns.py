"""Gatherings told by nouns: who takes part in what somebody does "lors de la conférence", "à l'ouverture du forum"."""

from __future__ import annotations

from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.mentions.scene import Scene
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft
from mappings.relations.gatherings import PLENARY, name_gathering
from mappings.relations.occasions.prospects import participle
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_PRESENT: Final = 8  # tokens from "présent" to the noun of the gathering
_APPOSED: Final = 2  # tokens from a name to "présent" behind a comma
_DURING: Final = 6  # tokens from "lors" to the noun of the gathering
_ATTENDING: Final = 5  # tokens from "participer" or "participation" to the noun of the gathering
_DIRECTLY: Final = 2  # tokens from a gathering without a name to its place: "lors de la cérémonie à Dakar"
_TAKING_PART: Final = 5  # tokens from "participation" to who takes part, and from there to the gathering
_WELCOME: Final = 3  # tokens from "cérémonie" to "accueil"


class GatheringNouns:
    """Finds name and participants of the conferences, ceremonies and courses that nouns tell."""

    def __init__(self, scene: Scene, parts: Parts, circumstances: Circumstances) -> None:
        self._scene, self._parts, self._circumstances = scene, parts, circumstances

    def complete(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Complete a gathering with its name and who takes part; False where the noun names none in particular."""
        named = name_gathering(self._scene, draft, clauses.reading, noun)
        apposed = _present_there(clauses, noun)
        self._parts.fill(draft, clauses, apposed, "Participant")
        if not apposed:
            self._present(draft, clauses, noun)
            self._active_at(draft, clauses, noun)
        held = clauses.reading.word(noun.first - 1) in {"un", "une"} and participle(clauses, noun) is not None
        return named or held or (bool(draft.parts) and self._is_placed(clauses, noun))

    def welcome(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add the guest of a "cérémonie d'accueil du président", and X of "la participation de X au sommet"."""
        reading = clauses.reading
        if draft.type in PLENARY:
            self._parts.fill(draft, clauses, _participating(clauses, noun), "Participant")
        if draft.type == "Ceremony" and reading.has(words().welcomes, noun.first, noun.last + _WELCOME):
            found = [e for e in clauses.objects(noun, "de") if e.kind in {"person", "someone"}]
            self._parts.fill(draft, clauses, found[:1], "Guest")

    def _is_placed(self, clauses: Clauses, noun: Element) -> bool:
        """Whether a gathering without a name is told by its place: "lors de la cérémonie à Dakar"."""
        during = clauses.reading.has({"lors"}, noun.first - _DURING, noun.first)
        places = self._circumstances.destinations(clauses, noun)
        near = any(
            e.kind == "place" and 0 <= e.first - noun.last <= _DIRECTLY
            for e in clauses.row
            if e.value in places
        )
        return during and near

    def _present(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add who is said to be present: "Présent à la conférence, X …", "X était présent au forum"."""
        if not clauses.reading.has(words().present, noun.first - _PRESENT, noun.first):
            return
        for element, verb in clauses.verbs():
            if verb.finite and (element.first > noun.first or verb.lemma == "être"):
                self._parts.fill(draft, clauses, clauses.subject(element), "Participant")
                return
        people = [e for e in clauses.row if e.kind == "person" and e.prep == ""]
        before = [e for e in people if e.last <= noun.first]
        named = before[-1:] if clauses.reading.word(0) not in words().being else people
        self._parts.fill(draft, clauses, named, "Participant")  # "Étaient présents à la conférence X et Y"

    def _active_at(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add who does something "lors de la conférence", who has "venu pour le forum": they take part."""
        reading = clauses.reading
        coming = reading.has(words().come, 0, noun.first) and reading.has(
            {"pour"}, noun.first - 3, noun.first
        )
        during = reading.has({"lors"}, noun.first - _DURING, noun.first)
        attending = _attends(clauses, noun)
        if draft.type == "Training" or not (coming or during or attending):
            return
        acting = [e for e, verb in clauses.verbs() if verb.tense == "past" and not verb.passive]
        others = [e for e, verb in clauses.verbs() if verb.finite and verb.tense == "future"]
        before = [e for e in acting if e.last <= noun.first]
        if any(before and before[-1].last <= e.first < noun.first for e in others):
            return  # "X a rappelé que les textes seront signés lors du forum"
        after = [e for e in acting if e.first > noun.first]
        for element in before[-1:] or after[:1]:
            self._parts.fill(draft, clauses, clauses.subject(element), "Participant")


def _present_there(clauses: Clauses, noun: Element) -> list[Element]:
    """Return who is told beside the name to be there for a gathering: X in "avec X, présent à Hué pour le forum"."""
    near = [
        e
        for e in clauses.row
        if e.kind == "person"
        and noun.first - _PRESENT - _APPOSED <= e.last <= noun.first
        and clauses.reading.has(words().present, e.last, e.last + _APPOSED)
    ]
    return near[-1:]


def _attends(clauses: Clauses, noun: Element) -> bool:
    """Whether the clause is about who attends: "afin de participer au sommet", "à l'occasion de sa participation au sommet"."""
    reading = clauses.reading
    own = any(
        reading.word(i) == "participation" and reading.word(i - 1) == "sa"
        for i in range(noun.first - _ATTENDING, noun.first)
    )
    before = [e for e, _ in clauses.verbs() if e.last <= noun.first]
    if own or _travels_for(clauses, noun):
        return True
    return any(
        verb.tense == "infinitive"
        and verb.lemma in verb_classes().attending
        and noun.first - e.last <= _ATTENDING
        for e, verb in clauses.verbs()
        if before and e is before[0]
    )


def _travels_for(clauses: Clauses, noun: Element) -> bool:
    """Whether the subject's own journey is made for a gathering: "à l'occasion de son déplacement à Hué pour participer au forum"."""
    word = clauses.reading.word
    for journey in clauses.row:
        if (
            journey.value != "Visit"
            or journey.first > noun.first
            or word(journey.first - 1) not in words().possessives | {"en"}
        ):
            continue
        between = [v for e, v in clauses.verbs() if journey.last <= e.first < noun.first]
        if [v.tense for v in between] == ["infinitive"] and between[0].lemma in verb_classes().attending:
            return True
    return False


def _participating(clauses: Clauses, noun: Element) -> list[Element]:
    """Return whose participation in a gathering is told: X in "la participation de X au sommet"."""
    word = clauses.reading.word
    people = [
        e for e in clauses.row if e.kind in {"person", "someone"} and e.prep == "de" and e.last < noun.first
    ]
    if not people or noun.first - people[-1].last > _TAKING_PART:
        return []
    if not clauses.reading.has({"a", "au", "aux"}, people[-1].last, noun.first):
        return []
    led = any(word(i) == "participation" for i in range(people[-1].first - _TAKING_PART, people[-1].first))
    return people[-1:] if led else []
