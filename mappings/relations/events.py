"""Events: what verbs and nouns say took place, takes place or will, with who, when, where and in which role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Body, Event, Person, Place
from mappings.french.frames import VerbFrame, noun_frames, verb_frames
from mappings.french.groups import Verb
from mappings.lexicon import stem
from mappings.mentions.dates import DateMention, resolve
from mappings.mentions.scene import Reading, Scene
from mappings.relations.clauses import Clauses
from mappings.relations.completion import Completion
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.elements import Element, event_nouns
from mappings.relations.gatherings import name_of, ordinal_before

_OCCASIONS: Final = frozenset(
    {"lors", "cours", "occasion", "issue", "terme", "durant", "pendant", "apres", "marge", "au"}
)
_WHERE: Final = frozenset({"a", "en", "dans"})
_PLENARY: Final = frozenset({"Conference", "Ceremony", "Training"})
_TALKS: Final = frozenset({"Meeting", "Call", "Reception"})
_ATTENDING: Final = frozenset({"participer", "assister"})  # "est venu assister à …" says that he does
_COORDINATED: Final = 14  # words between two coordinated nouns at the most
_NEAR_NOUN: Final = 12  # words between a noun and the date before it that it can have
_DATED: Final = frozenset({"past", "present", "future", "wish", "gerund", "participle"})


class EventReader:
    """Reads the events of one article, sentence by sentence, into drafts."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self.drafts = Drafts()
        self.heads: set[Person] = set()  # who leads a delegation
        self._leading: set[Person] = set()  # the same, told in the sentence at hand
        self._last_day = (
            None
            if scene.article.published is None or scene.article.published.day is None
            else scene.article.published.earliest
        )

    def read(self, index: int, reading: Reading, clauses: Clauses) -> None:
        """Add what one sentence tells."""
        if reading.sentence.kind is BlockKind.TITLE:
            return
        self._leading = set()
        self._note_heads(reading, clauses)
        used: set[int] = set()
        told = clauses.verbs() if reading.sentence.kind is BlockKind.BODY else []
        for element, verb in told:
            for frame in verb_frames().get(verb.lemma, ()):
                if self._fits(frame, verb, reading) and self._by_verb(
                    index, reading, clauses, element, verb, frame, used
                ):
                    break
        for element in clauses.row:
            if element.kind == "event" and element.first not in used:
                self._by_noun(index, reading, clauses, element)

    def facts(self) -> Iterator[Event]:
        """Yield the events, those told first or in the opening marked as what the article is about."""
        opening = [i for i, r in enumerate(self._scene.readings) if r.sentence.kind is BlockKind.BODY][:2]
        for draft in self.drafts.all:
            draft.main = draft.sentence in opening and draft.family in {
                "Meeting",
                "Visit",
                "Conference",
                "Signing",
                "Ceremony",
            }
        Completion(self._scene, self._discourse, self.drafts.all).run()
        for draft in self.drafts.all:
            yield draft.fact()

    # ---- verbs --------------------------------------------------------------------------------------------------

    def _fits(self, frame: VerbFrame, verb: Verb, reading: Reading) -> bool:
        if frame.reflexive != verb.reflexive or verb.negated:
            return False
        attending = verb.tense == "infinitive" and frame.lemma in _ATTENDING
        if verb.tense not in _DATED and not attending:
            return False
        if frame.tenses and verb.tense not in frame.tenses:
            return False
        following = [stem(t.folded) for t in reading.tokens[verb.head + 1 : verb.head + 4]]
        return all(word in following for word in frame.then)

    def _by_verb(
        self,
        index: int,
        reading: Reading,
        clauses: Clauses,
        element: Element,
        verb: Verb,
        frame: VerbFrame,
        used: set[int],
    ) -> bool:
        noun = None
        if frame.event is None:
            noun = self._noun_of(frame, clauses, element, verb)
            if noun is None:
                return frame.slots.get("subject") == "Chair" and self._chairs(
                    frame, verb, element, clauses, reading
                )
        kind = frame.event or str(noun.value if noun else "")
        parts = list(self._parts(frame, verb, element, clauses, reading, noun))
        if not self._enough(frame, verb, parts):
            return False
        if noun is not None and "object" in frame.slots and frame.slots.get("subject") == "event":
            self._gather(index, parts, reading)
        groups = _separate(frame, parts)
        for group in groups:
            draft = Draft(
                kind,
                self._scene.quote(reading),
                index,
                status="planned" if verb.tense == "future" else "held",
            )
            for meant, role in group:
                self._add(draft, meant, role, reading)
            self._circumstances(draft, reading, clauses, element, noun)
            if noun is not None:
                self._noun_slots(draft, reading, clauses, noun)
                self._call_it(draft, reading, noun)
            if kind == "Visit":
                self._put_visits(draft, clauses, noun or element)
                continue
            if noun is not None and draft.place is None:
                draft.place = next(
                    (a for a, part in draft.parts.items() if isinstance(a, Place) and part.role == "Host"),
                    None,
                )
            self._put(draft)
        if noun is not None:
            used.add(noun.first)
            for other in self._coordinated(clauses, noun):
                used.add(other.first)
                self._another(index, reading, clauses, element, other, parts, verb)
        return True

    def _coordinated(self, clauses: Clauses, noun: Element) -> list[Element]:
        """Return the other gatherings that "et" joins to ``noun``: "la conférence et la réunion se sont tenues"."""
        if noun.value not in _PLENARY:
            return []
        events = [e for e in clauses.row if e.kind == "event" and e.value in _PLENARY and e is not noun]
        found = []
        for other in events:
            first, second = (other, noun) if other.first < noun.first else (noun, other)
            words_between = [t.folded for t in clauses.reading.tokens[first.last : second.first]]
            between_verbs = any(first.last <= e.first < second.first for e, _ in clauses.verbs())
            if "et" in words_between and not between_verbs and len(words_between) <= _COORDINATED:
                found.append(other)
        return found

    def _another(
        self,
        index: int,
        reading: Reading,
        clauses: Clauses,
        element: Element,
        noun: Element,
        parts: list[tuple[Meant, str]],
        verb: Verb,
    ) -> None:
        """Add the second of two coordinated gatherings, with the sides and circumstances of the first."""
        draft = Draft(
            str(noun.value),
            self._scene.quote(reading),
            index,
            status="planned" if verb.tense == "future" else "held",
        )
        if not self._call_it(draft, reading, noun):
            return
        for meant, role in parts:
            self._add(draft, meant, role, reading)
        self._circumstances(draft, reading, clauses, element, noun)
        draft.place = next(
            (a for a, part in draft.parts.items() if isinstance(a, Place) and part.role == "Host"),
            draft.place,
        )
        self._put(draft)

    def _noun_of(self, frame: VerbFrame, clauses: Clauses, element: Element, verb: Verb) -> Element | None:
        """Return the noun that names the event of a light verb: its subject or its object."""
        subjects = [
            e
            for e in clauses.row
            if e.kind == "event"
            and e.last <= element.first
            and e.value in frame.event_noun
            and (e.prep in {"", "et"} or self._is_antecedent(clauses, e, element))
        ]
        objects = [
            e
            for e in clauses.scope(element)
            if e.kind == "event" and e.value in frame.event_noun and e.first - element.last <= 8
        ]
        if frame.slots.get("subject") == "event" and clauses.reading.word(element.first - 1) == "qui":
            gathered = [
                e
                for e in clauses.row
                if e.kind == "event" and e.last <= element.first and e.value in frame.event_noun
            ]
            return gathered[-1] if gathered else None
        relative = [e for e in subjects if self._is_antecedent(clauses, e, element)]
        if relative and not verb.passive and frame.slots.get("subject") != "event":
            return relative[-1]
        if frame.slots.get("subject") == "event" or verb.passive:
            return (
                subjects[-1]
                if subjects
                else (
                    objects[0]
                    if objects
                    and verb.tense in {"past", "future", "present"}
                    and frame.slots.get("subject") == "event"
                    else None
                )
            )
        if objects and objects[0].value not in _PLENARY | {"Signing"}:
            return objects[0] if objects[0].prep in {"", "et", "de"} else None
        return objects[0] if objects else None

    def _is_antecedent(self, clauses: Clauses, noun: Element, verb: Element) -> bool:
        """Whether "que" makes the noun the object of the verb: "l'entretien qu'a eu X", "la visite que X effectue"."""
        between = [e for e, v in clauses.verbs() if v.finite and noun.last <= e.first < verb.first]
        return not between and reading_has(clauses, noun.last, verb.first, {"que", "qu"})

    def _gather(self, index: int, parts: list[tuple[Meant, str]], reading: Reading) -> None:
        """Add those whom "la conférence … et la rencontre …, qui associent A et B" gathers to each of the two."""
        for draft in self.drafts.all:
            if draft.sentence == index and draft.family == "Conference":
                for meant, role in parts:
                    self._add(draft, meant, role, reading)

    def _chairs(
        self, frame: VerbFrame, verb: Verb, element: Element, clauses: Clauses, reading: Reading
    ) -> bool:
        """Read "les travaux ont été coprésidés par A et B" of the gathering that was named before."""
        gathering = self.drafts.last(*_PLENARY, "Meeting")
        if gathering is None or not verb.passive:
            return False
        for meant, role in self._parts(frame, verb, element, clauses, reading, None):
            self._add(gathering, meant, role, reading)
        return True

    def _parts(
        self,
        frame: VerbFrame,
        verb: Verb,
        element: Element,
        clauses: Clauses,
        reading: Reading,
        noun: Element | None,
    ) -> Iterator[tuple[Meant, str]]:
        """Yield who fills which role: the slots of the frame, turned round in the passive."""
        slots = frame.slots
        passive = verb.passive and not verb.reflexive
        agents = clauses.objects(element, "par") if passive else []
        if slots.get("subject") not in {None, "event"}:
            yield from self._met(
                agents if passive else self._subject(clauses, element, verb), slots["subject"], reading
            )
        if "agent" in slots:
            yield from self._met(agents, slots["agent"], reading)
        if slots.get("object") not in {None, "place"} and (noun is None or slots.get("subject") == "event"):
            found = self._subject(clauses, element, verb) if passive else clauses.objects(element)
            yield from self._met(found, slots["object"], reading)
        if "with" in slots:
            start = noun if noun is not None else element
            yield from self._met(
                clauses.objects(start, "avec") or clauses.objects(element, "avec"), slots["with"], reading
            )

    def _subject(self, clauses: Clauses, element: Element, verb: Verb) -> list[Element]:
        if verb.tense == "participle":
            before = [e for e in clauses.row if e.is_actor and e.last <= element.first]
            return before[-1:]
        if verb.tense == "gerund":
            for other, main in clauses.verbs():
                if main.finite and other.first > element.first:
                    return clauses.subject(other)
        return clauses.subject(element)

    def _met(self, found: Sequence[Element], role: str, reading: Reading) -> Iterator[tuple[Meant, str]]:
        for element in found:
            meant = self._discourse.meant(element, reading)
            if meant is not None:
                yield meant, role

    def _enough(self, frame: VerbFrame, verb: Verb, parts: list[tuple[Meant, str]]) -> bool:
        """Whether enough is known of the sides for the verb to state this event."""
        actors = [actor for meant, _ in parts for actor in meant.actors]
        if frame.needs == "passive":
            return verb.passive and verb.tense != "participle"
        if frame.needs == "several" and len(actors) < 2:
            return False
        if frame.object_is == "person":
            sides = [
                actor for meant, role in parts for actor in meant.actors if role == frame.slots["object"]
            ]
            if not any(
                isinstance(actor, Person) or (isinstance(actor, Body) and actor.delegation) for actor in sides
            ):
                return False
        if frame.object_is == "delegation" and not actors:
            return False
        if frame.with_is == "body" and not any(isinstance(a, Body) for a in actors[1:]):
            return False
        if frame.event in _TALKS:
            return len(set(actors)) >= 2 and any(isinstance(a, Person | Body) for a in actors)
        return bool(actors) or frame.slots.get("subject") == "event"

    def _active_at(self, draft: Draft, reading: Reading, clauses: Clauses, noun: Element) -> None:
        """Add who does something "lors de la conférence": who acts there takes part."""
        coming = reading_has(clauses, 0, noun.first, {"venu", "venue", "venus"}) and reading_has(
            clauses, noun.first - 3, noun.first, {"pour"}
        )
        if draft.type != "Conference" or not (
            coming or reading_has(clauses, noun.first - 6, noun.first, {"lors"})
        ):
            return
        before = [
            e
            for e, verb in clauses.verbs()
            if verb.tense == "past" and not verb.passive and e.last <= noun.first
        ]
        after = [
            e
            for e, verb in clauses.verbs()
            if verb.tense == "past" and not verb.passive and e.first > noun.first
        ]
        for element in before[-1:] or after[:1]:
            for meant, role in self._met(clauses.subject(element), "Participant", reading):
                self._add(draft, meant, role, reading)

    def _present(self, draft: Draft, reading: Reading, clauses: Clauses, noun: Element) -> None:
        """Add who is said to be present: "Présent à la conférence, X …", "X était présent au forum"."""
        if not reading_has(
            clauses, noun.first - 8, noun.first, {"present", "presente", "presents", "presentes"}
        ):
            return
        for element, verb in clauses.verbs():
            if verb.finite and (element.first > noun.first or verb.lemma == "être"):
                for meant, role in self._met(clauses.subject(element), "Participant", reading):
                    self._add(draft, meant, role, reading)
                return
        people = [e for e in clauses.row if e.kind == "person" and e.prep == "" and e.last <= noun.first]
        for meant, role in self._met(people[-1:], "Participant", reading):
            self._add(draft, meant, role, reading)

    # ---- nouns --------------------------------------------------------------------------------------------------

    def _by_noun(self, index: int, reading: Reading, clauses: Clauses, noun: Element) -> None:
        kind = str(noun.value)
        if (
            kind in {"Event", "Signing"}
            or reading.tokens[noun.first].folded.endswith("s")
            and kind in _TALKS | {"Visit"}
        ):
            return
        draft = Draft(kind, self._scene.quote(reading), index)
        self._noun_slots(draft, reading, clauses, noun)
        if kind in _TALKS:
            if reading.word(noun.first - 1) in {"cette", "la", "l", "cet", "ce"} and not draft.parts:
                return
            self._host_of_noun(draft, reading, clauses, noun)
            if reading.sentence.kind is BlockKind.CAPTION and len(draft.people) < 2:
                return
            if len(draft.parts) < 2 or not (draft.people or any(isinstance(a, Body) for a in draft.parts)):
                return
        elif kind == "Visit":
            if not draft.parts or draft.place is None:
                return
            self._lead(draft, reading)
            if reading.word(noun.first - 1) == "en":
                draft.status = "ongoing"
        elif not self._call_it(draft, reading, noun):
            return
        else:
            self._present(draft, reading, clauses, noun)
            self._active_at(draft, reading, clauses, noun)
        self._circumstances(draft, reading, clauses, noun, noun)
        if kind in _PLENARY and not (draft.start or draft.place or draft.ordinal):
            return
        self._put(draft)

    def _noun_slots(self, draft: Draft, reading: Reading, clauses: Clauses, noun: Element) -> None:
        """Fill the roles that the noun's own complements tell: "de X", "avec X", "entre A et B", "par Y"."""
        slots = noun_frames().get(draft.type, {})
        for prep, slot in (("de", "of"), ("avec", "with"), ("par", "by"), ("entre", "between")):
            if slot not in slots:
                continue
            found = [e for e in clauses.objects(noun, prep) if e.first - noun.last < 40]
            if slot == "of":
                found = [e for e in found if e.first - noun.last <= 14 and e.kind != "place"][:1]
            for meant, role in self._met(found, slots[slot], reading):
                self._add(draft, meant, role, reading)
        if draft.type == "Visit":
            self._traveller(draft, reading, clauses, noun)
            draft.place = draft.place or next(iter(self._destinations(clauses, noun)), None)

    def _traveller(self, draft: Draft, reading: Reading, clauses: Clauses, noun: Element) -> None:
        """Find who travels: "sa visite" is the speaker's, "en visite" the person's before it, "après une visite" the subject's."""
        if draft.parts:
            for actor in [a for a in draft.parts if isinstance(a, Place)]:
                del draft.parts[actor]
            if draft.parts:
                return
        before = reading.word(noun.first - 1)
        if before in {"sa", "son"} or (
            before in {"premiere", "le"} and reading.word(noun.first - 2) in {"sa", "cette", ""}
        ):
            finite = sorted(
                (e for e, verb in clauses.verbs() if verb.finite), key=lambda e: abs(e.first - noun.first)
            )
            owners = [e for verb in finite for e in clauses.subject(verb) if e.kind in {"person", "someone"}]
            for meant, _ in self._met(owners[:1] or [Element("he", 0, 0)], "Guest", reading):
                self._add(draft, meant, "Guest", reading)
        elif before in {"une", "d"} and reading.word(noun.first - 2) in {
            "apres",
            "pour",
            "lors",
            "cours",
            "terme",
            "issue",
            "dans",
            "avec",
        } | {"une"}:
            finite = [
                element for element, verb in clauses.verbs() if verb.finite and element.last <= noun.first
            ]
            for meant, _ in self._met(clauses.subject(finite[-1]) if finite else [], "Guest", reading):
                self._add(draft, meant, "Guest", reading)
        elif before == "en":
            people = [e for e in clauses.row if e.kind == "person" and e.last <= noun.first]
            for meant, _ in self._met(people[-1:], "Guest", reading):
                self._add(draft, meant, "Guest", reading)

    def _host_of_noun(self, draft: Draft, reading: Reading, clauses: Clauses, noun: Element) -> None:
        """Add the subject of the clause to "lors d'une entrevue avec X": the other side of the talks."""
        before = {t.folded for t in reading.tokens[max(noun.first - 5, 0) : noun.first]}
        if not before & _OCCASIONS or len(draft.parts) >= 2:
            return
        alone = not draft.parts
        if alone and reading.word(noun.first - 1) not in {"un", "une", "d"}:
            return
        finite = [(element, verb) for element, verb in clauses.verbs() if verb.finite]
        for element, _ in sorted(finite, key=lambda pair: abs(pair[0].first - noun.first)):
            met = list(self._met(clauses.subject(element), "Participant", reading))
            actors = [actor for meant, _ in met for actor in meant.actors]
            if not actors or any(isinstance(actor, Place) for actor in actors) or (alone and len(actors) < 2):
                continue
            if all(actor not in draft.parts for actor in actors):
                for meant, _ in met:
                    self._add(draft, meant, "Host" if draft.type == "Reception" else "Participant", reading)
                return

    # ---- circumstances ------------------------------------------------------------------------------------------

    def _add(self, draft: Draft, meant: Meant, role: str, reading: Reading) -> None:
        for actor in meant.actors:
            chosen = role
            if (
                isinstance(actor, Person)
                and actor in self.heads
                and role == "Participant"
                and draft.type in _TALKS
            ):
                chosen = "HeadOfDelegation"
            if (
                isinstance(actor, Person)
                and actor in self.heads
                and role == "Guest"
                and draft.type == "Visit"
            ):
                chosen = "HeadOfDelegation"
            post = (
                meant.posts[0]
                if meant.posts
                else next(iter(meant.members[0].posts), None)
                if len(meant.members) == 1
                else None
            )
            draft.add(actor, chosen, self._scene.quote(reading), post)

    def _circumstances(
        self, draft: Draft, reading: Reading, clauses: Clauses, element: Element, noun: Element | None
    ) -> None:
        date = clauses.date(element)
        if (
            noun is element
            and date is not None
            and date.last < element.first - _NEAR_NOUN
            and draft.type in _PLENARY
        ):
            date = None
        if date is None and noun is not None and noun is not element:
            date = clauses.date(noun)
        if date is not None:
            self._date(draft, date)
        elif draft.status == "held":
            self._same_day(draft, reading, element)
        if draft.place is None and draft.type != "Visit":
            draft.place = self._place(clauses, element, draft) or self._premises(clauses, noun or element)

    def _same_day(self, draft: Draft, reading: Reading, element: Element) -> None:
        """Take the day of the talks for what happened "après la rencontre", "l'entrevue terminée"."""
        opening = reading.tokens[: min(4, element.first)]
        after = {t.folded for t in opening} & {"apres", "issue", "terme", "termine", "terminee"}
        talks = self.drafts.last("Meeting")
        noun = any(event_nouns().at(reading.tokens, i) is not None for i in range(len(opening)))
        if (
            after
            and noun
            and talks is not None
            and talks.start is not None
            and talks.sentence < draft.sentence
        ):
            draft.start = draft.end = talks.start

    def _date(self, draft: Draft, date: DateMention) -> None:
        told = resolve(date, self._last_day)
        draft.start = told.start
        draft.end = told.end if told.end is not None else None
        if told.start is not None and told.start.day is not None and told.start == told.end:
            self._last_day = told.start.earliest
        published = self._scene.article.published
        if date.future or (
            told.start is not None
            and published is not None
            and published.latest
            and told.start.earliest
            and told.start.earliest > published.latest
        ):
            draft.status = "planned"

    def _place(self, clauses: Clauses, element: Element, draft: Draft) -> Place | None:
        """Return where it takes place: a place behind "à", "en", "dans" in the clause, the most specific first."""
        found = [
            e
            for e in clauses.row
            if isinstance(e.value, Place) and e.prep in _WHERE and e.value not in draft.parts
        ]
        behind = [e for e in found if e in clauses.scope(element)]
        before = [e for e in found if e.last <= element.first]
        for candidates in (behind, before[::-1]):
            places = [e.value for e in candidates if isinstance(e.value, Place)]
            if places:
                return next(
                    (p for p in places[1:] if places[0].authority in self._scene.gazetteer.within(p)),
                    places[0],
                )
        return None

    def _premises(self, clauses: Clauses, element: Element) -> Place | None:
        """Return the house where it takes place: "à l'École du Comité municipal du Parti de Pékin"."""
        inside = [
            e.value
            for e in clauses.scope(element)
            if isinstance(e.value, Body) and e.prep == "a" and not e.value.delegation
        ]
        if not inside:
            return None
        return Place(inside[0].name, "Site", None, inside[0].country)

    def _put_visits(self, draft: Draft, clauses: Clauses, start: Element) -> None:
        """Add one visit per destination: "visitera la province du Shaanxi et la ville de Guangzhou" are two."""
        for place in self._destinations(clauses, start):
            self._put(
                Draft(
                    "Visit",
                    draft.evidence,
                    draft.sentence,
                    dict(draft.parts),
                    draft.start,
                    draft.end,
                    place,
                    draft.status,
                )
            )

    def _destinations(self, clauses: Clauses, start: Element) -> list[Place]:
        """Return where a journey goes: the places behind it, but none that only says where another lies."""
        near = [e for e in clauses.scope(start) if isinstance(e.value, Place)]
        found: list[Place] = []
        for e in near:
            opening = e.prep in _WHERE or (e.prep == "" and e.first - start.last <= 4)
            joined = bool(found) and reading_has(clauses, e.first - 6, e.first, {"et", "ainsi", "puis"})
            if (
                isinstance(e.value, Place)
                and ((not found and opening) or (joined and e.prep in {"", "et", *_WHERE}))
                and not self._contains_one(e.value, found)
            ):
                found.append(e.value)
        return found

    def _contains_one(self, place: Place, others: Sequence[Place]) -> bool:
        return any(place.authority in self._scene.gazetteer.within(other) for other in others)

    def _call_it(self, draft: Draft, reading: Reading, noun: Element) -> bool:
        """Give a gathering its name, ordinal and series; False where the noun names none in particular."""
        if draft.type not in _PLENARY:
            return True
        named = name_of(self._scene, reading, noun)
        if named is None:
            return False
        draft.label, draft.series = named.label, named.series
        draft.ordinal = ordinal_before(reading, noun.first)
        return True

    def _put(self, draft: Draft) -> None:
        stands = self.drafts.put(draft)
        if stands.family == "Meeting" and len(stands.people) >= 2:
            members = tuple(m for m in self._discourse.cast.members if m.person in stands.people)
            self._discourse.sides = members
        if stands.family == "Meeting" and len(stands.parts) >= 2:
            self._discourse.side_actors = tuple(stands.parts)
        guests = [actor for actor, part in stands.parts.items() if part.role in {"Guest", "HeadOfDelegation"}]
        self._discourse.guests += [
            m for m in self._discourse.cast.members if m.person in guests and m not in self._discourse.guests
        ]

    def _lead(self, draft: Draft, reading: Reading) -> None:
        """Put the head of a delegation in its place where both are told in one sentence ("délégation … qu'il conduit")."""
        delegations = [actor for actor in draft.parts if isinstance(actor, Body) and actor.delegation]
        if len(delegations) == 1 and len(draft.parts) == 1 and len(self._leading) == 1:
            leader = next(iter(self._leading))
            draft.parts.clear()
            draft.add(leader, "HeadOfDelegation", self._scene.quote(reading))

    def _note_heads(self, reading: Reading, clauses: Clauses) -> None:
        """Note who leads a delegation: "à la tête d'une délégation", "délégation conduite par X", "qui conduit une délégation"."""
        for i, token in enumerate(reading.tokens):
            if token.folded == "tete" and "delegation" in {t.folded for t in reading.tokens[i : i + 8]}:
                beside = [e for e in clauses.row if e.kind == "person" and e.prep in {"", "et"}]
                near = [e for e in beside if e.last <= i][-1:] or [e for e in beside if e.first > i][:1]
                self.heads |= {
                    a for m, _ in self._met(near, "", reading) for a in m.actors if isinstance(a, Person)
                }
        for element, verb in clauses.verbs():
            if verb.lemma not in {"conduire", "diriger", "mener", "emmener"}:
                continue
            window = {t.folded for t in reading.tokens[max(verb.first - 12, 0) : verb.last + 8]}
            if "delegation" not in window and "mission" not in window:
                continue
            passive = verb.passive and verb.tense in {"participle", "past", "present"}
            found = clauses.objects(element, "par")[:1] if passive else self._subject(clauses, element, verb)
            if found and found[0].kind == "he":
                people = [
                    e for e in clauses.row if e.kind == "person" and e.first >= element.last and e.prep == ""
                ]
                found = people[:1] or found
            leaders = {a for m, _ in self._met(found, "", reading) for a in m.actors if isinstance(a, Person)}
            self._leading |= leaders
            self.heads |= leaders


def _separate(frame: VerbFrame, parts: list[tuple[Meant, str]]) -> list[list[tuple[Meant, str]]]:
    """Return one group of parts per event: "a rencontré A, B et C" and "reçu par A et par B" are several meetings."""
    if frame.event not in {"Meeting", "Reception"} or frame.reflexive or len(parts) <= 2:
        return [parts]
    subject_role, object_role = frame.slots.get("subject"), frame.slots.get("object")
    if subject_role == object_role:
        return [[parts[0], other] for other in parts[1:]] if frame.slots.get("object") else [parts]
    return [parts]


def reading_has(clauses: Clauses, first: int, last: int, sought: set[str]) -> bool:
    """Whether one of the words ``sought`` stands among tokens ``[first:last]``."""
    return any(t.folded in sought for t in clauses.reading.tokens[max(first, 0) : last])
