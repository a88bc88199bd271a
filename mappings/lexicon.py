"""Labels to matchers: many phrases at once, word by word, insensitive to case, marks, plural and gender.

A trie of words, not an automaton over characters: a match must begin and end with a word, and each word is
compared by its stem, which an exact-string automaton cannot do.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar, cast

from mappings.text import Token
from mappings.text import tokens as tokenise

T = TypeVar("T")

STEMS_KEPT: Final = 1 << 15  # more than the different words of a few thousand articles; some megabytes

# Feminine and plural endings to the masculine singular; tried in order on folded words of five letters up.
_ENDINGS: Final = (
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


def singular(word: str) -> str:
    """Return the form that a folded English noun shares with its plural: "country" for "countries"."""
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > len("bus") else word


STEMS: Final[Mapping[str, Callable[[str], str]]] = {"fr": stem, "en": singular, "": str}
"""What the folded words have in common that are one to a label, by language; under "" each word is itself alone."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """Tokens ``[first:last]`` of a sentence match the labels of ``values``."""

    first: int
    last: int
    values: tuple[T, ...]


_Node = dict[str | None, Any]
"""What follows a word: the nodes of the next words, and under None the values of the labels that end here."""


class Matcher(Generic[T]):
    """Finds labels in token sequences, the longest at each position.

    ``language`` is the one whose ``STEMS`` tell which words are one; without stems only the same words are.
    """

    def __init__(
        self, labels: Iterable[tuple[str, T]], *, stemmed: bool = True, language: str = "fr"
    ) -> None:
        self._stems = language if stemmed else ""
        self._key = STEMS[self._stems]
        self._root: _Node = {}
        for label, value in labels:
            node = self._root
            for token in tokenise(label):
                node = node.setdefault(self._key(token.folded), {})
            values = node.get(None, ())
            if node is not self._root and value not in values:
                node[None] = (*values, value)

    @property
    def state(self) -> tuple[str, dict[str | None, bytes]]:
        """All that a matcher is, in plain data; each first word's labels by themselves, since a text has few of them."""
        return self._stems, {word: marshal.dumps(self._below(word)) for word in self._root}

    @classmethod
    def of_state(cls, state: tuple[str, dict[str | None, bytes]]) -> Matcher[T]:
        """Return the matcher that has a state."""
        stems, root = state
        made: Matcher[T] = cls((), stemmed=bool(stems), language=stems or "fr")
        made._root = dict(root)
        return made

    def opens(self, word: str) -> bool:
        """Whether a label begins with a folded word: at all others there is nothing to look for."""
        return self._key(word) in self._root

    def at(self, tokens: Sequence[Token], first: int, end: int | None = None) -> Match[T] | None:
        """Return the longest match that begins at ``first`` and reaches ``end`` at the most."""
        stop = len(tokens) if end is None else end
        if first >= stop:
            return None
        word = self._key(tokens[first].folded)
        if word not in self._root:  # nearly always
            return None
        node = self._below(word)
        best, i = None, first
        while node is not None:
            i += 1
            values = node.get(None)
            if values is not None:
                best = Match(first, i, values)
            node = node.get(self._key(tokens[i].folded)) if i < stop else None
        return best

    def _below(self, word: str | None) -> _Node | None:
        """The node of a first word, read when a text first has the word."""
        node: _Node | bytes | None = self._root.get(word)
        if isinstance(node, bytes):
            node = self._root[word] = cast(_Node, marshal.loads(node))  # noqa: S302 - of ``state``
        return node

    def find(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """Yield the matches from left to right, none inside another."""
        opens, key = self._root, self._key
        last = 0
        for i, token in enumerate(tokens):
            match = self.at(tokens, i) if i >= last and key(token.folded) in opens else None
            if match is not None:
                yield match
                last = match.last
