"""Speech acts: which act a verb states ("a remercié": thank), and whether it reports one where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.french.frames import ActPhrase, act_phrases, verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.elements import Element

_SELF_ACTS: Final = frozenset(
    {"wish", "commit"}
)  # acts of who speaks, which "a dit vouloir …" only introduces
_GERUND_ACTS: Final = frozenset(
    {"affirm", "propose", "request", "wish", "commit", "thank", "praise", "congratulate", "invite"}
)  # acts that a gerund can state: "remerciant la ville, il …"
_WINDOW: Final = 9  # tokens in which the words of a verbal expression must follow its verb
_SAYING: Final = (
    7  # tokens behind a verb of saying in which "que", a colon or quote shows that it says something
)
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
        phrase = _phrase(clauses.reading, verb) or _decided(clauses.reading, verb)
        voiced = _voiced(clauses, element, verb)
        if voiced is not None:
            found.append(SpeechAct(element, verb, voiced.act, quoting=False))
            continue
        if phrase is None or verb.negated or not _can_report(clauses, element, verb, phrase):
            continue
        quoting = clauses.is_quoting(element)
        reported = content_from is not None and element.first > content_from and not quoting
        if reported and not is_joined(clauses.reading, element, verb):
            if found and phrase.act in _SELF_ACTS and not verb.passive and _is_neutral(found[-1]):
                found[-1] = replace(found[-1], act=phrase.act)
            continue
        duty = phrase.act == "affirm" and _advises(clauses, element, quoting=quoting)
        found.append(SpeechAct(element, verb, "propose" if duty else phrase.act, quoting))
        if clauses.reading.has(words().that, verb.last, verb.last + _THAT):
            content_from = verb.last
    return found


def _voiced(clauses: Clauses, element: Element, verb: Verb) -> ActPhrase | None:
    """Return what a neutral verb voices by the infinitive right behind it: "a déclaré se réjouir", "a dit espérer"."""
    if verb.lemma not in verb_classes().neutral or not verb.finite or verb.negated:
        return None
    behind = (v for e, v in clauses.verbs() if e.first == element.last and v.tense == "infinitive")
    infinitive = next(behind, None)
    return _phrase(clauses.reading, infinitive) if infinitive is not None else None


def is_joined(reading: Reading, element: Element, verb: Verb) -> bool:
    """Whether "et" or a comma ties a participle or gerund to the verb of saying before it: "…, et promis que"."""
    before = reading.word(element.first - 1)
    if verb.tense == "gerund":
        return before in {",", "et", "tout", "en"}
    over = before in words().joining_adverbs and reading.word(element.first - 2) in {"et", ","}
    return before in {"et", ","} or over


def _is_neutral(found: SpeechAct) -> bool:
    """Whether the verb only says, as "a dit" does in "a dit souhaiter …"."""
    return found.act == "affirm" and found.verb.lemma in verb_classes().neutral


def _phrase(reading: Reading, verb: Verb) -> ActPhrase | None:
    """Return the most specific verbal expression of an act that the verb and the words behind it make."""
    window = [stem(word) for word in reading.run(verb.head + 1, verb.head + 1 + _WINDOW)]
    for phrase in act_phrases().get(verb.lemma, ()):
        if phrase.reflexive == verb.reflexive and _follow(window, phrase.then):
            return phrase
    return None


def _follow(window: Sequence[str], sought: Sequence[str]) -> bool:
    """Whether the words ``sought`` occur in ``window`` in their order."""
    rest = iter(window)
    return all(word in rest for word in sought)


def _decided(reading: Reading, verb: Verb) -> ActPhrase | None:
    """Read "il a été décidé de": the sides decide together."""
    if verb.passive and _is_impersonal(reading, verb):
        return ActPhrase("agree", verb.lemma, reflexive=False, then=())
    return None


def _is_impersonal(reading: Reading, verb: Verb) -> bool:
    """Whether "il" stands before a verb of deciding: "il a été convenu"."""
    return verb.lemma in verb_classes().deciding and reading.has({"il"}, verb.first - 2, verb.first)


def _can_report(clauses: Clauses, element: Element, verb: Verb, phrase: ActPhrase) -> bool:
    """Whether the form at hand reports speech: its tense, its voice and what stands around it."""
    reading = clauses.reading
    if verb.tense == "infinitive":  # "Et de souligner que …"
        return reading.run(element.first - 2, element.first) == ["et", "de"] and element.first <= 2
    if verb.tense == "participle":
        return _is_elided(clauses, element) and _is_complete(reading, verb, phrase, quoting=False)
    if verb.passive and not verb.reflexive:
        return _is_impersonal(reading, verb)
    if verb.tense == "gerund" and (phrase.act not in _GERUND_ACTS or verb.lemma in verb_classes().wanting):
        return False
    if verb.tense == "future" and phrase.act != "wish":
        return False
    quoting = clauses.is_quoting(element) and verb.tense != "gerund"
    return _is_complete(reading, verb, phrase, quoting=quoting)


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
    return said or (verb.lemma in verb_classes().saying_in_past and verb.tense == "past")


def _is_elided(clauses: Clauses, element: Element) -> bool:
    """Whether a bare participle continues a compound tense: "a apprécié …, et promis que"."""
    if clauses.reading.word(element.first - 1) not in {"et", ","}:
        return False
    return any(
        verb.tense == "past" and not verb.passive and e.last <= element.first for e, verb in clauses.verbs()
    )


def _advises(clauses: Clauses, element: Element, *, quoting: bool) -> bool:
    """Whether what is reported says what both sides should do: "les deux parties devraient …, a-t-il ajouté"."""
    reading = clauses.reading
    content = range(element.first) if quoting else range(element.last, len(reading.tokens))
    for i in content:
        impersonal = reading.word(i) in words().impersonal_duty and reading.word(i - 1) == "il"
        if impersonal or reading.word(i) == "devraient":
            before = [e for e in clauses.row if e.is_actor and e.last <= i and e.prep == ""]
            return bool(before) and before[-1].kind in {"sides", "pair"}
    return False
