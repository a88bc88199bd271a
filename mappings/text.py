"""Sentences and tokens with their offsets in the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mappings.article import Article, BlockKind
from mappings.folding import fold

LONGEST: Final = 300  # tokens in a sentence; what has more is a list, a table or noise, and is read in pieces

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
_JOINERS: Final = frozenset("-‐‑'’ʼ")
_STOPS: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("»)]”")
_OPENERS: Final = frozenset('«“"')
# A full stop after these ends no sentence.
_ABBREVIATIONS: Final = frozenset(
    {"m", "mm", "mme", "mmes", "dr", "pr", "st", "ste", "no", "art", "cf", "etc", "mr"}
)
# Nor after these before a number: "le 3 déc. 2021".
_MONTHS: Final = frozenset({"janv", "fevr", "avr", "juil", "sept", "oct", "nov", "dec"})
_LONGEST_NUMBER: Final = 9  # digits
_folded: Final = lru_cache(maxsize=1 << 15)(fold)  # the same few thousand words come again in every article


def whole_number(text: str) -> int | None:
    """Return the number that decimal digits write; None where there are others ("²"), or too many to count or date by."""
    return int(text) if len(text) <= _LONGEST_NUMBER and text.isdecimal() else None


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark ``text[start:end]``.

    ``glue`` is the hyphen or apostrophe that ties a word to the one before it, else "": compounds and
    elisions are split ("vice-président", "d'Ha Long", "a-t-il"), so that a name is found inside them.
    """

    text: str
    start: int
    end: int
    folded: str
    glue: str = ""

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word with a capital first letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal()


class Folded(dict[int, str]):
    """The folded words of tokens by their index, "" at every other: ``Folded(tokens)[-1]`` is no word.

    Rules ask for thousands of words in an article: one that is there costs no call of a function.
    """

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(enumerate(token.folded for token in tokens))

    def __missing__(self, i: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block. ``paragraph`` counts the blocks of the article."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    kind: BlockKind
    paragraph: int


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of every block that may state facts, in the order of the text."""
    return tuple(_sentences(article))


def _sentences(article: Article) -> Iterator[Sentence]:
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.BOILERPLATE:
            continue
        offset = block.start
        for line in article.text[block.start : block.end].split("\n"):
            yield from _cut(tuple(tokens(line, offset)), block.kind, number)
            offset += len(line) + 1


def tokens(text: str, offset: int = 0) -> Iterator[Token]:
    """Yield the tokens of ``text``; ``offset`` is added to their positions.

    A hyphen or apostrophe between two words without a space becomes the ``glue`` of the second.
    """
    glue = ""
    last_end = -1
    last_word = False
    for match in _TOKEN.finditer(text):
        word = match.group()
        tied = match.start() == last_end
        if (
            word in _JOINERS
            and tied
            and last_word
            and match.end() < len(text)
            and text[match.end()].isalnum()
        ):
            glue, last_end = word, match.end()
            continue
        yield Token(word, match.start() + offset, match.end() + offset, _folded(word), glue if tied else "")
        glue, last_end, last_word = "", match.end(), word[0].isalnum()


def _cut(line: tuple[Token, ...], kind: BlockKind, paragraph: int) -> Iterator[Sentence]:
    first = i = 0
    quoting = False  # inside straight quotes, which look alike at both ends
    while i < len(line):
        end = _behind_closers(line, i + 1, quoting=quoting) if line[i].text in _STOPS else i
        if end > i and _ends(line, i, end):
            yield from _sentences_of(line[first:end], kind, paragraph)
            quoting ^= any(token.text == '"' for token in line[i:end])
            first = i = end
        else:
            quoting ^= line[i].text == '"'
            i += 1
    if first < len(line):
        yield from _sentences_of(line[first:], kind, paragraph)


def _behind_closers(line: tuple[Token, ...], i: int, *, quoting: bool) -> int:
    """Return the index behind the closing quotes and brackets at ``i``."""
    while i < len(line) and (line[i].text in _CLOSERS or (quoting and line[i].text == '"')):
        quoting = quoting and line[i].text != '"'
        i += 1
    return i


def _ends(line: tuple[Token, ...], i: int, end: int) -> bool:
    """Whether the stop at ``i`` ends a sentence, with what closes behind it up to ``end``; agencies forget the space."""
    if end >= len(line):
        return True
    following, before = line[end], line[i - 1] if i else None
    if following.text in _STOPS or following.text in _CLOSERS:
        return False
    if end > i + 1:
        return following.is_capitalised or following.text in _OPENERS
    if line[i].text == "." and before is not None:
        if before.folded in _ABBREVIATIONS or (len(before.text) == 1 and before.is_word):
            return False
        if before.folded in _MONTHS and following.is_number:
            return False
        if following.start == line[i].end and not following.is_capitalised:
            return False
    return following.is_capitalised or following.is_number or not following.is_word


def _sentences_of(run: tuple[Token, ...], kind: BlockKind, paragraph: int) -> Iterator[Sentence]:
    """The sentence that the tokens make; several where no sentence is so long, none where they have no word ("<!--")."""
    for first in range(0, len(run), LONGEST):
        part = run[first : first + LONGEST]
        if any(token.text[0].isalnum() for token in part):
            yield Sentence(part[0].start, part[-1].end, part, kind, paragraph)
