"""The scene of one article: every sentence with all that is mentioned in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from mappings.article import Article
from mappings.french.frames import act_adjectives, verb_forms
from mappings.french.groups import find_verbs
from mappings.french.words import words
from mappings.mentions.bodies import find_bodies
from mappings.mentions.calendar import Calendar
from mappings.mentions.dates import find_dates
from mappings.mentions.glue import capitals, part
from mappings.mentions.people import NO_NAMES, Names, PersonMention, find_people
from mappings.mentions.phrases import Surroundings
from mappings.mentions.places import Gazetteer
from mappings.mentions.posts import find_posts
from mappings.mentions.reading import ReadArticle, Reading
from mappings.text import Sentence, Token, sentences

__all__ = ["Reading", "Scene", "read_scene"]


@dataclass(frozen=True, slots=True)
class Scene(ReadArticle):
    """A French article read: its sentences with their mentions, its gazetteer and calendar.

    The gazetteer tells which "Santiago" is meant, the calendar which day "lundi" is.
    """

    gazetteer: Gazetteer
    calendar: Calendar


def read_scene(article: Article) -> Scene:
    """Find everything that ``article`` mentions.

    A name that one sentence makes sure of ("M. Tran Van An") is found in the others without "M.", too.
    """
    whole = sentences(article)
    known = capitals(whole)
    read = tuple(replace(sentence, tokens=tuple(part(sentence.tokens, known))) for sentence in whole)
    gazetteer = Gazetteer(article, read)
    calendar = Calendar.of(article, read)
    drafts = [_Draft(sentence, gazetteer, calendar) for sentence in read]
    places = {name for draft in drafts for name in draft.unknown_places()}
    readings = [draft.reading(places=places) for draft in drafts]
    names = Names.of(
        _words(reading.tokens, person)
        for reading in readings
        for person in reading.people
        if person.last - person.first > 1
    )
    for i, reading in enumerate(readings):
        named = {
            reading.tokens[k].folded for person in reading.people for k in (person.first, person.last - 1)
        }
        if any(
            t.folded in names.parts and t.is_capitalised and t.folded not in named for t in reading.tokens
        ):
            readings[i] = drafts[i].reading(names, places)
    return Scene(article, tuple(readings), gazetteer, calendar)


def _words(tokens: Sequence[Token], person: PersonMention) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens[person.first : person.last])


class _Draft:
    """A sentence with all its mentions but the persons, who are looked for again when more names are known."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, calendar: Calendar) -> None:
        tokens = sentence.tokens
        self._sentence = sentence
        self._places = gazetteer.find(tokens)
        self._around = Surroundings(tokens, {mention.first: mention for mention in self._places})
        self._posts = find_posts(self._around)
        covered = {i for post in self._posts for i in range(post.first, post.last)}
        self._bodies = find_bodies(self._around, covered)
        covered |= {i for body in self._bodies for i in range(body.first, body.last)}
        covered |= {i for m in self._places if not m.adjective for i in range(m.first, m.last)}
        self._dates = tuple(find_dates(tokens, calendar))
        covered |= {i for date in self._dates for i in range(date.first, date.last)}
        self._covered = covered
        self._verbs = find_verbs(tokens, verb_forms(), covered, act_adjectives())

    def unknown_places(self) -> Iterator[tuple[str, ...]]:
        """Yield the folded names of places that only the noun before them tells: "province de Nong Khai"."""
        for m in self._places:
            named = m.first > 0 and self._sentence.tokens[m.first - 1].folded in words().of
            if named and not m.adjective and m.place.authority is None and m.last - m.first > 1:
                yield tuple(token.folded for token in self._sentence.tokens[m.first : m.last])

    def reading(self, names: Names = NO_NAMES, places: Collection[tuple[str, ...]] = ()) -> Reading:
        people = find_people(self._around, self._posts, self._covered, self._verbs, names)
        if places:
            people = [person for person in people if _words(self._sentence.tokens, person) not in places]
        named = {i for person in people for i in range(person.first, person.last)}
        return Reading(
            self._sentence,
            tuple(self._places),
            tuple(self._posts),
            tuple(people),
            tuple(self._bodies),
            self._dates,
            tuple(verb for verb in self._verbs if verb.head not in named),
        )
