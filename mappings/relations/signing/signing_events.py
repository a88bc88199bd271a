"""Signings as events: who signs, when and where, however many sentences tell it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Person, Place
from mappings.folding import fold
from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Scene
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.sentences.element import Element
from mappings.relations.signing.documents import Document
from mappings.relations.signing.sides import Sides
from mappings.relations.signing.signings import Act

_NEAR: Final = 10  # words of meaning between a signing and where it takes place
_FAR: Final = 3  # sentences from a signing to one that goes on about it
_OPENING: Final = 2  # sentences of the body in which a report says what it is about
_BOTH: Final = 2  # persons who sign for two sides
_WITHIN: Final = frozenset({"dans", "en"})  # before what a place lies in
_LYING: Final = ([",", "dans"], [",", "en"])
_LYING_IN: Final = 6  # tokens of ", dans la province de"
_OWN: Final = 3  # tokens from "apposé" to "signatures"


class SigningEvents:
    """Puts the signings of one article among its events.

    "L'accord a été signé mardi. Paraphé par X et Y lors d'une cérémonie présidée par Z, il …" is one signing.
    """

    def __init__(self, scene: Scene, discourse: Discourse, drafts: Drafts) -> None:
        self._scene, self._discourse, self._drafts = scene, discourse, drafts

    def tell(self, clauses: Clauses, act: Act, sides: Sides, *, planned: bool) -> Draft:
        """Add the signing of a document: its signatories, its day, the place that the sentence tells."""
        told = self._drafts.last("Signing")
        if sides.inferred and told is not None and told.sentence == clauses.index:
            return told
        draft = self._draft(clauses, sides.actors, "planned" if planned else "held")
        return self._put(draft, clauses, act.element)

    def alone(self, clauses: Clauses, document: Document, act: Act) -> None:
        """Add the signing of a document whose parties are not known: "La faîtière a signé lundi une convention"."""
        if act.verb is None or act.planned or not act.told or act.verb.tense != "past":
            return
        signing = clauses.objects(act.element, "par") if act.verb.passive else clauses.subject(act.element)
        actors = self._meant(clauses, [*signing, *clauses.objects(act.element, "avec")])
        date = clauses.date(act.element)
        dated = date is not None and date.start is not None and date.start.day is not None
        if document.count is None and not dated:
            return
        if dated or self._is_opening(clauses) or any(isinstance(actor, Person) for actor in actors):
            self._put(self._draft(clauses, actors, "held"), clauses, act.element)

    def again(self, clauses: Clauses) -> None:
        """Complete the signing told before: "Elle a été signée par X et Y", "Signés lors d'une cérémonie à Hué, ces accords"."""
        verb = self._telling_again(clauses)
        known = self._drafts.last("Signing")
        if known is None or clauses.index - known.sentence > _FAR or known.sentence == clauses.index:
            return
        if verb is None or not isinstance(verb.value, Verb):
            _place_of_ceremony(known, clauses)
            return
        signing = [*clauses.objects(verb, "par"), *_between(clauses, verb)]
        if verb.value.finite and not verb.value.passive:
            signing = clauses.subject(verb)
        actors = self._meant(clauses, signing)
        if len(known.people) >= _BOTH:
            actors = tuple(
                actor for actor in actors if isinstance(actor, Person)
            )  # they have signed for their bodies
        draft = self._draft(clauses, actors, known.status)
        draft.pointing = True
        self._put(draft, clauses, verb)

    def _telling_again(self, clauses: Clauses) -> Element | None:
        """Return the verb of a sentence that goes on about a signing, its document being told by no noun of its own."""
        word = clauses.reading.word
        for element, verb in clauses.verbs():
            if verb.lemma not in verb_classes().signing or verb.negated:
                continue
            if element.first == 0 and verb.tense == "participle":
                return element
            if verb.lemma == "apposer" and clauses.reading.has(
                words().signatures, element.last, element.last + _OWN
            ):
                return element
            pointing = word(0) in words().definite | {"les", "ces"} and word(1) in words().texts
            if verb.passive and verb.finite and (pointing or _is_of_it(clauses, element)):
                return element
        return None

    def _draft(self, clauses: Clauses, actors: Sequence[Actor], status: str) -> Draft:
        """Return a signing with those who sign."""
        evidence = self._scene.quote(clauses.reading)
        draft = Draft("Signing", evidence, clauses.index, status=status)
        draft.shown = clauses.reading.sentence.kind is BlockKind.CAPTION
        for actor in actors:
            member = self._discourse.cast.of(actor)
            draft.add(actor, "Signatory", evidence, member.first_post if member is not None else None)
        return draft

    def _put(self, draft: Draft, clauses: Clauses, act: Element) -> Draft:
        """Put a signing among the events on its day and in its place, with the ceremony at which it took place."""
        date = clauses.date(act)
        if date is not None:
            draft.start, draft.end = date.start, date.end
        draft.place = _seat(clauses, act)
        for ceremony in self._drafts.told_all(clauses.index):
            if _is_bare(ceremony) and ceremony.status == draft.status:
                self._take_in(draft, ceremony)
        if draft.start is None and draft.status == "held":
            self._take_occasion(draft)
        return self._drafts.put(draft)

    def _take_in(self, draft: Draft, ceremony: Draft) -> None:
        """Make "une cérémonie" at which documents are signed the signing itself, with who chairs it."""
        draft.start, draft.end = (
            (draft.start, draft.end) if draft.start is not None else (ceremony.start, ceremony.end)
        )
        draft.place = draft.place or ceremony.place
        for actor, part in ceremony.parts.items():
            draft.add(actor, part.role, part.evidence, part.post)
        self._drafts.drop(ceremony)

    def _take_occasion(self, draft: Draft) -> None:
        """Put a signing without a day on that of the talks or gathering told last: "À cette occasion, … a été signé"."""
        occasion = self._drafts.last("Meeting", "Conference", "Ceremony", "Signing")
        if occasion is None or occasion.status != "held" or occasion.start is None:
            return
        if occasion.start.day is not None and occasion.end in {None, occasion.start}:
            draft.start = draft.end = occasion.start
            draft.place = draft.place or occasion.place

    def _meant(self, clauses: Clauses, found: Sequence[Element]) -> tuple[Actor, ...]:
        """Return whom elements stand for, each once."""
        meant = self._discourse.together(found, clauses.reading)
        return meant.actors if meant is not None else ()

    def _is_opening(self, clauses: Clauses) -> bool:
        """Whether a sentence is among the first of the body."""
        body = [
            i
            for i, r in enumerate(self._scene.readings[: clauses.index + 1])
            if r.sentence.kind is BlockKind.BODY
        ]
        return len(body) <= _OPENING


def _place_of_ceremony(signing: Draft, clauses: Clauses) -> None:
    """Give a signing the place of "Lors de la cérémonie de signature, le 20 juin à Hué, X a déclaré …"."""
    ceremony = next((e for e in clauses.row if e.kind == "event" and e.value == "Signing"), None)
    if ceremony is None or signing.place is not None:
        return
    near = [e for e in clauses.scope(ceremony) if isinstance(e.value, Place) and e.prep == "a"]
    if near and clauses.gap(ceremony, near[0]) == 0 and isinstance(near[0].value, Place):
        signing.place = near[0].value


def _between(clauses: Clauses, verb: Element) -> list[Element]:
    """Return the sides of "signée entre A et B", not those of "signée lors d'un entretien entre A et B"."""
    found = clauses.between(verb)
    parted = bool(found) and any(
        e.kind == "event" and verb.last <= e.first < found[0].first for e in clauses.row
    )
    return [] if parted else found


def _is_of_it(clauses: Clauses, verb: Element) -> bool:
    """Whether what is signed is "il", "elle" at the head of the sentence."""
    subject = clauses.subject(verb)
    return len(subject) == 1 and subject[0].kind in {"he", "she", "they"} and subject[0].first == 0


def _is_bare(draft: Draft) -> bool:
    """Whether an event is "une cérémonie (officielle) (tenue)" of nothing else."""
    named = fold(draft.label or "").split()
    return draft.type == "Ceremony" and named[:1] == ["ceremonie"] and set(named[1:]) <= words().bare_ceremony


def _seat(clauses: Clauses, act: Element) -> Place | None:
    """Return where documents are signed: the place near behind the verb, else one before it."""
    named = [e for e in clauses.row if isinstance(e.value, Place) and not _is_of_subject(clauses, act, e)]
    places = [e for e in named if e.prep in words().where and not _holds_another(clauses, e)]
    behind = [e for e in places if e.first >= act.last and clauses.gap(act, e) <= _NEAR]
    before = [e for e in places if e.last <= act.first]
    found = next((e.value for e in (*behind, *before)), None)
    return found if isinstance(found, Place) else None


def _is_of_subject(clauses: Clauses, act: Element, place: Element) -> bool:
    """Whether a place belongs to what a document is about: "un accord sur les routes dans la province de Hué"."""
    about = clauses.reading.has(words().subject_marks, act.last, place.first)
    return place.first >= act.last and place.prep in _WITHIN and about


def _holds_another(clauses: Clauses, place: Element) -> bool:
    """Whether a place only says where the one before it lies: "avec le bourg d'Ondelle, dans la province de Hué"."""
    before = [m for m in clauses.reading.places if m.last <= place.first and not m.adjective]
    return (
        bool(before)
        and clauses.reading.run(before[-1].last, before[-1].last + 2) in _LYING
        and (place.first - before[-1].last <= _LYING_IN)
    )
