"""Towns that no table knows, told by what an article says of them somewhere: "le maire de Lons", "à Lons, ville de France"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from mappings.authorities import authorities
from mappings.facts import Place
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.text import Sentence, Token

_LISTED: Final = 6  # towns with which one is twinned
_TWO: Final = 2
_BETWEEN: Final = 12  # tokens from "jumelage" to "entre"
_BEING: Final = 5  # tokens from "sont" to "jumelées": "est depuis 1988 jumelé"
_PLURAL: Final = ("ent", "ont")  # ends of a verb of two subjects: "A et B ont fêté leur jumelage"
_NOUN: Final = 4  # tokens from "la" to "ville", and from there to "de"
_LONGEST: Final = 6  # tokens of a town's name: "Saint-Ouen-sur-Seine" has four

_LEADING: Final = frozenset({"avec", "par", "que", "qu"})  # besides prepositions of places

Name = tuple[str, ...]


def towns_told(read: Iterable[Sentence]) -> frozenset[Name]:
    """Return the folded names behind "maire de", "jumelée avec", "bourg de", "s'est rendu à": they are towns in the whole article."""
    return frozenset(
        name for sentence in read for found in (_told, _twins, _apposed) for name in found(sentence.tokens)
    )


def by_first_word(names: Iterable[Name]) -> Mapping[str, frozenset[Name]]:
    """Return names by their first word: "saint" has ("saint", "ouen") and others."""
    found: dict[str, set[Name]] = {}
    for name in names:
        found.setdefault(name[0], set()).add(name)
    return {word: frozenset(alike) for word, alike in found.items()}


def towns_in(
    tokens: Sequence[Token], taken: set[int], told: Mapping[str, Collection[Name]]
) -> Iterator[tuple[int, int, Place]]:
    """Yield tokens and place of each town that a sentence names behind a preposition, article or "et".

    ``told`` are the names of ``towns_told``, by their first word.
    """
    leading, end = words().place_prepositions | _LEADING, 0
    for i, token in enumerate(tokens):
        names = told.get(token.folded)
        if names is None or i < end or i in taken:
            continue
        last = _name_end(tokens, i)
        name = tuple(token.folded for token in tokens[i:last])
        leads = i == 0 or tokens[i - 1].folded in leading
        if name in names and leads and taken.isdisjoint(range(i, last)):
            yield i, last, Place(_written(tokens[i:last]), "City")
            end = last


def _told(tokens: Sequence[Token]) -> Iterator[Name]:
    for i, token in enumerate(tokens[:-2]):
        following = tokens[i + 1].folded
        of = i + 1 + (following in words().demonyms)  # "le bourg chinois de"
        clue = token.folded in words().town_clues or token.folded.removesuffix("s") in words().town_nouns
        if token.folded in words().went and following == "a":
            yield from _names(tokens, i + 2, 1)
        elif clue and tokens[of].folded in {"de", "d"}:
            yield from _names(tokens, of + 1, _TWO if token.folded.endswith("s") else 1)
        elif token.folded in words().twin_clues and following in {"avec", "a"}:
            yield from _names(tokens, i + 2, _LISTED)


def _twins(tokens: Sequence[Token]) -> Iterator[Name]:
    """Yield the names of "jumelage … entre A et B", "A et B sont jumelées", and "A et B ont fêté leur jumelage"."""
    twinned = [i for i, token in enumerate(tokens) if token.folded in words().twin_clues]
    for i in twinned:
        window = range(i + 1, min(i + _BETWEEN, len(tokens)))
        opened = next((j for j in window if tokens[j].folded == "entre"), None)
        if opened is not None:
            yield from _names(tokens, opened + 1, _TWO)
        being = [j for j in range(max(i - _BEING, 1), i) if tokens[j].folded in words().being]
        if being:
            yield from _names_before(tokens, being[-1])
    verb = next(
        (
            j
            for j, token in enumerate(tokens)
            if token.is_word and not token.is_capitalised and token.folded != "et"
        ),
        0,
    )
    if twinned and tokens[verb].folded.endswith(_PLURAL):
        yield from _names_before(tokens, verb)


def _names_before(tokens: Sequence[Token], last: int) -> Iterator[Name]:
    """Yield the names that end before token ``last``: A and B of "A et B sont"."""
    for _ in range(_TWO):
        first = last
        while (
            first
            and (tokens[first - 1].is_capitalised or tokens[first].glue == "-")
            and last - first < _LONGEST
        ):
            first -= 1
        name = tuple(token.folded for token in tokens[first:last] if token.is_word)
        if not name or len(name) < last - first or stem(name[0]) in words().body_words:
            return
        if name[0] in words().openers:
            return  # "Ils ont fêté le jumelage"
        yield name
        if first == 0 or tokens[first - 1].folded != "et":
            return
        last = first - 1


def _names(tokens: Sequence[Token], first: int, most: int) -> Iterator[Name]:
    """Yield the names listed from ``first`` on: A, B and C of "A (Italie) depuis 1976, B et C"."""
    for _ in range(most):
        first = _behind_noun(tokens, first)
        last = _name_end(tokens, first)
        name = tuple(token.folded for token in tokens[first:last])
        if not name or stem(name[0]) in words().body_words:
            return
        yield name
        first = _next_name(tokens, last)


def _behind_noun(tokens: Sequence[Token], first: int) -> int:
    """Return where the name begins behind "la ville de", "les communes de", "la ville japonaise de"."""
    window = range(first, min(first + _NOUN, len(tokens)))
    noun = next((i for i in window if tokens[i].folded.removesuffix("s") in words().town_nouns), None)
    if noun is None:
        return first
    of = next(
        (i for i in range(noun, min(noun + _NOUN, len(tokens))) if tokens[i].folded in {"de", "d"}), None
    )
    return first if of is None else of + 1


def _next_name(tokens: Sequence[Token], last: int) -> int:
    """Return where the next name of a list begins, behind "(Italie)", "depuis 1976", a comma and "et"."""
    i = last
    if i < len(tokens) and tokens[i].text == "(":
        i = next((j + 1 for j in range(i, min(i + _LONGEST, len(tokens))) if tokens[j].text == ")"), i)
    while i < min(last + _LONGEST * 2, len(tokens)) and (
        tokens[i].folded in words().in_lists_of_towns or tokens[i].is_number
    ):
        i += 1
    return i


def _apposed(tokens: Sequence[Token]) -> Iterator[Name]:
    """Yield the names behind "à" or "de" that their country in parentheses or "ville" behind a comma makes towns.

    "à Sontra, ville allemande", "la délégation de Sontra (Allemagne)".
    """
    for i, token in enumerate(tokens[1:-2], start=1):
        before = tokens[i - 1].folded
        led = before in words().before_towns
        if not (led or before in {"et", "par"}) or not token.is_capitalised:
            continue
        last = _name_end(tokens, i)
        following = [one.folded for one in tokens[last : last + 3]]
        name = tuple(one.folded for one in tokens[i:last])
        one_word = all(one.glue == "-" for one in tokens[i + 1 : last])
        in_land = one_word and following[:1] == ["("] and following[2:] == [")"] and _is_land(following[1])
        called = following[:1] == [","] and following[1:2] and following[1] in words().town_nouns
        if ((in_land and led) or called) and name and stem(name[0]) not in words().body_words:
            yield name


def _is_land(word: str) -> bool:
    return bool(authorities().place_names.get(word))


def _name_end(tokens: Sequence[Token], first: int) -> int:
    """Return where the name that begins at ``first`` ends: capitalised words, and small ones tied to them by hyphens."""
    last = first
    while last < len(tokens) and last - first < _LONGEST:
        token = tokens[last]
        tied = last > first and token.glue == "-"
        if not token.is_word or not (token.is_capitalised or tied):
            break
        last += 1
    return last


def _written(tokens: Sequence[Token]) -> str:
    return "".join(("" if i == 0 else token.glue or " ") + token.text for i, token in enumerate(tokens))
