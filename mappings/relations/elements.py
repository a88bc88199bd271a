"""A sentence as a row of elements: who, where, when and which verbs, each with the preposition before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from mappings.facts import Body, Place
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.lexicon import Matcher
from mappings.mentions.dates import DateMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading
from mappings.relations.cast import Group
from mappings.relations.naming import Namer
from mappings.schemes import scheme

_PRONOUNS: Final = {"il": "he", "elle": "she", "ils": "they", "elles": "they"}
_SIDES: Final = frozenset(
    {
        "partie",
        "parties",
        "cotes",
        "dirigeants",
        "responsables",
        "hommes",
        "ministres",
        "delegations",
        "interlocuteurs",
        "maires",
        "gouverneurs",
        "presidents",
        "edil",
        "ediles",
        "diplomates",
        "chefs",
        "secretaires",
        "organes",
        "gouvernements",
        "ministeres",
        "institutions",
    }
)
_PLACE_PAIRS: Final = {
    "villes": "City",
    "localites": "Locality",
    "provinces": "Province",
    "pays": "Country",
    "nations": "Country",
    "etats": "Country",
    "capitales": "City",
    "regions": "Province",
    "peuples": "Country",
    "prefectures": "Province",
}
_NOUNS_LIKE_VERBS: Final = frozenset({"atelier", "dîner", "déjeuner", "souper", "chantier"})
_OWN: Final = {
    "ville": "City",
    "province": "Province",
    "pays": "Country",
    "localite": "Locality",
    "capitale": "City",
    "megapole": "City",
    "metropole": "City",
    "prefecture": "Province",
    "municipalite": "City",
    "cite": "City",
}
_BEFORE: Final = words().determiners | {"meme", "mme", "m", "mm", ".", "deux", "notre", "cette"}
_FIXED: Final = {
    ("afin", "de"): "pour",
    ("ainsi", "que"): "et",
    ("de", "meme", "que"): "et",
    ("aupres", "de"): "a",
    ("a", "bord"): "sur",
}


@dataclass(frozen=True, slots=True)
class Element:
    """Tokens ``[first:last]`` and what they are; ``prep`` is the folded preposition that governs them, "" if none.

    kinds: person (Group), body (Body), place (Place), he, she, they, someone (a description of one person), sides
    (both sides), pair (two places), own (a place by its noun: "sa ville"), date, verb, event (a noun naming one).
    """

    kind: str
    first: int
    last: int
    prep: str = ""
    value: Group | Body | Place | DateMention | Verb | PostMention | str | None = None

    @property
    def is_actor(self) -> bool:
        """Whether it can act or be acted on."""
        return self.kind in {
            "person",
            "body",
            "place",
            "he",
            "she",
            "they",
            "someone",
            "sides",
            "pair",
            "own",
        }


@cache
def event_nouns() -> Matcher[str]:
    """Return the nouns of the scheme of event types, to the types' local names."""
    return Matcher(
        (label.text, concept.id)
        for concept in scheme("event-types")
        for label in concept.labels
        if label.language == "fr" and not is_verbal(label.text)
    )


def is_verbal(label: str) -> bool:
    """Whether a label is a verb in the infinitive or a phrase that begins with one."""
    head = label.lower().replace("’", "'").split()[0]
    if head in {"se", "avoir", "être"} or head.startswith("s'"):
        return True
    return head.endswith(("er", "ir", "indre", "endre", "mettre")) and head not in _NOUNS_LIKE_VERBS


def elements(reading: Reading, groups: Sequence[Group], namer: Namer) -> tuple[Element, ...]:
    """Return the elements of a sentence from left to right, none inside another."""
    row = _Row(reading)
    for group in groups:
        row.add("person", group.first, group.last, group)
    for post in reading.posts:
        described = words().people_nouns.at(reading.tokens, post.first)
        if described is not None and post.body is None and not post.plural:
            continue  # "le responsable vietnamien" describes a person, it names no post
        if not post.plural and row.is_definite(post.first):
            row.add("someone", post.first, post.last, post)
        else:
            row.block(post.first, post.last)
    for body in reading.bodies:
        row.add("body", body.first, body.last, namer.body(reading, body))
    for place in reading.places:
        if not place.adjective:
            row.add("place", place.first, place.last, place.place, phrase=place.phrase)
    for date in reading.dates:
        row.add("date", date.first, date.last, date)
    for verb in reading.verbs:
        row.add("verb", verb.first, verb.last, verb)
    row.add_nouns()
    return row.sorted()


class _Row:
    def __init__(self, reading: Reading) -> None:
        self._reading, self._tokens = reading, reading.tokens
        self._taken: set[int] = set()
        self._found: list[Element] = []

    def sorted(self) -> tuple[Element, ...]:
        return tuple(sorted(self._found, key=lambda e: (e.first, -e.last)))

    def block(self, first: int, last: int) -> None:
        self._taken.update(range(first, last))

    def add(
        self,
        kind: str,
        first: int,
        last: int,
        value: Group | Body | Place | DateMention | Verb | PostMention | str | None,
        phrase: int | None = None,
    ) -> None:
        if kind == "verb" and isinstance(value, Verb):
            if value.head in self._taken:
                return
            self._taken.add(value.head)
        elif self._taken & set(range(first, last)):
            return
        else:
            self._taken.update(range(first, last))
        self._found.append(
            Element(kind, first, last, self._preposition(first if phrase is None else phrase), value)
        )

    def is_definite(self, first: int) -> bool:
        return self._reading.word(first - 1) in {
            "le",
            "la",
            "l",
            "ce",
            "cette",
            "cet",
            "au",
            "du",
            "son",
            "sa",
        }

    def _preposition(self, first: int) -> str:
        i = first - 1
        while i >= 0 and (self._tokens[i].folded in _BEFORE - {"du", "des"} or self._tokens[i].text in "«"):
            i -= 1
        word = self._reading.word(i)
        if (
            word == "et"
            and self._reading.word(i - 1) == ","
            and self._reading.word(first) in {"tous", "toutes", "parties"}
        ):
            return ""
        if word in {"que", "de"}:
            fixed = _FIXED.get((self._reading.word(i - 1), word)) or _FIXED.get(
                (self._reading.word(i - 2), self._reading.word(i - 1), word)
            )
            if fixed:
                return self._through(fixed, i - 1)
        if word in {"au", "aux"}:
            return "a"
        if word in {"du", "des", "d"}:
            return "de"
        if word in {"et", ",", "ou"}:
            return self._through("et", i) if word == "et" else ""
        return word if word in words().prepositions else ""

    def _through(self, word: str, at: int) -> str:
        """Return the preposition of the first member of a coordination; "" where it has none."""
        previous = [
            e
            for e in self._found
            if e.last <= at
            and e.kind in {"person", "body", "place", "someone", "own"}
            and e.prep != "cote"
            and at - e.last <= (4 if word == "et" else 2)
        ]
        return (
            max(previous, key=lambda e: e.last).prep
            if previous and word == "et"
            else ""
            if word == "et"
            else word
        )

    def add_nouns(self) -> None:
        """Add pronouns, descriptions, pairs and nouns of events."""
        i = 0
        while i < len(self._tokens):
            i = self._noun_at(i) if i not in self._taken else i + 1

    def _noun_at(self, i: int) -> int:
        token, word = self._tokens[i], self._reading.word
        if token.folded in _PRONOUNS and token.glue != "-":
            self.add(_PRONOUNS[token.folded], i, i + 1, None)
            return i + 1
        if (
            (word(i) in {"trois", "quatre", "cinq", "six"} or self._tokens[i].text.isdigit())
            and word(i - 1) in {"les", "ces"}
            and word(i + 1) in _PLACE_PAIRS
        ):
            return self._collective(i)
        if word(i) in {"deux", "parties"} and word(i - 1) in {
            "les",
            "des",
            "aux",
            "ces",
            "leurs",
            "tous",
            "toutes",
        }:
            return self._pair(i)
        if word(i) in {"hotes", "visiteurs"} and word(i - 1) in {"leurs", "ses", "les"}:
            self.add("someone", i, i + 1, "visiteur")
            return i + 1
        people = words().people_nouns.at(self._tokens, i)
        if people is not None and self.is_definite(i):
            last = people.last
            while last < len(self._tokens) and (
                word(last) in words().demonyms or word(last) in words().inheriting
            ):
                last += 1
            self.add("someone", i, last, " ".join(t.folded for t in self._tokens[i:last]))
            return last
        if (
            word(i) in _OWN
            and word(i - 1) in {"sa", "son", "la", "cette", "leur"}
            and i + 1 not in self._taken
        ):
            self.add("own", i, i + 1, word(i - 1) + " " + _OWN[word(i)])
            return i + 1
        free = next((j for j in range(i, len(self._tokens)) if j in self._taken), None)
        event = event_nouns().at(self._tokens, i, free)
        if event is not None:
            if not self._completes_event(i):
                self.add("event", i, event.last, event.values[0])
            return event.last
        return i + 1

    def _completes_event(self, i: int) -> bool:
        """Whether the noun at ``i`` only completes the one before it: "la conférence du comité mixte" is one gathering."""
        before = [e for e in self._found if e.kind == "event" and e.last <= i]
        if not before or before[-1].last == i:
            return False
        between = {t.folded for t in self._tokens[before[-1].last : i]}
        return between <= {"de", "du", "d", "des", "la", "l", "le"}

    def _collective(self, i: int) -> int:
        """Take "les 5 provinces et régions": more than two, named together as one collective body."""
        last = i + 2
        if self._reading.word(last) == "et" and self._reading.word(last + 1) in _PLACE_PAIRS:
            last += 2
        while self._reading.word(last) in words().demonyms | {"frontalieres", "participantes", "concernees"}:
            last += 1
        run = self._tokens[i:last]
        self.add("body", i, last, Body(" ".join(t.text for t in run)))
        return last

    def _pair(self, i: int) -> int:
        word = self._reading.word
        if word(i - 1) in {"tous", "toutes"} and word(i) == "deux":
            self.add("sides", i - 1, i + 1, None)
            return i + 1
        noun = i if word(i) == "parties" else i + 1
        if word(noun) == "hauts":
            noun += 1
        if word(noun) in _SIDES:
            self.add("sides", i, noun + 1, None)
            return noun + 1
        if word(noun) in _PLACE_PAIRS:
            self.add("pair", i, noun + 1, _PLACE_PAIRS[word(noun)])
            return noun + 1
        return i + 1
