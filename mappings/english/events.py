"""Events told by the clauses of an English article: who receives, meets, visits, chairs, attends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from mappings.english.clauses import Clause, Clauses, Element
from mappings.english.discourse import Discourse, land_of
from mappings.english.verbs import Frame, frames, verb_class
from mappings.english.words import words
from mappings.facts import Event, Person, Place
from mappings.mentions.dates import ahead
from mappings.mentions.places import PlaceMention
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.parts import TALKS

_PREPS: Final = ("with", "to", "on", "for", "by", "in")
_ORDINAL: Final = frozenset({"st", "nd", "rd", "th"})
_NOUN_REACH: Final = 8  # tokens between a verb and the noun of its event
_LEAD: Final = 3  # sentences, the title left out, whose events the article is about


class EventReader:
    """Reads the events of one article, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse, self._scene = discourse, discourse.scene
        self.drafts = Drafts()

    def read(self, clauses: Clauses) -> None:
        """Read the events that the clauses of one sentence tell."""
        for clause in clauses.clauses:
            self._lead(clauses, clause)
            self._speak(clauses, clause)
            for draft in self._told(clauses, clause):
                self._put(clauses, clause, draft)
            if clause.subject and not clause.reported and not clause.relative:
                meant = self._discourse.meant(clause.subject[-1], clauses.reading)
                if meant is not None:
                    self._discourse.acts(meant)

    def facts(self) -> list[tuple[Draft, Event]]:
        """Return the events; the first that is not only planned is what the article is about, and others of its lead."""
        held = [draft for draft in self.drafts.all if draft.status != "planned"]
        for draft in held:
            draft.main = not self._scene.goes_on and (draft is held[0] or draft.sentence <= _LEAD)
        return [(draft, draft.fact()) for draft in self.drafts.all]

    def draft(self, clauses: Clauses, clause: Clause, kind: str) -> Draft:
        """Return an event of a kind told by a clause, nobody in it yet."""
        status = {"future": "planned", "ongoing": "ongoing"}.get(clause.verb.tense, "held")
        return Draft(kind, self._scene.quote(clauses.reading), clauses.index, status=status)

    def place_and_date(
        self, clauses: Clauses, clause: Clause, draft: Draft, anchor: int | None = None
    ) -> None:
        """Give a draft the day and place that its clause tells; a date behind ``anchor``, the event's noun, goes first."""
        date = clauses.date(clause, anchor)
        if date is not None and date.start is not None:
            published = self._scene.article.published
            if draft.status == "planned" and published is not None:
                date = ahead(date, published)
            draft.start, draft.end = date.start, date.end
            if draft.start == draft.end and clause.verb.lemma in verb_class("beginning"):
                draft.end = None
            if draft.end is None and draft.start is not None and draft.start.day is None:
                draft.end = draft.start
        draft.status = self._seen_from_today(draft)
        if draft.place is None:
            draft.place = self._place(clauses, clause)

    def _seen_from_today(self, draft: Draft) -> str:
        """Return "ongoing" for what began before the article's day and ends behind it, "planned" for what begins later."""
        published = self._scene.article.published
        today = published.earliest if published is not None and published.day is not None else None
        first = draft.start.earliest if draft.start is not None else None
        last = draft.end.latest if draft.end is not None and draft.end != draft.start else None
        if today is None or first is None or draft.start is None:
            return draft.status
        if first > today and draft.start.day is not None:
            return "planned"
        return "ongoing" if last is not None and first <= today < last else draft.status

    def _told(self, clauses: Clauses, clause: Clause) -> Iterator[Draft]:
        """Yield the event that the first fitting frame of a verb tells."""
        if clause.reported or clause.verb.tense == "modal" or clause.verb.negated:
            return
        for frame in frames().get(clause.verb.lemma, ()):
            draft = self._by_frame(clauses, clause, frame)
            if draft is not None:
                yield draft
                return

    def _by_frame(self, clauses: Clauses, clause: Clause, frame: Frame) -> Draft | None:
        if frame.slots.get("subject") == "event":
            return self._by_event_subject(clauses, clause, frame)
        subject, start, noun = clause.subject, clause.verb.last, None
        if subject and subject[0].kind in {"event", "it"}:
            return self._passive(clauses, clause, frame)
        if frame.event_noun:
            noun = self._noun(clauses, clause, frame.event_noun)
            if noun is None or (clause.verb.passive and clause.verb.lemma != "be"):
                return None
            start = noun.last
        draft = self.draft(clauses, clause, str(noun.value) if noun is not None else frame.event or "")
        if noun is not None:
            self._name(clauses, noun, draft)
        roles = dict(frame.slots)
        if clause.verb.passive and "object" in roles and frame.event:
            roles = {"subject": roles["object"], "by": roles["subject"]}
        nameless = not subject and noun is not None and noun.value not in TALKS | {"Visit"}
        if not self._fill(clauses, draft, subject, roles.get("subject", "Participant")) and not nameless:
            return None
        told = self._complements(
            clauses,
            replace(clause, verb=replace(clause.verb, last=start)),
            replace(frame, slots=roles),
            draft,
        )
        return draft if told else None

    def _complements(self, clauses: Clauses, clause: Clause, frame: Frame, draft: Draft) -> bool:
        """Fill what stands behind the verb or noun; False where the frame needs what is not there."""
        roles, start = frame.slots, clause.verb.last
        if "place" in roles.values():
            return self._journey(clauses, clause, frame, draft)
        found = clauses.object(start, clause.end) if "object" in roles else []
        if (
            frame.needs == "person"
            and "object" in roles
            and not any(self._is_visitor(e, clauses) for e in found)
        ):
            return False
        self._fill(clauses, draft, found, roles.get("object", "Participant"))
        for prep in _PREPS:
            if prep in roles:
                self._fill(clauses, draft, clauses.object(start, clause.end, prep), roles[prep])
        return draft.type not in TALKS or len(draft.parts) > 1

    def _journey(self, clauses: Clauses, clause: Clause, frame: Frame, draft: Draft) -> bool:
        """Find where a visit goes; False where that is no place, or nobody travels."""
        preps = [("" if slot == "object" else slot) for slot, role in frame.slots.items() if role == "place"]
        found = [e for prep in preps for e in clauses.object(clause.verb.last, clause.end, prep)]
        places = [e.value.place for e in found if isinstance(e.value, PlaceMention)]
        draft.place = places[0] if places else None
        return bool(places) and any(not isinstance(actor, Place) for actor in draft.parts)

    def _is_visitor(self, element: Element, clauses: Clauses) -> bool:
        if element.kind in {"person", "post"}:
            return True
        return element.kind == "body" and clauses.reading.word(element.first) in words().of(
            "bodies", "delegations"
        )

    def _by_event_subject(self, clauses: Clauses, clause: Clause, frame: Frame) -> Draft | None:
        """Read "the ceremony was held", "the course is organised by X"."""
        nouns = [e for e in clause.subject if e.kind == "event" and e.value in frame.event_noun]
        behind = clauses.reading.run(clause.verb.last, clause.verb.last + len(frame.then))
        if not nouns or tuple(behind) != frame.then:
            return None
        draft = self.draft(clauses, clause, str(nouns[0].value))
        self._name(clauses, nouns[0], draft)
        if draft.type in TALKS | {"Conference"}:
            for prep in ("between", "with"):
                found = clauses.object(nouns[0].last, clause.verb.first, prep)
                self._fill(clauses, draft, found, "Participant")
        if "by" in frame.slots and clause.verb.passive:
            self._fill(clauses, draft, clauses.object(clause.verb.last, clause.end, "by"), frame.slots["by"])
        return draft

    def _passive(self, clauses: Clauses, clause: Clause, frame: Frame) -> Draft | None:
        """Read "It was co-chaired by X and Y", "the meeting was attended by Z"."""
        noun = clause.subject[0]
        last = self.drafts.all[-1].type if noun.kind == "it" and self.drafts.all else noun.value
        if not clause.verb.passive or last not in frame.event_noun:
            return None
        draft = self.draft(clauses, clause, str(last))
        draft.pointing = noun.kind == "it"
        if noun.kind == "event":
            self._name(clauses, noun, draft)
        agents = clauses.object(clause.verb.last, clause.end, "by")
        return (
            draft if self._fill(clauses, draft, agents, frame.slots.get("subject", "Participant")) else None
        )

    def _noun(self, clauses: Clauses, clause: Clause, kinds: Sequence[str]) -> Element | None:
        """Return the noun of an event of ``kinds`` that is a verb's object."""
        reach = clause.verb.last + _NOUN_REACH
        nouns = [e for e in clauses.inside(clause.verb.last, clause.end, "event") if e.first <= reach]
        opened = words().of("events", "edges")
        first = next(
            (
                e
                for e in nouns
                if e.prep in {"", "on", "at", "for"}
                or e.first == clause.verb.last
                or (e.prep == "of" and clauses.reading.has(opened, clause.verb.last, e.first))
            ),
            None,
        )
        return first if first is not None and first.value in kinds else None

    def _name(self, clauses: Clauses, noun: Element, draft: Draft) -> None:
        """Give a gathering its name and number: "the 11th session of the India-Tanzania Joint Commission"."""
        reading = clauses.reading
        before = reading.run(noun.first - 3, noun.last)
        numbers = [int(a) for a, b in pairwise(before) if a.isdecimal() and b in _ORDINAL]
        draft.ordinal = numbers[0] if numbers and draft.type == "Conference" else None
        capitals = [i for i in range(noun.first, noun.last) if reading.tokens[i].is_capitalised]
        if len(capitals) > 1 and draft.type in {"Conference", "Ceremony"}:
            draft.label = self._scene.written(reading, capitals[0], noun.last)
            if draft.type == "Conference":
                draft.series = draft.label
        draft.pointing = reading.word(noun.first - 1) in {"the", "this"} and draft.label is None

    def _fill(self, clauses: Clauses, draft: Draft, found: Sequence[Element], role: str) -> bool:
        """Give those whom elements mean a part; who leads the delegation that is meant is its head."""
        told = False
        for element in found:
            for meant_element in self._leader(clauses, element):
                meant = self._discourse.meant(meant_element, clauses.reading)
                if meant is None:
                    continue
                leads = meant_element is not element and role in {"Guest", "Participant"}
                for actor in meant.actors:
                    part = "HeadOfDelegation" if leads else role
                    draft.add(
                        actor,
                        part,
                        self._scene.quote(clauses.reading),
                        meant.post if isinstance(actor, Person) else None,
                    )
                    told = True
        return told

    def _leader(self, clauses: Clauses, element: Element) -> list[Element]:
        """Return who leads the delegation that an element is ("a delegation from Hue led by X"), else the element."""
        if clauses.reading.word(element.first) not in words().of("bodies", "delegations"):
            return [element]
        behind = clauses.reading.run(element.last, element.last + 9)
        if not set(behind) & words().of("bodies", "leading"):
            return [element]
        led = [
            e for e in clauses.inside(element.last, len(clauses.reading.tokens), "person") if e.prep == "by"
        ]
        return led[:1] or [element]

    def _place(self, clauses: Clauses, clause: Clause) -> Place | None:
        """Return the place of a clause: the first "in" or "at" it, else before its verb."""
        start = max((c.verb.last for c in clauses.clauses if c.verb.first < clause.verb.first), default=0)
        for first, last in ((clause.verb.last, clause.end), (start, clause.verb.first)):
            for element in clauses.inside(first, last, "place"):
                if element.prep in {"in", "at"} and isinstance(element.value, PlaceMention):
                    return element.value.place
        return None

    def _lead(self, clauses: Clauses, clause: Clause) -> None:
        """Read "The visitors were led by X": X heads the delegation that was received before."""
        named = clauses.reading.has(
            words().of("bodies", "visitors"), clause.verb.first - 2, clause.verb.first
        )
        known = self.drafts.last("Meeting", "Visit")
        if named and clause.verb.passive and clause.verb.lemma in verb_class("leading") and known is not None:
            self._fill(clauses, known, clauses.object(clause.verb.last, clause.end, "by"), "HeadOfDelegation")

    def _speak(self, clauses: Clauses, clause: Clause) -> None:
        """Read "Speaking at the ceremony, X said": X takes part in what was told before."""
        known = self.drafts.last("Ceremony", "Conference", "Training")
        opening = (
            clauses.reading.word(0) in words().of("statements", "speaking") and clause is clauses.clauses[0]
        )
        if opening and known is not None and clauses.inside(0, clause.verb.first, "event"):
            self._fill(clauses, known, clause.subject, "Participant")

    def _ends(self, clause: Clause, draft: Draft) -> bool:
        """Whether a clause only tells the last day of what was told before: "and will close on August 22"."""
        known = self.drafts.last(draft.family)
        if (
            known is None
            or draft.label
            or clause.verb.lemma not in verb_class("ending")
            or draft.start is None
        ):
            return False
        if known.start is None or known.end not in {None, known.start}:
            return False
        known.end = draft.end or draft.start
        known.status = self._seen_from_today(known)
        return True

    def _put(self, clauses: Clauses, clause: Clause, draft: Draft) -> None:
        noun = self._noun(clauses, clause, ("Visit",)) if draft.type == "Visit" else None
        self.place_and_date(clauses, clause, draft, noun.last if noun is not None else None)
        if self._ends(clause, draft):
            return
        known = self.drafts.last(draft.family)
        if draft.pointing and draft.start is None and known is not None:
            draft.status = known.status
        if draft.type in TALKS:
            if len(draft.people) > 1:
                draft.drop_places()
            if len(draft.parts) < 2:
                return
        if draft.type == "Visit":
            for person in draft.people:
                post = draft.parts[person].post
                home = land_of(person, post, self._discourse)
                if (
                    isinstance(home, Place)
                    and draft.place is not None
                    and home.authority == draft.place.authority
                ):
                    return
        self._discourse.takes_place(self.drafts.put(draft))
