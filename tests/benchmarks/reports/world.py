"""Who holds which post where, and when: a made-up world over the real places of the authority tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Final

from mappings.authorities import authorities
from mappings.known import KnownPlace
from tests.benchmarks.reports.french import de

PARTNERS: Final = 14  # places abroad that a place deals with, a few of them most of the time
_HERE: Final = Path(__file__).resolve().parent
_TERM: Final = (3, 4, 5)  # years for which a post is held
_PROMOTED: Final = 0.3  # share of holders who held the next lower post before
_WOMEN: Final = 0.25
_KEPT: Final = 1 << 14


@dataclass(frozen=True, slots=True)
class Country:
    """A country and its French words: "le Japon", "au Japon", "japonais", "japonaise"."""

    id: str
    name: str
    the: str
    inside: str
    adjective: tuple[str, str]
    agency: str
    posts: str
    names: str
    capital: str


@dataclass(frozen=True, slots=True)
class Locality:
    """A province or a town."""

    id: str
    name: str
    kind: str
    country: Country
    since: date | None = None
    until: date | None = None

    @property
    def noun(self) -> str:
        """What it is in French, a feminine noun whatever it is."""
        if self.kind == "City":
            return "ville"
        return "préfecture" if self.country.posts == "prefecture" else "province"

    @property
    def at(self) -> str:
        """Where something takes place that takes place there."""
        return f"à {self.name}" if self.kind == "City" else f"dans la {self.noun} {de(self.name)}"

    def of(self, *, abroad: bool) -> str:
        """Return "de la ville japonaise d'Osaka", told abroad, or "de la ville d'Osaka"."""
        adjective = f"{self.country.adjective[1]} " if abroad else ""
        return f"de la {self.noun} {adjective}{de(self.name)}"

    def exists(self, day: date) -> bool:
        """Whether it was there on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


Side = Locality | Country


@dataclass(frozen=True, slots=True)
class Official:
    """A person in a post; ``title`` has a gap for what the post is of, told at home or abroad."""

    name: str
    woman: bool
    title: str
    side: Side


@cache
def table() -> Mapping[str, Any]:
    """Return ``world.toml``."""
    return tomllib.loads((_HERE / "world.toml").read_text(encoding="utf-8"))


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries, in the order of the file."""
    places = authorities().places
    return tuple(
        Country(
            row["id"],
            places[row["id"]].labels[0][1],
            row["the"],
            row["in"],
            (row["adjective"][0], row["adjective"][1]),
            row["agency"],
            row["posts"],
            row["names"],
            places[places[row["id"]].capital or row["id"]].labels[0][1],
        )
        for row in table()["country"]
    )


@cache
def _weights() -> list[float]:
    return list(accumulate(row["weight"] for row in table()["country"]))


@cache
def _localities() -> Mapping[str, tuple[Sequence[Locality], Sequence[float]]]:
    """The localities of each country, the largest first, with the cumulated weights of their ranks."""
    known = {country.id: country for country in countries()}
    found: dict[str, dict[tuple[str, date | None], tuple[float, Locality]]] = {one: {} for one in known}
    for place in authorities().places.values():
        country = known.get((place.country or "").lower())
        if country is None or place.kind not in _kinds(country) or not _plain(place):
            continue
        size = place.population or Random(place.id).uniform(2e5, 3e6)  # noqa: S311 - nothing is secret here
        one = Locality(place.id, place.labels[0][1], place.kind, country, place.valid_from, place.valid_until)
        found[country.id].setdefault((one.name, one.until), (size, one))
    ranked = {
        country: [one for _, one in sorted(named.values(), key=lambda pair: (-pair[0], pair[1].id))]
        for country, named in found.items()
    }
    return {
        country: (ones, list(accumulate(1 / rank for rank in range(1, len(ones) + 1))))
        for country, ones in ranked.items()
    }


def _kinds(country: Country) -> Sequence[str]:
    kinds = table()["posts"][country.posts]
    return ("Province", "City") if country.posts == "vn" else tuple(kinds)


def _plain(place: KnownPlace) -> bool:
    """Whether French needs no article of its own for the name."""
    name = place.labels[0][1]
    return place.labels[0][0] == "fr" and name.replace(" ", "").replace("-", "").isalpha() and len(name) > 3 and not name.startswith(("Le ", "La ", "Les ", "El ", "Al "))  # fmt: skip


def some_country(rng: Random) -> Country:
    """Return a country, the busy ones often."""
    return rng.choices(countries(), cum_weights=_weights())[0]


def some_locality(rng: Random, country: Country, day: date) -> Locality:
    """Return a locality of ``country`` that was there on ``day``, the large ones often."""
    ones, weights = _localities()[country.id]
    while True:
        one = rng.choices(ones, cum_weights=weights)[0]
        if one.exists(day):
            return one


def partner(rng: Random, seed: int, locality: Locality, day: date) -> Locality:
    """Return one of the places abroad that a place deals with, the first of them often."""
    while True:
        rank = int(PARTNERS ** rng.random()) - 1  # as rare as its rank is high
        one = _partner(seed, locality, rank)
        if one.exists(day):
            return one


@lru_cache(maxsize=_KEPT)
def _partner(seed: int, locality: Locality, rank: int) -> Locality:
    rng = Random(f"{seed}/partner/{locality.id}/{rank}")  # noqa: S311
    country = some_country(rng)
    while country.id == locality.country.id:
        country = some_country(rng)
    return some_locality(rng, country, date(2020, 1, 1) if rank % 2 else date(2026, 1, 1))


def official(seed: int, side: Side, rank: int, day: date) -> Official:
    """Return who held the ``rank``-th post of a locality or a country on ``day``."""
    titles = _titles(side)
    rank = min(rank, len(titles) - 1)
    return _holder(seed, side, f"{side.id}/{rank}", titles[rank], day)


def ambassador(seed: int, sending: Country, receiving: Country, day: date) -> Official:
    """Return a country's ambassador in another on ``day``."""
    tail = f"{de(sending.the)} {receiving.inside}"
    titles = (f"ambassadeur {tail}", f"ambassadrice {tail}")
    return _holder(seed, sending, f"{sending.id}/embassy/{receiving.id}", titles, day)


def _titles(side: Side) -> Sequence[Sequence[str]]:
    posts: Mapping[str, Mapping[str, Sequence[Sequence[str]]]] = table()["posts"]
    if isinstance(side, Country):
        return posts["state"]["Country"]
    kinds = posts[side.country.posts]
    return kinds.get(side.kind) or next(iter(kinds.values()))


def _holder(seed: int, side: Side, post: str, titles: Sequence[str], day: date) -> Official:
    name, woman = _person(seed, post, country_of(side).names, _term(seed, post, day))
    return Official(name, woman, titles[woman], side)


def country_of(side: Side) -> Country:
    """Return the country of a locality, or the country itself."""
    return side if isinstance(side, Country) else side.country


@lru_cache(maxsize=_KEPT)
def _lengths(seed: int, post: str) -> tuple[int, int]:
    rng = Random(f"{seed}/term/{post}")  # noqa: S311
    return rng.randrange(2010, 2015), rng.choice(_TERM)


def _term(seed: int, post: str, day: date) -> int:
    first, years = _lengths(seed, post)
    return (day.year - first) // years


@lru_cache(maxsize=_KEPT)
def _person(seed: int, post: str, names: str, term: int) -> tuple[str, bool]:
    """Who holds a post in its ``term``-th term: somebody new, or who held the next lower post before."""
    rng = Random(f"{seed}/person/{post}/{term}")  # noqa: S311
    head, _, rank = post.rpartition("/")
    if rank.isdigit() and rng.random() < _PROMOTED:
        return _person(seed, f"{head}/{int(rank) + 1}", names, term - 1)
    parts = table()["names"][names]
    woman = rng.random() < _WOMEN
    given = rng.choice(parts["woman" if woman else "man"]) + rng.choice(parts["given"])
    family = rng.choice(parts["heads"]) + rng.choice(parts["tails"])
    return f"{family} {given}" if parts["order"] == "family first" else f"{given} {family}", woman
