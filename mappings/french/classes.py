"""Word classes as ``words.toml`` writes them: sets of words or stems, phrases, numbered rows, nouns by their kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from mappings.folding import fold
from mappings.lexicon import stem

# The sections of words.toml whose classes are sets of words.
_SETS: Final = (
    "grammar",
    "time",
    "bodies",
    "persons",
    "places",
    "events",
    "agreements",
    "ties",
    "statements",
)
_OTHERWISE: Final = frozenset(
    {"body_heads", "domains", "turns", "topicless"}
)  # classes that are no sets of words


def sets(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return the classes of ``words.toml`` that are sets of words, or of their stems, by name.

    Words that several classes of a section hold stand once, under its ``shared``; ``with`` says which classes those are.
    """
    found: dict[str, Any] = {}
    for section in _SETS:
        classes = dict(table[section])
        shared = {name: frozenset(map(fold, members)) for name, members in classes.pop("shared", {}).items()}
        joined: Mapping[str, list[str]] = classes.pop("with", {})
        for name, members in classes.pop("stems", {}).items():
            found[name] = frozenset(stem(fold(word)) for word in members)
        for name, members in classes.items():
            if name not in _OTHERWISE:
                found[name] = frozenset(fold(word) for word in members)
        for name, others in joined.items():
            found[name] = found[name].union(*(shared[other] for other in others))
    return found


def accented(listed: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases as words with their accents, by the first of them: "opérateurs" to "opérateurs économiques"."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in listed:
        split = tuple(words.replace("-", " ").replace("'", " ").split())
        found[split[0]] = (*found.get(split[0], ()), split)
    return found


def phrase(text: str) -> tuple[str, ...]:
    """Return the folded words of a phrase."""
    return tuple(fold(text).split())


def without_articles(text: str) -> tuple[str, ...]:
    """Return the folded words of a phrase but for its "l'"."""
    return tuple(word for word in phrase(text) if word != "l")


def sequence(rows: Iterable[str], *, start: int) -> dict[str, int]:
    """Return the number of each word, each row being the forms of one number from ``start`` on: months, weekdays."""
    return {word: i for i, forms in enumerate(rows, start) for word in fold(forms).split()}


def kinds(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the kind that each folded noun is of."""
    return {fold(noun): kind for kind, nouns in table.items() for noun in nouns}


def stems(phrases: Iterable[str]) -> set[str]:
    """Return the stems of all words of phrases."""
    return {stem(word) for words in phrases for word in fold(words).split()}
