"""Documents that an English article says are signed, and the signing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.english.clauses import Clause, Clauses, Element
from mappings.english.discourse import Discourse, land_of
from mappings.english.events import EventReader
from mappings.english.statements import topics
from mappings.english.verbs import verb_class
from mappings.english.words import labels, words
from mappings.facts import Actor, Agreement, Event, Person, Post
from mappings.mentions.reading import Reading
from mappings.relations.drafts import Draft

_NEAR: Final = 4  # tokens before a document in which its number stands


@dataclass(frozen=True, slots=True)
class _Document:
    first: int
    last: int
    kind: str
    count: int | None


class AgreementReader:
    """Reads the agreements of one article; their signings are put among its events."""

    def __init__(self, discourse: Discourse, events: EventReader) -> None:
        self._discourse, self._events, self._scene = discourse, events, discourse.scene
        self._found: list[tuple[Agreement, Draft]] = []

    def facts(self, told: Sequence[tuple[Draft, Event]]) -> Iterator[Agreement]:
        """Yield the agreements, each with its signing among the events that are ``told`` in the end."""
        for agreement, draft in self._found:
            event = next(event for one, event in told if one is draft)
            signed = event.start if agreement.status == "signed" else None
            yield replace(agreement, signed=signed, signed_at=event)

    def read(self, clauses: Clauses) -> None:
        """Read the documents that one sentence says are signed."""
        for clause in clauses.clauses:
            if clause.reported or clause.verb.tense == "modal" or not self._is_signing(clauses, clause):
                continue
            documents = list(_documents(clauses.reading, clause.verb.last, clause.whole))
            if clause.verb.passive:
                documents += list(_documents(clauses.reading, 0, clause.verb.first))[-1:]
            if documents:
                self._note(clauses, clause, documents)

    def _is_signing(self, clauses: Clauses, clause: Clause) -> bool:
        if clause.verb.lemma in verb_class("signing"):
            return True
        told = clauses.reading.has({"signing", "signature"}, clause.verb.last, clause.end)
        return told and clause.verb.lemma in verb_class("witnessing")

    def _note(self, clauses: Clauses, clause: Clause, documents: list[_Document]) -> None:
        witnessed = clause.verb.lemma in verb_class("witnessing")
        draft = self._events.draft(clauses, clause, "Signing")
        between = clauses.object(documents[-1].last, clause.whole, "between")
        signers = () if witnessed else clause.subject
        if clause.verb.passive:
            signers = tuple(clauses.object(clause.verb.last, clause.whole, "by"))
        parties: dict[Actor, None] = {}
        for element in (*signers, *between):
            for actor, party in self._parties(clauses, element):
                if element in signers:
                    draft.add(actor, "Signatory", self._scene.quote(clauses.reading), self._post(actor))
                parties[party] = None
        if witnessed and clause.subject:
            present = [self._parties(clauses, element) for element in clause.subject]
            parties.update(dict.fromkeys(party for one in present for _, party in one))
        self._events.place_and_date(clauses, clause, draft)
        if self._follows(clauses, clause):
            self._on_day_of_talks(draft)
        draft = self._events.drafts.put(draft)
        for document in documents:
            self._found.append((self._agreement(clauses, document, tuple(parties), draft), draft))

    def _parties(self, clauses: Clauses, element: Element) -> list[tuple[Actor, Actor]]:
        """Return who an element means, each with the city or country that the person signs for."""
        meant = (
            self._discourse.meant(element, clauses.reading) if element.kind not in {"event", "it"} else None
        )
        actors = meant.actors if meant is not None else ()
        return [(actor, land_of(actor, self._post(actor), self._discourse)) for actor in actors]

    def _post(self, actor: Actor) -> Post | None:
        member = next((m for m in self._discourse.cast.members if m.person == actor), None)
        return member.first_post if member is not None and isinstance(actor, Person) else None

    def _follows(self, clauses: Clauses, clause: Clause) -> bool:
        """Whether a signing belongs to what was told before: "After the talks, …", "The two ministers signed"."""
        told = clauses.reading.has(words().of("agreements", "occasions"), 0, clause.verb.first)
        return told or any(element.kind in {"sides", "they"} for element in clause.subject)

    def _on_day_of_talks(self, draft: Draft) -> None:
        """Date a signing by the talks that it follows in the same article, where it tells no day."""
        talks = self._events.drafts.last("Meeting", "Conference")
        if draft.start is None and draft.status == "held" and talks is not None and talks.status != "planned":
            draft.start, draft.end = (talks.end or talks.start), talks.end
            draft.place = draft.place or talks.place

    def _agreement(
        self, clauses: Clauses, document: _Document, parties: tuple[Actor, ...], draft: Draft
    ) -> Agreement:
        reading = clauses.reading
        title = self._scene.written(reading, document.first, document.last)
        return Agreement(
            document.kind,
            title,
            self._scene.quote(reading),
            parties,
            tuple(
                sorted((a for a in draft.people if draft.parts[a].role == "Signatory"), key=lambda a: a.name)
            ),
            count=document.count,
            topics=topics(reading, document.first, document.last),
            status="planned" if draft.status == "planned" else "signed",
        )


def _documents(reading: Reading, first: int, end: int) -> Iterator[_Document]:
    """Yield the documents named among tokens ``[first:end]``, each with its title and number."""
    i = first
    while i < end:
        match = labels("agreement-types").at(reading.tokens, i, end)
        if match is None:
            i += 1
            continue
        start = i
        while start > first and _is_adjective(reading, start - 1):
            start -= 1
        last = _title_end(reading, match.last, end)
        yield _Document(start, last, match.values[0], _count(reading, start, match.last))
        i = last


def _is_adjective(reading: Reading, i: int) -> bool:
    word = reading.word(i)
    stops = {
        "the",
        "a",
        "an",
        "signed",
        "of",
        "and",
        "to",
        "on",
        "several",
        "some",
        "signing",
        "other",
        "its",
        "their",
    }
    if word in stops or not reading.tokens[i].is_word or word in words().table["grammar"]["numbers"]:
        return False
    return i not in {v.head for v in reading.verbs}


def _title_end(reading: Reading, i: int, end: int) -> int:
    """Return where a title ends: before the next document, clause, date, or "between"."""
    dates = {date.first for date in reading.dates}
    dates |= {m.first - 1 for m in reading.places if reading.word(m.first - 1) in {"in", "at"}}
    last = i
    while last < end:
        word = reading.word(last)
        if word in words().of("agreements", "ends") or word in {".", ";", ")", "("} or last in dates:
            break
        if word == "," and not _is_list(reading, last, end):
            break
        if word == "and" and (reading.word(last + 1) in {"a", "an", "the"} or _verb_at(reading, last + 1)):
            break
        last += 1
    while last > i and (
        reading.word(last - 1) in words().of("agreements", "title_links") or reading.word(last - 1) == ","
    ):
        last -= 1
    return last


def _is_list(reading: Reading, i: int, end: int) -> bool:
    """Whether a comma joins the fields of a title: "railways, renewable energy and training"."""
    for j in range(i + 1, min(i + 6, end)):
        if reading.word(j) in {"and", ","}:
            return j > i + 1
        if not reading.tokens[j].is_word or reading.tokens[j].is_capitalised:
            return False
    return False


def _verb_at(reading: Reading, i: int) -> bool:
    return any(verb.first <= i < verb.last and verb.tense != "infinitive" for verb in reading.verbs)


def _count(reading: Reading, start: int, last: int) -> int | None:
    """Return how many documents are meant; None for several that are not counted."""
    numbers: dict[str, int] = words().table["grammar"]["numbers"]
    for i in range(start - 1, max(start - _NEAR, -1), -1):
        word = reading.word(i)
        if word in numbers:
            return numbers[word]
        if word.isdecimal():
            return int(word)
        if word in words().of("grammar", "several"):
            return None
        if word not in {"of", "the", "cooperation"}:
            break
    plural = reading.word(last - 1) in {
        "agreements",
        "memoranda",
        "documents",
        "contracts",
        "mous",
        "accords",
        "deals",
    }
    return None if plural else 1
