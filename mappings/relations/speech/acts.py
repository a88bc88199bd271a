"""Speech acts: which act a verb states ("a remercié": thank), and whether it reports one where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.french.frames import ActPhrase, act_phrases, verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element
from mappings.relations.speech.expressions import act_phrase

_SELF_ACTS: Final = frozenset(
    {"wish", "commit"}
)  # acts of who speaks, which "a dit vouloir …" only introduces
_GERUND_ACTS: Final = frozenset(
    {"affirm", "propose", "request", "wish", "commit", "thank", "praise", "congratulate", "invite"}
)  # acts that a gerund can state: "remerciant la ville, il …"
_PERFORMED: Final = frozenset(
    {"thank", "praise", "congratulate", "invite"}
)  # done in the present by saying so
_POLITE: Final = frozenset({"thank", "praise", "congratulate"})  # what one wishes to do is done by saying so
_INSERTED: Final = 3  # the same where the verb interrupts a quote: "…, a fait savoir X, …"
_SAYING: Final = (
    10  # tokens behind a verb of saying in which "que", a colon or quote shows that it says something
)
_ONE_PERSON: Final = (["person"], ["someone"], ["he"], ["she"], ["latter"])  # kinds of a subject
_OPENING: Final = 3  # tokens before a gerund that opens its sentence: "Tout en déclarant que …, X …"
_THAT: Final = 4  # tokens behind a verb in which "que" opens what it reports


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """An act recognised at a verb, before its speaker is known: "propose" at "a suggéré d'ouvrir une ligne"."""

    element: Element
    verb: Verb
    act: str
    quoting: bool  # the verb stands behind or inside what it reports: "…, a-t-il affirmé"


def find_acts(clauses: Clauses) -> list[SpeechAct]:
    """Return the acts that the verbs of a sentence report, from left to right.

    What is reported is no further act, but tells which one a neutral verb reports: "a dit vouloir …" is a wish.
    """
    found: list[SpeechAct] = []
    content_from: int | None = None
    for element, verb in clauses.verbs():
        quoting = clauses.is_quoting(element)
        phrase = (
            act_phrase(clauses.reading, verb, _INSERTED) if quoting else act_phrase(clauses.reading, verb)
        ) or _decided(clauses, element, verb)
        if clauses.reading.word(verb.first) in words().intending and verb.head > verb.first:
            phrase = ActPhrase("wish", verb.lemma, reflexive=False, then=())
        voiced = _voiced(clauses, element, verb)
        if voiced is not None:
            found.append(SpeechAct(element, verb, voiced.act, quoting=False))
            if clauses.reading.has(words().that, verb.last, verb.last + 2 * _THAT):
                content_from = verb.last
            continue
        if phrase is None or verb.negated or not _can_report(clauses, element, verb, phrase):
            continue
        reported = content_from is not None and element.first > content_from and not quoting
        if reported and _is_main(clauses, found, element):
            reported = False
        joined = is_joined(clauses.reading, element, verb) and not _goes_on_inside(found, verb)
        if content_from is not None and reported and not joined:
            _take_reported(clauses, found, content_from, SpeechAct(element, verb, phrase.act, quoting=False))
            continue
        duty = phrase.act == "affirm" and _advises(clauses, element, quoting=quoting)
        found.append(SpeechAct(element, verb, "propose" if duty else phrase.act, quoting))
        if clauses.reading.has(words().that, verb.last, verb.last + _THAT):
            content_from = verb.last
    return found


def _take_reported(clauses: Clauses, found: list[SpeechAct], that: int, told: SpeechAct) -> None:
    """Give what is reported behind "que" at ``that`` to the act that reports it, or tell it beside that behind "et que"."""
    leads = found and _is_neutral(found[-1]) and _leads(clauses, that, told.element)
    if leads and _is_own_act(clauses, told):
        found[-1] = replace(found[-1], act=told.act)
    elif _is_second(clauses, that, told.element) and _is_of_speaker(clauses, told):
        found.append(told)


def _is_main(clauses: Clauses, found: Sequence[SpeechAct], element: Element) -> bool:
    """Whether a verb is that of the main clause behind a gerund that opens the sentence: "Disant que …, X a salué …"."""
    if not found or found[-1].verb.tense != "gerund" or found[-1].element.first > _OPENING:
        return False
    return clauses.is_behind_comma(element)


def _goes_on_inside(found: Sequence[SpeechAct], verb: Verb) -> bool:
    """Whether "et" joins a verb to what is reported, as the tense tells: "a dit que X soutenait et souhaitait …"."""
    return (
        bool(found) and verb.finite and verb.head == verb.first and found[-1].verb.head > found[-1].verb.first
    )


def _voiced(clauses: Clauses, element: Element, verb: Verb) -> ActPhrase | None:
    """Return what a verb voices by the infinitive behind it: "a dit espérer", "a tenu à remercier"."""
    classes = verb_classes()
    if not verb.finite or verb.passive or verb.negated != (verb.lemma in classes.omitting):
        return None
    infinitive = next((v for e, v in clauses.verbs() if e.first >= element.last), None)
    if infinitive is None or infinitive.tense != "infinitive":
        return None
    between = clauses.reading.run(verb.last, infinitive.first)
    if verb.lemma in classes.neutral and between:
        return None
    if verb.lemma in classes.seizing and words().seized & set(between) and between[-1] == "pour":
        return act_phrase(clauses.reading, infinitive)
    leading = classes.neutral | classes.introducing | classes.omitting | classes.wanting
    if verb.lemma not in leading or not _leads_up(between):
        return None
    phrase = act_phrase(clauses.reading, infinitive)
    if verb.lemma not in classes.wanting or phrase is None or phrase.act in _POLITE:
        return phrase
    return phrase if phrase.act == "affirm" and _is_said_so(verb, infinitive) else None


def _is_said_so(verb: Verb, infinitive: Verb) -> bool:
    """Whether what somebody wanted to say is said: "a souhaité rappeler", unlike "souhaite affirmer son rôle"."""
    return verb.tense == "past" and verb.head > verb.first and infinitive.lemma in verb_classes().stressing


def _leads_up(between: Sequence[str]) -> bool:
    """Whether only adverbs and "à" part a verb from its infinitive: "a tenu tout d'abord à remercier"."""
    return all(word in words().between or word.endswith("ment") for word in between)


def is_joined(reading: Reading, element: Element, verb: Verb) -> bool:
    """Whether "et" or a comma ties a participle or gerund to the verb of saying before it: "…, et promis que"."""
    before = reading.word(element.first - 1)
    if verb.tense == "gerund":
        return before in {",", "et", "tout", "en"}
    if verb.finite and before == "," and reading.word(verb.first) not in words().present_auxiliaries:
        return False
    over = before in words().joining_adverbs and reading.word(element.first - 2) in {"et", ","}
    return before in {"et", ","} or over


def _leads(clauses: Clauses, that: int, element: Element) -> bool:
    """Whether a verb is the first of what "que" at ``that`` opens, relative clauses left out."""
    word, opening = clauses.reading.word, words().that
    run = clauses.reading.tokens[max(that, 0) : element.first]
    if any(token.folded in opening and word(i - 1) == "et" for i, token in enumerate(run, that)):
        return False
    between = (e for e, verb in clauses.verbs() if that <= e.first < element.first and verb.finite)
    return all(word(e.first - 1) in words().relatives for e in between)


def _is_second(clauses: Clauses, that: int, element: Element) -> bool:
    """Whether "et que" opens a report of its own: "a souligné que … et qu'elle souhaitait …"."""
    word = clauses.reading.word
    near = range(max(that, element.first - _THAT), element.first)
    return any(word(i) in words().that and word(i - 1) == "et" for i in near)


def _is_of_speaker(clauses: Clauses, told: SpeechAct) -> bool:
    """Whether "il" or "elle" wishes or promises in what is reported: who speaks does so."""
    by_pronoun = [one.kind for one in clauses.subject(told.element)] in (["he"], ["she"])
    return by_pronoun and told.act in _SELF_ACTS and not told.verb.passive


def _is_own_act(clauses: Clauses, told: SpeechAct) -> bool:
    """Whether who speaks does what is reported by saying so: "a dit qu'il invite X à venir", "… souhaitait revenir"."""
    if told.act in _SELF_ACTS and not told.verb.passive:
        return True
    subject = [one.kind for one in clauses.subject(told.element)]
    performing = told.act in _PERFORMED and told.verb.tense == "present" and not told.verb.passive
    return performing and subject in (["he"], ["she"])


def _is_neutral(found: SpeechAct) -> bool:
    """Whether the verb only says, as "a dit" does in "a dit souhaiter …"."""
    return found.act == "affirm" and found.verb.lemma in verb_classes().neutral


def _decided(clauses: Clauses, element: Element, verb: Verb) -> ActPhrase | None:
    """Read "il a été décidé de", "X et Y ont décidé de": the sides decide together."""
    if verb.lemma not in verb_classes().deciding:
        return None
    if verb.passive:
        together = _is_impersonal(clauses.reading, verb)
    else:
        subject = clauses.subject(element) if verb.finite and verb.plural else []
        together = len(subject) > 1 or any(one.kind in {"sides", "pair", "they"} for one in subject)
        together |= verb.plural and not subject and clauses.reading.has({"participants"}, 0, element.first)
    return ActPhrase("agree", verb.lemma, reflexive=False, then=()) if together else None


def _is_impersonal(reading: Reading, verb: Verb) -> bool:
    """Whether "il" stands before a verb of deciding: "il a été convenu"."""
    return verb.lemma in verb_classes().deciding and reading.has({"il"}, verb.first - 2, verb.first)


def _can_report(clauses: Clauses, element: Element, verb: Verb, phrase: ActPhrase) -> bool:
    """Whether the form at hand reports speech: its tense, its voice and what stands around it."""
    reading = clauses.reading
    if verb.tense == "infinitive":  # "Et de souligner que …"
        at = element.first
        while reading.word(at - 1) in words().before_verbs:
            at -= 1  # "avant de lui rappeler que"
        before = reading.run(at - 2, at)
        behind = before[-1:] in (["de"], ["d"]) and (
            (before[0] == "et" and element.first <= 2) or (before[0] == "avant" and element.first > _OPENING)
        )
        return behind and _is_complete(reading, verb, phrase, quoting=False)
    if verb.tense == "participle":
        return _is_elided(clauses, element) and _is_complete(reading, verb, phrase, quoting=False)
    if verb.passive and not verb.reflexive:
        return _is_impersonal(reading, verb)
    if verb.tense == "gerund" and not _is_act_of_gerund(clauses, element, verb, phrase):
        return False
    if verb.tense in {"future", "wish"} and phrase.act != "wish":
        return False
    if verb.lemma in verb_classes().told_alone and not _is_told_alone(clauses, element, verb):
        return False
    if verb.lemma in verb_classes().planning and not _has_plan(clauses, verb):
        return False
    quoting = clauses.is_quoting(element) and verb.tense != "gerund"
    return _is_complete(reading, verb, phrase, quoting=quoting)


def _is_act_of_gerund(clauses: Clauses, element: Element, verb: Verb, phrase: ActPhrase) -> bool:
    """Whether a gerund states an act; one of wishing does so behind another: "a salué X, souhaitant que …"."""
    if phrase.act not in _GERUND_ACTS:
        return False
    if verb.lemma not in verb_classes().wanting:
        return True
    behind = clauses.reading.word(element.first - 1) in {",", "en"}
    lemmas = (v.lemma for e, v in clauses.verbs() if v.finite and e.last <= element.first)
    return behind and any(lemma in act_phrases() for lemma in lemmas)


def _is_told_alone(clauses: Clauses, element: Element, verb: Verb) -> bool:
    """Whether one person tells of something: "le maire a évoqué la ligne", unlike what both sides talk of."""
    if verb.tense == "gerund":
        return clauses.reading.word(verb.last) in words().that
    subject = clauses.subject(element)
    return verb.tense == "past" and [one.kind for one in subject] in _ONE_PERSON


def _has_plan(clauses: Clauses, verb: Verb) -> bool:
    """Whether an infinitive or "sur" follows: "compte sur la ville", "compte ouvrir", unlike "compte deux ports"."""
    infinitive = any(v.tense == "infinitive" and e.first == verb.last for e, v in clauses.verbs())
    on = clauses.reading.has({"sur"}, verb.last, verb.last + _THAT)
    return infinitive or on or verb.head > verb.first


def _is_complete(reading: Reading, verb: Verb, phrase: ActPhrase, *, quoting: bool) -> bool:
    """Whether what stands behind the verb lets it state its act: "a noté que", "a approuvé aussi"."""
    if phrase.then or quoting or phrase.act not in {"affirm", "commit"}:
        return (
            phrase.lemma not in verb_classes().guarded
            or bool(phrase.then)
            or phrase.reflexive
            or reading.word(verb.last) in {"aussi", "que"}
            or verb.tense in {"present", "future"}
        )
    if verb.lemma not in verb_classes().only_saying:
        return True
    said = reading.has({*words().that, ":", "«"}, verb.last, verb.last + _SAYING)
    said = said or reading.has({"avoir", "etre"}, verb.last, verb.last + _THAT)
    return said or (verb.lemma in verb_classes().saying_in_past and verb.tense == "past")


def _is_elided(clauses: Clauses, element: Element) -> bool:
    """Whether a bare participle continues a compound tense: "a apprécié …, et promis que"."""
    at = element.first - 1
    at -= clauses.reading.word(at) in words().before_verbs  # "et lui réitéré son soutien"
    if clauses.reading.word(at) not in {"et", ","}:
        return False
    return any(
        verb.tense == "past" and not verb.passive and e.last <= element.first for e, verb in clauses.verbs()
    )


def _advises(clauses: Clauses, element: Element, *, quoting: bool) -> bool:
    """Whether what is reported says what both sides should do: "les deux parties devraient …, a-t-il ajouté"."""
    reading = clauses.reading
    first, last = (0, element.first) if quoting else (element.last, len(reading.tokens))
    duties = words().impersonal_duty | {"devraient"}
    for i, word in enumerate(reading.run(first, last), first):
        if word in duties and (word == "devraient" or reading.word(i - 1) == "il"):
            before = [e for e in clauses.row if e.is_actor and e.last <= i and e.prep == ""]
            return bool(before) and before[-1].kind in {"sides", "pair"}
    return False
