"""Persons by the shape of their names and by what stands around them; no list of names is ever complete."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.authorities import authorities
from mappings.compiled import compiled
from mappings.french.groups import Verb
from mappings.french.vocabulary import vocabulary
from mappings.french.words import words
from mappings.lexicon import Matcher
from mappings.mentions.capitals import (
    family_names,
    given_names,
    is_french_capital,
    is_honorific,
    is_name_word,
)
from mappings.mentions.phrases import Surroundings
from mappings.mentions.posts import PostMention
from mappings.mentions.runs import runs
from mappings.text import Token

_ACCEPT: Final = 2  # the weight of evidence at which a run of capitals is a person

# Kinds of posts whose holders are told by one name: "le roi Philippe", "le président Sonko".
_BY_ONE_NAME: Final = frozenset(
    {
        "monarch",
        "cleric",
        "head-of-state",
        "head-of-government",
        "deputy-head-of-government",
        "chair",
        "minister",
    }
)
_DATELINE: Final = 8  # tokens in which "Hanoï, 12 mai (VNA) -" may open a sentence
_REPEATED: Final = 7  # tokens of "celui de la province de Matam"


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Tokens ``[first:last]`` are a person's name; ``honorific`` tells "M. Sonko" from a bare word.

    ``titled``: it is one word right behind a title, "le roi Philippe", which can be all that is told of a name.
    """

    first: int
    last: int
    honorific: bool = False
    titled: bool = False


@compiled
def _known_people() -> Matcher[str]:
    return Matcher(((name, name) for name in authorities().person_names if " " in name), stemmed=False)


@dataclass(frozen=True, slots=True)
class Names:
    """The folded words of names that sentences of an article have made sure of, and the first and last of each alone."""

    whole: frozenset[tuple[str, ...]] = frozenset()
    parts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, whole: Iterable[tuple[str, ...]]) -> Names:
        """Return names with their parts: "ousmane" and "sonko" are those of "ousmane sonko"."""
        names = frozenset(whole)
        return cls(names, frozenset(word for name in names for word in (name[0], name[-1])))


NO_NAMES: Final = Names()


def find_people(
    around: Surroundings,
    posts: Iterable[PostMention],
    covered: Collection[int],
    verbs: Sequence[Verb],
    known: Names = NO_NAMES,
) -> list[PersonMention]:
    """Return the persons that a sentence names: "M. Ousmane Sonko", "Tran Sy Thanh".

    ``covered`` are the tokens of places, bodies and posts already found, ``known`` the names that the article's other
    sentences have made sure of: of these the first or last word alone is a mention, too.
    """
    post_ends = {post.last for post in posts}
    post_starts = {post.first for post in posts}
    rulers = {post.last for post in posts if post.kind in _BY_ONE_NAME and not post.plural}
    chains = {post.first: post.last for post in posts}  # "X, maire de Hué, et Y": the post belongs to X
    scorer = _Scorer(around, post_ends, post_starts, verbs)
    introduced = {
        i for i, token in enumerate(around.tokens) if token.is_capitalised and scorer.is_introduced(i)
    }
    found: list[PersonMention] = []
    for first, last in runs(around.tokens, covered, introduced):
        honorific = scorer.has_honorific(first)
        if not honorific and all(token.glue == "-" for token in around.tokens[first + 1 : last]):
            titled = last == first + 1 and first in rulers and scorer.can_be_name(first)
            titled = titled and not (last < len(around.tokens) and is_honorific(around.tokens[last]))
            if titled or (around.word(first) in known.parts and scorer.can_be_part(first, known.parts)):
                found.append(PersonMention(first, last, honorific=True, titled=titled))
            continue
        linked = bool(found) and scorer.linked(chains.get(found[-1].last + 1, found[-1].last), first)
        score = scorer.score(first, last, linked=linked)
        score += 3 * (tuple(t.folded for t in around.tokens[first:last]) in known.whole)
        if score >= _ACCEPT:
            found.append(PersonMention(first, last, honorific))
    return found


class _Scorer:
    """Weighs what speaks for and against a run of capitals being a person."""

    def __init__(
        self, around: Surroundings, post_ends: set[int], post_starts: set[int], verbs: Sequence[Verb]
    ) -> None:
        self._around, self._tokens = around, around.tokens
        self._post_ends, self._post_starts = post_ends, post_starts
        self._verbs = {i for verb in verbs for i in (verb.first, verb.last)}
        self._led = _runs_before(self._tokens, words().weighed_before)
        self._personal = {verb.last for verb in verbs if verb.lemma in words().personal_verbs}

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
        return i >= 0 and is_honorific(self._tokens[i]) and (i == 0 or self._tokens[i].glue != "-")

    def is_introduced(self, first: int) -> bool:
        """Whether a title or honorific leads up to the run."""
        return self.has_honorific(first) or self._behind_post(first)

    def can_be_part(self, first: int, parts: Collection[str]) -> bool:
        """Whether one word of a name stands where the person does: behind a title, before a verb, or with another's.

        ``parts`` are such words of all the names: "Cho et Iwaya ont décidé", "l'entretien entre Cho et Iwaya".
        """
        word = self._around.word
        paired = word(first + 1) == "et" and word(first + 2) in parts
        paired = paired or (word(first - 1) == "et" and word(first - 2) in parts)
        return first in self._post_ends or first + 1 in self._verbs or paired

    def can_be_name(self, first: int) -> bool:
        """Whether one capitalised word is no French one: "Macron" behind "le président", but not "Délégué"."""
        token = self._tokens[first]
        return is_name_word(self._tokens, first) and vocabulary().rank(token.text.lower()) is None

    def linked(self, end_of_last: int, first: int) -> bool:
        """Whether only "et", "," or a preposition stands between a found person and this run."""
        between = [t.folded for t in self._tokens[end_of_last:first]]
        return 0 < len(between) <= 3 and set(between) <= {"et", ",", "de", "avec", "par", "a", "ainsi", "que"}

    def score(self, first: int, last: int, *, linked: bool) -> int:
        """Return the weight of the evidence that tokens ``[first:last]`` are a name, negative against it."""
        run = self._tokens[first:last]
        own = family_names() | words().name_particles | {"de", "d", "du", "le", "la"}
        if any(
            len(t.text) > 1 and is_french_capital(t) and t.folded not in own and t.glue != "-"
            for t in run[1:]
        ):
            return -1
        score = 3 * self.has_honorific(first) + self._post_beside(first, last) + 2 * linked
        score += 2 * (_known_people().at(self._tokens, first) is not None)
        score += 2 * (run[0].folded in family_names() and 2 <= len(run) <= 5)
        score += 2 * (run[0].folded in given_names() and 2 <= len(run) <= 6)
        score += self._grammar(first, last) - self._against(first, last)
        return score

    def _post_beside(self, first: int, last: int) -> int:
        if self._behind_post(first):
            return 3
        after = last
        if after < len(self._tokens) and self._tokens[after].text in {",", "(", "-", "–"}:
            after += 1
            while self._around.word(after) in words().weighed_behind:
                after += 1
        elif self._around.word(after) in {"est", "fut"}:
            after += 1 + (self._around.word(after + 1) in words().installed)
        return 3 * (after in self._post_starts)

    def _behind_post(self, first: int) -> bool:
        before = first
        if (
            self._around.word(before - 1) in words().demonyms
            and self._around.word(before - 2) in words().articles
        ):
            before -= 2  # "le président sortant, le Burkinabé X"
        before = self._led[before]
        if before == first - 1 and self._repeats_post(before):
            return True
        return before in self._post_ends or self._around.over_parenthesis(before) in self._post_ends

    def _repeats_post(self, comma: int) -> bool:
        """Whether "celui de Matam" or "son homologue de Matam" stands before the comma, behind a post: it is B's, too."""
        if self._around.word(comma - 1) in words().counterparts:
            return True
        for i in range(comma - 2, max(comma - _REPEATED, 0), -1):
            again = self._around.word(i) in words().same_again | words().counterparts
            if again and self._around.word(i + 1) in words().of:
                return any(end <= i for end in self._post_ends)
        return False

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
        if self._is_object(first) or self._takes_turn(last):
            score += 2
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
        of = self._around.word(first - 1) in {"de", "d"}
        if of and self._around.word(noun) in words().accompanied:
            score += 2
        elif (
            of
            and last - first == 2
            and not {self._around.word(noun), self._around.word(first)}
            & (words().before_persons | given_names())
        ):
            score -= 2  # "une estampe de Dông Hô"
        if self._around.word(last) == "," and self._around.word(last + 1) in words().accompanied:
            score += 2
        if self._around.word(last) == "(" and self._around.word(last + 1) in words().caption_marks:
            score += 2
        return score

    def _is_object(self, first: int) -> bool:
        """Whether it is the object or agent of a verb that takes persons: "a reçu lundi X Y", "conduite par X Y"."""
        at = first - (self._around.word(first - 1) in {"par", "avec"})
        while self._around.word(at - 1) in words().weekdays or self._around.word(at - 1) == "hier":
            at -= 1
        return at in self._personal

    def _takes_turn(self, last: int) -> bool:
        """Whether "pour sa part" or its like stands behind it: who speaks next."""
        at = last + (self._around.word(last) == ",")
        word = self._around.word
        return any(all(word(i) == part for i, part in enumerate(turn, at)) for turn in words().turns)

    def _against(self, first: int, last: int) -> int:
        run = self._tokens[first:last]
        against = 3 * any(t.folded in words().not_persons for t in run)
        before = self._around.word(first - 1)
        if before in {"l", "la", "du", "les", "des", "au", "aux"} and not self.has_honorific(first):
            against += 3
        if before == "le" and first - 1 not in self._post_ends and not self.has_honorific(first):
            against += 3
        at = first - 1
        while at > 0 and self._around.word(at) in words().before_eponyms:
            at -= 1
        if self._around.word(at) in words().not_before_persons:
            against += 6
        place_ends = {mention.last for mention in self._around.places.values() if not mention.adjective}
        if before == "et" and first - 1 in place_ends:
            against += 3
        dashed = first > _DATELINE and self._tokens[first - 1].text in {"-", "–"}
        if dashed and self._tokens[first - 2].is_capitalised and not self._post_beside(first, last):
            against += 3  # "la zone Mong Cai - Dong Hung"
        return against


def _runs_before(tokens: Sequence[Token], sought: Collection[str]) -> list[int]:
    """Return, for each index of a sentence and its end, where the run of the words ``sought`` right before it begins."""
    begins = [0]
    for i, token in enumerate(tokens):
        begins.append(begins[i] if token.folded in sought else i + 1)
    return begins
