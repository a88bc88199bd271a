"""What is known of places, bodies and people before any article is read: the rows of the authority tables as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

LANGUAGES: Final = ("fr", "en", "vi", "zh", "ko", "ja")
PLACE_KINDS: Final = frozenset({"Country", "Province", "City", "Site"})

Labels = tuple[tuple[str, str], ...]  # (language, name), French first where there is one


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A country, province, city or site.

    ``within`` holds every unit that contains or contained it: which of them counts on a day, their validity says.
    ``ambiguous`` holds those of its names that are also common words or parts of personal names: Nice, Vinh.
    ``bare`` (countries): the kind that a name means there which a province shares with its town, when no word such
    as "province de" precedes it.
    """

    id: str
    kind: str  # Country, Province, City, Site
    labels: Labels
    alt: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()  # combining forms: "sino"
    government: tuple[str, ...] = ()  # what the press says for its government: "Kremlin"
    capital: str | None = None
    bare: str | None = None
    ambiguous: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    valid_from: date | None = None  # first day, included
    valid_until: date | None = None  # last day, included
    replaced_by: tuple[str, ...] = ()
    iso: str | None = None  # ISO 3166-1 alpha-2 or ISO 3166-2
    wikidata: str | None = None
    geonames: str | None = None
    dbpedia: str | None = None
    lat: float | None = None  # degrees, WGS 84
    long: float | None = None
    population: int | None = None

    @property
    def name(self) -> str:
        """Its French name, else the first it has."""
        return self.labels[0][1]

    def name_in(self, language: str) -> str | None:
        """Its name in a language; None where the tables have none."""
        return next((name for tongue, name in self.labels if tongue == language), None)

    def valid(self, day: date) -> bool:
        """Whether it existed on ``day``."""
        return _valid(self, day)

    def is_kind(self, kind: str) -> bool:
        """Whether a text that says ``kind`` may mean it: a city-state is a city, a municipality also a province."""
        if self.kind == kind:
            return True
        if kind == "City":
            return self.kind == "Country" and self.capital == self.id
        return kind == "Province" and self.kind == "City" and self.iso is not None


@dataclass(frozen=True, slots=True)
class KnownBody:
    """An organisation, party organ, ministry, assembly, union, agency or institution."""

    id: str
    kind: str
    labels: Labels
    alt: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()  # to be matched as written, in capitals
    country: str | None = None  # ISO 3166-1 alpha-2
    part_of: str | None = None  # a body's id
    seat: str | None = None  # a place's id
    valid_from: date | None = None
    valid_until: date | None = None
    replaced_by: tuple[str, ...] = ()
    wikidata: str | None = None

    @property
    def name(self) -> str:
        """Its French name, else the first it has."""
        return self.labels[0][1]

    def valid(self, day: date) -> bool:
        """Whether it existed on ``day``."""
        return _valid(self, day)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person whose country or external identifier is known; says nothing of any office."""

    id: str  # <country>/<folded name with hyphens>
    name: str
    alt: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    wikidata: str | None = None


class Bounded(Protocol):
    """A unit of a country that exists within bounds of time."""

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-2."""

    @property
    def valid_from(self) -> date | None:
        """The first day, included; None where it is not known to begin."""

    @property
    def valid_until(self) -> date | None:
        """The last day, included; None where it is not known to end."""


UnitT = TypeVar("UnitT", bound=Bounded)


def _valid(unit: Bounded, day: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= day) and (
        unit.valid_until is None or day <= unit.valid_until
    )


def in_force(units: Iterable[UnitT], day: date | None) -> list[UnitT]:
    """Return those of ``units`` that existed on ``day``; all of them if none did.

    A name that only a past unit bears means that unit, on any day. Without a day, the units that never began at a
    known date are kept: an undated text is more likely an old one, and extraction may not look at the clock.
    """
    known = list(units)
    chosen = [unit for unit in known if (unit.valid_from is None if day is None else _valid(unit, day))]
    return chosen or known
