"""What happens: who meets whom, where, when and to what end, by the number of the story alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from tests.benchmarks.reports.world import (
    Country,
    Locality,
    Official,
    ambassador,
    official,
    partner,
    some_country,
    some_locality,
)

FIRST: Final = date(2015, 1, 2)
LAST: Final = date(2026, 9, 30)
KINDS: Final = {
    "reception": 30,
    "meeting": 16,
    "delegation": 12,
    "visit": 14,
    "signing": 8,
    "conference": 8,
    "call": 5,
    "ceremony": 5,
    "training": 2,
}
"""The kinds of story and how often each is told."""

TOGETHER: Final = frozenset({"visit", "delegation", "conference", "ceremony", "training"})
"""The kinds whose guest comes from a place, not from an embassy."""

DOCUMENTS: Final = {
    "memorandum": ("un protocole d'accord", "protocole d'accord"),
    "agreement": ("un accord de coopération", "accord de coopération"),
    "plan": ("un plan d'action", "plan d'action"),
    "minutes": ("un procès-verbal de travail", "procès-verbal de travail"),
    "declaration": ("une déclaration commune", "déclaration commune"),
}
_RETOLD: Final = 0.18  # share of articles that tell a story another one told
_NEAR: Final = 6  # articles back at most
_EMBASSIES: Final = 0.45  # share of guests from embassies, where one can be
_HOME: Final = 0.85  # share of stories in the country that most are about
_VN: Final = "vn"


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing tie of two sides."""

    type: str
    words: str  # "des relations de jumelage"
    noun: str  # "jumelage", masculine
    since: int


@dataclass(frozen=True, slots=True)
class Story:
    """One occasion: ``host`` at home, ``guest`` from abroad, ``day`` within ``first`` and ``last``."""

    number: int
    kind: str
    host: Official
    other: Official  # of the host's side
    guest: Official
    home: Locality | Country
    abroad: Locality | Country
    at: Locality | None  # none for a call
    first: date
    last: date
    day: date
    signs: str | None  # a key of DOCUMENTS
    tie: Tie


def story_of(seed: int, index: int) -> int:
    """Return the number of the story that an article tells: its own, or that of one shortly before it."""
    while index > 0:
        rng = Random(f"{seed}/retold/{index}")  # noqa: S311
        if rng.random() >= _RETOLD:
            break
        index -= rng.randint(1, min(index, _NEAR))
    return index


def story(seed: int, number: int) -> Story:
    """Return the story of that number."""
    rng = Random(f"{seed}/story/{number}")  # noqa: S311
    first = FIRST + timedelta(days=rng.randrange((LAST - FIRST).days))
    last = first + timedelta(days=rng.randint(1, 5))
    day = first + timedelta(days=rng.randint(0, (last - first).days))
    place = _home(rng, first)
    kind = rng.choices(list(KINDS), weights=list(KINDS.values()))[0]
    signs = rng.choice(list(DOCUMENTS)) if kind == "signing" or rng.random() < 0.2 else None
    home, abroad, at = _sides(rng, seed, kind, place, first)
    rank = 0 if kind == "call" else min(int(rng.expovariate(1.0)), 3)
    guest = official(seed, abroad, min(int(rng.expovariate(1.2)), 2), first)
    if isinstance(abroad, Country) and at is not None:
        guest = ambassador(seed, abroad, at.country, first)
    return Story(
        number,
        kind,
        official(seed, home, rank, first),
        official(seed, home, rank + 1 if rank == 0 else rank - 1, first),
        guest,
        home,
        abroad,
        at,
        first,
        last,
        day,
        signs,
        _tie(seed, home, abroad),
    )


def _sides(
    rng: Random, seed: int, kind: str, place: Locality, day: date
) -> tuple[Locality | Country, Locality | Country, Locality | None]:
    """Return whose guest comes from where, and to where: two countries speak by telephone."""
    abroad = partner(rng, seed, place, day)
    if kind == "call":
        return place.country, abroad.country, None
    if kind not in TOGETHER and rng.random() < _EMBASSIES:
        return place, abroad.country, place
    return place, abroad, place


def _home(rng: Random, day: date) -> Locality:
    usual = rng.random() < _HOME
    country = some_country(rng)
    while (country.id == _VN) != usual:
        country = some_country(rng)
    return some_locality(rng, country, day)


def _tie(seed: int, home: Locality | Country, abroad: Locality | Country) -> Tie:
    rng = Random(f"{seed}/tie/{'/'.join(sorted((home.id, abroad.id)))}")  # noqa: S311
    twins = isinstance(abroad, Locality) and isinstance(home, Locality) and rng.random() < 0.6
    words = ("des relations de jumelage", "jumelage") if twins else ("un partenariat", "partenariat")
    return Tie("twinning" if twins else "partnership", *words, rng.randrange(1965, 2014))
