"""Journeys told by nouns: who travels in "sa visite au Laos", "en visite à Hué", "la tournée de X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mappings.facts import Body, Place
from mappings.french.frames import verb_frames
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.relations.cast import Group
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft
from mappings.relations.naming import is_local
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_HERE: Final = 3  # tokens between the noun of a visit and "dans la ville"
_SENT: Final = 3  # tokens from "visite" to "délégation": "la visite officielle de la délégation de Hué"
_OWNERS: Final = frozenset({"person", "someone"})


class Journeys:
    """Finds who travels, and where to, in the visits that nouns tell: X in "X, en visite à Hué"."""

    def __init__(self, parts: Parts, circumstances: Circumstances) -> None:
        self._parts, self._circumstances = parts, circumstances

    def complete(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Give a visit its traveller, where the noun's complement does not tell, and its destination; places do not travel."""
        draft.drop_places()
        draft.place = draft.place or self._destination(clauses, noun)
        if not draft.parts:
            self._travellers(draft, clauses, noun)
        if draft.place is None and draft.parts:
            draft.place = self._here(draft, clauses, noun)

    def is_sure(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Whether it is clear whose a visit without a destination is: "la visite de X", "en visite", X's "sa visite".

        "sa mission" is mostly a task, and "la visite de la collection de X" none of X's.
        """
        word = clauses.reading.word
        if word(noun.first) in words().tasks:
            return False
        if not draft.people:
            sent = next((e for e in clauses.row if e.first >= noun.last), None)
            named = sent is not None and sent.value in draft.delegations() and sent.prep == "de"
            return named and sent is not None and sent.first - noun.last <= _SENT
        owner = next((e for e in clauses.row if e.first >= noun.last and e.kind in _OWNERS), None)
        if owner is not None and owner.prep == "de":
            between = clauses.reading.run(noun.last, owner.first)
            return sum(one in words().of for one in between) == 1
        ahead = [e for e in clauses.row if e.last <= noun.first and (e.kind in _OWNERS or _can_travel(e))]
        nearest = ahead[-1:] or self._opening(clauses, noun)
        meant = (one for one, _ in self._parts.met(nearest, "", clauses))
        return any(draft.people & set(one.actors) for one in meant)

    def _destination(self, clauses: Clauses, noun: Element) -> Place | None:
        """Return where a journey goes, behind its noun or behind "qui le mène" (en Chine)."""
        return next(iter(self._circumstances.destinations(clauses, noun)), _left_behind(clauses, noun))

    def _travellers(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        for found in self._travelling(clauses, noun):
            self._parts.fill(draft, clauses, found, "Guest")
            self._parts.leave_home(draft)
            if draft.parts:
                return

    def _here(self, draft: Draft, clauses: Clauses, noun: Element) -> Place | None:
        """Return the town of the other side for "en visite dans la ville", "sa visite dans cette province"."""
        near = [e for e in clauses.scope(noun) if e.first - noun.last <= _HERE]
        if not any(e.kind == "own" and e.prep in words().where for e in near):
            return None
        sides = (e.value for e in clauses.row if e.last <= noun.first and isinstance(e.value, Group))
        hosts = (side.member for side in sides if side.member.person not in draft.parts)
        return next((post.place for host in hosts for post in host.posts if is_local(post.place)), None)

    def goes_to(self, draft: Draft, clauses: Clauses, noun: Element) -> list[Draft]:
        """Return one journey for each destination of "des visites à Cuba et au Chili"."""
        return [draft.to(place) for place in self._circumstances.destinations(clauses, noun)]

    def _travelling(self, clauses: Clauses, noun: Element) -> Iterator[Sequence[Element]]:
        """Yield whose visit it can be, the likeliest first.

        "sa visite" and "cette première visite" are those of the nearest subject, "après une visite" of the subject
        before, "en visite" of the person before.
        """
        word = clauses.reading.word
        first = noun.first - 1
        while word(first) in words().visit_adjectives:
            first -= 1
        before, second = word(first), word(first - 1)
        if second in {"de", "d"}:
            second = word(first - 2)  # "au terme d'une visite"
        if "en" in {before, word(noun.first)}:
            yield self._visiting(clauses, noun)
        elif before in {"sa", "son"} or (before in {"premiere", "le"} and second in {"sa", "cette", ""}):
            yield from self._owning(clauses, noun)
        elif before in {"une", "d", "des"} and second in words().travel_occasions:
            done = [e for e, verb in clauses.verbs() if verb.finite and e.last <= noun.first]
            yield clauses.subject(done[-1]) if done else self._opening(clauses, noun)

    def _visiting(self, clauses: Clauses, noun: Element) -> Sequence[Element]:
        """Return who is "en visite": the person or delegation before; at the head of a sentence the subject behind.

        Who receives is at home: where the guest behind "a reçu" is not known, nobody is.
        """
        before = [e for e in clauses.row if e.last <= noun.first and _can_travel(e)]
        if before:
            hosting = (
                before[-1].last <= e.first < noun.first and _receives(verb) for e, verb in clauses.verbs()
            )
            return [] if any(hosting) else before[-1:]
        return self._opening(clauses, noun)

    def _opening(self, clauses: Clauses, noun: Element) -> Sequence[Element]:
        """Return the subject behind a journey that opens the sentence: "Au terme d'une visite à Hué, X a salué …"."""
        if any(_can_travel(e) for e in clauses.row if e.last <= noun.first):
            return []
        behind = (e for e, verb in clauses.verbs() if verb.finite and e.first >= noun.last)
        following = next(behind, None)
        return clauses.subject(following)[:1] if following is not None else []

    def _owning(self, clauses: Clauses, noun: Element) -> Iterator[Sequence[Element]]:
        """Yield whom "sa" can mean: who is received, else the nearest subject, else whoever else the verb names."""
        finite = [(e, verb) for e, verb in clauses.verbs() if verb.finite]
        nearest = sorted(finite, key=lambda found: abs(found[0].first - noun.first))
        for element, verb in nearest[:1]:
            if _receives(verb) and element.last <= noun.first:
                yield clauses.objects(element)[:1]
        owners = [
            e
            for element, _ in nearest
            for e in clauses.subject(element)
            if e.kind in _OWNERS or _can_travel(e)
        ]
        yield owners[:1] or [Element("he", 0, 0)]
        for element, _ in nearest[:1]:
            yield [e for e in clauses.objects(element) if e.kind in _OWNERS][:1]


def _can_travel(element: Element) -> bool:
    """Whether an element is a person or a delegation."""
    return element.kind == "person" or (isinstance(element.value, Body) and element.value.delegation)


def _receives(verb: Verb) -> bool:
    """Whether the object of a verb is a guest: "a reçu M. X lors de sa visite"."""
    frames = verb_frames().get(verb.lemma, ())
    return not verb.passive and any(frame.slots.get("object") == "Guest" for frame in frames)


def _left_behind(clauses: Clauses, noun: Element) -> Place | None:
    """Return the place that somebody left at the end of a visit: "a quitté le Japon après une visite de trois jours"."""
    before = [(e, v) for e, v in clauses.verbs() if e.last <= noun.first]
    if not before or before[-1][1].lemma != "quitter":
        return None
    verb = before[-1][0]
    left = next((e for e in clauses.row if e.first >= verb.last), None)
    over = clauses.reading.has(words().afterwards | {"fin"}, verb.last, noun.first)
    return (
        left.value
        if over and left is not None and left.prep == "" and isinstance(left.value, Place)
        else None
    )
