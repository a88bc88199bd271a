"""Events told by nouns: "lors d'une entrevue avec X", "en visite au Laos", "la 7e réunion du comité mixte"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.french.frames import noun_frames, verb_classes
from mappings.french.words import words
from mappings.mentions.numbers import ordinal_before
from mappings.mentions.scene import Scene
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.delegations import Delegations, is_leader
from mappings.relations.drafts import Draft
from mappings.relations.gatherings import PLENARY
from mappings.relations.nouns.ellipses import ELLIPSES
from mappings.relations.occasions.gathering_nouns import GatheringNouns
from mappings.relations.occasions.journeys import Journeys
from mappings.relations.occasions.prospects import is_to_come, participle
from mappings.relations.occasions.talk_nouns import TalkNouns, event_type
from mappings.relations.parts import TALKS, Parts
from mappings.relations.sentences.element import Element

_SLOTS: Final = (("de", "of"), ("avec", "with"), ("par", "by"), ("entre", "between"))
_COMPLEMENT: Final = 40  # tokens between a noun and its complements
_OWNER: Final = 14  # tokens between a noun and whose it is: "la visite de X"
_QUALIFIED: Final = 3  # tokens from "coopération" to "entre": "la coopération étroite entre A et B"
_OCCASION: Final = 4  # tokens from "à l'occasion" to "Fête nationale"
_COUNTING: Final = 3  # tokens of "il s'agit", "c'est"
_ASIDE: Final = 5  # tokens from "en marge" or "résultats" to the noun of a gathering told in passing


class NounEvents:
    """Reads the events that the nouns of an article tell: "lors de sa visite au Laos, …"."""

    def __init__(
        self, scene: Scene, parts: Parts, circumstances: Circumstances, delegations: Delegations
    ) -> None:
        self._parts, self._delegations, self._circumstances = parts, delegations, circumstances
        self._talks = TalkNouns(parts, delegations)
        self._journeys = Journeys(parts, circumstances)
        self._gatherings = GatheringNouns(scene, parts, circumstances)

    def read(self, clauses: Clauses, noun: Element) -> None:
        """Add the events that a noun tells, where enough is known of them: "un entretien" with nobody tells none."""
        kind = str(noun.value)
        plural = clauses.reading.word(noun.first).endswith("s")
        if kind in {"Event", "Signing"} or self._is_void(clauses, noun):
            return
        if kind == "Reception" and clauses.reading.has({"marge"}, noun.first - _ASIDE, noun.first):
            return  # "en marge du dîner officiel" tells where others talked
        if plural and kind == "Visit":
            self._tour(clauses, noun)
            return
        partners = clauses.objects(noun, "avec") if plural and kind in TALKS else []
        if len(partners) > 1:
            for partner in partners:
                self._one(clauses, noun, partner)
        elif partners or not (plural and kind in TALKS) or clauses.between(noun):
            self._one(clauses, noun)

    def _one(self, clauses: Clauses, noun: Element, partner: Element | None = None) -> None:
        """Add one event; ``partner`` is one of those of "des entretiens avec X et avec Y"."""
        status = "planned" if is_to_come(clauses, noun) else "held"
        draft = self._parts.draft(clauses, event_type(clauses, noun), status)
        if partner is not None:
            self._parts.fill(draft, clauses, [partner], "Participant")
        elif draft.type not in PLENARY:
            self.complements(draft, clauses, noun)
        if draft.type in TALKS:
            told = self._talks.complete(draft, clauses, noun)
        elif draft.type == "Visit":
            told = self._visit(draft, clauses, noun)
        else:
            self.complements(draft, clauses, noun)
            told = self._gatherings.complete(draft, clauses, noun)
        definite = clauses.reading.word(noun.first - 1) in words().definite
        placed = clauses.reading.word(noun.last) in words().where  # "lors de la cérémonie à Dakar"
        draft.pointing = definite and not placed and draft.type in PLENARY
        if not told:
            self._parts.join(draft)
            return
        told_by = participle(clauses, noun) or (_crowned(clauses, noun) if draft.type in PLENARY else None)
        self._circumstances.complete(draft, clauses, told_by or noun, noun)
        known = draft.start or draft.place or draft.ordinal or (draft.label and draft.parts)
        if draft.type in PLENARY and not known:
            return
        draft.aside = status == "planned" or clauses.reading.has(
            words().outcomes | {"marge"}, noun.first - _ASIDE, noun.first
        )
        if _recounts(clauses, noun) and self._parts.is_retold(draft):
            return
        journeys = self._journeys.goes_to(draft, clauses, noun) if draft.type == "Visit" else []
        for event in journeys if len(journeys) > 1 else [draft]:
            self._parts.put(event)

    def _tour(self, clauses: Clauses, noun: Element) -> None:
        """Add the visits of "pour des visites officielles à Cuba et au Chili", where it is told who travels."""
        draft = self._parts.draft(clauses, "Visit", "planned" if is_to_come(clauses, noun) else "held")
        self._journeys.complete(draft, clauses, noun)
        if not draft.parts or draft.place is None:
            return
        self._circumstances.complete(draft, clauses, noun, noun)
        for visit in self._journeys.goes_to(draft, clauses, noun):
            self._parts.put(visit)

    def _is_void(self, clauses: Clauses, noun: Element) -> bool:
        """Whether what a noun names did not take place ("l'annulation du sommet") or is a text ("la résolution du congrès")."""
        word, i = clauses.reading.word, noun.first - 1
        if word(noun.first) in words().held_only or self._is_occasion(clauses, noun):
            return True
        passed = words().of | words().determiners | words().ordinal_marks | words().ordinals.keys()
        while i >= 0 and (word(i) in passed or word(i).isdecimal()):
            i -= 1
        return i < noun.first - 1 and word(i) in words().no_events

    def _is_occasion(self, clauses: Clauses, noun: Element) -> bool:
        """Whether a feast is only the occasion of something: "à l'occasion de la Fête nationale, X a adressé un message"."""
        feast = clauses.reading.word(noun.first) == "fete"
        return feast and clauses.reading.has({"occasion"}, noun.first - _OCCASION, noun.first)

    def lead(self, draft: Draft, clauses: Clauses) -> None:
        """Put the head of a delegation in its place: X in "une délégation conduite par X"."""
        self._delegations.lead(draft, clauses)

    def partner(self, draft: Draft, clauses: Clauses) -> None:
        """Add whom the article is about to "Un entretien est prévu avec X": the other side of the talks."""
        met = self._parts.met([Element("he", 0, 0)], "Participant", clauses)
        for meant, role in met:
            if not draft.involves(meant.actors):
                self._parts.add(draft, clauses, meant, role)

    def complements(self, draft: Draft, clauses: Clauses, noun: Element) -> None:
        """Fill the roles that the noun's own complements tell: "de X", "avec X", "entre A et B", "par Y"."""
        slots = noun_frames().get(draft.type, {})
        self._gatherings.welcome(draft, clauses, noun)
        for prep, slot in _SLOTS:
            if slot not in slots:
                continue
            members = clauses.between(noun) if prep == "entre" else clauses.objects(noun, prep)
            found = [e for e in members if e.first - noun.last < _COMPLEMENT]
            if slot == "by":
                found = [e for e in found if not is_leader(clauses, e)]
            if slot == "of":
                found = self._owners(clauses, noun, found)
            if slot == "by" and draft.type == "Visit":
                found = self._travellers(draft, clauses, noun, found)
            if slot == "between" and not _gathers(draft, clauses, noun, found):
                continue
            self._parts.fill(draft, clauses, found, slots[slot])
        if draft.type == "Visit":
            self._journeys.complete(draft, clauses, noun)

    def _travellers(
        self, draft: Draft, clauses: Clauses, noun: Element, found: Sequence[Element]
    ) -> list[Element]:
        """Return who makes a journey behind "par": "la visite à Hué par une délégation", "la visite effectuée par X"."""
        sent = (
            clauses.reading.word(noun.first) == "mission"
        )  # "l'envoi de la mission médicale par le gouvernement"
        if draft.parts or sent or not found or found[0].first - noun.last > _OWNER:
            return []
        other = any(e.kind == "event" and noun.last <= e.first < found[0].first for e in clauses.row)
        return [] if other or clauses.reading.has(ELLIPSES, noun.last, found[0].first) else list(found)

    def _owners(self, clauses: Clauses, noun: Element, found: Sequence[Element]) -> list[Element]:
        """Return whose an event is, with those whom "et" joins: "la rencontre de X et de Y"."""
        owned = [e for e in found if self._is_owner(clauses, noun, e)]
        joined = owned[:1]
        for other in owned[1:]:
            if noun.value not in TALKS or not clauses.joins(joined[-1], other, last=True):
                break
            joined.append(other)
        return joined

    def _is_owner(self, clauses: Clauses, noun: Element, actor: Element) -> bool:
        """Whether an event is an actor's: "la visite en Chine de X", but not "la visite à l'invitation de X"."""
        parted = clauses.reading.has(words().owner_ends, noun.last, actor.first) or any(
            noun.last <= e.first < actor.first for e, _ in clauses.verbs()
        )
        return actor.kind != "place" and actor.first - noun.last <= _OWNER and not parted

    def _visit(self, draft: Draft, clauses: Clauses, noun: Element) -> bool:
        """Complete a visit; False where nobody is known to travel, or it is not told where to nor clear whose it is."""
        if not draft.parts or (draft.place is None and not self._journeys.is_sure(draft, clauses, noun)):
            return False
        self.lead(draft, clauses)
        word = clauses.reading.word
        if (
            "en" in {word(noun.first - 1), word(noun.first)}
            and word(noun.first - 1) not in words().pluperfect
        ):
            draft.status = "ongoing"
        return True


def _crowned(clauses: Clauses, noun: Element) -> Element | None:
    """Return the verb that says when and where a gathering ended: "les travaux de la session ont été couronnés lundi à Hué par …"."""
    finite = [(e, v) for e, v in clauses.verbs() if v.finite]
    first = finite[0] if finite and finite[0][0].first >= noun.last else None
    if first is None or first[1].lemma not in verb_classes().crowning or not first[1].passive:
        return None
    return None if clauses.reading.has({",", ";"}, noun.last, first[0].first) else first[0]


def _recounts(clauses: Clauses, noun: Element) -> bool:
    """Whether a sentence only counts what was told before: "Il s'agit de la 8e réunion entre les deux ministres"."""
    word = clauses.reading.word
    opened = [word(i) for i in range(_COUNTING)]
    counts = opened[:3] == ["il", "s", "agit"] or opened[:2] in (["c", "est"], ["c", "etait"], ["ce", "fut"])
    return counts and ordinal_before(clauses.reading.tokens, noun.first) is not None


def _gathers(draft: Draft, clauses: Clauses, noun: Element, found: Sequence[Element]) -> bool:
    """Whether "entre A et B" says whom talks or a gathering gather, not between whom the "coopération" told of is."""
    if not found:
        return False
    first = found[0].first
    while clauses.reading.word(first) != "entre":
        first -= 1
    if draft.type not in PLENARY:
        held = verb_classes().holding | verb_classes().scheduling
        verbs = [v for e, v in clauses.verbs() if v.finite and noun.last <= e.first < first]
        cooperating = clauses.reading.has(words().cooperation, first - _QUALIFIED, first)
        return not cooperating and all(verb.lemma in held for verb in verbs)
    own = noun.first > 0 and clauses.reading.tokens[noun.first].is_capitalised  # "le Forum entre A et B"
    numbered = own or ordinal_before(clauses.reading.tokens, noun.first) is not None
    named = all(e.kind in {"person", "body", "place"} for e in found)
    return numbered and named and not clauses.reading.has({","}, noun.last, first)
