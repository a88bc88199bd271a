"""A sentence as a row of elements: who, where, when and which verbs, each with the preposition before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Final

from mappings.facts import Body
from mappings.french.groups import Verb
from mappings.french.labels import event_nouns
from mappings.french.words import words
from mappings.lexicon import STEMS_KEPT
from mappings.mentions.bodies import BodyMention
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading
from mappings.relations.cast import Group
from mappings.relations.naming import Namer
from mappings.relations.nouns.celebrations import celebrates
from mappings.relations.nouns.ellipses import ELLIPSES, ellipsis_of
from mappings.relations.nouns.no_events import SITTINGS, is_series, is_sitting, names_no_event, says_press
from mappings.relations.nouns.plurals import Plural, plurals
from mappings.relations.sentences.element import Element, Value
from mappings.relations.sentences.prepositions import Prepositions

_OPENERS: Final = frozenset({"deux", "parties", "partie", "hotes", "visiteurs"})  # of pairs, sides and guests
_LONGEST_EVENT: Final = 20  # tokens; no noun of an event in the lexicon has so many


def elements(reading: Reading, groups: Sequence[Group], namer: Namer) -> tuple[Element, ...]:
    """Return the elements of a sentence from left to right, none inside another.

    "M. X a reçu lundi à Hué une délégation lao" is a person, a verb, a date, a place with "a" and a body.
    """
    row = _Row(reading)
    for group in groups:
        row.add("person", group.first, group.last, group)
    for verb in reading.verbs:
        row.add("verb", verb.first, verb.last, verb)
    for plural in plurals(reading):
        row.add_plural(plural)
    sent = [body for body in reading.bodies if body.delegation]
    for post in reading.posts:
        if not _is_named(post.first, sent):
            row.add_post(post)  # "délégation du groupe d'amitié parlementaire" holds no parliamentarian
    for body in reading.bodies:
        row.add_body(body, namer)
    _add_places(row, reading)
    for date in reading.dates:
        row.add("date", date.first, date.last, date)
    row.add_nouns()
    return row.sorted()


def _add_places(row: _Row, reading: Reading) -> None:
    for place, following in zip_longest(reading.places, reading.places[1:]):
        if not place.adjective:
            last = _with_country(reading, place, following)
            row.add("place", place.first, last, place.place, phrase=place.phrase)


def _is_named(first: int, bodies: Iterable[BodyMention]) -> bool:
    """Whether what begins at ``first`` is only a word in the name of a body."""
    return any(body.first < first < body.last for body in bodies)


def _with_country(reading: Reading, place: PlaceMention, following: PlaceMention | None) -> int:
    """Return where a province ends with the country that it is of: "le Territoire du Nord de l'Australie"."""
    if following is None or place.place.kind != "Province" or following.place.kind != "Country":
        return place.last
    between = reading.run(place.last, following.first)
    of_it = place.place.country == following.place.country and not following.adjective
    joined = bool(between) and between[0] in words().of and words().of | words().articles >= set(between)
    return following.last if of_it and joined else place.last


@lru_cache(maxsize=STEMS_KEPT)
def _may_open(word: str) -> bool:
    """Whether a noun or pronoun that ``_Row.add_nouns`` takes may begin with a folded word, besides figures."""
    known = words()
    classes = (
        known.pronouns, known.tonic_pronouns, known.first_person, known.collective_numbers, known.place_pairs,
        known.collective_people, known.own_places, ELLIPSES, SITTINGS, _OPENERS,
    )  # fmt: skip
    listed = any(word in one for one in classes) or any(word == latter[0] for latter in known.latter)
    return listed or known.people_nouns.opens(word) or event_nouns().opens(word)


class _Row:
    """The elements found so far; a token belongs to one only, the first that takes it."""

    def __init__(self, reading: Reading) -> None:
        self._reading, self._tokens = reading, reading.tokens
        self._taken: set[int] = set()
        self._heads: set[int] = set()  # of verbs
        self._found: list[Element] = []
        self._prepositions = Prepositions(reading, self._found, self._heads)

    def sorted(self) -> tuple[Element, ...]:
        return tuple(sorted(self._found, key=lambda e: (e.first, -e.last)))

    def block(self, first: int, last: int) -> None:
        self._taken.update(range(first, last))

    def add(
        self, kind: str, first: int, last: int, value: Value | None = None, phrase: int | None = None
    ) -> None:
        """Add an element unless its tokens are taken; ``phrase`` is where the noun before a place's name begins."""
        if kind == "verb" and isinstance(value, Verb):
            if value.head in self._taken:
                return
            self._taken.add(value.head)
            self._heads.add(value.head)
        elif self._taken & set(range(first, last)):
            return
        else:
            self._taken.update(range(first if phrase is None else phrase, last))
        prep = self._prepositions.before(first if phrase is None else phrase, person=kind == "person")
        if phrase is not None:
            prep = self._prepositions.under_plural(first, phrase, prep)
        self._found.append(Element(kind, first, last, prep, value))

    def add_body(self, body: BodyMention, namer: Namer) -> None:
        """Add a body, unless it is a gathering: "la 12e Assemblée de l'Union"."""
        if not is_sitting(self._reading, body.first):
            self.add("body", body.first, body.last, namer.body(self._reading, body))

    def add_plural(self, plural: Plural) -> None:
        """Add "des représentants de la diaspora lao", unless "les deux" makes them both sides.

        Of "X et d'autres responsables du Parti" X counts, and neither they nor the Party.
        """
        if _is_named(plural.first, self._reading.bodies):
            return  # "organisations" of "Union des organisations d'amitié"
        if self._reading.word(plural.first) == "autres":
            self.block(plural.first, plural.last)
            return
        both = self._reading.word(plural.first) == "deux" or self.is_pair(plural.first)
        if not both:
            self.add("people", plural.first, plural.last, Body(self._written(plural.first, plural.last)))

    def add_post(self, post: PostMention) -> None:
        """Add a post without a name: "le maire" is someone, "les deux maires" both sides."""
        described = words().people_nouns.at(self._tokens, post.first)
        if described is not None and post.body is None and not post.plural:
            return  # "le responsable vietnamien" describes a person, it names no post
        if not post.plural and self.is_definite(post.first):
            self.add("someone", post.first, post.last, post)
        elif post.plural and self.is_pair(post.first):
            self.add("sides", post.first - 1, post.last)
        elif post.plural and post.last - post.first > 1 and self._is_collective(post.first):
            self.add("people", post.first, post.last, Body(self._written(post.first, post.last)))
        else:
            self.block(post.first, post.last)

    def is_definite(self, first: int) -> bool:
        """Whether what begins at ``first`` is one already known: "le maire", "le nouvel ambassadeur"."""
        new = self._reading.word(first - 1) in words().newly
        return self._reading.word(first - 1 - new) in words().definite

    def is_pair(self, first: int) -> bool:
        """Whether "les deux" stands before a noun in the plural: "les deux maires" are both sides."""
        return (
            self._reading.word(first - 1) == "deux" and self._reading.word(first - 2) in words().before_pairs
        )

    def add_nouns(self) -> None:
        """Add pronouns, descriptions, pairs and nouns of events."""
        i = 0
        while i < len(self._tokens):
            token = self._tokens[i]
            opens = token.is_number or _may_open(token.folded)
            i = self._noun_at(i) if opens and i not in self._taken else i + 1

    def _noun_at(self, i: int) -> int:
        """Add what stands at ``i``; return the index behind it."""
        return (
            self._pronoun(i)
            or self._speaking(i)
            or self._latter(i)
            or self._collective(i)
            or self._pair(i)
            or self._side(i)
            or self._group(i)
            or self._description(i)
            or self._own(i)
            or self._ellipsis(i)
            or self._event(i)
            or i + 1
        )

    def _pronoun(self, i: int) -> int | None:
        """Take "il", "elles", but not the "il" of "a-t-il"."""
        token = self._tokens[i]
        kind = words().pronouns.get(token.folded)
        if self._reading.word(i - 1) in words().before_tonic:
            kind = words().tonic_pronouns.get(token.folded, kind)
        if kind is None or token.glue == "-":
            return None
        self.add(kind, i, i + 1)
        return i + 1

    def _speaking(self, i: int) -> int | None:
        """Take "je", "nous" before a verb as who is quoted."""
        if self._tokens[i].folded not in words().first_person or self._tokens[i].glue == "-":
            return None
        at = i + 1
        while self._reading.word(at) in words().after_first_person:
            at += 1
        if not any(verb.first <= at < verb.last for verb in self._reading.verbs):
            return None
        self.add("me", i, i + 1)
        return at

    def _latter(self, i: int) -> int | None:
        """Take "ce dernier", "celle-ci" as the one named last."""
        word = self._reading.word
        latter = (word(i), word(i + 1))
        if latter not in words().latter:
            return None
        self.add("latter", i, i + 2, "she" if latter[0] in {"cette", "celle"} else "he")
        return i + 2

    def _collective(self, i: int) -> int | None:
        """Take "les 5 provinces et régions": more than two, named together as one collective body."""
        word, pairs = self._reading.word, words().place_pairs
        several = word(i) in words().collective_numbers or self._tokens[i].text.isdecimal()
        if not several or word(i - 1) not in {"les", "ces"} or word(i + 1) not in pairs:
            return None
        last = i + 2
        if word(last) == "et" and word(last + 1) in pairs:
            last += 2
        while word(last) in words().demonyms | words().collective_adjectives:
            last += 1
        self.add("body", i, last, Body(self._written(i, last)))
        return last

    def _pair(self, i: int) -> int | None:
        """Take "les deux parties", "les deux maires", "toutes deux" as sides, "les deux villes" as a pair of places."""
        word = self._reading.word
        if self._is_bare_pair(i):
            self.add("pair", i, i + 1, words().place_pairs[word(i)])
            return i + 1
        if word(i) not in {"deux", "parties"} or word(i - 1) not in words().before_pairs:
            return None
        if word(i - 1) in {"tous", "toutes"} and word(i) == "deux":
            self.add("sides", i - 1, i + 1)
            return i + 1
        noun = i if word(i) == "parties" else i + 1
        if word(noun) == "hauts":
            noun += 1
        if word(noun) in words().sides:
            self.add("sides", i, noun + 1)
            return noun + 1
        if word(noun) in words().place_pairs:
            self.add("pair", i, noun + 1, words().place_pairs[word(noun)])
            return noun + 1
        return i + 1

    def _is_bare_pair(self, i: int) -> bool:
        """Whether "Les localités" is the subject of the verb behind it, so that those are meant who talk."""
        word = self._reading.word
        opens = word(i - 1) == "les" and (i == 1 or word(i - 2) in {",", "que"})
        plural = word(i + 1) in words().plural_auxiliaries | words().reflexives
        return opens and plural and words().place_pairs.get(word(i)) == "Locality"

    def _side(self, i: int) -> int | None:
        """Take "la partie chinoise" as a body: one of the two sides, as its country is called."""
        end = self._adjective_end(i + 1)
        if self._reading.word(i) != "partie" or not self.is_definite(i) or end == i + 1:
            return None
        self.add("body", i, end, Body(self._written(i, end)))
        return end

    def _group(self, i: int) -> int | None:
        """Take "les dirigeants de Hué", "les autorités de la province de Hué" as a collective body."""
        word = self._reading.word
        if not self._is_collective(i):
            return None
        at = i + 1
        while word(at) in words().of | words().articles:
            at += 1
        places = [m.last for m in self._reading.places if at in {m.first, m.phrase}]
        owners = places + [m.last for m in self._reading.bodies if m.first == at]
        if at == i + 1 or not owners:
            return None
        self.add("people", i, i + 1, Body(self._written(i, max(owners))))
        return i + 1

    def _is_collective(self, i: int) -> bool:
        """Whether people who speak for others are named together at ``i``: "les dirigeants"."""
        word = self._reading.word
        return word(i) in words().collective_people and word(i - 1) in {"les", "des", "aux"}

    def _written(self, first: int, last: int) -> str:
        """Return tokens as written, runs of white space as one blank: "dirigeants de l'ASEAN"."""
        run = self._tokens[first:last]
        gaps = (t.glue or (" " if t.start > before.end else "") for before, t in pairwise(run))
        return run[0].text + "".join(gap + t.text for gap, t in zip(gaps, run[1:], strict=True))

    def _description(self, i: int) -> int | None:
        """Take "le dirigeant lao", "leurs hôtes" as someone already named."""
        word = self._reading.word
        if word(i) in {"hotes", "visiteurs"} and word(i - 1) in {"leurs", "ses", "les"}:
            self.add("someone", i, i + 1, "visiteur")
            return i + 1
        people = words().people_nouns.at(self._tokens, i)
        if people is None or not self.is_definite(i):
            return None
        last = people.last
        while word(last) in words().inheriting or self._adjective_end(last) > last:
            last = max(last + 1, self._adjective_end(last))
        self.add("someone", i, last, " ".join(self._reading.run(i, last)))
        return last

    def _adjective_end(self, i: int) -> int:
        """Return where an adjective of country at ``i`` ends, ``i`` where there is none: "sud-coréen" is two tokens."""
        found = (m.last for m in self._reading.places if m.adjective and m.first == i)
        return next(found, i + (self._reading.word(i) in words().demonyms))

    def _own(self, i: int) -> int | None:
        """Take "sa ville", "la province" as a place already named."""
        noun, before = self._reading.word(i), self._reading.word(i - 1)
        owned = before in {"sa", "son", "la", "cette", "leur"}
        if noun not in words().own_places or not owned or i + 1 in self._taken - self._heads:
            return None
        self.add("own", i, i + 1, before + " " + words().own_places[noun])
        return i + 1

    def _ellipsis(self, i: int) -> int | None:
        """Take the "celle" of "la visite de X et celle effectuée par Y" as the noun of the event told before."""
        kind = ellipsis_of(self._reading, self._found, i)
        if kind is None:
            return None
        self.add("event", i, i + 1, kind)
        return i + 1

    def _event(self, i: int) -> int | None:
        """Take "la réunion", "une visite officielle" as the noun of an event."""
        if event_nouns().at(self._tokens, i) is None:
            if not is_sitting(self._reading, i):
                return None
            self.add("event", i, i + 1, "Conference")
            return i + 1
        free = next(
            (j for j in range(i, min(i + _LONGEST_EVENT, len(self._tokens))) if j in self._taken), None
        )
        event = event_nouns().at(self._tokens, i, free)
        if event is None:
            return None
        if says_press(self._reading, event.last):
            self.add("event", i, event.last, "Event")
        elif not (self._completes_event(i) or names_no_event(self._reading, i, event.last, self._taken)):
            kind = "Conference" if is_series(self._reading, i) else event.values[0]
            kind = "Ceremony" if celebrates(self._reading, i, event.last) else kind
            self.add("event", i, event.last, kind)
        return event.last

    def _completes_event(self, i: int) -> bool:
        """Whether the noun at ``i`` only completes the one before it: "la conférence du comité mixte" is one gathering."""
        before = [e for e in self._found if e.kind == "event" and e.last <= i]
        if not before or before[-1].last == i:
            return False
        between = self._reading.run(before[-1].last, i)
        if between in (["«"], ["“"], ['"']):
            return True  # "le séminaire « Rencontre avec Hué »"
        light = words().of | words().demonstratives | words().possessives | {"la", "l", "le", "leur"}
        return all(word in light or word.isdecimal() for word in between)
