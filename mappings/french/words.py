"""The word classes of ``words.toml``, folded, and the words that organisations are named with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mappings.authorities import authorities
from mappings.folding import fold
from mappings.lexicon import Matcher, stem

_HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of folded words, by what they are to a recogniser."""

    honorifics: frozenset[str]
    name_particles: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    phrase_ends: frozenset[str]
    inheriting: frozenset[str]
    openers: frozenset[str]
    between: frozenset[str]
    not_persons: frozenset[str]
    not_before_persons: frozenset[str]
    before_persons: frozenset[str]
    eponymous: frozenset[str]
    body_words: frozenset[str]  # stems of the words in the names of known bodies
    body_heads: Matcher[str]
    place_nouns: Matcher[str]  # to a kind of place
    people_nouns: Matcher[str]
    demonyms: frozenset[str]


@cache
def words() -> Words:
    """Read the word classes, once."""
    table: dict[str, Any] = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    people_nouns = table["classes"].pop("people_nouns")
    classes = {name: frozenset(fold(word) for word in members) for name, members in table["classes"].items()}
    known = authorities()
    return Words(
        **classes,
        not_persons=frozenset(stem(fold(word)) for word in table["not_persons"]["words"]),
        not_before_persons=frozenset(fold(word) for word in table["not_persons"]["before"]),
        before_persons=frozenset(fold(word) for word in table["persons"]["after"]),
        eponymous=frozenset(stem(fold(word)) for word in table["eponymous"]),
        body_words=frozenset(_body_words() | _stems(table["body_heads"]) | _stems(table["domains"])),
        body_heads=Matcher((head, head) for head in table["body_heads"]),
        place_nouns=Matcher((noun, kind) for kind, nouns in table["place_nouns"].items() for noun in nouns),
        people_nouns=Matcher((noun, noun) for noun in people_nouns),
        demonyms=frozenset(word for word in known.demonyms if len(word) > 2),
    )


def _stems(phrases: list[str]) -> set[str]:
    return {stem(word) for phrase in phrases for word in fold(phrase).split()}


def _body_words() -> set[str]:
    """Return the stems of the French words in the names of known bodies, places' and persons' names left out."""
    known = authorities()
    found: set[str] = set()
    for body in known.bodies.values():
        for language, name in body.labels:
            if language != "fr":
                continue
            found |= {
                stem(fold(word)) for word in name.replace("'", " ").replace("’", " ").split() if len(word) > 2
            }
    place_words = {stem(word) for name in known.place_names for word in name.split()}
    person_words = {stem(word) for name in known.person_names for word in name.split()}
    return found - place_words - person_words
