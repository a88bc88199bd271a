"""Events: what verbs and nouns say took place, takes place or will, with who, when, where and in which role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Event
from mappings.mentions.scene import Scene
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.completion import Completion
from mappings.relations.delegations import Delegations
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Drafts
from mappings.relations.event_nouns import NounEvents
from mappings.relations.event_verbs import VerbEvents
from mappings.relations.occasions.attendance import Attendance
from mappings.relations.occasions.histories import Histories
from mappings.relations.occasions.invitations import Invitations
from mappings.relations.occasions.pictures import Pictures
from mappings.relations.occasions.stays import Stays
from mappings.relations.parts import Parts
from mappings.relations.signing.documents import documents, inside_title

_MAIN: Final = frozenset({"Meeting", "Visit", "Conference", "Signing", "Ceremony"})
_OPENING: Final = 2  # sentences of the body in which an article says what it is about


class EventReader:
    """Reads the events of one article, sentence by sentence, into drafts.

    The verbs of a sentence go before its nouns: in "X a effectué une visite au Laos" the noun is the verb's object.
    """

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self.drafts = Drafts()
        self._delegations = Delegations(scene, discourse)
        parts = Parts(scene, discourse, self.drafts, self._delegations)
        self.attendance = Attendance(parts, self.drafts)
        circumstances = Circumstances(scene, self.drafts)
        self._nouns = NounEvents(scene, parts, circumstances, self._delegations)
        self._invitations = Invitations(parts, circumstances)
        self._histories = Histories(parts, self.drafts)
        self._stays = Stays(parts, circumstances, self._delegations)
        self._pictures = Pictures(scene, discourse, parts, circumstances)
        self._verbs = VerbEvents(scene, self.drafts, parts, circumstances, self._nouns)

    def read(self, clauses: Clauses) -> None:
        """Add what one sentence tells; titles repeat the body, captions ("Entretien entre X et Y") use nouns."""
        kind = clauses.reading.sentence.kind
        if kind is BlockKind.TITLE:
            return
        self._delegations.note(clauses, self.drafts.all)
        used: set[int] = set()
        if kind is BlockKind.CAPTION:
            self._pictures.read(clauses)
        for element, verb in clauses.verbs():
            used |= {noun.first for noun in self._verbs.read(clauses, element, verb)}
        named = documents(clauses.reading) if any(e.value == "Training" for e in clauses.row) else []
        for element in clauses.row:
            if element.kind != "event" or element.first in used:
                continue
            if not (element.value == "Training" and inside_title(clauses.reading, named, element.first)):
                self._nouns.read(clauses, element)
        self._stays.read(clauses)
        self._invitations.read(clauses)
        self._histories.read(clauses)

    def facts(self) -> Iterator[Event]:
        """Yield the events; "X a reçu Y" in the opening is what the article is about."""
        readings = self._scene.readings
        body = [i for i, r in enumerate(readings) if r.sentence.kind is BlockKind.BODY]
        opening = body[: 0 if self._scene.goes_on else _OPENING]
        for draft in self.drafts.all:
            draft.main = draft.sentence in opening and draft.family in _MAIN and not draft.aside
        Completion(self._scene, self._discourse, self.drafts.all).run()
        for draft in self.drafts.all:
            draft.drop_crowds()
            yield draft.fact()
