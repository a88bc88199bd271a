"""Light verbs: the noun that names the event of "effectuer", "tenir", "avoir lieu"."""

from __future__ import annotations

from typing import Final

from mappings.french.frames import VerbFrame, verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.gatherings import PLENARY
from mappings.relations.parts import TALKS
from mappings.relations.sentences.element import Element

_COORDINATED: Final = 14  # words between two coordinated nouns at the most
_BEHIND_NOUN: Final = (
    2  # tokens between a noun and the participle that takes it up: "visite officielle effectuée"
)
_OBJECT: Final = 6  # words of meaning between a light verb and the noun of its event


def noun_of(frame: VerbFrame, clauses: Clauses, element: Element, verb: Verb) -> Element | None:
    """Return the noun that names the event of a light verb: its subject or its object."""
    named = [e for e in clauses.row if e.kind == "event" and e.value in frame.event_noun]
    before = [e for e in named if e.last <= element.first]
    behind = [
        e
        for e in clauses.scope(element)
        if e in named and clauses.gap(element, e) <= _OBJECT and not _is_done_beside(clauses, e)
    ]
    gathers = frame.slots.get("subject") == "event"
    if gathers and clauses.reading.word(element.first - 1) == "qui":
        return before[-1] if before else None
    relative = [e for e in before if _is_antecedent(clauses, e, element)]
    if relative and not verb.passive and not gathers:
        return relative[-1]
    adjacent = [e for e in before if 0 <= element.first - e.last <= _BEHIND_NOUN]
    if verb.tense == "participle" and verb.passive and adjacent and not gathers:
        return adjacent[-1]  # "lors de la visite effectuée en mars par X"
    if gathers or verb.passive:
        beside = verb.tense == "participle" and verb.passive  # "lors de la cérémonie présidée par X"
        subjects = [
            e for e in before if e.prep in {"", "et"} or e in relative or (beside and e.last == element.first)
        ]
        if verb.finite and len(subjects) > 1:
            own = [e for e in subjects if e.value in PLENARY and not _is_complement(clauses, e)]
            subjects = own or subjects
        if verb.tense == "participle" and _parted(clauses, subjects, element):
            return None
        if subjects:
            return subjects[-1]
        inverted = behind and gathers and verb.tense in {"past", "future", "present"}
        return behind[0] if inverted else None
    if not behind:
        return None
    attended = verb.lemma in verb_classes().attending
    setting_out = behind[0].prep == "pour" and behind[0].value == "Visit"  # "a quitté Lyon pour une visite"
    stands_alone = (
        attended
        or setting_out
        or behind[0].value in PLENARY | {"Signing"}
        or behind[0].prep in {"", "et", "de"}
    )
    return behind[0] if stands_alone else None


def _is_done_beside(clauses: Clauses, noun: Element) -> bool:
    """Whether a noun is the object of a gerund right before it: "a ouvert un livre rendant hommage à X"."""
    return any(v.tense == "gerund" and e.last == noun.first for e, v in clauses.verbs())


def _is_complement(clauses: Clauses, noun: Element) -> bool:
    """Whether a numbered gathering completes a noun: "la réunion sur les conclusions de la 11e session s'est tenue"."""
    word, i = clauses.reading.word, noun.first - 1
    while i > 0 and (word(i) in words().ordinal_marks | words().ordinals.keys() or word(i).isdecimal()):
        i -= 1
    return i < noun.first - 1 and word(i) in words().articles and word(i - 1) in words().of


def _parted(clauses: Clauses, nouns: list[Element], participle: Element) -> bool:
    """Whether another noun of a list stands between a noun and a participle.

    Of "le forum, …, une conférence de presse donnée par X" and "la formation, les activités organisées par X" the last is meant.
    """
    if not nouns:
        return False
    word, inside = clauses.reading.word, range(nouns[-1].last, participle.first - 1)
    if any(word(i) == "," and word(i + 1) in words().articles for i in inside):
        return True
    return any(e.kind == "event" and nouns[-1].last <= e.first < participle.first for e in clauses.row)


def _is_antecedent(clauses: Clauses, noun: Element, verb: Element) -> bool:
    """Whether "que" makes the noun the object of the verb: "l'entretien qu'a eu X", "la visite que X effectue"."""
    if any(v.finite and noun.last <= e.first < verb.first for e, v in clauses.verbs()):
        return False
    return clauses.reading.has(words().that, noun.last, verb.first)


def twins(clauses: Clauses, noun: Element) -> list[Element]:
    """Return the noun that "et" joins to that of talks: "des rencontres et des séances de travail avec X" are told once."""
    if noun.value not in TALKS:
        return []
    small = words().determiners | words().of
    behind = (e for e in clauses.row if e.kind == "event" and e.first >= noun.last)
    other = next(behind, None)
    between = clauses.reading.run(noun.last, other.first) if other is not None else []
    joined = between[:1] == ["et"] and set(between[1:]) <= small
    return [other] if other is not None and joined and other.value in TALKS else []


def coordinated(clauses: Clauses, noun: Element) -> list[Element]:
    """Return the other gatherings that "et" joins to ``noun``: "la conférence et la réunion se sont tenues"."""
    if noun.value not in PLENARY:
        return []
    found = []
    for other in clauses.row:
        if other.kind != "event" or other.value not in PLENARY or other is noun:
            continue
        first, second = (other, noun) if other.first < noun.first else (noun, other)
        between = clauses.reading.run(first.last, second.first)
        parted = any(first.last <= e.first < second.first for e, _ in clauses.verbs())
        if "et" in between and not parted and len(between) <= _COORDINATED:
            found.append(other)
    return found
