"""Events told by verbs: "X a reçu Y", "X effectue une visite au Laos", "la conférence s'est tenue à Hanoï"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Body, Place
from mappings.french.frames import VerbFrame, verb_classes, verb_frames
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.scene import Reading, Scene
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses, before_doing
from mappings.relations.discourse import Meant
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.event_nouns import NounEvents
from mappings.relations.gatherings import PLENARY, name_gathering
from mappings.relations.occasions.parties import attended
from mappings.relations.parts import TALKS, Parts
from mappings.relations.sentences.element import Element
from mappings.relations.verbs.agents import agents_of, beside_subject, united_with
from mappings.relations.verbs.clitics import is_dative, is_direct
from mappings.relations.verbs.filled import Roles, hosting_place, lasts, separate
from mappings.relations.verbs.light_verbs import coordinated, noun_of, twins
from mappings.relations.verbs.moods import after_coming, is_introduced, is_wished
from mappings.relations.verbs.needs import enough
from mappings.relations.verbs.told import Told

_DISTANCE: Final = 12  # tokens behind a verb of talks in which "par téléphone" makes them a call
_EXPRESSION: Final = 5  # tokens behind a verb in which the rest of its expression stands ("avoir lieu")
_POINTING: Final = frozenset(
    {"la", "le", "l", "cette", "cet", "ce"}
)  # before the noun of an event told before
_SIDES: Final = 2  # of a talk
_JOINTLY: Final = "conjoint"  # the preposition "en collaboration avec"
_SEAT: Final = "place"  # the slot of who is no participant: "la ville a abrité la conférence"
_TENSES: Final = frozenset({"past", "present", "future", "wish", "gerund", "participle"})


class VerbEvents:
    """Reads the events that the verbs of an article tell: "X a reçu Y" a reception."""

    def __init__(
        self, scene: Scene, drafts: Drafts, parts: Parts, circumstances: Circumstances, nouns: NounEvents
    ) -> None:
        self._scene, self._drafts, self._parts = scene, drafts, parts
        self._circumstances, self._nouns = circumstances, nouns

    def read(self, clauses: Clauses, element: Element, verb: Verb) -> list[Element]:
        """Add the events that a verb tells by the first frame that it fills; return the nouns that name them.

        "La conférence et le forum se sont tenus à Hué" tells two, and names each by its noun.
        """
        if verb.tense == "participle" and clauses.joined_to(element) is not None:
            verb = replace(verb, tense="past", passive=False)
        if is_introduced(clauses, verb) or united_with(clauses, element):
            verb = replace(verb, tense="past")
        if is_wished(clauses, element, verb):
            return []
        for frame in verb_frames().get(verb.lemma, ()):
            shown = clauses.reading.sentence.kind is BlockKind.CAPTION and frame.event not in TALKS
            if shown or not _fits(frame, verb, clauses.reading):
                continue  # a picture shows one moment of a journey or gathering
            noun = noun_of(frame, clauses, element, verb) if frame.event_noun else None
            told = Told(clauses, element, verb, frame, noun)
            if noun is not None and self._joins(told, noun):
                return [noun]
            if frame.event_noun and noun is None:
                if self._chairs(told):
                    return []
                continue
            parts = list(self._roles(told))
            if enough(told, parts):
                return self._tell(told, parts)
        return []

    def _joins(self, told: Told, noun: Element) -> bool:
        """Add to the talks told before who attended them: "Y a assisté à l'audience"."""
        pointing = told.clauses.reading.word(noun.first - 1) in _POINTING
        known = attended(self._drafts, told.clauses, noun) if pointing else None
        if known is None or told.verb.lemma not in verb_classes().attending or not told.verb.finite:
            return False
        self._parts.fill(known, told.clauses, told.clauses.doer(told.element), "Participant")
        return True

    def _tell(self, told: Told, parts: Roles) -> list[Element]:
        """Add the events of a frame that is filled; return their nouns."""
        if told.noun is not None and told.gathers and "object" in told.frame.slots:
            self._gather(told.clauses, parts)
        apart = self._by_partner(told, parts) or self._by_turns(told, parts)
        acting = 1 if told.verb.passive else len(told.clauses.doer(told.element))
        for group in apart or separate(told.frame, parts, acting):
            self._one(told, group, complete=not apart)
        if told.noun is None:
            expressed = _expressed(told)
            return [expressed] if expressed.kind == "event" else []
        others = coordinated(told.clauses, told.noun)
        for other in others:
            self._another(told, other, parts)
        return [told.noun, *others, *twins(told.clauses, told.noun)]

    def _by_partner(self, told: Told, parts: Roles) -> list[Roles]:
        """Return one group for each of those of "a eu des entretiens avec X et Y"; none where there was one talk."""
        clauses, noun = told.clauses, told.noun
        if noun is None or not clauses.reading.word(noun.first).endswith("s"):
            return []
        if noun.value not in TALKS and clauses.reading.word(noun.first) not in words().several_talks:
            return []
        partners = clauses.objects(noun, "avec")
        others = list(self._parts.met(partners, "Participant", clauses)) if "with" in told.frame.slots else []
        own = parts[: len(parts) - len(others)]
        return [[*own, other] for other in others] if len(others) > 1 and len(own) == 1 else []

    def _by_turns(self, told: Told, parts: Roles) -> list[Roles]:
        """Return one group for each turn of "s'est entretenu avec X, puis avec Y et Z"; none where all talked together."""
        if told.frame.event not in TALKS or "with" not in told.frame.slots:
            return []
        turns: list[list[Element]] = []
        for element in told.clauses.objects(told.element, "avec"):
            follows = turns and told.clauses.reading.has({"puis"}, turns[-1][-1].last, element.first)
            if follows or not turns:
                turns.append([])
            turns[-1].append(element)
        met = [list(self._parts.met(turn, told.frame.slots["with"], told.clauses)) for turn in turns]
        own = parts[: len(parts) - sum(len(group) for group in met)]
        return [[*own, *group] for group in met if group] if len(met) > 1 and own else []

    def _one(self, told: Told, parts: Roles, *, complete: bool) -> None:
        """Add one event of the verb: a visit for each destination, anything else once.

        ``complete``: with those whom its noun's complements tell.
        """
        clauses, noun = told.clauses, told.noun
        draft = self._parts.draft(clauses, told.type, told.status)
        draft.earlier = clauses.reading.word(told.verb.first + told.verb.reflexive) in words().pluperfect
        draft.done = told.verb.tense == "past" and draft.status == "held"
        draft.arriving = told.verb.lemma in verb_classes().arriving
        self._fill(draft, clauses, parts)
        if draft.type == "Meeting" and clauses.reading.has(
            words().at_a_distance, told.element.first, told.element.last + _DISTANCE
        ):
            draft.type = "Call"
        self._circumstances.complete(draft, clauses, told.element, noun)
        stays = lasts(draft)
        if stays:
            draft.type, draft.place = "Visit", draft.place or hosting_place(draft)
        if noun is not None and complete:
            self._nouns.complements(draft, clauses, noun)
            if told.gathers and draft.type in TALKS and len(draft.parts) == 1:
                self._nouns.partner(draft, clauses)
        self._nouns.lead(draft, clauses)
        if noun is not None:
            self._named(draft, told, noun)
        if draft.type == "Visit" and not stays:
            places = self._circumstances.destinations(clauses, noun or told.element)
            for place in places:
                self._parts.put(draft.to(place))
            if places or noun is None or not draft.people:
                return
        self._parts.put(draft)

    def _fill(self, draft: Draft, clauses: Clauses, parts: Roles) -> None:
        """Give those who are meant their roles; who is but its seat gives an event its place."""
        for meant, role in parts:
            if role == _SEAT:
                draft.place = next((a for a in meant.actors if isinstance(a, Place)), None)
            else:
                self._parts.add(draft, clauses, meant, role)

    def _named(self, draft: Draft, told: Told, noun: Element) -> None:
        """Give an event what its noun tells: its name, whether it is only a talk, the place that houses it."""
        reading = told.clauses.reading
        name_gathering(self._scene, draft, reading, noun)
        if _is_talk(told, draft):
            draft.type = "Meeting"
        draft.pointing = reading.word(noun.first - 1) in _POINTING and reading.word(noun.last) != "sur"
        if draft.place is None or told.frame.lemma == "accueillir":
            draft.place = hosting_place(draft) or draft.place

    def _another(self, told: Told, noun: Element, parts: Roles) -> None:
        """Add the second of two coordinated gatherings, with the sides and circumstances of the first."""
        draft = self._parts.draft(told.clauses, str(noun.value), told.status)
        if not name_gathering(self._scene, draft, told.clauses.reading, noun):
            return
        self._fill(draft, told.clauses, parts)
        self._circumstances.complete(draft, told.clauses, told.element, noun)
        draft.place = hosting_place(draft) or draft.place
        self._parts.put(draft)

    def _gather(self, clauses: Clauses, parts: Roles) -> None:
        """Add those whom "la conférence … et la rencontre …, qui associent A et B" gathers to each of the two."""
        for draft in self._drafts.all:
            if draft.sentence == clauses.index and draft.family == "Conference":
                for meant, role in parts:
                    self._parts.add(draft, clauses, meant, role)

    def _chairs(self, told: Told) -> bool:
        """Read "les travaux ont été coprésidés par A et B" of the gathering that was named before."""
        gathering = self._drafts.last(*PLENARY, "Meeting")
        if told.frame.slots.get("subject") != "Chair" or gathering is None or not told.verb.passive:
            return False
        if any(isinstance(e.value, Body) and e.value.delegation for e in told.clauses.doer(told.element)):
            return False  # "une délégation présidée par X"
        for meant, role in self._roles(told):
            self._parts.add(gathering, told.clauses, meant, role)
        return True

    def _roles(self, told: Told) -> Iterator[tuple[Meant, str]]:
        """Yield who fills which role: the slots of the frame, turned round in the passive."""
        clauses, element, slots = told.clauses, told.element, told.frame.slots
        passive = told.verb.passive and not told.verb.reflexive
        agents = agents_of(clauses, element, told.verb) if passive else []
        if "subject" in slots and not told.gathers:
            yield from self._parts.met(
                agents if passive else clauses.doer(element), slots["subject"], clauses
            )
        governed = {
            "of": clauses.objects(_expressed(told), "de"),
            "agent": agents,
            "honouring": clauses.objects(told.noun or element, "honneur"),
        }
        for slot in [slot for slot in governed if slot in slots]:
            yield from self._parts.met(governed[slot], slots[slot], clauses)
        if slots.get("object") not in {None, _SEAT} and (told.noun is None or told.gathers):
            found = clauses.doer(element) if passive else clauses.objects(element)
            if any(e.kind == "person" for e in found):
                found = [e for e in found if e.kind != "place"]  # "a rencontré X à Hué, province de Y"
            if not passive and is_direct(clauses, element):
                yield from self._parts.pointed(clauses, element, slots["object"])
            else:
                yield from self._parts.met(found, slots["object"], clauses)
        if "towards" in slots:
            yield from self._towards(told)
        if "jointly" in slots:
            found = [e for e in clauses.row if e.is_actor and e.prep == _JOINTLY]
            found += united_with(clauses, element)
            yield from self._parts.met(found, slots["jointly"], clauses)
        if "with" in slots:
            found = clauses.objects(told.noun or element, "avec") or clauses.objects(element, "avec")
            found = found or beside_subject(clauses, element)
            yield from self._parts.met(found, slots["with"], clauses)

    def _towards(self, told: Told) -> Iterator[tuple[Meant, str]]:
        """Yield who stands behind "à": X in "a rendu visite à X", "lui" in "l'audience que lui a accordée Y"."""
        clauses, role = told.clauses, told.frame.slots["towards"]
        if is_dative(clauses, told.element):
            yield from self._parts.pointed(clauses, told.element, role)
            return
        found = clauses.objects(told.noun or told.element, "a") or clauses.objects(told.element, "a")
        yield from self._parts.met([e for e in found if e.kind != "place"], role, clauses)


def _expressed(told: Told) -> Element:
    """Return the noun of an expression that is one of an event, else the verb: "visite" in "a reçu la visite de X"."""
    nouns = (e for e in told.clauses.scope(told.element) if e.kind == "event")
    return next(nouns, told.element) if told.frame.then else told.element


def _fits(frame: VerbFrame, verb: Verb, reading: Reading) -> bool:
    """Whether a verb in this form can be the one of the frame: its tense, "se", the words that must follow."""
    if frame.reflexive != verb.reflexive or verb.negated:
        return False
    if verb.reflexive and reading.word(verb.head + 1) in words().rendered:
        return False  # "s'est rendu hommage", "se rendre compte"
    if verb.tense not in _TENSES and not (verb.tense == "infinitive" and _is_done(frame, verb, reading)):
        return False
    if frame.tenses and verb.tense not in frame.tenses:
        return False
    if not frame.then:
        return True
    said = reading.run(verb.head + 1, _behind_date(reading, verb.head + 1) + _EXPRESSION)
    if verb.passive:
        said = [
            *reading.run(max(verb.first - _EXPRESSION, 0), verb.first),
            *said,
        ]  # "la première pierre a été posée"
    return {stem(word) for word in said}.issuperset(frame.then)


def _behind_date(reading: Reading, first: int) -> int:
    """Return where a date at ``first`` ends, else ``first``: "a posé le 5 mai la première pierre"."""
    return next((date.last for date in reading.dates if first <= date.first <= first + 1), first)


def _is_done(frame: VerbFrame, verb: Verb, reading: Reading) -> bool:
    """Whether what an infinitive says is done: "après avoir été reçu", "avant de rencontrer", "est venu assister à"."""
    if reading.word(verb.first - 1) == "apres" or before_doing(reading, verb):
        return True
    met = frame.event in TALKS and reading.word(verb.first - 1) in {"pour", "afin", "de", "d"}
    return (met or frame.lemma in verb_classes().attending) and after_coming(reading, verb)


def _is_talk(told: Told, draft: Draft) -> bool:
    """Whether what two sides had is a talk: "a tenu un sommet avec son homologue", "ont eu une réunion"."""
    had = told.frame.slots.get("subject") == "Participant" and "with" in told.frame.slots
    return (
        had
        and draft.type == "Conference"
        and draft.label is None
        and len(draft.parts) == _SIDES
        and bool(draft.people)
    )
