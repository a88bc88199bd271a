"""Reading the tables of ``ontology/authorities``: tab-separated rows in, values out, the first bad row refused by line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from mappings.known import LANGUAGES, PLACE_KINDS, KnownBody, KnownPerson, KnownPlace, Labels

NAME_COLUMNS: Final = tuple(f"name_{language}" for language in LANGUAGES)
PLACE_COLUMNS: Final = (
    "id", "kind", *NAME_COLUMNS, "alt", "demonym_fr", "prefix_fr", "government", "capital", "bare", "ambiguous",
    "within", "country", "valid_from", "valid_until", "replaced_by", "iso", "wikidata", "geonames", "dbpedia",
    "lat", "long", "population",
)  # fmt: skip
BODY_COLUMNS: Final = (
    "id", "kind", *NAME_COLUMNS, "alt", "acronym", "country", "part_of", "seat", "valid_from", "valid_until",
    "replaced_by", "wikidata",
)  # fmt: skip
PERSON_COLUMNS: Final = ("id", "name", "alt", "country", "wikidata")
PLACE_TABLES: Final = ("countries.tsv", "provinces.tsv", "cities.tsv")

ValueT = TypeVar("ValueT")


class BadAuthority(ValueError):
    """A row of an authority table that says something impossible, with the file and line to look at."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path, self.line, self.reason = path, line, reason


def read_places(folder: Path) -> dict[str, KnownPlace]:
    """Read the place tables of ``folder``; raise ``BadAuthority`` at a row that cannot be."""
    places: dict[str, KnownPlace] = {}
    lines: dict[str, tuple[Path, int]] = {}
    for path in (folder / name for name in PLACE_TABLES):
        for line, row in _rows(path, PLACE_COLUMNS):
            try:
                place = _place(row)
            except ValueError as error:
                raise BadAuthority(path, line, str(error)) from error
            _add(places, place.id, place, path, line)
            lines[place.id] = path, line
    for place in places.values():
        referred = (*place.within, *place.replaced_by, *((place.capital,) if place.capital else ()))
        _check_references(referred, places, *lines[place.id])
    return places


def read_bodies(path: Path, places: Mapping[str, KnownPlace]) -> dict[str, KnownBody]:
    """Read the table of bodies, whose seats are among ``places``; raise ``BadAuthority`` at a row that cannot be."""
    bodies: dict[str, KnownBody] = {}
    lines: dict[str, int] = {}
    for line, row in _rows(path, BODY_COLUMNS):
        try:
            body = _body(row)
        except ValueError as error:
            raise BadAuthority(path, line, str(error)) from error
        _add(bodies, body.id, body, path, line)
        lines[body.id] = line
    for body in bodies.values():
        whole = (body.part_of,) if body.part_of else ()
        _check_references((*whole, *body.replaced_by), bodies, path, lines[body.id])
        _check_references((body.seat,) if body.seat else (), places, path, lines[body.id])
    return bodies


def read_people(path: Path) -> dict[str, KnownPerson]:
    """Read the table of people; raise ``BadAuthority`` at a row that cannot be."""
    people: dict[str, KnownPerson] = {}
    for line, (identifier, name, alt, country, wikidata) in _rows(path, PERSON_COLUMNS):
        if not name:
            raise BadAuthority(path, line, f"{identifier} has no name")
        person = KnownPerson(identifier, name, _many(alt), country or None, wikidata or None)
        _add(people, identifier, person, path, line)
    return people


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(reader, [])
        if header != list(columns):
            raise BadAuthority(path, 1, f"the columns must be {' '.join(columns)}")
        width = len(columns)
        for line, row in enumerate(reader, start=2):
            if len(row) != width:
                raise BadAuthority(path, line, f"{len(row)} fields instead of {width}")
            if not row[0]:
                raise BadAuthority(path, line, "no id")
            yield line, row


def _add(known: dict[str, ValueT], identifier: str, value: ValueT, path: Path, line: int) -> None:
    if identifier in known:
        raise BadAuthority(path, line, f"{identifier} stands there already")
    known[identifier] = value


def _check_references(referred: Sequence[str], known: Mapping[str, object], path: Path, line: int) -> None:
    for identifier in referred:
        if identifier not in known:
            raise BadAuthority(path, line, f"{identifier} is nowhere in the tables")


def _place(row: Sequence[str]) -> KnownPlace:
    identifier, kind, *names = row[:8]
    (alt, demonym, prefix, government, capital, bare, ambiguous, within, country, since, until, replaced_by, iso,
     wikidata, geonames, dbpedia, lat, long, population) = row[8:]  # fmt: skip
    if kind not in PLACE_KINDS:
        raise ValueError(f"no such kind of place: {kind!r}")
    return KnownPlace(
        identifier, kind, _labels(identifier, names), _many(alt), _many(demonym), _many(prefix), _many(government),
        capital or None, bare or None, _many(ambiguous), _many(within), country or None, _day(since), _day(until),
        _many(replaced_by), iso or None, wikidata or None, geonames or None, dbpedia or None,
        float(lat) if lat else None, float(long) if long else None, int(population) if population else None,
    )  # fmt: skip


def _body(row: Sequence[str]) -> KnownBody:
    identifier, kind, *names = row[:8]
    alt, acronym, country, part_of, seat, since, until, replaced_by, wikidata = row[8:]
    if not kind:
        raise ValueError(f"{identifier} has no kind")
    return KnownBody(
        identifier, kind, _labels(identifier, names), _many(alt), _many(acronym), country or None, part_of or None,
        seat or None, _day(since), _day(until), _many(replaced_by), wikidata or None,
    )  # fmt: skip


def _labels(identifier: str, names: Sequence[str]) -> Labels:
    labels = tuple([pair for pair in zip(LANGUAGES, names, strict=True) if pair[1]])
    if not labels:
        raise ValueError(f"{identifier} has no name")
    return labels


def _many(field: str) -> tuple[str, ...]:
    return tuple(field.split("|")) if field else ()


def _day(field: str) -> date | None:
    return date.fromisoformat(field) if field else None
