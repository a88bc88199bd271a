"""How a sentence says that a document is signed: by a verb ("ont signé"), by a noun ("la signature de"), or as recalled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element
from mappings.relations.signing.documents import Document
from mappings.relations.verbs.moods import is_wished

_ISSUED: Final = frozenset({"declaration", "plan", "minutes"})  # documents that the sides adopt or publish
_SIGNATURE: Final = 12  # tokens between "signature" and the noun of the document
_MARKS: Final = 6  # tokens before "signature" that tell whether it is done
_AGREEING: Final = ("s", "ee", "ue")  # ends of a participle that stands by a noun: "les villes liées par"
_PLANNED: Final = frozenset({"future", "wish", "infinitive"})


@dataclass(frozen=True, slots=True)
class Act:
    """The verb or noun by which a document is signed; ``planned`` where it still is to be.

    ``proceeding`` is the verb of "ont procédé à la signature", whose subject signs; ``bound`` tells that the document
    is the subject ("liées par un accord").
    """

    element: Element
    verb: Verb | None = None
    planned: bool = False
    proceeding: Element | None = None
    bound: bool = False
    issued: bool = False
    governing: Element | None = (
        None  # the compound tense that a bare participle continues: "ont inauguré …, signé"
    )

    @property
    def told(self) -> bool:
        """Whether a finite verb or the noun tells it, as against "l'accord signé en 2017" and "a proposé de signer"."""
        if self.bound or self.issued:
            return False
        return self.verb is None or (
            self.verb.tense in {"past", "present", "future"} and self.verb.lemma != "passer"
        )


def act_of(clauses: Clauses, document: Document, found: Sequence[Document]) -> Act | None:
    """Return how a document is signed, by the nearest verb or noun that says so; ``found`` are all of its sentence."""
    verb = _verb_of(clauses, document, found)
    noun = _signature(clauses, document)
    if noun is not None and (
        verb is None or noun.first > verb.first or noun.last <= document.first < verb.first
    ):
        return _by_noun(clauses, noun)
    if verb is None or not isinstance(verb.value, Verb):
        return None
    value = verb.value
    governing = (
        _governing(clauses, verb) if value.tense == "participle" and verb.first < document.first else None
    )
    if governing is not None:
        return Act(verb, replace(value, tense="past", passive=False), governing=governing)
    planned = value.tense in _PLANNED and not _is_done(clauses, verb)
    return Act(
        verb, value, planned,
        bound=value.lemma in verb_classes().binding, issued=value.lemma in verb_classes().issuing,
    )  # fmt: skip


def lies_ahead(reading: Reading, document: Document) -> bool:
    """Whether a document that nobody is said to sign is still to be made: "les négociations d'un accord"."""
    if reading.has(words().anniversaries, document.first - _MARKS, document.first):
        return False  # "pour célébrer le 45e anniversaire du Traité"
    return reading.has(words().unsigned_marks - {"pour", "afin"}, document.first - _MARKS, document.first)


def signed_behind(clauses: Clauses, document: Document) -> Element | None:
    """Return the verb of signing behind a document, before the next one: "un protocole d'accord …, signé par A"."""
    return next(
        (
            element
            for element, verb in clauses.verbs()
            if verb.lemma in verb_classes().signing and document.last <= element.first < document.following
        ),
        None,
    )


def _is_done(clauses: Clauses, infinitive: Element) -> bool:
    """Whether an infinitive tells what is done: "après avoir signé", "la visite a permis de signer"."""
    word = clauses.reading.word
    if word(infinitive.first - 1) in {"apres", "pour"} and word(infinitive.first) == "avoir":
        return True
    before = [v for e, v in clauses.verbs() if e.last <= infinitive.first and v.finite]
    return bool(before) and before[-1].tense == "past" and before[-1].lemma in verb_classes().crowning


def _verb_of(clauses: Clauses, document: Document, found: Sequence[Document]) -> Element | None:
    """Return the nearest verb that signs the document: before it, or behind it as a passive or relative.

    "A et B ont signé un accord", "l'accord signé par A", "l'accord qu'ils ont signé", "liées par un accord".
    """
    nearest = sorted(clauses.verbs(), key=lambda told: abs(told[0].first - document.first))
    for element, verb in nearest:
        if verb.negated or not _signs(verb, document):
            continue
        behind = element.first >= document.last and _is_behind(clauses, document, element, verb, found)
        before = element.last <= document.first and _is_before(clauses, document, element, verb)
        if (behind or before) and not is_wished(clauses, element, verb):
            return element
    return None


def _signs(verb: Verb, document: Document) -> bool:
    """Whether the verb can be that of a signing: "passer" only as done, "adopter" only a declaration or plan."""
    classes = verb_classes()
    if verb.lemma == "passer":
        return verb.tense in {"past", "participle"}
    if verb.lemma in classes.binding:
        return True
    if verb.lemma in classes.issuing:
        return document.type in _ISSUED
    return verb.lemma in classes.signing


def _is_before(clauses: Clauses, document: Document, element: Element, verb: Verb) -> bool:
    """Whether the document is the object of a verb before it, or its inverted subject ("sera signé un accord")."""
    if any(v.finite and element.last <= e.first < document.first for e, v in clauses.verbs()):
        return False
    if verb.lemma in verb_classes().binding:
        return clauses.reading.has({"par"}, element.last, document.first)
    if verb.tense == "participle" and _governing(clauses, element) is None:
        return False
    return not clauses.reading.has({";"}, element.last, document.first)


def _governing(clauses: Clauses, participle: Element) -> Element | None:
    """Return the compound tense that a bare participle continues: "ont inauguré" in "ont inauguré X, signé Y"."""
    agrees = clauses.reading.word(participle.last - 1).endswith(_AGREEING)
    if agrees or clauses.reading.word(participle.first - 1) not in {"et", ","}:
        return None
    before = [(e, v) for e, v in clauses.verbs() if v.finite and e.last <= participle.first]
    if not before or before[-1][1].tense != "past" or before[-1][1].passive:
        return None
    return before[-1][0]


def _is_behind(
    clauses: Clauses, document: Document, element: Element, verb: Verb, found: Sequence[Document]
) -> bool:
    """Whether the document is the subject of a passive behind it, is told by a participle or a relative clause."""
    reading = clauses.reading
    if verb.lemma in verb_classes().binding:
        return verb.tense == "present" and not verb.passive and not _parted(clauses, document, element)
    if not _is_subject(clauses, document, element, verb, found):
        return False
    relative = reading.word(element.first - 1) in words().that or reading.has(
        {"que", "qu"}, document.last, element.first
    )
    return verb.passive or verb.tense == "participle" or relative


def _is_subject(
    clauses: Clauses, document: Document, element: Element, verb: Verb, found: Sequence[Document]
) -> bool:
    """Whether a verb behind is that of this document, not of another named between ("un accord, …; un mémorandum signé")."""
    between = [other for other in found if document.first < other.first < element.first]
    if between and not (verb.finite and verb.plural):
        return False
    if clauses.reading.has({";"}, document.last, element.first):
        return False
    return not _parted(clauses, document, element)


def _parted(clauses: Clauses, document: Document, element: Element) -> bool:
    """Whether another finite verb stands between a document and a verb behind it, outside a relative clause."""
    for other, verb in clauses.verbs():
        if verb.finite and document.last <= other.first < element.first and not clauses.is_subordinate(other):
            return True
    return False


def _signature(clauses: Clauses, document: Document) -> Element | None:
    """Return the noun of "la signature de cinq accords" before a document; none behind a verb or another clause."""
    reading = clauses.reading
    for i in range(document.first - 1, max(document.first - 1 - _SIGNATURE, -1), -1):
        if reading.word(i) in words().clause_marks:
            return None
        if any(e.first <= i < e.last and v.finite for e, v in clauses.verbs()):
            return None
        if reading.word(i) in words().signatures:
            led = (
                reading.word(i + 1) in words().of | {"entre", "par", ","}
                or reading.word(i + 2) in words().of
                or _dated(reading, i + 1, document.first)
            )
            return Element("signature", i, i + 1) if led else None
    return None


def _dated(reading: Reading, first: int, last: int) -> bool:
    """Whether only a date and "d'un" part the noun from the document: "la signature en mai 2018 d'un accord"."""
    date = next((d for d in reading.dates if d.first - 1 <= first <= d.first), None)
    return date is not None and date.last < last and reading.word(date.last) in words().of


def _by_noun(clauses: Clauses, noun: Element) -> Act:
    """Return the signing that a noun tells, with the verb of who proceeds to it and whether it lies ahead."""
    verbs = [(e, v) for e, v in clauses.verbs() if e.last <= noun.first]
    if verbs and verbs[-1][1].lemma in verb_classes().proceeding:
        element, verb = verbs[-1]
        return Act(noun, planned=verb.tense in _PLANNED, proceeding=element)
    return Act(noun, planned=_lies_ahead(clauses, noun, verbs[-1][1] if verbs else None))


def _lies_ahead(clauses: Clauses, noun: Element, before: Verb | None) -> bool:
    """Whether a signing is still to be: "en vue de la signature", "a proposé la signature", "la signature aura lieu"."""
    reading, first = clauses.reading, max(noun.first - _MARKS, 0)
    if reading.has(words().signed_marks | words().anniversaries, first, noun.first):
        return False
    if reading.has(words().unsigned_marks, first, noun.last + 2):
        return True
    if before is not None:
        return before.tense in _PLANNED or before.lemma not in verb_classes().crowning
    following = (v for e, v in clauses.verbs() if e.first >= noun.last and v.finite)
    return next((v.tense == "future" for v in following), False)
