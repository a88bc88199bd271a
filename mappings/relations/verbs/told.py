"""What a verb tells: the verb in its sentence, the frame that it fits, the noun of its event."""

from __future__ import annotations

from dataclasses import dataclass

from mappings.french.frames import VerbFrame
from mappings.french.groups import Verb
from mappings.relations.clauses import Clauses
from mappings.relations.occasions.talk_nouns import event_type
from mappings.relations.sentences.element import Element


@dataclass(frozen=True, slots=True)
class Told:
    """A verb in its sentence, the frame that it fits, and the noun of its event where the verb alone names none."""

    clauses: Clauses
    element: Element
    verb: Verb
    frame: VerbFrame
    noun: Element | None = None

    @property
    def type(self) -> str:
        """The type of the event: Reception of "a reçu", Visit of "effectue" with its noun "visite"."""
        return self.frame.event or (event_type(self.clauses, self.noun) if self.noun is not None else "")

    @property
    def status(self) -> str:
        """Whether it has taken place or is to: "recevra" is planned."""
        return self.frame.status or ("planned" if self.verb.tense == "future" or self.ahead else "held")

    @property
    def ahead(self) -> bool:
        """Whether the verb says what somebody will come for: "se rendra à Hué pour présider la réunion"."""
        moved = [v for v in self.clauses.reading.verbs if v.finite and v.head < self.verb.head]
        return self.verb.tense == "infinitive" and bool(moved) and moved[-1].tense == "future"

    @property
    def gathers(self) -> bool:
        """Whether the noun of the event is the subject: "la conférence s'est tenue", "la réunion a rassemblé X"."""
        return self.frame.slots.get("subject") == "event"
