"""How alike two words, names or wordings are spelt: the only door to rapidfuzz. All come folded (``mappings.folding``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

_VOWELS: Final = re.compile(r"[aeiouy]+")
_CONSONANTS: Final = re.compile(r"[^\Waeiouy\d_]")
_SHORTEST: Final = 5  # letters of a word that a slip may change, into one of six
_TOO_FAR: Final = 0.8  # the likeness of two words of which one letter in five differs


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> float:
    """Return 1 for one word, 0 for two, between them for two spellings of one: *Sisoulith*, *Sisulith*.

    A word of one syllable (Phuc, Wang, Kim) is too short for a slip to be told from another name, so only longer
    ones may differ, by less than one letter in five of the longer word: *Maria* and *Marie* are two.
    """
    if one == other:
        return 1.0
    if _syllables(one) < 2 or _syllables(other) < 2:
        return 0.0
    found = OSA.normalized_similarity(one, other, score_cutoff=_TOO_FAR)
    return found if found > _TOO_FAR else 0.0


def whole(one: str, other: str) -> float:
    """Return how alike two names are as they stand, 0 to 1, whatever the order of their words.

    It judges names that only a service knows, of which nobody can tell what a word more or less means; what is known
    of persons and bodies is in ``kg.matching.person_names`` and ``kg.matching.body_names``.
    """
    return float(fuzz.token_sort_ratio(one, other)) / 100


def near_words(word: str, words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield those of ``words`` that are spelt alike, as ``alike`` has it, each with how much; none for a short word."""
    if len(word) < _SHORTEST or _syllables(word) < 2:  # none is alike: no need to look
        return
    for other, _, _ in process.extract_iter(
        word, words, scorer=OSA.normalized_similarity, score_cutoff=_TOO_FAR
    ):
        likeness = alike(word, other)
        if likeness:
            yield other, likeness


def wording(one: str, other: str) -> float:
    """Return how far two wordings share their words, 0 to 1, in whatever order; further words of one cost nothing."""
    return float(fuzz.token_set_ratio(one, other)) / 100


def skeleton(word: str) -> str:
    """Return what the spellings of a word mostly share, for looking up: its first letter and its consonants, each once in a row."""
    rest = "".join(_CONSONANTS.findall(word[1:]))
    return word[:1] + "".join(c for at, c in enumerate(rest) if at == 0 or rest[at - 1] != c)


def _syllables(word: str) -> int:
    return len(_VOWELS.findall(word))
