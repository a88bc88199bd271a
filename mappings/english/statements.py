"""Statements: what English verbs of saying, thanking, proposing report, and quotes with their speaker behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mappings.english.clauses import Clause, Clauses, Element
from mappings.english.discourse import Discourse
from mappings.english.verbs import ActPhrase, acts
from mappings.english.words import labels, words
from mappings.facts import Actor, Evidence, Person, Statement
from mappings.mentions.reading import Reading

_SHORTEST: Final = 2  # tokens of what is said
_REACH: Final = 6  # tokens behind a verb in which the words of its expression stand
_ADDRESSED: Final = frozenset({"thank", "congratulate", "invite", "request", "praise"})
_QUOTES: Final = ('"', "“", "”")


class StatementReader:
    """Reads the statements of one article, sentence by sentence."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse, self._scene = discourse, discourse.scene

    def read(self, clauses: Clauses) -> list[Statement]:
        """Return the statements that a sentence reports."""
        inverted = self._inverted(clauses) or self._according(clauses)
        return [inverted] if inverted is not None else list(self._reported(clauses))

    def _reported(self, clauses: Clauses) -> Iterator[Statement]:
        for clause in clauses.clauses:
            if clause.reported or clause.relative or not clause.subject or clause.verb.passive:
                continue
            if clause.verb.tense not in {"past", "present"}:
                continue
            phrase = _phrase(clauses.reading, clause)
            if phrase is None or self._is_event(clauses, clause, phrase):
                continue
            speakers = self._speakers(clauses, clause.subject)
            if not speakers:
                continue
            last = _trimmed(clauses.reading, clause.verb.last, clause.whole)
            if last - clause.verb.last < _SHORTEST:
                continue  # "told reporters"
            act = _content_act(clauses.reading, clause, phrase, last)
            if act == "agree" and len(speakers) < 2:
                continue
            yield self._statement(clauses, speakers, act, (clause.verb.first, last))

    def _is_event(self, clauses: Clauses, clause: Clause, phrase: ActPhrase) -> bool:
        """Whether "welcomed Mr. X" receives somebody and praises nothing."""
        receives = clause.verb.lemma in words().of("statements", "receiving") and phrase.act == "praise"
        found = clauses.object(clause.verb.last, clause.end)
        return receives and any(e.kind in {"person", "post"} or _is_delegation(clauses, e) for e in found)

    def _speakers(self, clauses: Clauses, subject: tuple[Element, ...]) -> tuple[Actor, ...]:
        found: dict[Actor, None] = {}
        for element in subject:
            meant = (
                self._discourse.meant(element, clauses.reading)
                if element.kind not in {"event", "it"}
                else None
            )
            found.update(dict.fromkeys(meant.actors if meant is not None else ()))
        return tuple(found)

    def _statement(
        self,
        clauses: Clauses,
        speakers: tuple[Actor, ...],
        act: str,
        span: tuple[int, int],
        at: Evidence | None = None,
    ) -> Statement:
        addressees: tuple[Actor, ...] = ()
        if act in _ADDRESSED:
            found = clauses.object(span[0] + 1, span[1])
            meant = [self._discourse.meant(e, clauses.reading) for e in found if e.first > span[0]]
            addressees = tuple(a for m in meant if m is not None for a in m.actors if a not in speakers)
        evidence = at or self._scene.quote(clauses.reading, *span)
        return Statement(speakers, act, evidence, addressees, topics(clauses.reading, *span))

    def _according(self, clauses: Clauses) -> Statement | None:
        """Read "According to X, …"."""
        reading = clauses.reading
        if reading.run(0, 2) != ["according", "to"]:
            return None
        named = [e for e in clauses.inside(2, len(reading.tokens), "person", "post") if e.prep == "to"]
        speakers = self._speakers(clauses, tuple(named[:1]))
        first = named[0].last + (reading.word(named[0].last) == ",") if named else 0
        if not speakers or len(reading.tokens) - first < _REACH:
            return None
        return self._statement(
            clauses, speakers, "affirm", (first, _trimmed(reading, first, len(reading.tokens)))
        )

    def _inverted(self, clauses: Clauses) -> Statement | None:
        """Read "“…,” Mr. X said.", "“…,” she added."."""
        reading = clauses.reading
        marks = [i for i, token in enumerate(reading.tokens) if token.text in _QUOTES]
        if len(marks) < 2 or marks[0] > 1:
            return None
        first, last = marks[0] + 1, marks[1]
        said = [
            i
            for i in range(last + 1, len(reading.tokens))
            if reading.word(i) in words().of("statements", "inverted")
        ]
        if not said:
            return None
        near = [
            e
            for e in clauses.actors(last + 1, len(reading.tokens))
            if abs(e.first - said[0]) <= _REACH or e.last == said[0]
        ]
        speakers = self._speakers(clauses, tuple(near[:1]))
        if not speakers or not isinstance(speakers[0], Person):
            return None
        told = reading.run(first, last)
        mine = bool(set(told) & words().of("statements", "first_person"))
        act = (
            "wish"
            if mine and _has(told, "wishes")
            else "thank"
            if mine and _has(told, "thanks")
            else "affirm"
        )
        quote = self._scene.quote(reading, first, last - (reading.word(last - 1) == ","))
        return self._statement(clauses, speakers, act, (first, last), quote)


def _is_delegation(clauses: Clauses, element: Element) -> bool:
    return clauses.reading.word(element.first) in words().of("bodies", "delegations")


def _phrase(reading: Reading, clause: Clause) -> ActPhrase | None:
    """Return the expression of an act that a verb and the words behind it make: "expressed his sincere gratitude"."""
    small = words().of("statements", "small")
    behind = [word for word in reading.run(clause.verb.last, clause.verb.last + _REACH) if word not in small]
    before = set(behind[:1] + behind[1:2])
    for phrase in acts().get(clause.verb.lemma, ()):
        if not phrase.then or (phrase.then[0] in before and set(phrase.then) <= set(behind)):
            return phrase
    return None


def _content_act(reading: Reading, clause: Clause, phrase: ActPhrase, last: int) -> str:
    """Return the act of what is said: "said that China is ready to …" commits, "said that Kenya hopes …" wishes."""
    if clause.verb.lemma not in words().of("statements", "neutral"):
        return phrase.act
    told = reading.run(clause.verb.last, last)[:12]
    return "commit" if _has(told, "commits") else "wish" if _has(told, "wishes") else phrase.act


def _has(told: list[str], name: str) -> bool:
    text = f" {' '.join(told)} "
    return any(f" {phrase} " in text for phrase in words().of("statements", name))


def _trimmed(reading: Reading, first: int, last: int) -> int:
    """Return the end of what is said, without the "and", comma or full stop that leads on."""
    while last > first + 1 and (
        reading.word(last - 1) in {"and", ",", ".", "while", "but"} or not reading.tokens[last - 1].is_word
    ):
        if reading.tokens[last - 1].is_number:
            break
        last -= 1
    return last


def topics(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """Return the topics that tokens ``[first:last]`` speak of, posts and bodies passed over."""
    spans = [(m.first, m.last) for m in reading.posts if m.last - m.first > 1]
    spans += [(m.first, m.last) for m in reading.bodies if m.last - m.first > 1]
    spans += [(p.first, p.last) for p in reading.people]
    found: dict[str, None] = {}
    i = first
    while i < last:
        inside = next((stop for start, stop in spans if start <= i < stop), None)
        match = labels("topics").at(reading.tokens, i, last) if inside is None else None
        if match is not None:
            found.update(dict.fromkeys(match.values))
        i = inside or (match.last if match is not None else i + 1)
    return tuple(found)
