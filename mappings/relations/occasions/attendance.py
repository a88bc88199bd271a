"""Attendance: who was present at an event, chaired it or came along, told beside its verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Body
from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import content_words, words
from mappings.lexicon import stem
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.gatherings import PLENARY
from mappings.relations.parts import TALKS, Parts
from mappings.relations.sentences.element import Element

_ATTENDED: Final = frozenset({"Signing", "Ceremony", "Conference", "Meeting"})
_GATHERINGS: Final = PLENARY | {"Signing"}  # events that "elle a été honorée de la présence de" can mean
_FAR: Final = 3  # sentences from a signing to that which names who signed
_COPULA: Final = 4  # tokens from "signataires" to "étaient"
_REACH: Final = 7  # tokens between "présence" and who is named first
_SPEECHES: Final = frozenset({"discours", "allocution", "allocutions"})
_PRESENT: Final = frozenset({"person", "body", "someone"})  # kinds of elements that can attend
_TRAVELLING: Final = frozenset({"Guest", "HeadOfDelegation"})


class Attendance:
    """Adds to the events of one article who was there: X in "a été signé en présence de X"."""

    def __init__(self, parts: Parts, drafts: Drafts) -> None:
        self._parts, self._drafts = parts, drafts

    def read(self, clauses: Clauses) -> None:
        """Add those behind "en présence de", "sous la présidence de", "accompagné de" to the event that is told."""
        if clauses.reading.sentence.kind is not BlockKind.BODY:
            return
        for i, role in _openings(clauses):
            gathering = self._drafts.told_in(clauses.index, PLENARY) if role == "Chair" else None
            draft = gathering or self._drafts.told_in(clauses.index, _ATTENDED) or self._pointed(clauses)
            if draft is None and (_is_listing(clauses, i) or clauses.reading.word(0) == "on"):
                draft = self._last()
            if draft is not None:
                self._parts.fill(draft, clauses, _listed(clauses, i), role)
        self._companions(clauses)
        self._members(clauses)
        self._there(clauses)
        self._at_the_talks(clauses)
        self._on_the_floor(clauses)
        self._signatories(clauses)

    def _members(self, clauses: Clauses) -> None:
        """Put those of whom a delegation is "composée" in its place: "une délégation, composée de X et de Y".

        Where its head has taken that place already, they travel with the head.
        """
        for element, verb in clauses.verbs():
            made = verb.lemma == "composer" and (verb.passive or verb.tense == "participle")
            holds = (
                verb.lemma in verb_classes().comprising
                and verb.finite
                and self._of_delegation(clauses, element)
            )
            if not (made or holds):
                continue
            people = [e for e in _listed(clauses, element.last - 1) if e.kind == "person"]
            replaced = False
            for draft in self._drafts.all if people else ():
                group = draft.delegations()
                if len(group) == 1:
                    self._parts.fill(draft, clauses, people, draft.parts[group[0]].role)
                    del draft.parts[group[0]]
                    replaced = True
            if people and not replaced and self._of_delegation(clauses, element):
                self._travel_along(clauses, people)
            self._talk_along(clauses, people)

    def _talk_along(self, clauses: Clauses, people: list[Element]) -> None:
        """Add all members to the talks of one: "la délégation, composée de X, de Y et de Z, s'est entretenue avec …"."""
        members = {actor for meant, _ in self._parts.met(people, "", clauses) for actor in meant.actors}
        for draft in self._drafts.told_all(clauses.index) if len(members) > 1 else ():
            told = [draft.parts[actor].role for actor in members if actor in draft.parts]
            if draft.family == "Meeting" and told:
                self._parts.fill(draft, clauses, people, told[0])

    def _of_delegation(self, clauses: Clauses, verb: Element) -> bool:
        """Whether a delegation is what comprises others: "La délégation lao comprend X et Y"."""
        before = [e for e in clauses.row if e.last <= verb.first and e.is_actor]
        return bool(before) and isinstance(before[-1].value, Body) and before[-1].value.delegation

    def _travel_along(self, clauses: Clauses, people: list[Element]) -> None:
        """Add the members of a delegation to the journey of its head, told last."""
        journeys = (d for d in reversed(self._drafts.all) if d.type == "Visit")
        led = next((d for d in journeys if any(p.role == "HeadOfDelegation" for p in d.parts.values())), None)
        if led is not None:
            self._parts.fill(led, clauses, people, "Participant")

    def _there(self, clauses: Clauses) -> None:
        """Add who "y a participé" or "était présent" to the event told last."""
        met = self._last()
        if met is None:
            return
        for element, verb in clauses.verbs():
            there = verb.lemma in verb_classes().attending and clauses.reading.word(element.first - 1) == "y"
            if not there or not verb.finite or verb.negated:
                continue
            people = clauses.subject(element) or _listed(clauses, element.last - 1)
            self._parts.fill(met, clauses, [e for e in people if e.kind in _PRESENT], "Participant")

    def _at_the_talks(self, clauses: Clauses) -> None:
        """Add to the talks told last who was "présent à la rencontre"; "la réunion" can mean talks, too."""
        word = clauses.reading.word
        for noun in [e for e in clauses.row if e.kind == "event" and word(e.first - 1) in words().definite]:
            present = next(
                (i for i in range(noun.first - _COPULA, noun.first) if _are_present(clauses, i)), None
            )
            talks = self._drafts.last("Meeting") if present is not None else None
            if (
                present is None
                or talks is None
                or not (noun.value in TALKS or self._is_sitting(clauses, noun))
            ):
                continue
            people = [e for e in clauses.row if e.kind in {"person", "someone"} and e.last < present]
            self._parts.fill(talks, clauses, [e for e in people if e.prep in {"", "et"}], "Participant")

    def _is_sitting(self, clauses: Clauses, noun: Element) -> bool:
        """Whether "la réunion" means talks, since no gathering told so far is called so."""
        word = clauses.reading.word(noun.first)
        if noun.value != "Conference" or word not in words().sittings:
            return False
        gatherings = (draft for draft in self._drafts.all if draft.family in PLENARY)
        return not any(stem(word) in content_words(draft.label or "") for draft in gatherings)

    def _on_the_floor(self, clauses: Clauses) -> None:
        """Add to the gathering told last who was present, attended "l'événement" or made a speech there."""
        if any(e.value in PLENARY for e in clauses.row if e.kind == "event"):
            return
        there = [
            [e for e in clauses.subject(element) if e.kind in _PRESENT]
            for element, verb in clauses.verbs()
            if verb.finite and not verb.negated and _was_there(clauses, element, verb)
        ]
        if not clauses.verbs():
            indices = range(1, len(clauses.reading.tokens))
            present = next((i for i in indices if _are_present(clauses, i)), 0)
            there.append([e for e in clauses.row if e.kind == "person" and e.last <= present])
        gathering = self._gathering(clauses) if any(there) else None
        if gathering is not None:
            for people in there:
                self._parts.fill(gathering, clauses, people, "Participant")

    def _gathering(self, clauses: Clauses) -> Draft | None:
        """Return the gathering that the sentence before told last, else the only one that is told so far."""
        told = self._drafts.told_in(clauses.index - 1, _GATHERINGS)
        held = [d for d in self._drafts.all if d.family in _GATHERINGS] if told is None else []
        return held[0] if len(held) == 1 else told

    def _signatories(self, clauses: Clauses) -> None:
        """Add to the signing told last who signed: "Les signataires en étaient X et Y"."""
        signing = self._drafts.last("Signing")
        if signing is None or clauses.index - signing.sentence > _FAR:
            return
        word = clauses.reading.word
        for i in clauses.reading.where(words().signatories):
            copula = next((j for j in range(i + 1, i + _COPULA) if word(j) in words().being), None)
            people = _listed(clauses, copula) if copula is not None else []
            self._parts.fill(signing, clauses, [e for e in people if e.kind == "person"], "Signatory")

    def _last(self) -> Draft | None:
        """Return the event told last that people attend, be it a meeting."""
        return next((d for d in reversed(self._drafts.all) if d.family in _ATTENDED), None)

    def _pointed(self, clauses: Clauses) -> Draft | None:
        """Return the event told last, where "elle", "la cérémonie" is the subject: "Elle a été honorée de la présence de X"."""
        told = next((e for e in clauses.row if e.kind == "event"), None)
        definite = told is not None and clauses.reading.word(told.first - 1) in words().definite
        if told is not None and definite and told.prep == "" and told.value in TALKS:
            return self._drafts.last("Meeting")  # "Côté lao, l'audience s'est déroulée en présence de X"
        if clauses.reading.word(0) not in {"elle", "il", "la", "cette", "cet", "l"}:
            return None
        opening = told if told is not None and told.first <= 1 else None
        if opening is not None and opening.value not in _GATHERINGS | {"Event"}:
            return None
        last = self._drafts.all[-1] if self._drafts.all else None
        return last if last is not None and last.family in _GATHERINGS else None

    def _companions(self, clauses: Clauses) -> None:
        """Add who came along, on a journey before all: "X, accompagné de Y, se rendra au Laos pour la conférence"."""
        for element, verb in clauses.verbs():
            if verb.lemma not in verb_classes().accompanying or not (
                verb.passive or verb.tense == "participle"
            ):
                continue
            company = _listed(clauses, element.last - 1)
            for meant, _ in list(self._parts.met(clauses.doer(element), "", clauses)):
                shared = [d for d in self._drafts.all if d.involves(meant.actors)]
                journeys = [d for d in shared if d.sentence == clauses.index and d.type == "Visit"]
                met = next(reversed(journeys or shared), None)
                if met is None:
                    continue
                role = met.parts[meant.actors[0]].role
                self._parts.fill(met, clauses, company, "Guest" if role in _TRAVELLING else "Participant")


def _was_there(clauses: Clauses, element: Element, verb: Verb) -> bool:
    """Whether a verb tells that its subject was at a gathering: "sont présents", "ont assisté à l'événement"."""
    reading, behind = clauses.reading, (element.last, element.last + _COPULA)
    if verb.lemma == "prononcer":
        return reading.has(_SPEECHES, *behind)
    met = [e for e in clauses.scope(element) if e.kind == "event"]
    return verb.lemma in verb_classes().attending and bool(met) and met[0].value == "Event"


def _are_present(clauses: Clauses, i: int) -> bool:
    """Whether "sont présents", "était également présent" ends at ``i``."""
    return clauses.reading.word(i) in words().present and clauses.reading.has(words().being, max(i - 2, 0), i)


def _openings(clauses: Clauses) -> Iterator[tuple[int, str]]:
    """Yield the tokens that lead up to who attends or chairs, with the role: "avec la participation de" X and Y."""
    word, tokens = clauses.reading.word, clauses.reading.tokens
    for i in clauses.reading.where(_leading()):
        token = tokens[i]
        attended = token.folded in words().presence and word(i - 1) in {"en", "aux"}
        taking_part = (
            token.folded == "participation" and word(i - 1) == "la" and word(i - 2) in words().with_presence
        )
        honoured = (
            token.folded in words().presence
            and word(i - 1) == "la"
            and (clauses.reading.has(words().honouring, 0, i))
        )
        if attended or taking_part or honoured or _is_listing(clauses, i):
            yield i, "Participant"
        elif token.folded in words().chairing and word(i - 1) in {"la", "l"} and word(i - 2) == "sous":
            yield i, "Chair"


@cache
def _leading() -> frozenset[str]:
    """Return the words at which ``_openings`` looks: of being there, of listing who was, of chairing."""
    known = words()
    return known.presence | known.present | known.figuring | known.chairing | {"participation", "avait"}


def _is_listing(clauses: Clauses, i: int) -> bool:
    """Whether token ``i`` leads up to those who were there: "Étaient également présents", "Parmi les invités figuraient"."""
    word = clauses.reading.word
    if word(i) in words().present:
        told = word(0) in words().being or (word(0) == "ont" and clauses.reading.has({"ete"}, 0, i))
        alone = i == 0 and not any(verb.finite for _, verb in clauses.verbs())
        return alone or (told and i <= _COPULA)
    if word(i) == "avait" and clauses.reading.run(i - 2, i) == ["il", "y"]:
        return clauses.reading.has({"cote"}, 0, i)  # "Du côté de Hué, il y avait X"
    return word(i) in words().figuring and clauses.reading.has(words().among, 0, i)


def _listed(clauses: Clauses, i: int) -> list[Element]:
    """Return the persons and bodies listed behind token ``i``, up to the next verb."""
    found: list[Element] = []
    for element in clauses.row:
        if element.first <= i:
            continue
        verb = element.kind == "verb" and clauses.reading.word(element.first - 1) not in words().relatives
        if verb or (not found and element.first - i > _REACH):
            break
        listed = element.prep in {"de", "et", "", "avec", "par"}
        between = clauses.reading.run(found[-1].last if found else i + 1, element.first)
        direct = element.kind != "body" or set(between) <= words().in_coordination
        if element.kind in _PRESENT and listed and direct:
            found.append(element)
    return found
