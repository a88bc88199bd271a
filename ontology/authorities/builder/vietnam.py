"""Viet Nam's first-level units: 63 until 30 June 2025, 34 since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from ontology.authorities.builder.rows import BadAddition, Row, join, read_csv, read_tsv

LAST_OLD_DAY: Final = "2025-06-30"
FIRST_NEW_DAY: Final = "2025-07-01"
_CLEARLY_NEARER: Final = (
    0.6  # a town lay in the old province whose middle is this much nearer than the next one's
)


def units_of_2025(gazetteer: Path, rows: dict[str, Row]) -> dict[str, str]:
    """Add to ``rows`` Viet Nam's units of 1 July 2025 that absorbed others, and bound those that ended.

    A unit that grew is a new one: its id ends in "-2025". Returns the ids of the 34 present units by their
    statistical code, which is GeoNames' code too.
    """
    before = {
        row["iso"]: row
        for row in rows.values()
        if row["country"] == "VN" and row["iso"] and not row["valid_until"]
    }
    codes: dict[str, str] = {}
    for source in read_csv(gazetteer / "admin1_vn_2025.csv"):
        old = before[source["iso"]]
        codes[source["nso_code"]] = old["id"]
        absorbed = [before[iso] for iso in source["merged_iso"].split("|") if iso]
        if not absorbed:
            continue
        place = {"lat": source["lat"], "long": source["lon"], "population": ""}
        new = {**old, "id": f"{old['id']}-2025", "valid_from": FIRST_NEW_DAY, **place}
        codes[source["nso_code"]] = new["id"]
        for ended in (old, *absorbed):
            ended["valid_until"], ended["replaced_by"] = LAST_OLD_DAY, new["id"]
        rows[new["id"]] = new
    return codes


def place_in_former_units(towns: Iterable[Row], rows: Iterable[Row]) -> None:
    """Add to ``within`` of each Vietnamese town the province that it lay in before July 2025, where that is clear.

    Clear is a province of the town's own name, and else one whose middle is clearly nearer than that of the others
    which became one unit with it.
    """
    former: dict[str, list[Row]] = {}
    for row in rows:
        if row["country"] == "VN" and row["replaced_by"]:
            former.setdefault(row["replaced_by"], []).append(row)
    for town in towns:
        candidates = former.get(town["within"], [])
        if not candidates:
            continue
        old = _former(town, candidates)
        if old is not None:
            town["within"] = join(old["id"], town["within"])


def end_towns(towns: Mapping[str, Row], units: Mapping[str, Row], path: Path) -> None:
    """Bound the towns of the hand-kept table ``path``, and put each into the province that it lay in.

    The provinces' cities and towns ended as units on 30 June 2025, when Viet Nam gave up its middle level; wards and
    communes follow them, which no table here knows, so that nothing stands in ``replaced_by``.
    """
    for line, given in read_tsv(path):
        town, province = towns.get(given["id"]), units.get(given["province"])
        if town is None or province is None:
            raise BadAddition(path, line, f"{given['id']} or {given['province']} is in no table")
        town["within"] = join(province["id"], province["replaced_by"])
        town["valid_until"] = LAST_OLD_DAY


def _former(town: Row, candidates: list[Row]) -> Row | None:
    named = [row for row in candidates if row["name_vi"] == town["name_vi"]]
    if named or len(candidates) == 1:
        return (named or candidates)[0]
    ordered = sorted(candidates, key=lambda row: _distance(town, row))
    first, second = (_distance(town, row) for row in ordered[:2])
    return ordered[0] if first < _CLEARLY_NEARER * second else None


def _distance(one: Row, other: Row) -> float:
    """Return the distance in degrees; near the tropics those of latitude and longitude are about alike."""
    return float(
        ((float(one["lat"]) - float(other["lat"])) ** 2 + (float(one["long"]) - float(other["long"])) ** 2)
        ** 0.5
    )
