"""What a made-up report states, in the gold format of the seeds (see seeds/README)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Item = dict[str, Any]


@dataclass(slots=True)
class Facts:
    """The facts put into one report so far."""

    persons: list[Item] = field(default_factory=list)
    events: list[Item] = field(default_factory=list)
    agreements: list[Item] = field(default_factory=list)
    statements: list[Item] = field(default_factory=list)
    relationships: list[Item] = field(default_factory=list)
    anniversaries: list[Item] = field(default_factory=list)

    def person(self, name: str, title: str) -> None:
        """A person in a post."""
        if all(known["name"] != name for known in self.persons):
            self.persons.append({"name": name, "posts": [{"title": title}]})

    def event(
        self,
        kind: str,
        dates: tuple[str | None, str | None],
        place: str | None,
        parts: Sequence[tuple[str, str]],
        **more: object,
    ) -> None:
        """An event with its participants and their roles."""
        participants = [{"name": name, "role": role} for name, role in parts]
        start, end = dates
        self.events.append(
            {
                "id": f"e{len(self.events) + 1}",
                "type": kind,
                "start": start,
                "end": end,
                "place": place,
                "participants": participants,
                **more,
            }
        )

    def agreement(
        self, kind: str, title: str, parties: Sequence[str], signed: date, topics: Sequence[str] = ()
    ) -> None:
        """A document that was signed."""
        self.agreements.append(
            {
                "type": kind,
                "title": title,
                "parties": list(parties),
                "signed": signed.isoformat(),
                "count": 1,
                "topics": list(topics),
                "status": "signed",
            }
        )

    def statement(self, speakers: Sequence[str], act: str, quote: str, topics: Sequence[str]) -> None:
        """Something said by one, or agreed by both sides."""
        said = {"speaker": list(speakers), "act": act, "quote": quote.rstrip("."), "topics": list(topics)}
        self.statements.append(said)

    def relationship(self, kind: str, parties: Sequence[str], since: int) -> None:
        """A standing tie; told twice it is one."""
        tie = {"type": kind, "parties": list(parties), "established": str(since)}
        if tie not in self.relationships:
            self.relationships.append(tie)

    def anniversary(self, count: int, of: str, parties: Sequence[str], year: int) -> None:
        """The so-many-th anniversary of something in a year."""
        self.anniversaries.append({"ordinal": count, "of": of, "parties": list(parties), "year": year})

    def counts(self) -> Counter[str]:
        """How many of each kind, events by their type."""
        counted = Counter(f"event {event['type']}" for event in self.events)
        for kind in ("persons", "agreements", "statements", "relationships", "anniversaries"):
            counted[kind] = len(getattr(self, kind))
        return counted

    def gold(self) -> Item:
        """The facts as one JSON object."""
        return {
            "persons": self.persons,
            "events": self.events,
            "agreements": self.agreements,
            "statements": self.statements,
            "relationships": self.relationships,
            "anniversaries": self.anniversaries,
        }
