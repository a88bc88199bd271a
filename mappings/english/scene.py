"""The scene of one English article: every sentence with all that is mentioned in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.article import Article
from mappings.english.dates import find_dates
from mappings.english.names import Surroundings, find_bodies, find_people, find_posts
from mappings.english.places import Gazetteer
from mappings.english.verbs import find_verbs
from mappings.english.words import labels, words
from mappings.mentions.calendar import Calendar
from mappings.mentions.reading import ReadArticle, Reading
from mappings.text import LONGEST, Sentence, sentences

# A full stop behind these ends no sentence; mappings.text knows those that French has, too.
_ABBREVIATIONS: Final = frozenset(
    [
        "mrs",
        "ms",
        "prof",
        "gen",
        "lt",
        "sen",
        "gov",
        "hon",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "cllr",
    ]
)


@dataclass(frozen=True, slots=True)
class Scene(ReadArticle):
    """An English article read: its sentences with their mentions and its gazetteer."""

    gazetteer: Gazetteer


def read_scene(article: Article) -> Scene:
    """Find everything that ``article`` mentions; a name that one sentence makes sure of is found in part in the others."""
    read = tuple(_whole(sentences(article)))
    gazetteer, calendar = Gazetteer(article, read), Calendar.of(article, read)
    drafts = [_Draft(sentence, gazetteer, calendar) for sentence in read]
    names: set[tuple[str, ...]] = set()
    for draft in drafts:
        people = draft.reading(()).people
        names |= {_folded(draft.sentence, p.first, p.last) for p in people if p.last - p.first > 1}
    readings = tuple(draft.reading(names) for draft in drafts)
    return Scene(article, readings, gazetteer)


def _folded(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    return tuple(token.folded for token in sentence.tokens[first:last])


def _whole(read: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences, those put together again that the full stop of an abbreviation parted: "Ms." "Uwase"."""
    open_: Sentence | None = None
    for part in read:
        sentence = part
        if open_ is not None and open_.paragraph == part.paragraph and len(open_.tokens) < LONGEST:
            sentence = replace(open_, end=part.end, tokens=(*open_.tokens, *part.tokens))
        elif open_ is not None:
            yield open_
        open_ = sentence if _is_abbreviated(sentence) else None
        if open_ is None:
            yield sentence
    if open_ is not None:
        yield open_


def _is_abbreviated(sentence: Sentence) -> bool:
    return (
        len(sentence.tokens) > 1
        and sentence.tokens[-1].text == "."
        and sentence.tokens[-2].folded in _ABBREVIATIONS
    )


class _Draft:
    """A sentence with all its mentions but persons and verbs, which wait for the names of the whole article."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer, calendar: Calendar) -> None:
        self.sentence = sentence
        tokens = sentence.tokens
        self._places = gazetteer.find(tokens)
        self._around = Surroundings(tokens, {mention.first: mention for mention in self._places})
        self._posts = find_posts(self._around)
        covered = {i for post in self._posts for i in range(post.first, post.last)}
        self._dates = tuple(find_dates(tokens, calendar))
        self._dated = {i for date in self._dates for i in range(date.first, date.last)}
        covered |= self._dated
        self._bodies = list(find_bodies(self._around, covered))
        covered |= {i for body in self._bodies for i in range(body.first, body.last)}
        self._covered = covered | {i for m in self._places for i in range(m.first, m.last)}

    def reading(self, names: Collection[tuple[str, ...]]) -> Reading:
        tokens = self.sentence.tokens
        people = find_people(self._around, self._posts, self._covered, names)
        spans = [(p.first, p.last) for p in people]
        spans += [(p.first, p.last) for p in self._posts]
        spans += [(p.first, p.last) for p in self._bodies]
        spans += [(m.first, m.last) for m in self._places]
        named = {i for first, last in spans for i in range(first, last)}
        acting = {last - 1 for _, last in spans}
        doers = words().of("grammar", "he") | words().of("grammar", "she") | words().of("grammar", "they")
        doers |= (
            words().of("sides", "people") | words().of("sides", "nations") | words().of("sides", "localities")
        )
        acting |= {i for i, token in enumerate(tokens) if token.folded in doers | {"sides", "guests"}}
        for match in labels("event-types").find(tokens):
            before = {token.folded for token in tokens[: match.first]}
            if not before & words().of("grammar", "prepositions"):
                acting.add(match.last - 1)  # "A training course opened"
        return Reading(
            self.sentence,
            tuple(self._places),
            tuple(self._posts),
            tuple(people),
            tuple(self._bodies),
            self._dates,
            tuple(find_verbs(tokens, named, acting, self._dated)),
        )
