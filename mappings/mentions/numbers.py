"""Numbers before a noun: "22", "vingt-deux accords"; and its place in a series: "5e", "vingt-cinquième", "XIXe"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from mappings.french.words import words
from mappings.text import Token, whole_number

_HIGHEST: Final = 1000  # a number of documents or of a gathering lies below it; above are years and sums
_LONGEST: Final = 5  # words of a number: "quatre-vingt et un mille" has no place here
_SCORE, _HUNDRED = 20, 100
_ROMAN: Final = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})(?:e|è|ème|ième|er|ère|re)\Z")
_NO_FIGURES: Final = frozenset({"le", "ce"})
_FIGURES: Final = {"C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}


def count_before(tokens: Sequence[Token], first: int) -> int | None:
    """Return the number that ends right before token ``first``: 22 for "22" and "vingt-deux", None where none does."""
    if not first:
        return None
    before = tokens[first - 1]
    number = whole_number(before.text)
    if number is not None:
        return number if number < _HIGHEST else None
    if before.folded in {"de", "d"} and first > 1:
        return words().about.get(tokens[first - 2].folded)
    return _in_words([token.folded for token in _number_words(tokens, first)])


def ordinal_before(tokens: Sequence[Token], first: int) -> int | None:
    """Return the ordinal that ends right before token ``first``: "7e", "16 e", "troisième", "XIXe"; "3e" of "3e édition du forum"."""
    i, light = first - 1, _light()
    while i > 1 and tokens[i].folded in light:
        i -= 1
    i = i - 1 if tokens[i].folded == "edition" else first - 1
    if i < 0:
        return None
    if i and tokens[i].folded in words().ordinal_marks:
        number = whole_number(tokens[i - 1].text)
        if number is not None:
            return number
    roman = _ROMAN.match(tokens[i].text)
    if roman is not None and tokens[i].folded not in _NO_FIGURES:
        return sum(_figures(part) for part in roman.groups())
    last = _ordinals().get(tokens[i].folded.removesuffix("s"))
    if last is None:
        return None
    joined = i > 0 and tokens[i - 1].folded == "et"  # "vingt et unième"
    before = _number_words(tokens, i - joined) if joined or tokens[i].glue else ()
    tens = _in_words([token.folded for token in before])
    return last if tens is None else _in_sum(tens, last)


@cache
def _light() -> frozenset[str]:
    """Return what stands between an ordinal's "édition" and the noun: "3e édition du forum"."""
    return words().of | words().articles


def _number_words(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """Return the words of the number that ends before token ``end``: "vingt", "et", "un"."""
    first = end
    while first and end - first < _LONGEST and _is_part(tokens, first - 1, end):
        first -= 1
    while first < end and tokens[first].folded == "et":
        first += 1
    return tokens[first:end]


def _is_part(tokens: Sequence[Token], i: int, end: int) -> bool:
    return tokens[i].folded in words().numbers or (tokens[i].folded == "et" and i + 1 < end)


def _in_words(number: Sequence[str]) -> int | None:
    """Return what a run of number words says: 95 for "quatre vingt quinze"; None for no word."""
    total: int | None = None
    for word in number:
        if word == "et":
            continue
        value = words().numbers[word]
        total = value if total is None else _in_sum(total, value)
    return total


def _in_sum(before: int, value: int) -> int:
    """Return what two words say together: "quatre-vingts" and "deux cents" multiply, all others add."""
    return before * value if before < value and value in {_SCORE, _HUNDRED} else before + value


def _figures(roman: str) -> int:
    value = _FIGURES.get(roman)
    return value if value is not None else sum(_FIGURES[figure] for figure in roman)


@cache
def _ordinals() -> Mapping[str, int]:
    """Return the ordinals in words, to their numbers: "cinquième", "vingtième"."""
    made = {
        {"cinq": "cinqu", "neuf": "neuv"}.get(word, word.removesuffix("e")) + "ieme": value
        for word, value in words().numbers.items()
    }
    return made | dict(words().ordinals)
