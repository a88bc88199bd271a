"""Whether two names can be one person's: in any order of family and given name, with parts left out or shortened.

What is told of names here is the usage of the press: *Nguyen Van Phong* is also *Phong Nguyen Van* or *Nguyen Phong*,
*Jean-Yves Le Drian* is *J.-Y. Le Drian* or *Jean-Yves Drian*. A word on each side that the other side lacks makes
two persons: *Phan Van Mai* and *Phan Van Giang*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Final

from kg.spelling import alike, skeleton
from mappings.folding import fold

SAME: Final = 1.0
JOINED: Final = 0.97  # Seung-woo, Seungwoo
TURNED: Final = 0.95  # the family name first or last
PARTICLE_LEFT_OUT: Final = 0.95
MIDDLE_LEFT_OUT: Final = 0.85
SHUFFLED: Final = 0.8  # the same words in an order that no usage explains
END_LEFT_OUT: Final = 0.7  # Miguel Díaz-Canel for Miguel Díaz-Canel Bermúdez
ONE_WORD: Final = 0.55  # Sonko for Ousmane Sonko
INITIAL: Final = 0.88  # J. for Jean: what it takes from a name, once

_PARTICLES: Final = frozenset(
    {"al", "ar", "as", "az", "ash", "ben", "bin", "bint", "ibn", "el", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "la", "le", "les", "von", "y", "zu"}
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two names can be one person's, 0 to 1, and why."""

    value: float
    why: str


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name: *J.-Y. Le Drian* has four."""
    return tuple(_WORD.findall(fold(name)))


def likeness(names: Iterable[str], others: Iterable[str]) -> Likeness:
    """Return the best likeness of any of the names with any of the others."""
    known = sorted({words(name) for name in others})
    pairs = [_compare(one, other) for one in sorted({words(name) for name in names}) for other in known]
    return max(pairs, key=lambda found: found.value, default=Likeness(0.0, "no name"))


def keys(name: str) -> Iterator[str]:
    """Yield what a name is looked up by; two names that can be one person's share a key.

    Its words two by two, whatever their order or spelling; all its letters, for words that are joined or parted;
    each of its words alone, marked, for the names that have no other.
    """
    known = words(name)
    bones = sorted({skeleton(word) for word in known if len(word) > 1})
    yield from (f"{one} {other}" for one, other in combinations(bones, 2))
    yield "".join(sorted("".join(known)))
    if len(known) == 1:
        yield f"{bones[0] if bones else known[0]} *"
    for initial in known:
        if len(initial) == 1:
            yield from (f"{bone} {initial}." for bone in bones)


def rarer_keys(name: str) -> Iterator[str]:
    """Yield what a full name is found by from names of one word or with initials."""
    bones = sorted({skeleton(word) for word in words(name) if len(word) > 1})
    if len(bones) > 1:
        yield from (f"{bone} *" for bone in bones)
        yield from (f"{bone} {other[0]}." for bone in bones for other in bones if other != bone)


@lru_cache(maxsize=65536)
def _compare(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    if one == other:
        return Likeness(SAME, "same name")
    short, long = sorted((one, other), key=lambda name: (len(name), name))
    if "".join(short) == "".join(long):
        return Likeness(JOINED, "same letters, joined or parted")
    found = [_aligned(short, long)]
    if len(long) - len(short) == 1:
        found += [_joined(short, joined) for joined in _joins(long)]
    return max(found, key=lambda likeness: likeness.value)


def _joined(short: tuple[str, ...], joined: tuple[str, ...]) -> Likeness:
    found = _aligned(*sorted((short, joined)))
    return Likeness(JOINED * found.value, f"{found.why}, words joined")


def _joins(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at in range(len(name) - 1):
        yield (*name[:at], name[at] + name[at + 1], *name[at + 2 :])


def _aligned(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness:
    """Compare names word by word, each word of the shorter with one of the longer."""
    left, matched, values = list(range(len(long))), list[tuple[int, int]](), list[float]()
    for at, word in sorted(enumerate(short), key=lambda item: (-len(item[1]), item[0])):
        best = max(left, key=lambda to: (_same_word(word, long[to]), -abs(to - at)))
        value = _same_word(word, long[best])
        if value == 0:
            return Likeness(0.0, "different names")
        left.remove(best)
        matched.append((at, best))
        values.append(value)
    order = tuple(to for _, to in sorted(matched))
    tier = _tier(order, tuple(left), long)
    spelt = min(values)
    why = (
        tier.why
        if spelt == 1
        else f"{tier.why}, initials"
        if spelt == INITIAL
        else f"{tier.why}, spelt alike"
    )
    return Likeness(tier.value * (spelt if spelt == INITIAL else spelt * spelt), why)


def _same_word(one: str, other: str) -> float:
    if 1 in {len(one), len(other)} and one != other:
        return INITIAL if one[0] == other[0] else 0.0
    return alike(one, other)


def _tier(order: tuple[int, ...], left_out: tuple[int, ...], long: tuple[str, ...]) -> Likeness:
    """What the order of the matched words and the place of those left out say."""
    ordered = _order(order)
    if not left_out:
        return ordered
    if len(order) == 1:
        return Likeness(ONE_WORD, "one word of the name")
    if all(long[at] in _PARTICLES and at > 0 for at in left_out):
        return Likeness(ordered.value * PARTICLE_LEFT_OUT, "particle left out")
    if 0 in order and len(long) - 1 in order:
        return Likeness(ordered.value * MIDDLE_LEFT_OUT, "middle name left out")
    return Likeness(ordered.value * END_LEFT_OUT, "first or last name left out")


def _order(order: tuple[int, ...]) -> Likeness:
    rising = tuple(sorted(order))
    if order == rising:
        return Likeness(SAME, "same words")
    turned = {rising[::-1], *((*rising[at:], *rising[:at]) for at in range(len(rising)))}
    if order in turned:
        return Likeness(TURNED, "family name first or last")
    return Likeness(SHUFFLED, "words in another order")
