"""Events told by nouns: "lors d'une entrevue avec X", "en visite au Laos", "la 7e réunion du comité mixte"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Body, Place
from mappings.french.frames import noun_frames
from mappings.french.words import words
from mappings.mentions.scene import Scene
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.delegations import Delegations
from mappings.relations.drafts import Draft
from mappings.relations.elements import Element
from mappings.relations.gatherings import PLENARY, name_gathering
from mappings.relations.parts import TALKS, Parts

_SLOTS: Final = (("de", "of"), ("avec", "with"), ("par", "by"), ("entre", "between"))
_COMPLEMENT: Final = 40  # tokens between a noun and its complements
_OWNER: Final = 14  # tokens between a noun and whose it is: "la visite de X"
_PRESENT: Final = 8  # tokens from "présent" to the noun of the gathering
_DURING: Final = 6  # tokens from "lors" to the noun of the gathering
_OCCASION: Final = 5  # tokens from "à l'occasion" to the noun of the talks


class NounEvents:
    """Reads the events that the nouns of an article tell: "lors de sa visite au Laos, …"."""

    def __init__(
        self, scene: Scene, parts: Parts, circumstances: Circumstances, delegations: Delegations
    ) -> None:
        self._scene, self._parts, self._delegations = scene, parts, delegations
        self._circumstances = circumstances

    def read(self, clauses: Clauses, noun: Element) -> None:
        """Add the event that a noun tells, where enough is known of it: "un entretien" with nobody tells none."""
        kind = str(noun.value)
        plural = clauses.reading.word(noun.first).endswith("s")
        if kind in {"Event", "Signing"} or (plural and kind in TALKS | {"Visit"}):
            return
        draft = self._parts.draft(clauses, kind)
        self.complements(draft, clauses, noun)
        if kind in TALKS:
            told = self._talks(draft, clauses, noun)
        elif kind == "Visit":
            told = self._visit(draft, clauses, noun)
        else:
            told = self._gathering(draft, clauses, noun)
        if not told:
            return
        self._circumstances.complete(draft, clauses, noun, noun)
        if kind in PLENARY and not (draft.start or draft.place or draft.ordinal):
            return
        self._parts.put(draft)

    def lead(self, draft: Draft, clauses: Clauses) -> None:
        """Put the head of a delegation in its place: X in "une délégation conduite par X"."""
        self._delegations.lead(draft, clauses)

    def complements(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Fill the roles that the noun's own complements tell: "de X", "avec X", "entre A et B", "par Y"."""
        slots = noun_frames().get(draft.type, {})
        for prep, slot in _SLOTS:
            if slot not in slots:
                continue
            members = clauses.between(noun) if prep == "entre" else clauses.objects(noun, prep)
            found = [e for e in members if e.first - noun.last < _COMPLEMENT]
            if slot == "of":
                found = [e for e in found if self._is_owner(clauses, noun, e)][:1]
            self._parts.fill(draft, clauses, found, slots[slot])
        if draft.type == "Visit":
            self._traveller(draft, clauses, noun)
            draft.place = draft.place or next(iter(self._circumstances.destinations(clauses, noun)), None)

    def _is_owner(self, clauses: Clauses, noun: Element, actor: Element) -> bool:
        """Whether an event is an actor's: "la visite en Chine de X", but not "la visite à l'invitation de X"."""
        parted = clauses.reading.has(words().owner_ends, noun.last, actor.first)
        return actor.kind != "place" and actor.first - noun.last <= _OWNER and not parted

    def _talks(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Complete talks with the other side; False where fewer than two sides are known."""
        pointing = clauses.reading.word(noun.first - 1) in words().demonstratives | {"la", "l"}
        if pointing and not draft.parts:
            return False
        self.lead(draft, clauses)
        self._other_side(draft, clauses, noun)
        if clauses.reading.sentence.kind is BlockKind.CAPTION and len(draft.people) < 2:
            return False
        named = bool(draft.people) or any(isinstance(actor, Body) for actor in draft.parts)
        return len(draft.parts) >= 2 and named

    def _visit(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Complete a visit; False where the traveller or the place is not known."""
        if not draft.parts or draft.place is None:
            return False
        self.lead(draft, clauses)
        if clauses.reading.word(noun.first - 1) == "en":
            draft.status = "ongoing"
        return True

    def _gathering(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Complete a gathering with its name and who takes part; False where the noun names none in particular."""
        if not name_gathering(self._scene, draft, clauses.reading, noun):
            return False
        self._present(draft, clauses, noun)
        self._active_at(draft, clauses, noun)
        return True

    def _present(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add who is said to be present: "Présent à la conférence, X …", "X était présent au forum"."""
        if not clauses.reading.has(words().present, noun.first - _PRESENT, noun.first):
            return
        for element, verb in clauses.verbs():
            if verb.finite and (element.first > noun.first or verb.lemma == "être"):
                self._parts.fill(draft, clauses, clauses.subject(element), "Participant")
                return
        people = [e for e in clauses.row if e.kind == "person" and e.prep == "" and e.last <= noun.first]
        self._parts.fill(draft, clauses, people[-1:], "Participant")

    def _active_at(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add who does something "lors de la conférence", who has "venu pour le forum": they take part."""
        reading = clauses.reading
        coming = reading.has(words().come, 0, noun.first) and reading.has(
            {"pour"}, noun.first - 3, noun.first
        )
        during = reading.has({"lors"}, noun.first - _DURING, noun.first)
        if draft.type != "Conference" or not (coming or during):
            return
        acting = [e for e, verb in clauses.verbs() if verb.tense == "past" and not verb.passive]
        before = [e for e in acting if e.last <= noun.first]
        after = [e for e in acting if e.first > noun.first]
        for element in before[-1:] or after[:1]:
            self._parts.fill(draft, clauses, clauses.subject(element), "Participant")

    def _traveller(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Find who travels, where the noun's complement does not tell; places do not travel."""
        draft.drop_places()
        if not draft.parts:
            self._parts.fill(draft, clauses, self._travelling(clauses, noun), "Guest")

    def _travelling(self, clauses: Clauses, noun: Element) -> Sequence[Element]:
        """Return whose visit it is.

        "sa visite" and "cette première visite" are those of the nearest subject, "après une visite" of the subject
        before, "en visite" of the person before.
        """
        word = clauses.reading.word
        before, second = word(noun.first - 1), word(noun.first - 2)
        finite = [element for element, verb in clauses.verbs() if verb.finite]
        own = before in {"sa", "son"}
        if own or (before in {"premiere", "le"} and second in {"sa", "cette", ""}):
            nearest = sorted(finite, key=lambda e: abs(e.first - noun.first))
            owners = [e for verb in nearest for e in clauses.subject(verb) if e.kind in {"person", "someone"}]
            return owners[:1] or [Element("he", 0, 0)]
        if before in {"une", "d"} and second in words().travel_occasions:
            done = [element for element in finite if element.last <= noun.first]
            return clauses.subject(done[-1]) if done else []
        if before == "en":
            return [e for e in clauses.row if e.kind == "person" and e.last <= noun.first][-1:]
        return []

    def _other_side(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Add the subject of the clause to "lors d'une entrevue avec X": the other side of the talks."""
        reading = clauses.reading
        occasion = reading.has(words().occasions, noun.first - _OCCASION, noun.first)
        alone = not draft.parts
        if not occasion or len(draft.parts) >= 2:
            return
        if alone and reading.word(noun.first - 1) not in {"un", "une", "d"}:
            return
        role = "Host" if draft.type == "Reception" else "Participant"
        finite = [element for element, verb in clauses.verbs() if verb.finite]
        for element in sorted(finite, key=lambda e: abs(e.first - noun.first)):
            met = list(self._parts.met(clauses.subject(element), role, clauses))
            actors = [actor for meant, _ in met for actor in meant.actors]
            if not actors or any(isinstance(actor, Place) for actor in actors) or (alone and len(actors) < 2):
                continue
            if all(actor not in draft.parts for actor in actors):
                for meant, _ in met:
                    self._parts.add(draft, clauses, meant, role)
                return
