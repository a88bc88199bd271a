"""Subjects: who does what the verbs of a sentence say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mappings.french.frames import act_phrases, verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.sentences.auxiliaries import shared_auxiliary
from mappings.relations.sentences.crowds import crowd_behind, is_of_crowd
from mappings.relations.sentences.element import Element
from mappings.relations.sentences.parting import is_located, words_between

_OPENING: Final = 2  # tokens before a gerund that opens its sentence
_NEAR: Final = 3  # words between a verb and its inverted subject, besides dates
_PARTING: Final = frozenset({",", ":", "«", *words().that})  # between a verb and what is not its object
_SEVERAL: Final = frozenset({"people", "sides", "pair"})  # kinds that agree with a verb in the plural
_TURN: Final = 14  # tokens from "celui de" to the name that it leads up to
_JOINED: Final = 5  # words between two members of a coordination


@dataclass(frozen=True, slots=True)
class Subjects:
    """The elements of one sentence, asked for the subjects of its verbs; ``index`` counts the sentences.

    In "X a reçu Y à Hanoï" the subject of the verb is X; in "», a-t-il affirmé" it is "il".
    """

    index: int
    reading: Reading
    row: Sequence[Element]
    _verbs: list[tuple[Element, Verb]] = field(init=False, repr=False, compare=False)
    _subjects: dict[int, tuple[Element, list[Element]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )  # of the verbs asked for so far, by their identity; each is asked for many times

    def __post_init__(self) -> None:
        """Find the verbs, which every question begins with."""
        verbs = [(e, e.value) for e in self.row if isinstance(e.value, Verb)]
        object.__setattr__(self, "_verbs", verbs)

    def verbs(self) -> list[tuple[Element, Verb]]:
        """Return the verbs with their elements, from left to right: "a reçu" and "souligné" of "a reçu X et souligné"."""
        return self._verbs

    def subject(self, verb: Element) -> list[Element]:
        """Return the subject of a finite verb or gerund: one element, or several joined by "et"; [] if none is found."""
        known = self._subjects.get(id(verb))
        if known is None:
            known = self._subjects[id(verb)] = (verb, self._find_subject(verb))
        return list(known[1])

    def _find_subject(self, verb: Element) -> list[Element]:
        group = verb.value
        if not isinstance(group, Verb):
            return []
        if group.clitic is not None:
            kind = words().pronouns.get(group.clitic)
            return [Element(kind, verb.first, verb.first)] if kind else []
        if self._is_inverted(verb):
            after = self._inverted(verb)
            if after:
                return after
        if verb.first == 0 and group.finite and group.plural:
            return self._behind_opening(verb)
        before = [e for e in self.row if e.last <= verb.first and not is_located(self.reading, e)]
        if self._is_anybodys(verb):
            return []
        if self._hangs(verb):
            return self._antecedent(before)
        twin = self._coordinated_with(verb) if self.reading.word(verb.first - 1) == "et" else None
        if twin is not None:
            return self.subject(twin)
        found = self._subject_before(before, verb)
        if found and self._has_plain_subject(found[-1], verb):
            return []
        return self._over_relative(before, found) if len(found) == 1 and group.plural else found

    def _behind_opening(self, verb: Element) -> list[Element]:
        """Return the subject of a verb that opens its sentence: "Ont assisté à la réunion le maire X et le préfet Y"."""
        following = [e for e in self.row if e.first >= verb.last]
        end = next((e.first for e in following if isinstance(e.value, Verb) and e.value.finite), None)
        named = [e for e in following if e.prep == "" and (end is None or e.last <= end)]
        people = [e for e in named if e.kind == "person"]
        return people or [e for e in named if e.kind in {"body", "someone"}]

    def _is_anybodys(self, verb: Element) -> bool:
        """Whether "on" is the subject ("on y relève un accord"), or a crowd: "plusieurs dirigeants participant au sommet"."""
        at = verb.first
        while self.reading.word(at - 1) in words().before_verbs:
            at -= 1
        return self.reading.word(at - 1) == "on" or is_of_crowd(self.reading, self.row, verb)

    def doer(self, verb: Element) -> list[Element]:
        """Return who does what a verb says, where it has no subject of its own.

        Of "une délégation conduisant …" it is the actor before the participle, of "En recevant Y, X a souligné"
        the subject of the next finite verb; of a finite verb it is its subject.
        """
        tense = verb.value.tense if isinstance(verb.value, Verb) else ""
        if tense == "participle":
            twin = self.joined_to(verb)
            if twin is not None:
                found = self.subject(twin)
                return [] if found and found[0].first > twin.first else found  # ", a salué X"
            before = [e for e in self.row if e.is_actor and e.last <= verb.first]
            if before or verb.first > _OPENING:
                return before[-1:]  # else "Reçu par X, Y a parlé"
        if tense in {"gerund", "participle"} or (
            tense == "infinitive" and self.reading.word(verb.first - 1) == "apres"
        ):
            for other, main in self.verbs():
                if main.finite and other.first > verb.first and not self._is_where(other):
                    return self._one_of_both(self.subject(other))
        if tense == "infinitive" and self.reading.word(verb.first - 2) == "avant":
            done = [e for e, v in self.verbs() if v.finite and e.last <= verb.first]
            if done:
                return self.doer(done[-1])  # "X a vu Hué et Lyon avant d'assister à …"
        found = self.subject(verb)
        if len(found) == 1 and found[0].kind in {"he", "she"}:
            return self._taken_up(found[0])
        return found

    def _is_where(self, verb: Element) -> bool:
        """Whether the verb tells what is done at a place named before it: "Arrivé à Hué, où il devait séjourner, X …"."""
        subject = self.subject(verb)
        return bool(subject) and self.reading.word(subject[0].first - 1) == "ou"

    def _one_of_both(self, subject: list[Element]) -> list[Element]:
        """Return whom the article is about for "les deux ministres" behind a gerund: "Recevant X, les deux ministres …"."""
        both = len(subject) == 1 and subject[0].kind in {"sides", "pair", "they"}
        return [Element("he", 0, 0)] if both else subject

    def _taken_up(self, pronoun: Element) -> list[Element]:
        """Return whom "il" takes up within a sentence: the subject of "M. X est allé à Hué, où il a rencontré Y".

        Where that subject is nobody known ("l'émissaire a dit qu'il est venu"), nobody is meant.
        """
        before = [e for e, v in self.verbs() if v.finite and e.last <= pronoun.first]
        if not before and self.reading.word(pronoun.first - 1) == "ou":
            return self._announced(pronoun)
        told = self.subject(before[0]) if before else [pronoun]
        if self.reading.word(pronoun.first - 1) not in words().that | {"ou"}:
            return [pronoun]
        if len(told) == 1 and told[0].kind in {"person", "someone", "body", "people"}:
            return told
        return [pronoun] if len(told) == 1 and told[0].kind in {"he", "she"} else []

    def _announced(self, pronoun: Element) -> list[Element]:
        """Return whom "il" means before the name: X in "De passage à Hué, où il a été reçu, X a dit"."""
        behind = [e for e, v in self.verbs() if v.finite and e.first > pronoun.first]
        main = [e for e in behind[1:2] if self.reading.has({","}, behind[0].last, e.first)]
        told = self.subject(main[0]) if main else []
        return told if len(told) == 1 and told[0].kind == "person" else [pronoun]

    def joined_to(self, verb: Element) -> Element | None:
        """Return the compound verb whose auxiliary a bare participle shares: "a visité Hué et rencontré X"."""
        return shared_auxiliary(self.reading, self.row, verb)

    def _coordinated_with(self, verb: Element) -> Element | None:
        """Return the verb before "et" that has the same auxiliary: "X avait assuré que …, et s'était engagé à …"."""
        mine = self._auxiliary(verb)
        before = [
            e for e, group in self.verbs() if e.last < verb.first and group.finite and not self._hangs(e)
        ]
        return next((e for e in reversed(before) if self._auxiliary(e) == mine), None)

    def _auxiliary(self, verb: Element) -> str:
        """Return the tense of the auxiliary, the same for "avoir" and "être"."""
        first = verb.first + (self.reading.word(verb.first) in words().reflexives)
        word = self.reading.word(first)
        return words().same_tense.get(word, word)

    def _hangs(self, verb: Element) -> bool:
        """Whether the verb stands behind "qui" or "lequel", an object pronoun between them at the most ("qui l'a reçu")."""
        word = self.reading.word
        at = verb.first - 1
        at -= word(at) in words().before_verbs and word(at - 1) in words().relatives
        return word(at) in words().relatives

    def _over_relative(self, before: list[Element], found: list[Element]) -> list[Element]:
        """Add the first of two subjects where a relative clause parts them: "X, qui conduit …, et Y se sont vus"."""
        word = self.reading.word
        if word(found[0].first - 1) != "et":
            return found
        for element in before:
            if (
                element.is_actor
                and element.prep == ""
                and word(element.last) == ","
                and word(element.last + 1) in words().relatives
            ):
                return [element, *found]
        return found

    def _subject_before(self, before: list[Element], verb: Element) -> list[Element]:
        """Walk left to the nearest actor that nothing governs and that is no other verb's object."""
        if before and self._opens_clause(before[-1], verb):
            return [before[-1]]
        for i in reversed([i for i, element in enumerate(before) if element.is_actor]):
            element = before[i]
            if element.prep not in {"", "et"} or self._is_object(before, i):
                continue
            if element.prep == "et" or not self._apposed(element, verb):
                return self._joined(before, i, verb)
        return []

    def _opens_clause(self, element: Element, verb: Element) -> bool:
        """Whether ", et" begins a clause: "s'est entretenu avec X, et les deux hommes se sont engagés"."""
        group = verb.value
        if (
            not isinstance(group, Verb)
            or not group.finite
            or not element.is_actor
            or element.last != verb.first
        ):
            return False
        at = element.first - 1
        at -= self.reading.word(at) in words().articles
        alone = not group.plural or element.kind in {"sides", "they", "pair"}
        return alone and self.reading.run(at - 1, at + 1) == [",", "et"]

    def _has_plain_subject(self, found: Element, verb: Element) -> bool:
        """Whether "que" gives the verb a subject that is nobody: "X a dit que l'achèvement de la ligne favorisera …"."""
        opened = [i for i in range(found.last, verb.first) if self.reading.word(i) in words().that]
        if not opened or self.reading.word(opened[-1] + 1) not in words().determiners:
            return False
        at = opened[-1] + 2
        return not any(e.is_actor and e.first <= at < e.last for e in self.row)

    def _goes_on(self, element: Element, verb: Element) -> bool:
        """Whether a list runs on behind its last name: "X, Y, des élus et des habitants ont assisté à …"."""
        between = self.reading.run(element.last, verb.first)
        return between[:1] == [","] and "et" in between

    def _joined(self, before: Sequence[Element], i: int, verb: Element | None = None) -> list[Element]:
        """Return the coordination that ends in element ``i``: its last member is joined by "et", the others by commas."""
        found = [before[i]]
        open_ended = verb is not None and self._goes_on(before[i], verb)
        while i > 0 and before[i - 1].is_actor and before[i - 1].prep in {"", "et", before[i].prep}:
            if self._is_fronted(before, i - 1):
                break
            listed = (
                before[i].kind == before[i - 1].kind == "place"
                and self.reading.word(before[i - 1].last) == ","
            )
            last = len(found) == 1 and not (listed or open_ended)
            if not self.joins(before[i - 1], before[i], last=last):
                break
            i -= 1
            found.insert(0, before[i])
        return found if len(found) > 1 or verb is None else [*self._by_turn(before, found[0]), *found]

    def _by_turn(self, before: Sequence[Element], one: Element) -> list[Element]:
        """Return the first of two persons told in turn: X in "X, et celui de la commune de Hué (Vietnam), Y, ont signé"."""
        word = self.reading.word
        first = max(one.first - _TURN, 1)
        turn = next(
            (i for i in range(first, one.first) if word(i) in {"celui", "celle"} and word(i - 1) == "et"),
            None,
        )
        if turn is None or one.kind != "person":
            return []
        people = [e for e in before if e.kind == "person" and turn - _NEAR <= e.last < turn]
        return people[-1:]

    def _is_fronted(self, before: Sequence[Element], i: int) -> bool:
        """Whether the element is the object of a gerund that opens the sentence: "En recevant leurs hôtes, X et Y …"."""
        gerund = before[i - 1].value if i else None
        fronted = isinstance(gerund, Verb) and gerund.tense == "gerund" and before[i - 1].first <= _OPENING
        return fronted and self._is_object(before, i)

    def joins(self, one: Element, other: Element, *, last: bool = False) -> bool:
        """Whether "et", "ainsi que" or a comma joins two elements; ``last``: a comma alone does not."""
        between = words_between(self.reading, one, other)
        if other.kind == "people" and between[-1:] and between[-1] in words().plural_determiners:
            between = between[:-1]
        aside = other.kind != "people" and between[:1] == [","]  # "X, ainsi que Y, ont signé"
        opened = between[1:] if aside else between
        strongly = "et" in between or opened[:2] == ["ainsi", "que"] or "comme" in between
        listed = strongly or (not last and between[:1] == [","] and len(between) <= 2)
        small = set(between) - words().before_nouns  # "X et la haute délégation lao"
        return listed and small <= words().in_coordination and len(between) <= _JOINED

    def _antecedent(self, before: list[Element]) -> list[Element]:
        """Return whom "qui" stands for: the actor right before it, with those joined to that one."""
        actors = [i for i, e in enumerate(before) if e.is_actor]
        if not actors or crowd_behind(self.reading, before[actors[-1]]):
            return []
        return self._joined(before, actors[-1])

    def _is_object(self, before: Sequence[Element], i: int) -> bool:
        """Whether the element right behind an active verb is that verb's object."""
        k = i - 1
        while k >= 0 and before[k].kind == "date":
            k -= 1
        if k < 0 or before[k].kind != "verb":
            return False
        verb = before[k].value
        if not isinstance(verb, Verb) or (verb.passive and not verb.reflexive):
            return False
        if before[i].kind == "me" or self.reading.has(_PARTING, before[k].last, before[i].first):
            return False
        return not self._is_inverted(before[k])

    def _apposed(self, element: Element, verb: Element) -> bool:
        """Whether only "(…)" holds the element: a place in parentheses is nobody's subject."""
        opened = self.reading.word(element.first - 1) == "("
        return opened and self.reading.has({")"}, element.last, verb.first)

    def _is_inverted(self, verb: Element) -> bool:
        """Whether the verb follows its quote: ", a affirmé X", "», ont estimé les deux dirigeants", "que préparent X et Y"."""
        word = self.reading.word(verb.first - 1)
        if word == "lui" and self.reading.word(verb.first - 2) in words().that:
            return True  # "l'audience que lui a accordée X"
        if word in words().inverting:
            return True
        if word != "," or not isinstance(verb.value, Verb) or verb.value.lemma not in act_phrases():
            return False
        if verb.value.lemma not in verb_classes().addressing and self._person_right_behind(verb):
            return True
        before = [i for i, e in enumerate(self.row) if e.last == verb.first - 1]
        apposed = [
            i
            for i in before
            if self.row[i].is_actor and self.row[i].prep in {"", "et"} and not self._is_object(self.row, i)
        ]
        return not apposed

    def _person_right_behind(self, verb: Element) -> bool:
        """Whether a person follows the verb at once, as in ", a assuré X": no verb of saying has a person for its object."""
        following = [e for e in self.row if e.first >= verb.last and e.kind != "date"]
        if not following or following[0].kind not in {"person", "someone"} or following[0].prep:
            return False
        return self._plain_words(verb.last, following[0].first, []) <= 1

    def is_quoting(self, verb: Element) -> bool:
        """Whether the verb stands behind or inside what it reports: "…, a-t-il affirmé", "», a souligné X"."""
        group = verb.value
        if not isinstance(group, Verb):
            return False
        return group.clitic is not None or (self._is_inverted(verb) and bool(self._inverted(verb)))

    def _inverted(self, verb: Element) -> list[Element]:
        """Return the actors right behind the verb: its subject in "», ont estimé X et Y"."""
        following = [e for e in self.row if e.first >= verb.last]
        for i, element in enumerate(following):
            if element.kind == "date" or (element.kind == "place" and element.prep in words().where):
                continue
            if i == 0 and _is_infinitive(element) and element.first - verb.last <= 1:
                continue  # "a fait savoir X", "a tenu à préciser X"
            between = self._plain_words(verb.last, element.first, following[:i])
            over = self.reading.has(words().that, verb.last, element.first)
            if element.kind in _SEVERAL and isinstance(verb.value, Verb) and not verb.value.plural:
                break  # "a rassuré les élus": an object
            if element.is_actor and element.prep == "" and between <= _NEAR and not over:
                found = [element]
                for other in following[i + 1 :]:
                    if not (
                        other.is_actor
                        and other.prep in {"", "et"}
                        and self.joins(found[-1], other, last=True)
                    ):
                        break
                    found.append(other)
                return found
            break
        return []

    def _plain_words(self, first: int, last: int, skipped: Sequence[Element]) -> int:
        """Return how many words of tokens ``[first:last]`` part a verb from a subject behind it."""
        inside = {i for e in skipped for i in range(e.first, e.last)}
        return sum(
            1
            for i in range(first, last)
            if i not in inside
            and self.reading.tokens[i].is_word
            and self.reading.tokens[i].folded not in words().before_inverted
        )


def _is_infinitive(element: Element) -> bool:
    """Whether an element is an infinitive, "savoir" in "a fait savoir X"."""
    return isinstance(element.value, Verb) and element.value.tense == "infinitive"
