"""The elements of an English sentence, and which of its verbs state something by themselves, of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.english.verbs import acts
from mappings.english.words import labels, words
from mappings.french.groups import Verb
from mappings.mentions.bodies import BodyMention
from mappings.mentions.dates import DateMention
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.mentions.reading import Reading
from mappings.relations.cast import Group

_ACTORS: Final = frozenset({"person", "body", "place", "post", "he", "she", "they", "sides"})
_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "this", "these", "both", "two"}
)
_FINITE: Final = frozenset({"past", "present", "future", "ongoing"})
_QUOTES: Final = frozenset({'"', "”", "’", "»"})

Value = Group | BodyMention | PlaceMention | PostMention | DateMention | Verb | str | None


@dataclass(frozen=True, slots=True)
class Element:
    """Tokens ``[first:last]`` as one word of the sentence; ``prep`` is the preposition, "and" or "," before it."""

    first: int
    last: int
    kind: str  # person body place post he she they sides who date event
    prep: str
    value: Value = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb that states something: who acts, and the tokens ``[verb.last:end]`` behind it before the next verb.

    ``whole`` is where the next clause of the article itself begins: what is said reaches so far.
    """

    verb: Verb
    subject: tuple[Element, ...]
    end: int
    whole: int = 0
    relative: bool = False
    reported: bool = False  # what somebody says, no fact of the article's own


def elements(reading: Reading, groups: Sequence[Group]) -> tuple[Element, ...]:
    """Return the elements of a sentence in order, none inside another."""
    found: list[Element] = []
    taken: set[int] = set()
    for first, last, kind, value in _candidates(reading, groups):
        if taken.isdisjoint(range(first, last)) and last > first:
            taken |= set(range(first, last))
            found.append(Element(first, last, kind, _prep(reading, first), value))
    return tuple(sorted(found, key=lambda element: element.first))


def _candidates(reading: Reading, groups: Sequence[Group]) -> Iterator[tuple[int, int, str, Value]]:
    """Yield what may be elements, those that go before others first."""
    yield from ((group.first, group.last, "person", group) for group in groups)
    yield from ((verb.first, verb.last, "verb", verb) for verb in reading.verbs)
    yield from ((date.first, date.last, "date", date) for date in reading.dates)
    yield from ((first, last, "event", kind) for first, last, kind in _events(reading))
    yield from ((p.first, p.last, "sides" if p.plural else "post", p) for p in reading.posts)
    yield from ((body.first, body.last, "body", body) for body in reading.bodies)
    for i, token in enumerate(reading.tokens):
        last = _sides(reading, i)
        if last is not None:
            yield i, last, "sides", None
        for kind in ("he", "she", "they"):
            if token.folded in words().of("grammar", kind):
                yield i, i + 1, kind, None
        if token.folded in words().of("grammar", "relatives"):
            yield i, i + 1, "who", None
        if token.folded == "it":
            yield i, i + 1, "it", None
    for place in reading.places:
        owner = reading.word(place.last) == "s" and reading.tokens[place.last].glue
        if not (place.adjective or owner):
            yield place.first, place.last, "place", place


def _events(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield the nouns of events with the capitals before them: "Da Nang Innovation Forum", "11th session of the ..."."""
    i = 0
    while i < len(reading.tokens):
        match = labels("event-types").at(reading.tokens, i)
        passed = reading.tokens[i].glue or reading.word(i - 1) in words().of("events", "no_events")
        if match is None or passed:
            i += 1
            continue
        last, kind = match.last, match.values[0]
        if reading.word(last) == "of":
            start = last + 1 + (reading.word(last + 1) == "the")
            while start < len(reading.tokens) and reading.tokens[start].is_capitalised:
                further = labels("event-types").at(reading.tokens, start)
                joins = kind in {"Conference", "Meeting"}
                if further is not None and "Conference" in further.values and joins:
                    last, kind = further.last, "Conference"
                    break
                start += 1
        first = i
        while first and kind in {"Conference", "Ceremony"} and _names_event(reading, first - 1):
            first -= 1
        yield first, last, kind
        i = last


def _names_event(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    if token.text in {"-", "–"} and i:
        return reading.tokens[i - 1].is_capitalised
    opener = i == 0 and token.folded in words().of("grammar", "openers")
    return (token.is_word and token.is_capitalised and not opener) or token.folded == "international"


def _sides(reading: Reading, i: int) -> int | None:
    """Return the end of "two sides", "both countries", "two foreign ministers", "the leaders" at ``i``."""
    numbered = reading.word(i) in words().of("sides", "numbers")
    if not (numbered or reading.word(i) == "the"):
        return None
    j = i + 1
    while reading.word(j) in words().of("sides", "between"):
        j += 1
    people = reading.word(j) in words().of("sides", "people")
    lands = reading.word(j) in words().of("sides", "nations") | words().of("sides", "localities")
    owner = reading.word(j + 1) == "s" or (j + 1 < len(reading.tokens) and reading.tokens[j + 1].text in "'’")
    return j + 1 if (people or (numbered and lands)) and not owner else None


def _prep(reading: Reading, first: int) -> str:
    """Return the preposition, "and" or comma before what begins at ``first``, articles and honorifics passed over."""
    i = first - 1
    national = {k for m in reading.places if m.adjective for k in range(m.first, m.last)}
    while (
        i in national
        or reading.word(i) in _DETERMINERS
        or reading.word(i) in words().of("persons", "described")
    ):
        i -= 1
    word = reading.word(i)
    return word if word in words().of("grammar", "prepositions") or word in {"and", ","} else ""


class Clauses:
    """One sentence: its elements and its clauses."""

    def __init__(self, index: int, reading: Reading, row: tuple[Element, ...]) -> None:
        self.index, self.reading, self.row = index, reading, row
        self.clauses = tuple(self._clauses())

    def inside(self, first: int, last: int, *kinds: str) -> list[Element]:
        """Return the elements of ``kinds`` among tokens ``[first:last]``."""
        return [e for e in self.row if first <= e.first and e.last <= last and e.kind in kinds]

    def actors(self, first: int, last: int) -> list[Element]:
        """Return the elements among tokens ``[first:last]`` that can act."""
        return self.inside(first, last, *_ACTORS)

    def _clauses(self) -> Iterator[Clause]:
        verbs = [e.value for e in self.row if isinstance(e.value, Verb) and e.value.tense in _FINITE]
        found: list[Clause] = []
        speech: Clause | None = None
        for verb in verbs:
            subject = self._subject(verb)
            if subject and subject[0].kind == "who":
                person = self._antecedent(subject[0])
                clause = Clause(
                    verb, person, len(self.reading.tokens), relative=True, reported=speech is not None
                )
                found.append(clause)
                continue
            joined = self._is_joined(verb)
            own = self._resumes(verb, subject, joined=joined) if speech is not None else True
            if not subject and joined and found and found[-1].relative:
                subject = found[-1].subject
            elif not subject and joined and own:
                subject = next((c.subject for c in reversed(found) if not c.relative and not c.reported), ())
            clause = Clause(verb, subject, len(self.reading.tokens), reported=not own)
            found.append(clause)
            if own:
                speech = clause if verb.lemma in acts() else None
        for i, clause in enumerate(found):
            behind = found[i + 1 :]
            end = next((self._begin(c) for c in behind), clause.end)
            whole = next((self._begin(c) for c in behind if not (c.relative or c.reported)), clause.end)
            yield replace(clause, end=end, whole=whole)

    def _begin(self, clause: Clause) -> int:
        """Return where a clause begins: with the subject or "who" that stands right before its verb."""
        direct = self._subject(clause.verb)
        return min([clause.verb.first, *(e.first for e in direct)])

    def _resumes(self, verb: Verb, subject: tuple[Element, ...], *, joined: bool) -> bool:
        """Whether a verb behind a speech act is one of the article again: "…, and invited", "and he added that"."""
        if verb.lemma not in acts() or verb.tense not in {"past", "present"}:
            return False
        if not subject:
            return joined and verb.tense == "past"
        before = subject[0].first - 1
        while self.reading.word(before) in _DETERMINERS:
            before -= 1
        marks = {"and", "while", ";", ",", *_QUOTES}
        return (
            self.reading.word(before) in marks
            and subject[0].kind not in {"place", "body"}
            and verb.tense == "past"
        )

    def _is_joined(self, verb: Verb) -> bool:
        i = self._over_adverbs(verb.first - 1)
        return self.reading.word(i) in {"and", ",", "but"}

    def _over_adverbs(self, i: int) -> int:
        while self.reading.word(i) in words().of("grammar", "adverbs") or (
            self.reading.word(i).endswith("ly") and len(self.reading.word(i)) > 4
        ):
            i -= 1
        return i

    def _antecedent(self, who: Element) -> tuple[Element, ...]:
        before = [e for e in self.row if e.last <= who.first and e.kind in {"person", "body", "post"}]
        return (before[-1],) if before and before[-1].last >= who.first - 1 else ()

    def _subject(self, verb: Verb) -> tuple[Element, ...]:
        """Return who stands right before a verb, dates, adverbs and "in Hanoi" passed over; else behind "said"."""
        ends = {e.last: e for e in self.row}
        i = verb.first
        while True:
            i = self._over_aside(self._over_adverbs(i - 1) + 1)
            element = ends.get(i)
            if element is None and self.reading.word(i - 1) == "," and i - 1 in ends:
                element = ends[i - 1]
                if element.kind in _ACTORS and element.kind != "person":
                    break  # "In Hanoi, said": a comma parts them
            if element is None:
                break
            if element.kind == "date" or (element.kind == "place" and element.prep in {"in", "at"}):
                i = element.first - (self.reading.word(element.first - 1) in {"on", "in", "at"})
                i -= self.reading.word(i - 1) == "," and i - 1 not in ends
                continue
            if element.kind == "who":
                return (element,)
            led = self._led(element)
            if led is not None:
                return (led,)
            if (
                element.kind in _ACTORS
                and element.prep in {"", "and", ","}
                and (joined := self._with_joined(element))
            ):
                return joined
            break
        return self._event_subject(verb)

    def _over_aside(self, i: int) -> int:
        """Return the index before ", for his part," or ", in turn," that ends at ``i``."""
        for phrase in words().table["grammar"]["asides"]:
            said = [",", *phrase.split(), ","]
            if self.reading.run(i - len(said), i) == said:
                return i - len(said)
        return i

    def _led(self, element: Element) -> Element | None:
        """Return the delegation in "a delegation of X, headed by Y,": it acts, and Y leads it."""
        leading = words().of("bodies", "leading")
        if element.prep != "by" or not self.reading.has(leading, element.first - 3, element.first):
            return None
        before = [e for e in self.row if e.last <= element.first and e.kind == "body"]
        return before[-1] if before and before[-1].prep in {"", "and"} else None

    def _event_subject(self, verb: Verb) -> tuple[Element, ...]:
        """Return the event that a verb tells of: the first noun of its clause."""
        if self._is_joined(verb):
            return ()
        before = [e for e in self.row if e.last <= verb.first and e.kind in {"event", "it", "verb", *_ACTORS}]
        last_verb = max((k for k, e in enumerate(before) if e.kind == "verb"), default=-1)
        mine = [e for e in before[last_verb + 1 :] if e.kind in {"event", "it", *_ACTORS}]
        if mine and mine[0].kind in {"event", "it"} and mine[0].prep in {"", "and", ","}:
            return (mine[0],)
        return ()

    def _with_joined(self, last: Element) -> tuple[Element, ...]:
        """Return the last of several subjects with those that "and" and commas join to it."""
        found = [last]
        while found[0].prep in {"and", ","}:
            before = [e for e in self.row if e.last <= found[0].first and e.kind in _ACTORS]
            if not before:
                break
            between = self.reading.run(before[-1].last, found[0].first)
            if not set(between) <= {"and", ",", *_DETERMINERS, *words().of("persons", "honorifics"), "."}:
                break
            if before[-1].kind in {"place", "body"} and last.kind == "person":
                break
            found.insert(0, before[-1])
        return tuple(found) if found[0].prep in {"", "and", ","} else ()

    def object(self, first: int, end: int, prep: str = "") -> list[Element]:
        """Return who stands behind ``first`` under one preposition ("" for the object) before ``end``, and those joined to it."""
        found: list[Element] = []
        for element in self.actors(first, end):
            if found and element.prep in {"and", ","} and self._adjoins(found[-1], element):
                found.append(element)
            elif found:
                break
            elif element.prep == prep and (prep or self._is_near(first, element.first)):
                found.append(element)
            elif prep == "" and element.prep not in {"in", "at", "on"}:
                break
        return found

    def _adjoins(self, one: Element, other: Element) -> bool:
        between = set(self.reading.run(one.last, other.first))
        return between <= {"and", ",", "by", *_DETERMINERS, *words().of("persons", "honorifics"), "."}

    def _is_near(self, first: int, last: int) -> bool:
        """Whether only articles, adjectives of nationality and small words stand between a verb and its object."""
        adjectives = {i for m in self.reading.places for i in range(m.first, m.last)}
        small = _DETERMINERS | words().of("persons", "described") | words().of("grammar", "adverbs")
        return all(self.reading.word(i) in small or i in adjectives for i in range(first, last))

    def date(self, clause: Clause, anchor: int | None = None) -> DateMention | None:
        """Return the date nearest to a verb: behind it within its clause, else before it up to the verb before.

        ``anchor`` is a token of the clause behind which a date goes before all others.
        """
        behind = self.inside(clause.verb.last, clause.end, "date")
        for element in self.inside(anchor, clause.end, "date") if anchor is not None else ():
            if isinstance(element.value, DateMention):
                return element.value
        start = max((c.verb.last for c in self.clauses if c.verb.first < clause.verb.first), default=0)
        before = self.inside(start, clause.verb.first, "date")
        both = sorted([*behind[:1], *before[-1:]], key=lambda e: abs(e.first - clause.verb.first))
        return both[0].value if both and isinstance(both[0].value, DateMention) else None
