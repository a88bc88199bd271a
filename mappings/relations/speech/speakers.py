"""Speakers: who states an act, to whom, and whose what stands inside a quote is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from mappings.facts import Actor, Body
from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.naming import is_news_agency
from mappings.relations.sentences.element import Element
from mappings.relations.speech.acts import SpeechAct, is_joined
from mappings.relations.speech.collectives import Collectives
from mappings.relations.speech.promises import is_promise

_APART: Final = 2  # words between "a-t-il dit," and the verb that it interrupts
_BEFORE_SOURCE: Final = 6  # tokens before a source in which "de l'avis de" stands
_TURN: Final = 30  # tokens from "pour sa part" over a post and a name to the verb
_CONTRAST: Final = 3  # tokens around a verb in which "de son côté" stands
_OPENING: Final = 3  # tokens before an infinitive that opens its sentence: "Et de souligner que …"
_AT_HEAD: Final = 3  # tokens before the source in "Pour X, …"
_DATIVE: Final = 4  # tokens between a verb and the place that it addresses: "adresse ses meilleurs vœux à"
_UNADDRESSED: Final = frozenset({"affirm", "agree", "wish", "commit"})
_TO_OBJECT: Final = frozenset({"thank", "congratulate", "invite", "praise"})  # "a remercié X", not "à X"


@dataclass(frozen=True, slots=True)
class Spoken:
    """An act with who speaks: "propose", and whom "il" stands for in "il a proposé"."""

    act: SpeechAct
    meant: Meant
    apart: bool = False  # it is quoted by its own clause, since another act of the sentence is the same


class Speakers:
    """Finds who speaks in the sentences of one article: the mayor in "a-t-il dit" behind his name."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._collectives = Collectives()

    def of(self, acts: Iterable[SpeechAct], clauses: Clauses) -> list[Spoken]:
        """Return the acts whose speaker is known; "et souligné" is of who speaks before it."""
        found: list[Spoken] = []
        for element, verb in clauses.verbs():
            self._collectives.note(clauses.subject(element), clauses.reading, element, verb)
        for act in acts:
            meant = self._speaker(act, clauses, found[-1].meant if found else None)
            if meant is not None and not (meant.actors and _is_reporter(meant)):
                promised = is_promise(act, meant, clauses)
                found.append(Spoken(replace(act, act="commit") if promised else act, meant))
        return found

    def addressees(self, spoken: Spoken, clauses: Clauses) -> tuple[Actor, ...]:
        """Return who is asked, thanked, invited, congratulated: the object, or the actor behind "à"."""
        act = spoken.act.act
        if act in _UNADDRESSED:
            return ()
        element = spoken.act.element
        candidates = clauses.objects(element) if act in _TO_OBJECT else []
        candidates = candidates or [
            e
            for e in clauses.objects(element, "a")
            if e.kind != "place" or _is_spoken_to(e, spoken.act, clauses)
        ]
        next_verb = next(
            (e.first for e, _ in clauses.verbs() if e.first >= element.last), len(clauses.reading.tokens)
        )
        candidates = [e for e in candidates if e.first < next_verb]
        meant = self._discourse.meant(candidates[0], clauses.reading) if candidates else None
        return tuple(a for a in meant.actors if a not in spoken.meant.actors) if meant is not None else ()

    def source(self, clauses: Clauses) -> Meant | None:
        """Return whom a sentence cites: "selon X, …", "de l'avis de X, …", "d'après X", "Pour X, …"."""
        for element in clauses.row:
            if element.is_actor and element.kind != "place" and _is_cited(clauses.reading, element):
                return self._discourse.meant(element, clauses.reading)
        return None

    def _speaker(self, act: SpeechAct, clauses: Clauses, last: Meant | None) -> Meant | None:
        """Return who speaks; ``last`` is who did at the verb before in the sentence."""
        reading, verb = clauses.reading, act.verb
        if verb.passive and not verb.reflexive and verb.finite:
            return self._discourse.both()
        if not verb.finite:
            return self._unconjugated(act, clauses, last)
        subject = clauses.subject(act.element)
        if subject and subject[0].kind == "me":
            return Meant(())
        collective = None if subject else self._collectives.subject(reading, act.element, verb)
        if collective is not None:
            return Meant((collective,))
        if not subject:
            return last if is_joined(reading, act.element, verb) else None
        if last is not None and _is_taken_up(subject[0], last):
            return last
        meant = self._discourse.together(subject, reading)
        if meant is not None and _is_contrasted(reading, act.element) and _is_vague(subject[0]):
            return self._discourse.another(meant)
        if meant is None and act.quoting and subject[0].kind == "someone":
            named = [e for e in clauses.row if e.first >= subject[0].last and e.kind == "person"]
            return self._discourse.together([e for e in named[:1] if e.prep in {"", "de"}], reading)
        return meant

    def _unconjugated(self, act: SpeechAct, clauses: Clauses, last: Meant | None) -> Meant | None:
        """Return who speaks at a participle, gerund or infinitive: "…, promettant que", "avant d'inviter"."""
        verb = act.verb
        if verb.tense == "participle" and last is None:
            return self._of_compound(act.element, clauses)
        if verb.tense == "gerund" and last is None:
            return self._of_gerund(act.element, clauses)
        if verb.tense == "infinitive" and last is None and act.element.first > _OPENING:
            return self._of_gerund(act.element, clauses)
        return last or self._discourse.meant(Element("he", 0, 0), clauses.reading)

    def _of_compound(self, element: Element, clauses: Clauses) -> Meant | None:
        """Return the subject of the compound tense that a bare participle continues: "ont relevé … et appelé à"."""
        before = [e for e, verb in clauses.verbs() if verb.tense == "past" and e.last <= element.first]
        return self._discourse.together(clauses.subject(before[-1]), clauses.reading) if before else None

    def _of_gerund(self, element: Element, clauses: Clauses) -> Meant | None:
        """Return the subject of the main verb, which is also that of "Appréciant …, le maire a affirmé"."""
        finite = [other for other, verb in clauses.verbs() if verb.finite and not verb.passive]
        before = [
            other for other in finite if other.last <= element.first and not clauses.is_subordinate(other)
        ]
        after = [other for other in finite if other.first > element.first]
        after = [other for other in after if clauses.is_behind_comma(other)] or after
        main = next(iter((*before[-1:], *after)), element)
        return self._discourse.together(clauses.subject(main), clauses.reading)


def _is_spoken_to(place: Element, act: SpeechAct, clauses: Clauses) -> bool:
    """Whether "à Hué" names whom the words go to, not where: "adresse ses vœux à Hué", but not "salue l'arrivée à Hué de X"."""
    between = clauses.reading.run(act.element.last, place.first)
    return len(between) <= (1 if act.act == "praise" else _DATIVE)


def _is_taken_up(subject: Element, last: Meant) -> bool:
    """Whether a pronoun stands for who spoke before in the sentence: "il" for one person, "ils" for a collective."""
    if subject.kind in {"he", "she"}:
        return len(last.members) == 1
    return subject.kind == "they" and len(last.actors) == 1 and isinstance(last.actors[0], Body)


def _is_contrasted(reading: Reading, element: Element) -> bool:
    """Whether the words around a verb tell of another speaker than before: "a, à son tour, souligné"."""
    run = reading.run(max(element.first - _CONTRAST, 0), element.last + _CONTRAST)
    return any(pair in words().contrasting for pair in pairwise(run))


def answers(reading: Reading, element: Element) -> bool:
    """Whether a verb tells what somebody answers to another: "Pour sa part, X a souligné"."""
    run = reading.run(max(element.first - _TURN, 0), element.last + _CONTRAST)
    return any(pair in words().contrasting for pair in pairwise(run))


def _is_vague(subject: Element) -> bool:
    """Whether a subject is told by a description of no certain post: "le dirigeant", "le leader"."""
    described = isinstance(subject.value, str) and subject.value.split()[0] not in words().described_posts
    return subject.kind == "someone" and described


def _is_reporter(meant: Meant) -> bool:
    """Whether who "speaks" is the news agency that reports: "a constaté l'APS"."""
    return all(isinstance(actor, Body) and is_news_agency(actor) for actor in meant.actors)


def _is_cited(reading: Reading, element: Element) -> bool:
    """Whether the words before an actor make it a source."""
    skipped = {"le", "la", "les", "l", "du", "des", "m", "mme", "."}
    run = reading.run(element.first - _BEFORE_SOURCE, element.first)
    before = tuple(word for word in run if word not in skipped)
    if any(before[-len(phrase) :] == phrase for phrase in words().sources):
        return True
    person = element.kind in {"person", "someone", "he", "she", "they"}
    return before == ("pour",) and element.first <= _AT_HEAD and person and reading.word(element.last) == ","


def absorb_quotes(reading: Reading, spoken: list[Spoken]) -> list[Spoken]:
    """Give what stands inside a quote to who is quoted: "Dak Nong désire …, a assuré X" is X's wish, not two acts."""
    spoken = _opened(spoken)
    quoting = next((s for s in spoken if s.act.quoting and s.act.act == "affirm" and s.meant.members), None)
    if quoting is None:
        return [one for one in spoken if one.meant.actors]
    kept = []
    absorbed = False
    for one in spoken:
        if one == quoting:
            continue
        if one.act.quoting or one.meant.members:
            kept.append(one)
            continue
        element = one.act.element
        apart = sum(t.is_word for t in reading.tokens[quoting.act.element.last : element.first])
        absorbed |= element.last <= quoting.act.element.first or apart <= _APART
        kept.append(Spoken(one.act, quoting.meant))
    if not absorbed:
        kept.append(quoting)
    return sorted(kept, key=lambda one: one.act.element.first)


def _opened(spoken: list[Spoken]) -> list[Spoken]:
    """Give "je" and "nous" to who opens the quote: "X a déclaré : « Je remercie … »" is X's thanks, no further act."""
    kept: list[Spoken] = []
    for one in spoken:
        opener = kept[-1] if kept else None
        if one.meant.actors or opener is None or not opener.meant.members or opener.act.quoting:
            kept.append(one)
            continue
        if opener.act.act == "affirm" and opener.act.verb.lemma in verb_classes().neutral:
            kept.pop()
        kept.append(Spoken(one.act, opener.meant))
    return kept


def merge(reading: Reading, spoken: list[Spoken]) -> list[Spoken]:
    """Fold "a-t-il dit" beside another act of the same speaker into that act; one act once per clause and speaker.

    What a gerund or relative clause adds ("…, ajoutant que …", "a dit X, qui a salué …") is told beside it.
    """
    kept: list[Spoken] = []
    for one in spoken:
        twin = next((known for known in kept if _is_twin(known, one)), None)
        if twin is None:
            kept.append(one)
        elif _adds(reading, one):
            kept.append(replace(one, apart=True))
        elif twin.act.act == "affirm" and one.act.act != "affirm":
            kept[kept.index(twin)] = one
    return kept


def _adds(reading: Reading, one: Spoken) -> bool:
    """Whether an act stands in a gerund, infinitive or relative clause of its own behind the one before it."""
    before = reading.word(one.act.element.first - 1)
    behind = one.act.verb.tense == "gerund" and before in {",", "en", "tout"}
    behind |= one.act.verb.tense == "infinitive"
    return not one.act.quoting and (behind or before in words().relatives)


def _is_twin(known: Spoken, one: Spoken) -> bool:
    """Whether two verbs of one speaker state one act: the same, or one is only "a-t-il dit"."""
    if known.meant.actors != one.meant.actors:
        return False
    return known.act.act == one.act.act or any(s.act.quoting and s.act.act == "affirm" for s in (known, one))
