"""Labels to matchers: many phrases at once, word by word, insensitive to case, marks, plural and gender.

A trie of words, not an automaton over characters: a match must begin and end with a word, and each word is
compared by its stem, which an exact-string automaton cannot do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Generic, TypeVar

from mappings.text import Token
from mappings.text import tokens as tokenise

T = TypeVar("T")

STEMS_KEPT: Final = 1 << 15  # more than the different words of a few thousand articles; some megabytes

# Feminine and plural endings to the masculine singular; tried in order on folded words of five letters up.
_ENDINGS = (
    ("elles", "el"), ("elle", "el"), ("ennes", "en"), ("enne", "en"), ("onnes", "on"), ("onne", "on"),
    ("ives", "if"), ("ive", "if"), ("aux", "al"), ("ales", "al"), ("ale", "al"), ("ees", "e"), ("ee", "e"),
    ("trices", "teur"), ("trice", "teur"), ("drices", "deur"), ("drice", "deur"), ("euses", "eur"), ("euse", "eur"),
)  # fmt: skip


@lru_cache(maxsize=STEMS_KEPT)
def stem(word: str) -> str:
    """Return the form that a folded French word shares with its plural and feminine."""
    if len(word) >= 5 and not (len(word) <= 7 and word.endswith(("ee", "ees"))):
        for ending, base in _ENDINGS:
            if word.endswith(ending):
                return word[: -len(ending)] + base.rstrip("e")
    if len(word) > 3 and word[-1] in "sx":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Tokens ``[first:last]`` of a sentence match the labels of ``values``."""

    first: int
    last: int
    values: tuple[T, ...]


@dataclass(slots=True)
class _Node(Generic[T]):
    children: dict[str, _Node[T]] = field(default_factory=dict)
    values: tuple[T, ...] = ()


class Matcher(Generic[T]):
    """Finds labels in token sequences, the longest at each position."""

    def __init__(self, labels: Iterable[tuple[str, T]], *, stemmed: bool = True) -> None:
        self._key = stem if stemmed else str
        self._root: _Node[T] = _Node()
        for label, value in labels:
            node = self._root
            for token in tokenise(label):
                node = node.children.setdefault(self._key(token.folded), _Node())
            if node is not self._root and value not in node.values:
                node.values = (*node.values, value)

    def at(self, tokens: Sequence[Token], first: int, end: int | None = None) -> Match[T] | None:
        """Return the longest match that begins at ``first`` and reaches ``end`` at the most."""
        node, best = self._root, None
        for i in range(first, len(tokens) if end is None else end):
            following = node.children.get(self._key(tokens[i].folded))
            if following is None:
                break
            node = following
            if node.values:
                best = Match(first, i + 1, node.values)
        return best

    def find(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """Yield the matches from left to right, none inside another."""
        i = 0
        while i < len(tokens):
            match = self.at(tokens, i)
            if match is None:
                i += 1
            else:
                yield match
                i = match.last
