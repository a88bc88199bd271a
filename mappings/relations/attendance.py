"""Attendance: who was present at an event that a sentence tells, without a part in its verb."""

from __future__ import annotations

from typing import Final

from mappings.article import BlockKind
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Drafts
from mappings.relations.elements import Element
from mappings.relations.parts import Parts

_ATTENDED: Final = frozenset({"Signing", "Ceremony", "Conference", "Meeting", "Reception", "Call"})
_REACH: Final = 3  # tokens between "présence" or "côtés" and who is named first


class Attendance:
    """Adds to the events of one article who was there: X in "a été signé en présence de X"."""

    def __init__(self, parts: Parts, drafts: Drafts) -> None:
        self._parts, self._drafts = parts, drafts

    def read(self, clauses: Clauses) -> None:
        """Add those named behind "en présence de" to the event that the sentence tells."""
        if clauses.reading.sentence.kind is not BlockKind.BODY:
            return
        draft = self._drafts.told_in(clauses.index)
        if draft is None or draft.type not in _ATTENDED:
            return
        for element in _present(clauses):
            self._parts.fill(draft, clauses, [element], "Participant")


def _present(clauses: Clauses) -> list[Element]:
    """Return those listed behind "en présence de", "aux côtés de", up to the next verb."""
    reading = clauses.reading
    for i, token in enumerate(reading.tokens):
        if token.folded not in words().presence or reading.word(i - 1) not in {"en", "aux"}:
            continue
        found: list[Element] = []
        for element in clauses.row:
            if element.first <= i:
                continue
            finite = element.kind == "verb" and not _is_apposed(clauses, element)
            if finite or (not found and element.first - i > _REACH + 1):
                break
            if element.kind in {"person", "body", "someone"} and element.prep in {"de", "et", ""}:
                found.append(element)
        return found
    return []


def _is_apposed(clauses: Clauses, verb: Element) -> bool:
    """Whether the verb only describes who was named before it: "de X, qui conduit la délégation"."""
    return clauses.reading.word(verb.first - 1) in words().relatives
