"""Persons by the shape of their names and by what stands around them; no list of names is ever complete."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from mappings.authorities import authorities
from mappings.french.words import words
from mappings.lexicon import Matcher, stem
from mappings.mentions.phrases import Surroundings, is_acronym, is_french_capital
from mappings.mentions.posts import PostMention
from mappings.text import Token

_ROMAN: Final = frozenset(
    {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"}
)
_ACCEPT: Final = 2  # the weight of evidence at which a run of capitals is a person


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Tokens ``[first:last]`` are a person's name; ``honorific`` tells "M. Sonko" from a bare word."""

    first: int
    last: int
    honorific: bool = False


@cache
def family_names() -> frozenset[str]:
    """Return the frequent family names of the languages that write them first, folded: "nguyen", "kim"."""
    table: dict[str, str] = tomllib.loads(
        (Path(__file__).resolve().parent / "names.toml").read_text(encoding="utf-8")
    )
    return frozenset(name for names in table.values() for name in names.split())


@cache
def _known_people() -> Matcher[str]:
    return Matcher(((name, name) for name in authorities().person_names if " " in name), stemmed=False)


def find_people(
    around: Surroundings,
    posts: Iterable[PostMention],
    covered: Collection[int],
    verbs: Collection[int],
    known: Collection[tuple[str, ...]] = (),
) -> list[PersonMention]:
    """Return the persons that a sentence names: "M. Ousmane Sonko", "Tran Sy Thanh".

    ``covered`` are the tokens of places, bodies and posts already found, ``verbs`` the tokens that begin a verb,
    ``known`` the folded words of the names that the article's other sentences have made sure of.
    """
    post_ends = {post.last for post in posts}
    post_starts = {post.first for post in posts}
    chains = {post.first: post.last for post in posts}  # "X, maire de Hué, et Y": the post belongs to X
    scorer = _Scorer(around, post_ends, post_starts, frozenset(verbs))
    runs = [run for run in _runs(around.tokens, covered) if run[1] > run[0]]
    found: list[PersonMention] = []
    for first, last in runs:
        honorific = scorer.has_honorific(first)
        if last - first < 2 and not honorific:
            continue
        linked = bool(found) and scorer.linked(chains.get(found[-1].last + 1, found[-1].last), first)
        score = scorer.score(first, last, linked=linked)
        score += 3 * (tuple(t.folded for t in around.tokens[first:last]) in known)
        if score >= _ACCEPT:
            found.append(PersonMention(first, last, honorific))
    return found


def _runs(tokens: Sequence[Token], covered: Collection[int]) -> Iterable[tuple[int, int]]:
    i = 0
    while i < len(tokens):
        if i in covered or not _opens(tokens, i):
            i += 1
            continue
        last = i + 1
        while last < len(tokens) and last not in covered:
            if _continues(tokens, last):
                last += 1
            elif last + 1 < len(tokens) and last + 1 not in covered and _particle(tokens, last):
                last += 2
            else:
                break
        yield i, last
        i = last


def _opens(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if not (token.is_word and token.is_capitalised) or token.glue in ("'", "’"):
        return (
            token.is_word
            and token.is_capitalised
            and token.glue in ("'", "’")
            and i > 0
            and tokens[i - 1].folded in {"d", "qu", "l"}
            and not is_french_capital(token)
            and not is_acronym(token)
        )
    if is_acronym(token) and token.text not in _ROMAN:
        return False
    surname_le = (
        token.folded in {"le", "la"}
        and _is_name_word(tokens, i + 1)
        and _is_name_word(tokens, i + 2)
        and not tokens[i + 1].glue
    )
    if surname_le:
        return True
    if token.folded in words().openers | words().determiners | words().honorifics:
        return False
    return not (stem(token.folded) in words().body_words and token.folded not in family_names())


def _is_name_word(tokens: Sequence[Token], i: int) -> bool:
    return (
        i < len(tokens)
        and tokens[i].is_word
        and tokens[i].is_capitalised
        and not is_french_capital(tokens[i])
        and not is_acronym(tokens[i])
    )


def _continues(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    if not token.is_word:
        return False
    if token.glue in {"-", "‐"}:
        return True
    if token.glue:
        return token.is_capitalised
    return (
        token.is_capitalised
        and (not is_acronym(token) or token.text in _ROMAN)
        and token.folded not in words().honorifics
    )


def _particle(tokens: Sequence[Token], i: int) -> bool:
    """Whether the lower-case word ties two parts of a name ("Vasco da Gama"), not a name and a complement."""
    particle, following = tokens[i].folded, tokens[i + 1]
    if not following.is_capitalised or tokens[i].is_capitalised:
        return False
    return particle in words().name_particles


class _Scorer:
    """Weighs what speaks for and against a run of capitals being a person."""

    def __init__(
        self, around: Surroundings, post_ends: set[int], post_starts: set[int], verbs: frozenset[int]
    ) -> None:
        self._around, self._tokens = around, around.tokens
        self._post_ends, self._post_starts, self._verbs = post_ends, post_starts, verbs

    def has_honorific(self, first: int) -> bool:
        """Whether "M.", "Mme", "le camarade" stands before the run."""
        i = first - 1
        if self._around.word(i) == ".":
            i -= 1
            if self._tokens[i].text == "E" and [self._around.word(i - 2), self._around.word(i - 1)] == [
                "s",
                ".",
            ]:
                return True  # "S.E."
        return self._around.word(i) in words().honorifics and (i == 0 or not self._tokens[i].glue)

    def linked(self, end_of_last: int, first: int) -> bool:
        """Whether only "et", "," or a preposition stands between a found person and this run."""
        between = [t.folded for t in self._tokens[end_of_last:first]]
        return 0 < len(between) <= 3 and set(between) <= {"et", ",", "de", "avec", "par", "a", "ainsi", "que"}

    def score(self, first: int, last: int, *, linked: bool) -> int:
        """Return the weight of the evidence that tokens ``[first:last]`` are a name, negative against it."""
        run = self._tokens[first:last]
        if any(
            len(t.text) > 1 and is_french_capital(t) and t.folded not in family_names() and t.glue != "-"
            for t in run[1:]
        ):
            return -1
        score = 3 * self.has_honorific(first) + self._post_beside(first, last) + 2 * linked
        score += 2 * (_known_people().at(self._tokens, first) is not None)
        score += 2 * (run[0].folded in family_names() and 2 <= len(run) <= 5)
        score += self._grammar(first, last) - self._against(first, last)
        return score

    def _post_beside(self, first: int, last: int) -> int:
        before = first
        while before and self._around.word(before - 1) in words().weighed_before:
            before -= 1
        if before in self._post_ends:
            return 3
        after = last
        if self._around.word(after) in {",", "("}:
            after += 1
            while self._around.word(after) in words().weighed_behind:
                after += 1
            if after in self._post_starts:
                return 3
        return 0

    def _grammar(self, first: int, last: int) -> int:
        """Whether it stands where persons stand: before or after a verb, behind "avec", "par", "entre"."""
        score = 0
        after = last + (self._around.word(last) == ",")
        if last in self._verbs or after in self._verbs:
            score += 1
        if self._around.word(first - 1) in {"avec", "par", "entre", "selon"} or any(
            v in self._verbs for v in (first - 1, first - 2)
        ):
            score += 1
        noun = first - 2 if self._around.word(first - 1) in {"de", "d"} else first - 1
        if (
            self._around.word(noun) in words().before_persons
            or self._around.word(first - 1) in words().demonyms
        ):
            score += 2
        if (
            self._around.word(first - 1) == ","
            and self._around.word(first - 2) in words().demonyms
            and self._around.word(first - 3) in words().before_persons
        ):
            score += 3
        if self._around.word(last) == "(" and self._around.word(last + 1) in words().caption_marks:
            score += 2
        return score

    def _against(self, first: int, last: int) -> int:
        run = self._tokens[first:last]
        against = 3 * any(stem(t.folded) in words().not_persons for t in run)
        before = self._around.word(first - 1)
        if before in {"l", "la", "du", "les", "des", "au", "aux"} and not self.has_honorific(first):
            against += 3
        if before == "le" and first - 1 not in self._post_ends and not self.has_honorific(first):
            against += 3
        at = first - 1
        while at > 0 and self._around.word(at) in {"de", "d", "du", "president", "la", "le", "l", "camarade"}:
            at -= 1
        if self._around.word(at) in words().not_before_persons:
            against += 6
        place_ends = {mention.last for mention in self._around.places.values() if not mention.adjective}
        if before == "et" and first - 1 in place_ends:
            against += 3
        if before in {"-", "–"} and first > 1 and self._tokens[first - 2].is_capitalised:
            against += 3
        if (
            self._around.word(last) in {"-", "–"}
            and last + 1 < len(self._tokens)
            and self._tokens[last + 1].is_capitalised
        ):
            against += 1
        return against
