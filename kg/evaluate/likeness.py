"""When a gold value and a stored one are held to be the same (gold-format.md, last section)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mappings.folding import fold
from mappings.moment import Moment


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Articles, prepositions, conjunctions and pronouns: they tell no two names apart. All folded.
FUNCTION_WORDS: Final = _listed(
    "a ainsi au aupres aux avec ce ces cette d dans de des du elle elles en entre et il ils l la le les leur leurs "
    "lui n ne of on ou par pour qu que qui s sa se ses son sur the un une y"
)
HONORIFICS: Final = _listed(
    "m mm mme mmes mlle monsieur messieurs madame mesdames mademoiselle dr docteur pr professeur me maitre "
    "camarade camarades excellence"
)
# What sort of place it is, said before its name: "province du Shaanxi" is Shaanxi.
GENERIC_PLACE_WORDS: Final = _listed(
    "canton capitale cite commune communes comte departement district districts etat gouvernorat ile kraj megapole "
    "metropole municipalite oblast prefecture prefectures province provinces quartier region regions republique "
    "royaume ville villes wilaya"
)
_WORD: Final = re.compile(r"\w+")
# "province du", "province chinoise du", "ville": what stands before the first capitalised word.
_GENERIC_OPENING: Final = re.compile(
    r"(\w+)(?:\s+(?!de\b|du\b|des\b|d['’])[^\W\d_A-ZÀ-ÝĐ]\w*)?\s+(?:(?:de|du|des|la|le|les)\s+|[dl]['’]\s*)*(?=[A-ZÀ-ÝĐ\d])"
)
_TITLE_SHARE: Final = 0.6
_BODY_SHARE: Final = 0.75
_QUOTE_SHARE: Final = 0.5


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` in order, function words left out (unless nothing else is there)."""
    every = tuple(_WORD.findall(fold(text)))
    return tuple(word for word in every if word not in FUNCTION_WORDS) or every


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without the honorifics that stand before it."""
    found = words(name)
    while len(found) > 1 and found[0] in HONORIFICS:
        found = found[1:]
    return found


@lru_cache(maxsize=65536)
def _proper_words(name: str) -> frozenset[str]:
    """Return the folded words of ``name`` that are written with a capital or a digit."""
    return frozenset(
        word
        for raw in re.split(r"[\s'’\-]+", name)
        if raw[:1].isupper() or raw[:1].isdigit()
        for word in words(raw)
    )


@lru_cache(maxsize=65536)
def _place_core(name: str) -> tuple[str, ...]:
    """Return a place's own name: "province chinoise du Guangdong" is ("guangdong",).

    A generic word that opens the name goes, with one adjective after it and the preposition.
    """
    opening = _GENERIC_OPENING.match(name)
    if opening and fold(opening[1]) in GENERIC_PLACE_WORDS:
        return name_words(name[opening.end() :])
    return name_words(name)


@lru_cache(maxsize=262144)
def name_likeness(one: str, other: str, *, person: bool = False) -> float:
    """Return how alike two names are, 0 (not the same thing) to 1 (the same words in the same order).

    Above 0: equal after folding, honorifics and articles dropped; or one's words all within the other's, two
    at least; or, where neither is a person's, three quarters of the shorter one's words shared, two at least,
    unless both keep a capitalised word that the other lacks (Quang Ninh is not Quang Nam). Places are the
    same without the generic word: "province du Shaanxi" is "Shaanxi".
    """
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return 0.0
    if first == second or "".join(first) == "".join(second):
        return 1.0
    bag, basket = set(first), set(second)
    if bag == basket:
        return 0.98
    if not person and _place_core(one) == _place_core(other):
        return 0.95
    small, large = sorted((bag, basket), key=len)
    if len(small) >= 2 and small <= large:
        return 0.8 + 0.1 * len(small) / len(large)
    if person or len(small) < 2:
        return 0.0
    shared = len(small & large) / len(small)
    if shared < _BODY_SHARE or (_proper_words(one) - basket and _proper_words(other) - bag):
        return 0.0
    return 0.7 * shared


def names_likeness(some: Iterable[str], others: Iterable[str], *, person: bool = False) -> float:
    """Return the likeness of the two most alike names, one of each side; 0 where a side has none."""
    basket = tuple(others)
    return max((name_likeness(one, other, person=person) for one in some for other in basket), default=0.0)


def title_likeness(one: str, other: str) -> float:
    """Return how alike two titles of posts are: 0 below 60 % of the shorter one's words, else up to 1."""
    bag, basket = set(words(one)), set(words(other))
    if not bag or not basket:
        return 0.0
    shared = len(bag & basket)
    if shared / min(len(bag), len(basket)) < _TITLE_SHARE:
        return 0.0
    return 0.5 * shared / min(len(bag), len(basket)) + 0.5 * shared / len(bag | basket)


def share_of_words(quote: str, text: str) -> float:
    """Return which share of the words of ``quote`` stands in ``text``, 0 to 1."""
    wanted = set(words(quote))
    return len(wanted & set(words(text))) / len(wanted) if wanted else 0.0


def quote_likeness(quote: str, evidence: str) -> float:
    """Return the share of the quote's words in the evidence, 0 where it is below half."""
    share = share_of_words(quote, evidence)
    return share if share >= _QUOTE_SHARE else 0.0


def same_date(one: Moment, other: Moment) -> bool:
    """Say whether two dates are equal, or one is the other at coarser precision with the year at least."""
    if one.year is None or other.year is None:
        return False
    parts = zip((one.year, one.month, one.day), (other.year, other.month, other.day), strict=True)
    return all(a == b or a is None or b is None for a, b in parts)
