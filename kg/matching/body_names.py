"""Whether two names can be one body's: what is left of them without places and levels, or an acronym for the words.

*Comité populaire de la ville de Hanoi* is *Comité populaire* and, apart, the place Hanoi. What is left must be the
same words: the *Comité du Parti*, its *École* and its *Comité permanent* are three bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.matching.person_names import Likeness
from kg.spelling import alike, skeleton
from mappings.authorities import authorities
from mappings.folding import fold
from mappings.segments import content

SAME: Final = 1.0
SHUFFLED: Final = 0.95
ACRONYM: Final = 0.9

_WORD: Final = re.compile(r"[^\W_]+")
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_LONGEST: Final = 5  # words in the name of a place
_LEVELS: Final = frozenset(
    {
        "commune",
        "district",
        "municipal",
        "municipale",
        "municipalite",
        "prefecture",
        "province",
        "provincial",
        "provinciale",
        "region",
        "regional",
        "regionale",
        "ville",
    }
)
_FUNCTION_WORDS: Final = frozenset({"a", "au", "aux", "en", "et", "of", "pour", "sur", "the"})
_SHORTEST: Final = 2  # letters of an acronym
_LONG: Final = 3  # letters of an acronym that needs no bracket


@dataclass(frozen=True, slots=True)
class BodyName:
    """A name in parts: the folded words that tell the body, and the keys of the places that the name holds."""

    words: tuple[str, ...]
    places: frozenset[str] = frozenset()
    acronym: str = ""  # where the name is nothing but one


def likeness(names: Iterable[str], others: Iterable[str]) -> Likeness:
    """Return the best likeness of any of the names with any of the others."""
    known = [body_name(name) for name in sorted(set(others))]
    pairs = [_compare(body_name(one), other) for one in sorted(set(names)) for other in known]
    return max(pairs, key=lambda found: found.value, default=Likeness(0.0, "no name"))


def spelt_out(names: Iterable[str], others: Iterable[str]) -> Likeness | None:
    """Return that a name of one side is the acronym of a name of the other; None where it is not."""
    for one, other in ((set(names), set(others)), (set(others), set(names))):
        for name in sorted(one):
            short = body_name(name).acronym
            if short and any(short in acronyms(full) for full in other):
                return Likeness(ACRONYM, "acronym and words")
    return None


def keys(name: str) -> Iterator[str]:
    """Yield what a name is looked up by; two names that can be one body's share a key."""
    parts = body_name(name)
    if parts.acronym:
        yield parts.acronym
    yield " ".join(sorted(map(skeleton, parts.words)))
    yield from sorted(acronyms(name))


def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms that the words of a name make: *Parti communiste français* makes *pcf* and, placeless, *pc*.

    Those of two letters only where the name gives them itself: *Assemblée nationale (AN) du Laos*.
    """
    every = content(_BRACKETS.sub(" ", name)).split()
    made = {
        "".join(word[0] for word in words if word not in _FUNCTION_WORDS)
        for words in (every, body_name(name).words)
    }
    given = {fold(word) for word in _BRACKETS.findall(name)}
    return frozenset(letters for letters in made if len(letters) >= _LONG or letters in given)


@lru_cache(maxsize=65536)
def body_name(name: str) -> BodyName:
    """Take a name apart."""
    raw = _WORD.findall(re.sub(r"['’`]", " ", _BRACKETS.sub(" ", name)))
    if len(raw) == 1 and raw[0].isupper() and len(raw[0]) >= _SHORTEST:
        return BodyName((fold(raw[0]),), acronym=fold(raw[0]))
    words, places, at = list[str](), set[str](), 0
    while at < len(raw):
        found, length = _place_at(raw, at)
        places |= found
        words += () if found else (fold(raw[at]),)
        at += length
    told = [word for word in content(" ".join(words)).split() if word not in _LEVELS | _FUNCTION_WORDS]
    return BodyName(tuple(told or map(fold, raw)), frozenset(places))


def _place_at(raw: list[str], at: int) -> tuple[frozenset[str], int]:
    """The places that a name says at a word, and how many words say it; none and 1 where it says none."""
    tables = authorities()
    adjective = tables.demonyms.get(fold(raw[at]))
    if adjective is not None and not raw[at][0].isupper():
        return frozenset({adjective}), 1
    for length in range(min(_LONGEST, len(raw) - at), 0, -1):
        said = raw[at : at + length]
        folded = fold(" ".join(said))
        known = tables.place_names.get(folded, ())
        if known and said[0][0].isupper() and said[-1][0].isupper() and folded not in tables.ambiguous_names:
            return frozenset(known), length
    return frozenset(), 1


def _compare(one: BodyName, other: BodyName) -> Likeness:
    if one.acronym or other.acronym:
        return (
            Likeness(SAME, "same name") if one.acronym == other.acronym else Likeness(0.0, "different names")
        )
    if one.words == other.words:
        return Likeness(SAME, "same name")
    if len(one.words) != len(other.words):
        return Likeness(0.0, "different names")
    spelt = min(
        (alike(a, b) for a, b in zip(sorted(one.words), sorted(other.words), strict=True)), default=0.0
    )
    if spelt == 1:
        return Likeness(SHUFFLED, "words in another order")
    return Likeness(spelt * spelt, "spelt alike" if spelt else "different names")
