"""Delegations: who leads one, and when its head stands for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.facts import Body, Person
from mappings.folding import fold
from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.mentions.scene import Scene
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Draft
from mappings.relations.sentences.element import Element

_BEHIND_HEAD: Final = 8  # tokens from "à la tête" to "délégation"
_BEFORE_VERB: Final = 24  # tokens from "délégation" to "conduite par"


class Delegations:
    """Who leads the delegations of one article: X in "une délégation conduite par X"."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self.heads: set[Person] = set()
        self.told: set[Person] = set()  # those told in the sentence at hand
        self._leading: set[Person] = set()  # those of them who conduct one
        self._led: dict[Body, Person] = {}  # by delegation, who is told to conduct it

    def note(self, clauses: Clauses, told: Sequence[Draft]) -> None:
        """Note who leads a delegation: "à la tête d'une délégation", "délégation conduite par X".

        Of a delegation named before ("La délégation, conduite par X, …") X stands for it in what was ``told``.
        """
        self.told, self._leading, self._led = set(), set(), {}
        self._at_the_head(clauses)
        self._by_verb(clauses)
        if len(self._leading) == 1 and self._is_told_before(clauses):
            for draft in told:
                self._put_in_place(draft, clauses)
        elif len(self._leading) == 1 and told and clauses.row[0].kind == "she":
            self._put_in_place(told[-1], clauses)  # "Elle était conduite par X"

    def lead(self, draft: Draft, clauses: Clauses) -> None:
        """Put the head of a delegation in its place where both are told in one sentence ("délégation … qu'il conduit")."""
        if len(self._leading) == 1:
            self._put_in_place(draft, clauses)
        elif self._led.keys() <= draft.parts.keys():
            for body, leader in self._led.items():
                self._replace(draft, body, leader, clauses)  # "entre la délégation de A conduite par X et …"

    def _put_in_place(self, draft: Draft, clauses: Clauses) -> None:
        """Replace the one delegation among the parts of an event by its head."""
        delegations = draft.delegations()
        if len(delegations) != 1 or draft.people & self._leading:
            return
        self._replace(draft, delegations[0], next(iter(self._leading)), clauses)

    def _replace(self, draft: Draft, delegation: Body, leader: Person, clauses: Clauses) -> None:
        role = "Guest" if draft.type == "Reception" else "HeadOfDelegation"
        member = self._discourse.cast.of(leader)
        post = member.first_post if member is not None else None
        del draft.parts[delegation]
        draft.add(leader, role, self._scene.quote(clauses.reading), post)

    def _is_told_before(self, clauses: Clauses) -> bool:
        """Whether the one delegation of a sentence is one named before: "la délégation", "ladite délégation"."""
        named = [e for e in clauses.row if isinstance(e.value, Body) and e.value.delegation]
        if len(named) != 1 or not isinstance(named[0].value, Body):
            return False
        bare = fold(named[0].value.name) in words().bare_delegations
        return bare and clauses.reading.word(named[0].first - 1) in words().definite | {"ladite"}

    def _at_the_head(self, clauses: Clauses) -> None:
        """Read "X, à la tête d'une délégation", "À la tête d'une délégation, X"."""
        reading = clauses.reading
        for i, token in enumerate(reading.tokens):
            if token.folded == "tete" and reading.has({"delegation"}, i, i + _BEHIND_HEAD):
                people = [e for e in clauses.row if e.kind == "person"]
                after = [e for e in people if e.first > i and e.prep in {"", "et"}]
                near = [e for e in people if e.last <= i][-1:] or after[:1]
                self._add(self._discourse.persons(near, reading))

    def _by_verb(self, clauses: Clauses) -> None:
        """Read "une délégation conduite par X", "X, qui dirige la délégation"."""
        for element, verb in clauses.verbs():
            near = clauses.reading.has(
                words().delegations, verb.first - _BEFORE_VERB, verb.last + _BEHIND_HEAD
            )
            pronoun = verb.passive and clauses.row[0].kind == "she" and element is clauses.row[1]
            if verb.lemma not in verb_classes().leading or not (near or pronoun):
                continue
            passive = verb.passive and verb.tense in {"participle", "past", "present"}
            found = clauses.objects(element, "par")[:1] if passive else clauses.doer(element)
            if found and found[0].kind == "he":
                found = self._named_behind(clauses, element)[:1] or found
            leaders = self._discourse.persons(found, clauses.reading)
            self._leading |= leaders
            before = [e.value for e in clauses.row if e.last <= element.first and isinstance(e.value, Body)]
            if passive and len(leaders) == 1 and before and before[-1].delegation:
                self._led[before[-1]] = next(iter(leaders))
            self._add(leaders)

    def _add(self, leaders: set[Person]) -> None:
        self.heads |= leaders
        self.told |= leaders

    def _named_behind(self, clauses: Clauses, verb: Element) -> list[Element]:
        """Return the persons named behind the verb: "à la tête de la délégation qu'il conduit, X …"."""
        return [e for e in clauses.row if e.kind == "person" and e.first >= verb.last and e.prep == ""]


def is_leader(clauses: Clauses, person: Element) -> bool:
    """Whether somebody behind "par" leads a delegation: X in "un dîner à la délégation conduite par X"."""
    before = [v for e, v in clauses.verbs() if e.last < person.first]
    return bool(before) and before[-1].tense == "participle" and before[-1].lemma in verb_classes().leading
