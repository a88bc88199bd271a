"""An article as it is read: every sentence with all that is mentioned in it, whatever its language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, Self

from mappings.article import Article
from mappings.facts import Evidence
from mappings.french.groups import Verb
from mappings.mentions.bodies import BodyMention
from mappings.mentions.dates import DateMention
from mappings.mentions.people import PersonMention
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.text import Folded, Sentence, Token

STRETCH: Final = 5000  # tokens of an article that are read together, about 30 kB; the longest report of agencies here has 2500


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence and its mentions: "X, maire de Hué, a reçu lundi …" has a person, a post, a place, a verb, a date."""

    sentence: Sentence
    places: tuple[PlaceMention, ...]
    posts: tuple[PostMention, ...]
    people: tuple[PersonMention, ...]
    bodies: tuple[BodyMention, ...]
    dates: tuple[DateMention, ...]
    verbs: tuple[Verb, ...]
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)
    """The sentence's tokens: "d'Hanoï" is two."""
    word: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """Returns the folded word at an index, "" outside the sentence."""
    said: frozenset[str] = field(init=False, repr=False, compare=False)
    """The folded words of the sentence, each once."""

    def __post_init__(self) -> None:
        """Look the words of the sentence up once: what reads it asks for them again and again."""
        folded = Folded(self.sentence.tokens)
        object.__setattr__(self, "tokens", self.sentence.tokens)
        object.__setattr__(self, "word", folded.__getitem__)
        object.__setattr__(self, "said", frozenset(folded.values()))

    def where(self, sought: Collection[str]) -> list[int]:
        """Return the indices of the folded words ``sought``: 0 and 5 for "la" in "la ville de Hué et la province"."""
        if self.said.isdisjoint(sought):  # nearly always
            return []
        return [i for i, token in enumerate(self.tokens) if token.folded in sought]

    def run(self, first: int, last: int | None = None) -> list[str]:
        """Return the folded words of tokens ``[first:last]``: "à Huế" as "a", "hue"."""
        return [token.folded for token in self.tokens[max(first, 0) : last]]

    def has(self, sought: Collection[str], first: int = 0, last: int | None = None) -> bool:
        """Whether one of the folded words ``sought`` stands among tokens ``[first:last]``: "lors" before "de la réunion"."""
        return any(token.folded in sought for token in self.tokens[max(first, 0) : last])


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article and its sentences with their mentions; any run of tokens can be quoted as evidence."""

    article: Article
    readings: tuple[Reading, ...]
    goes_on: bool = field(
        default=False, kw_only=True
    )  # a later stretch, whose opening is not what it is all about

    def stretches(self) -> Iterator[Self]:
        """Yield the article itself; a long one in stretches of whole sentences, each within ``STRETCH`` tokens.

        Who "il" is and which of two meetings are one is asked of all that was told before: what a text of any length
        costs grows with its length only where that has a bound. No report from an agency comes near it.
        """
        first = length = 0
        for i, reading in enumerate(self.readings):
            length += len(reading.tokens)
            if length > STRETCH and i > first:
                yield replace(self, readings=self.readings[first:i], goes_on=first > 0)
                first, length = i, len(reading.tokens)
        yield self if not first else replace(self, readings=self.readings[first:], goes_on=True)

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the words of the article between two offsets, without white space at the ends: " à Hué " as "à Hué"."""
        exact = self.article.text[start:end]
        start += len(exact) - len(exact.lstrip())
        end -= len(exact) - len(exact.rstrip())
        return Evidence(start, end, self.article.text[start:end])

    def quote(self, reading: Reading, first: int = 0, last: int | None = None) -> Evidence:
        """Return tokens ``[first:last]`` of a sentence ("maire de Hué") as evidence; the whole sentence by default."""
        run = reading.tokens[first:last]
        return self.evidence(run[0].start, run[-1].end)

    def written(self, reading: Reading, first: int, last: int) -> str:
        """Return tokens ``[first:last]`` as the article writes them ("vice-président"), lost spaces put back."""
        run = reading.tokens[first:last]
        start, out = run[0].start, ""
        for before, token in pairwise(run):
            if token.start == before.end and before.is_word and token.is_word:
                out += self.article.text[start : before.end] + " "
                start = token.start
        return out + self.article.text[start : run[-1].end]
