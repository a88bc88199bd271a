"""Clauses: the objects, complements, dates and places of a verb among the elements of its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.dates import DateMention
from mappings.mentions.scene import Reading
from mappings.relations.sentences.coordination import is_bracketed
from mappings.relations.sentences.element import Element
from mappings.relations.sentences.parting import is_located
from mappings.relations.subjects import Subjects

_RECALLED: Final = 12  # tokens from "anniversaire" to the date of what it recalls
_NEAR: Final = 150  # tokens around a noun in which a sentence tells what belongs to it
_FURTHER: Final = (["et"], ["et", "de"], ["et", "d"], ["et", "du"])  # between the places of one plural
_ACRONYM: Final = 3  # tokens of "(AP/" before the end of a double acronym
_BESIDE_LISTS: Final = frozenset(
    {"selon", "par", "apres", "pour"}
)  # before who is no member of "entre A et B"
_OBJECT: Final = 6  # words of meaning between a verb and its object, besides when and where


@dataclass(frozen=True, slots=True)
class Clauses(Subjects):
    """The elements of one sentence, asked for what belongs to which verb.

    In "X a reçu Y à Hanoï" the subject of the verb is X, its object Y, and "à Hanoï" is in its scope.
    """

    def near(self, token: int) -> Clauses:
        """Return the sentence with the elements around a token only: a line without end has thousands."""
        first = bisect_left(self.row, token - _NEAR, key=_start)
        last = bisect_right(self.row, token + _NEAR, key=_start)
        return self if last - first == len(self.row) else replace(self, row=self.row[first:last])

    def is_subordinate(self, verb: Element) -> bool:
        """Whether the verb's clause hangs on another: "qui a reçu", "que les deux villes coopèrent"."""
        if self.reading.word(verb.first - 1) in words().relatives:
            return True
        subject = self.subject(verb)
        if not subject or self._is_inverted(verb):
            return False
        return self.reading.has(words().subordinating, subject[0].first - 3, subject[0].first)

    def is_behind_comma(self, verb: Element) -> bool:
        """Whether a comma parts the verb's subject from what opens the sentence: "Disant que …, X a salué …"."""
        subject = self.subject(verb)
        return bool(subject) and self.reading.has({","}, subject[0].first - 2, subject[0].first)

    def objects(self, verb: Element, prep: str = "") -> list[Element]:
        """Return the actors behind a verb under one preposition ("" for its object), up to the next finite verb."""
        found: list[Element] = []
        for element in self.scope(verb):
            if not element.is_actor:
                if element.kind == "event" and (
                    self._has_own(element, verb, prep) or not (prep or element.prep or found)
                ):
                    break  # "a reçu un accueil chaleureux à Hué": the noun is the object
                if prep == "par" and element.kind == "verb" and (found or self._has_agent(verb, element)):
                    break  # the next participle has an agent of its own
                continue
            if element.kind in {"he", "she", "they"} and not element.prep:
                break  # "Remerciant X, il a annoncé": a subject
            if self._is_aside(element, found):
                continue
            if element.prep == prep:
                if prep == "" and not found and self.gap(verb, element) > _OBJECT:
                    break
                found.append(element)
            elif element.prep == "et" and found:
                found.append(element)
        return [e for e in found if e not in self._subject_behind(verb)]

    def _has_own(self, noun: Element, verb: Element, prep: str) -> bool:
        """Whether what follows under a preposition is the noun's own, not the verb's.

        Of "avant de rencontrer X et de dîner avec Y" the last is; of "s'est entretenu en visioconférence avec X" none.
        """
        return verb.kind == "verb" and noun.prep != "en" and prep == "avec" == self.reading.word(noun.last)

    def _has_agent(self, verb: Element, other: Element) -> bool:
        """Whether the agent behind a verb is that of a participle between: "signés à l'issue de la session présidée par X"."""
        participle = isinstance(other.value, Verb) and other.value.tense == "participle"
        return verb.kind == "verb" and participle and self.reading.word(other.last) == "par"

    def _is_aside(self, element: Element, found: Sequence[Element]) -> bool:
        """Whether an actor is none of those ``found`` before: it says where one lies ("Luang Prabang (Laos)"), or came along.

        In "a reçu X, en présence de Y et des élus de Hué" nothing joins the last to X.
        """
        if self._is_within(element) or is_bracketed(
            self.reading, found[-1].last if found else element.first - 1, element.first
        ):
            return True
        return element.kind == "people" and bool(found) and not self.joins(found[-1], element)

    def _is_within(self, element: Element) -> bool:
        """Whether an element stands in parentheses: "OTAN" of "l'Assemblée parlementaire de l'OTAN (AP/OTAN)"."""
        before = self.reading.run(max(element.first - _ACRONYM, 0), element.first)
        return "(" in before and ")" not in before and self.reading.word(element.last) == ")"

    def _subject_behind(self, verb: Element) -> list[Element]:
        """Return the subject that follows a gerund: X in "Recevant Y, X a souligné"; it is no object."""
        if not isinstance(verb.value, Verb) or verb.value.tense != "gerund":
            return []
        main = next((e for e, v in self.verbs() if v.finite and e.first > verb.first), None)
        return self.subject(main) if main is not None else []

    def between(self, noun: Element) -> list[Element]:
        """Return the members of "entre A et B" behind a noun: up to the one that "et" joins, and those listed before it."""
        opened = [
            i for i, e in enumerate(self.row) if e.first >= noun.last and e.is_actor and e.prep == "entre"
        ]
        if not opened:
            return []
        found = [self.row[opened[0]]]
        passed = found[0]
        for other in self.row[opened[0] + 1 :]:
            between = self.reading.run(passed.last, other.first)
            if other.prep in words().where and not {"et", ","} & set(between):
                passed = other
                continue  # "entre la ville de Hué dans le centre du Vietnam et Rennes"
            if self._tells_leader(other, passed):
                passed = other
                continue
            over = passed.kind == "person" and passed.prep == other.prep == "par"
            passed = other  # "entre la délégation de Hué conduite par X et celle de Rennes"
            if not other.is_actor:
                if other.kind in {"date", "verb", "event"}:
                    break
                continue
            inside = "(" in between and ")" not in between
            if inside or is_located(self.reading, other):
                continue
            if not ({"et", ","} & set(between)) or (other.prep in _BESIDE_LISTS and not over):
                break  # "entre les deux pays, selon le ministère"
            found.append(other)
            if "et" in between:
                return [*found, *self._listed_together(other)]
        return found[:2]

    def _listed_together(self, first: Element) -> list[Element]:
        """Return the places that one plural noun names with ``first``: B of "les deux provinces de A et de B"."""
        mention = next((m for m in self.reading.places if m.first == first.first), None)
        if (
            mention is None
            or not self.reading.word(mention.phrase).endswith("s")
            or mention.phrase == mention.first
        ):
            return []
        found = [e for e in self.row if e.kind == "place" and e.first > first.last]
        linked = found and self.reading.run(first.last, found[0].first) in _FURTHER
        return found[:1] if linked else []

    def _tells_leader(self, element: Element, before: Element) -> bool:
        """Whether an element only tells who leads a delegation: "conduite", and "par X" right behind it."""
        verb = element.value
        led = isinstance(verb, Verb) and verb.tense == "participle" and verb.lemma in verb_classes().leading
        return led or (element.kind == "person" and element.prep == "par" and isinstance(before.value, Verb))

    def gap(self, verb: Element, element: Element) -> int:
        """Return how many words of meaning part a verb from what follows it.

        Dates and what a preposition governs ("à Hanoï", "avec X") do not part them, nor do the small words.
        """
        governed = {
            i
            for e in self.row
            if e.kind == "date" or e.prep not in {"", "et"}
            for i in range(e.first, e.last)
        }
        small = words().determiners | words().prepositions
        between = ((i, self.reading.tokens[i]) for i in range(verb.last, element.first))
        return sum(t.is_word and t.folded not in small and i not in governed for i, t in between)

    def scope(self, verb: Element) -> list[Element]:
        """Return the elements behind a verb or noun before the next finite verb, "avant de", "que" or semicolon."""
        found = []
        for element in self.row:
            if element.first < verb.last:
                continue
            value = element.value
            ends = isinstance(value, Verb) and (value.finite or before_doing(self.reading, value))
            if ends or self._is_parted(verb.last, element.first):
                break
            found.append(element)
        return found

    def _is_parted(self, first: int, last: int) -> bool:
        """Whether "que" or a semicolon ends the clause; the "que" of "ainsi que" only joins."""
        word, marks = self.reading.word, words().clause_marks
        if not self.reading.has(marks, first, last):
            return False
        return any(
            word(i) in marks and not (word(i) in {"que", "qu"} and word(i - 1) in {"ainsi", "meme"})
            for i in range(first, last)
        )

    def _is_commemorated(self, date: Element) -> bool:
        """Whether a date is that of what an anniversary recalls: "la Fête nationale (2 septembre 1945)"."""
        opened = date.first - 1 - (self.reading.word(date.first - 1) == "le")
        told = self.reading.has(words().commemorated, opened - _RECALLED, opened)
        return told and self.reading.word(opened) == "("

    def _is_in_relative(self, date: Element, verb: Element) -> bool:
        """Whether a date is that of a relative clause before the verb: "lors de sa visite, qui s'achèvera le 3, X verra Y"."""
        told = [e for e, v in self.verbs() if v.finite and e.last <= date.first]
        if not told or self.reading.word(told[-1].first - 1) not in words().relatives:
            return False
        return any(self.reading.word(i) == "," for i in range(date.last, verb.first))

    def date(self, element: Element) -> DateMention | None:
        """Return the date of a verb or noun, the nearest before or behind it in its clause: "a reçu lundi"."""
        dates = [e for e in self.row if isinstance(e.value, DateMention) and not self._is_commemorated(e)]
        if not dates:
            return None
        behind = [e for e in self.scope(element) if e in dates]
        marks = [i for i, t in enumerate(self.reading.tokens) if t.folded in {";", ":"}]
        before = [
            e
            for e in dates
            if e.last <= element.first
            and not any(e.last <= m < element.first for m in marks)
            and not self._is_in_relative(e, element)
        ]
        nearest = sorted(behind[:1] + before[-1:], key=lambda e: abs(e.first - element.first))
        value = nearest[0].value if nearest else None
        return value if isinstance(value, DateMention) else None


def before_doing(reading: Reading, verb: Verb) -> bool:
    """Whether a verb tells what was done next: "a vu X, avant de rencontrer Y"."""
    led = verb.tense == "infinitive" and reading.word(verb.first - 1) in {"de", "d"}
    return led and reading.word(verb.first - 2) == "avant"


def _start(element: Element) -> int:
    return element.first
