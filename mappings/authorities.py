"""The authority tables as one value: known places, bodies and people, and the names that resolve to them."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from mappings.authority_tables import BadAuthority, read_bodies, read_people, read_places
from mappings.compiled import compiled
from mappings.folding import fold
from mappings.known import KnownBody, KnownPerson, KnownPlace, Labels, UnitT, in_force
from mappings.resources import AUTHORITIES

__all__ = [
    "Authorities",
    "BadAuthority",
    "KnownBody",
    "KnownPerson",
    "KnownPlace",
    "authorities",
    "in_force",
    "read_authorities",
]

CLEARLY_LARGER: Final = 3  # a bare name means the town that has this many times the people of any namesake
NEXT_TO: Final = 1.5  # degrees of latitude and of longitude within which two places are neighbours
_LATIN: Final = frozenset({"fr", "en", "vi"})  # the languages whose names can stand in a text in Latin script


@dataclass(frozen=True, slots=True)
class Authorities:
    """All known places, bodies and people by id, and the folded names under which texts mention them."""

    places: Mapping[str, KnownPlace]
    bodies: Mapping[str, KnownBody]
    people: Mapping[str, KnownPerson]
    place_names: Mapping[
        str, tuple[str, ...]
    ]  # folded name in Latin script to place ids, in the tables' order
    ambiguous_names: frozenset[
        str
    ]  # those folded names of places that are also common words or parts of names
    body_names: Mapping[str, tuple[str, ...]]  # names and acronyms
    person_names: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, str]  # folded "vietnamienne" to a country's or city's id
    shared_demonyms: Mapping[
        str, tuple[str, ...]
    ]  # those that several countries have, to their ids: "congolais"
    prefixes: Mapping[str, str]  # folded "sino" to a country's id
    governments: Mapping[str, str]  # folded "kremlin" to a country's id
    capitals: Mapping[str, str]  # a capital city's id to its country's

    def within(self, place: str, on: date | None = None) -> tuple[str, ...]:
        """Return the ids of everything that ``place`` lies within, nearest first; on a day only what existed then."""
        found: dict[str, None] = {}
        level = [place]
        while level:
            above = dict.fromkeys(up for one in level for up in self.places[one].within if up not in found)
            level = [up for up in above if on is None or self.places[up].valid(on)]
            found.update(dict.fromkeys(level))
        return tuple(found)

    def resolve_place(
        self,
        name: str,
        *,
        countries: Sequence[str] = (),
        kind: str | None = None,
        on: date | None = None,
        near: Sequence[str] = (),
    ) -> KnownPlace | None:
        """Return the place that ``name`` means, or None where it is unknown or cannot be decided.

        Candidates are narrowed by ``kind`` ("province de" before the name), by validity on the day ``on`` (see
        ``in_force``), by ``near`` (ids of other places that the text surely names: what lies within them) and by
        ``countries`` (ISO codes, the document's most relevant first); then a country goes before
        its namesakes, a capital before other places, what the country's press means by a bare name before the
        other kind, what lies next to a place of ``near`` before what lies far, and a clearly larger population
        before smaller ones.
        """
        candidates = [self.places[one] for one in self.place_names.get(fold(name), ())]
        if kind is not None:
            exact = [place for place in candidates if place.kind == kind]
            candidates = exact or [place for place in candidates if place.is_kind(kind)]
        candidates = in_force(candidates, on)
        others = [one for one in near if one not in self.place_names.get(fold(name), ())]
        if others and len(candidates) > 1:
            candidates = [
                place for place in candidates if not set(others).isdisjoint(self.within(place.id))
            ] or candidates
        candidates = _of_countries(candidates, countries)
        for narrow in (_states, self._capital, self._bare):
            candidates = narrow(candidates) if len(candidates) > 1 else candidates
        candidates = _next_to(candidates, [self.places[one] for one in others])
        candidates = _largest(candidates) if len(candidates) > 1 else candidates
        return candidates[0] if len(candidates) == 1 else None

    def resolve_body(
        self, name: str, *, countries: Sequence[str] = (), on: date | None = None
    ) -> KnownBody | None:
        """Return the body that a name or acronym means in a document about ``countries``; None if undecided."""
        known = in_force((self.bodies[one] for one in self.body_names.get(fold(name), ())), on)
        candidates = _of_countries(known, countries)
        return candidates[0] if len(candidates) == 1 else None

    def _bare(self, candidates: list[KnownPlace]) -> list[KnownPlace]:
        lands = {place.country for place in candidates}
        land = self.places.get((candidates[0].country or "").lower()) if len(lands) == 1 else None
        if land is None or land.bare is None:
            return candidates
        return [place for place in candidates if place.kind == land.bare] or candidates

    def _capital(self, candidates: list[KnownPlace]) -> list[KnownPlace]:
        return [place for place in candidates if place.id in self.capitals] or candidates


def _of_countries(candidates: list[UnitT], countries: Sequence[str]) -> list[UnitT]:
    for country in countries:
        chosen = [unit for unit in candidates if unit.country == country.upper()]
        if chosen:
            return chosen
    return candidates


def _states(candidates: list[KnownPlace]) -> list[KnownPlace]:
    return [place for place in candidates if place.kind == "Country"] or candidates


def _next_to(candidates: list[KnownPlace], others: Sequence[KnownPlace]) -> list[KnownPlace]:
    """Return the candidates next to one of the ``others``; all where none or each is."""
    if len(candidates) < 2:
        return candidates
    return [one for one in candidates if any(_near(one, other) for other in others)] or candidates


def _near(one: KnownPlace, other: KnownPlace) -> bool:
    if one.lat is None or one.long is None or other.lat is None or other.long is None:
        return False
    return max(abs(one.lat - other.lat), abs(one.long - other.long)) < NEXT_TO


def _largest(candidates: list[KnownPlace]) -> list[KnownPlace]:
    ordered = sorted(candidates, key=lambda place: -(place.population or 0))
    first, second = (place.population or 0 for place in ordered[:2])
    return ordered[:1] if first > 0 and first >= CLEARLY_LARGER * second else candidates


@compiled
def authorities() -> Authorities:
    """Return the tables that come with the ontology; read once a process."""
    return read_authorities(AUTHORITIES)


def read_authorities(folder: Path) -> Authorities:
    """Read the five tables of ``folder``; raise ``BadAuthority`` at the first row that cannot be."""
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of values that all stay: looking for garbage among them costs a third of the time
    try:
        places = read_places(folder)
        bodies = read_bodies(folder / "bodies.tsv", places)
        people = read_people(folder / "people.tsv")
        return _indexed(places, bodies, people)
    finally:
        if collecting:
            gc.enable()


def _indexed(
    places: Mapping[str, KnownPlace], bodies: Mapping[str, KnownBody], people: Mapping[str, KnownPerson]
) -> Authorities:
    values = places.values()
    return Authorities(
        places,
        bodies,
        people,
        place_names=_index((name, one.id) for one in values for name in _written(one)),
        ambiguous_names=frozenset(_index((name, one.id) for one in values for name in one.ambiguous)),
        body_names=_index(
            (name, one.id)
            for one in bodies.values()
            for name in (*_latin(one.labels), *one.alt, *one.acronyms)
        ),
        person_names=_index((name, one.id) for one in people.values() for name in (one.name, *one.alt)),
        demonyms=_first((word, one.id) for one in values for word in one.demonyms),
        shared_demonyms={
            word: ids
            for word, ids in _index((word, one.id) for one in values for word in one.demonyms).items()
            if len({places[one].country for one in ids}) > 1
        },
        prefixes=_first((word, one.id) for one in values for word in one.prefixes),
        governments=_first((word, one.id) for one in values for word in one.government),
        capitals={one.capital: one.id for one in values if one.kind == "Country" and one.capital is not None},
    )


def _latin(labels: Labels) -> tuple[str, ...]:
    return tuple(name for tongue, name in labels if tongue in _LATIN)


def _written(place: KnownPlace) -> tuple[str, ...]:
    """Return the names that a text in Latin script may use.

    Vietnamese names only of places in Viet Nam: Ý, Bỉ and Áo would make countries of French syllables.
    """
    tongues = ("fr", "en", "vi") if place.country == "VN" else ("fr", "en")
    return (*(name for tongue, name in place.labels if tongue in tongues), *place.alt)


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Index ids by folded name, each id once a name."""
    by_name: dict[str, list[str]] = {}
    for name, identifier in pairs:
        by_name.setdefault(name, []).append(identifier)
    found: dict[str, tuple[str, ...]] = {}
    for name, ids in zip(_fold_all(by_name), by_name.values(), strict=True):
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *ids)))
    return found


def _fold_all(names: Iterable[str]) -> list[str]:
    """Fold ``names``, many times faster than one by one: those beyond ASCII in one call.

    They are held apart by a sign that folding keeps and that no field of a table can hold.
    """
    known = list(names)
    marked = [name for name in known if not name.isascii()]
    folded = dict(zip(marked, fold("|".join(marked)).split("|"), strict=True)) if marked else {}
    return [folded[name].strip() if name in folded else fold(name) for name in known]


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {name: ids[0] for name, ids in _index(pairs).items()}
