"""First-level divisions of all countries, and the municipalities among them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

from mappings.folding import fold
from ontology.authorities.builder import names
from ontology.authorities.builder.rows import Row, blank, join, read_csv

# What the title of an article on a division says, and that of one on its town does not.
_DIVISION: Final = re.compile(
    r"_(?:province|governorate|department|district|region|territory|wilayah)(?:_|$)", re.IGNORECASE
)
_DIVIDED_ELSEWHERE: Final = frozenset(
    {"SG", "GB"}
)  # their rows are wards or boroughs; see additions/provinces.tsv


def divisions(gazetteer: Path) -> list[Row]:
    """Return one row for each ISO 3166-2 code of the Natural Earth table, ids given, in the order of the codes."""
    cldr = {row["iso"]: row for row in read_csv(gazetteer / "subdivisions_cldr.csv")}
    dbpedia = {row["iso"]: row for row in read_csv(gazetteer / "xref_iso3166_2_db.csv")}
    table = [row for row in read_csv(gazetteer / "admin1.csv") if row["iso"] and row["name"]]
    shared = _shared(table)
    rows: dict[str, Row] = {}
    for source in sorted(table, key=lambda row: (row["iso"], row["wikidata"] == "", row["wikidata"])):
        country = source["iso"][:2]
        if source["iso"] in rows or country in _DIVIDED_ELSEWHERE:
            continue
        row = _division(source, cldr.get(source["iso"], {}))
        if source["wikidata"] in shared:
            row["wikidata"] = ""
        elif not source["wikidata"]:
            continue
        known = dbpedia.get(source["iso"], {})
        if known.get("geonames") == row["geonames"] != "":
            row["dbpedia"] = known.get("dbpedia", "")
        rows[source["iso"]] = row
    return _with_ids(list(rows.values()))


def _shared(table: list[dict[str, str]]) -> set[str]:
    """Wikidata ids that stand at several codes: a mistake of the table, of no use at any of them."""
    codes = Counter(
        wikidata for wikidata, _ in {(row["wikidata"], row["iso"]) for row in table if row["wikidata"]}
    )
    return {wikidata for wikidata, count in codes.items() if count > 1}


def _division(source: dict[str, str], cldr: dict[str, str]) -> Row:
    country = source["iso"][:2]
    name_en = names.english(cldr.get("name_en") or source["name_en"] or source["name"])
    name_fr = names.french(cldr.get("name_fr", "")) or names.french(source["name_fr"])
    written = (
        names.french(source["name_fr"]),
        names.english(source["name_en"]),
        source["name"],
        cldr.get("name_fr", ""),
    )
    return blank(
        kind="Province", name_fr=name_fr, name_en=name_en, alt=join(*written),
        **{f"name_{tongue}": source[f"name_{tongue}"] for tongue in ("vi", "zh", "ko", "ja")},
        within=country.lower(), country=country, iso=source["iso"], wikidata=source["wikidata"],
        geonames=source["geonames"], lat=source["lat"], long=source["lon"],
    )  # fmt: skip


def _with_ids(rows: list[Row]) -> list[Row]:
    taken: set[str] = set()
    for row in rows:
        identifier = f"{row['country'].lower()}-{names.slug(row['name_en'])}"
        if identifier in taken:
            identifier = f"{identifier}-{row['iso'][3:].lower()}"
        taken.add(identifier)
        row["id"] = identifier
    return rows


def merge_towns(rows: list[Row], towns: list[Row], same: set[str]) -> list[Row]:
    """Make one entry of each municipality that is a division and a city, and return the towns that remain.

    A city is the division's own where both have one Wikidata item and one folded name, or where the division's
    code is in ``same`` and the names fold alike.
    """
    by_name: dict[tuple[str, str], list[Row]] = {}
    for town in towns:
        for name in {fold(town[column]) for column in ("name_fr", "name_en", "name_vi") if town[column]}:
            by_name.setdefault((town["country"], name), []).append(town)
    merged: set[int] = set()
    for row in rows:
        written = [
            fold(name)
            for name in (row["name_fr"], row["name_en"], row["name_vi"], *row["alt"].split("|"))
            if name
        ]
        found = [town for name in written for town in by_name.get((row["country"], name), ())]
        own = [t for t in found if row["iso"] in same or t["wikidata"] == row["wikidata"] != ""]
        if not own:
            continue
        town = max(own, key=lambda one: (int(one["population"] or 0), bool(one["wikidata"]), one["geonames"]))
        _merge(row, town)
        merged.add(id(town))
    return [town for town in towns if id(town) not in merged]


def _merge(row: Row, town: Row) -> None:
    row["kind"] = "City"
    row["alt"] = join(row["alt"], town["alt"], row["name_fr"], row["name_en"])
    for column in (
        "name_fr",
        "name_en",
        "name_vi",
        "name_zh",
        "name_ko",
        "name_ja",
        "wikidata",
        "geonames",
        "lat",
        "long",
        "population",
    ):
        row[column] = town[column] or row[column]
    if _DIVISION.search(row["dbpedia"]):
        row["dbpedia"] = ""
    row["id"] = f"{row['country'].lower()}-{names.slug(row['name_en'])}"
