"""The word classes, demonyms and labels of English, folded, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from mappings.authorities import authorities
from mappings.compiled import compiled
from mappings.folding import fold
from mappings.lexicon import Matcher
from mappings.schemes import scheme
from mappings.text import Token

LANGUAGE: Final = "en"
_HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of ``words.toml``: ``words().of("grammar", "articles")`` has "the"."""

    table: Mapping[str, Any]

    def of(self, section: str, name: str) -> frozenset[str]:
        """Return a class of words, folded."""
        return _class(section, name)

    def mapped(self, section: str, name: str) -> Mapping[str, Any]:
        """Return a table of words, folded, to what each stands for."""
        return {fold(word): value for word, value in self.table[section][name].items()}


@cache
def _class(section: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words().table[section][name])


@cache
def words() -> Words:
    """Return the word classes of English."""
    return Words(tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8")))


@cache
def numbered(name: str) -> Mapping[str, int]:
    """Return the months (from 1) or weekdays (from 0), each by all its names."""
    first = 1 if name == "months" else 0
    rows: Iterable[str] = words().table["time"][name]
    return {word: i for i, row in enumerate(rows, first) for word in row.split()}


@cache
def full_months() -> frozenset[str]:
    """Return the months' whole names, which no full stop shortens: "may", but not "nov"."""
    rows: Iterable[str] = words().table["time"]["months"]
    return frozenset(row.split()[0] for row in rows)


@cache
def calendar_names() -> frozenset[str]:
    """Return the whole names of months and weekdays: no person's, as "Thu" and "Jan" are."""
    rows: Iterable[str] = words().table["time"]["weekdays"]
    return full_months() | {row.split()[0] for row in rows}


@cache
def field_words() -> frozenset[str]:
    """Return the words of topics and bodies, of which ministries and departments are named: "foreign", "tourism"."""
    named = words().of("bodies", "parts") | words().of("bodies", "heads")
    told = (
        word
        for concept in scheme("topics")
        for label in concept.words(LANGUAGE)
        for word in fold(label).split()
    )
    return named | frozenset(told)


@compiled
def labels(name: str) -> Matcher[str]:
    """Return the English labels of a scheme, to the ids of its members."""
    return Matcher(
        ((label, concept.id) for concept in scheme(name) for label in concept.words(LANGUAGE)),
        language=LANGUAGE,
    )


@compiled
def place_names() -> Matcher[str]:
    """Return the names of known places and their English by-names, to what the authorities call them."""
    also = words().mapped("places", "also")
    own = ((name, name) for name in authorities().place_names)
    return Matcher([*own, *((name, name) for name in also)], stemmed=False)


@compiled
def demonyms() -> Matcher[str]:
    """Return the adjectives of nationality, to the ids of their countries."""
    table: Mapping[str, str] = words().table["demonyms"]
    forms = ((word.replace("-", " "), id_) for id_, row in table.items() for word in row.split())
    return Matcher(((form, id_) for word, id_ in forms for form in (word, word + "s")), stemmed=False)


def run(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    """Return the folded words of tokens ``[first:last]``."""
    return [token.folded for token in tokens[max(first, 0) : max(last, 0)]]


def word_at(tokens: Sequence[Token], i: int) -> str:
    """Return the folded word at ``i``, "" outside the sentence."""
    return tokens[i].folded if 0 <= i < len(tokens) else ""


def is_any(tokens: Sequence[Token], i: int, sought: Collection[str]) -> bool:
    """Whether one of the folded words ``sought`` stands at ``i``."""
    return word_at(tokens, i) in sought
