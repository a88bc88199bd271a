"""Cities and towns: GeoNames for Asia, Natural Earth for the world, Who's On First for Viet Nam and its neighbours."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Final

from mappings.folding import fold
from ontology.authorities.builder import names
from ontology.authorities.builder.rows import Row, blank, drop_shared, join, read_csv

EVERY_TOWN_OF: Final = frozenset(
    {("CN", "16"), ("CN", "29"), ("CN", "30")}
)  # GeoNames codes: Guangxi, Yunnan, Guangdong
AT_LEAST: Final = {  # people a GeoNames town needs to be taken; countries not named here come from Natural Earth alone
    "VN": 5_000, "LA": 1,  # hamlets of no known size have names like Bay, Sau, Mot
    "CN": 200_000, "PH": 100_000, "TW": 200_000,
    **dict.fromkeys(("KR", "KP", "JP", "TH", "MM", "MY", "ID", "BN", "TL", "KH"), 50_000),
}  # fmt: skip
AT_LEAST_ELSEWHERE: Final = 100_000
_FRENCH_SPEAKING: Final = frozenset(
    {"FR", "BE", "CH", "LU", *("GF", "GP", "MQ", "RE", "YT")}
)  # every Natural Earth city
_OWN_CITY: Final = frozenset({"SG", "HK", "MO", "MC", "VA"})  # the city is the country
_PARTS: Final = {  # territories with a code of ISO 3166-1 that Natural Earth counts as parts of their country
    **{code: ("FR", f"FR-{code}") for code in ("GF", "GP", "MQ", "RE", "YT")},
    "BQ": ("NL", ""), "SJ": ("NO", "NO-21"),
}  # fmt: skip
_NEAR: Final = 0.35  # degrees within which two rows of one name are one place
_BESIDE: Final = 0.15  # degrees within which a town lies in the division of its neighbour
_WOF_KINDS: Final = frozenset({"wof:county", "wof:locality"})


class Towns:
    """Towns gathered from several tables, found again by identifier or by name and nearness."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._by_geonames: dict[str, Row] = {}
        self._by_wikidata: dict[str, Row] = {}
        self._by_name: dict[tuple[str, str], list[Row]] = {}

    def find(self, row: Row, *, far: bool) -> Row | None:
        """Return the row that stands for the same town: one GeoNames id, or one item or name and near enough.

        ``far``: one item in one country is enough; some of Who's On First's rows lie in the wrong province.
        """
        known = self._by_geonames.get(row["geonames"])
        if known is not None:
            return known
        item = self._by_wikidata.get(row["wikidata"])
        if far and item is not None and item["country"] == row["country"]:
            return item
        alike = [item, *self._named_alike(row)]
        return next((one for one in alike if one is not None and _near(one, row)), None)

    def add(self, row: Row, *, far: bool = False) -> None:
        """Take in ``row``, filling the gaps of a row that stands for the same town; ``far`` as in ``find``."""
        known = self.find(row, far=far)
        if known is None:
            self.rows.append(row)
            known = row
        else:
            known["alt"] = join(known["alt"], row["alt"], row["name_fr"], row["name_en"], row["name_vi"])
            for column, value in row.items():
                known[column] = known[column] or value
        for column, index in (("geonames", self._by_geonames), ("wikidata", self._by_wikidata)):
            if row[column]:
                index.setdefault(row[column], known)
        for name in _spellings(row):
            self._by_name.setdefault((row["country"], name), []).append(known)

    def _named_alike(self, row: Row) -> Iterable[Row]:
        return (known for name in _spellings(row) for known in self._by_name.get((row["country"], name), ()))


def _spellings(row: Row) -> list[str]:
    names = (row[column] for column in ("name_fr", "name_en", "name_vi"))
    return list(dict.fromkeys(fold(name) for name in names if name))


def _near(one: Row, other: Row) -> bool:
    if one["country"] != other["country"] or not (one["lat"] and other["lat"]):
        return False
    return _distance(one, other) < _NEAR


def _distance(one: Row, other: Row) -> float:
    """Return the difference in latitude or longitude, whichever is greater, in degrees."""
    return max(abs(float(one[column]) - float(other[column])) for column in ("lat", "long"))


def towns(
    gazetteer: Path,
    units: Mapping[tuple[str, str], str],
    known: Mapping[str, tuple[str, str]],
    kept: Container[str],
) -> list[Row]:
    """Return the towns of all tables, without ids, the most populous first.

    ``units`` gives the division's code for a country and a GeoNames code; ``known`` the right GeoNames id and the
    people for the id that Natural Earth lists; ``kept`` the GeoNames ids of towns that are taken however small.
    """
    gathered = Towns()
    asia = read_csv(gazetteer / "cities_geonames_asia.csv")
    for source in sorted(asia, key=lambda row: (-int(row["population"] or 0), int(row["geonames"]))):
        if _wanted(source):
            gathered.add(
                _town(source, units.get((source["country_iso"], source["admin1"]), ""), source["population"])
            )
    codes = {row["geonames"]: units.get((row["country_iso"], row["admin1"]), "") for row in asia}
    for source in read_csv(gazetteer / "cities.csv"):
        source["geonames"], people = known.get(source["geonames"], (source["geonames"], "0"))
        if source["wikidata"] and _wanted_of_the_world(source, people, kept):
            gathered.add(_town(source, codes.get(source["geonames"], ""), people))
    elsewhere = {row["wikidata"] for row in gathered.rows}
    others = read_csv(gazetteer / "places_wof.csv")
    for source in others:
        if source["kind"] in _WOF_KINDS and source["wikidata"] and source["country_iso"] not in _OWN_CITY:
            gathered.add(_town(source, codes.get(source["geonames"], ""), ""), far=True)
    doubtful = _doubtful(others) - elsewhere
    for row in gathered.rows:
        if row["wikidata"] in doubtful:
            row["wikidata"] = ""
    _settle(gathered.rows)
    drop_shared(gathered.rows, "wikidata")
    return sorted(
        gathered.rows,
        key=lambda row: (-int(row["population"] or 0), int(row["geonames"] or 10**9), row["name_en"]),
    )


def _doubtful(table: Iterable[dict[str, str]]) -> set[str]:
    """Wikidata ids that stand at places of different names: a mistake of the table, of no use at any of them."""
    names: dict[str, set[str]] = {}
    for row in table:
        names.setdefault(row["wikidata"], set()).add(fold(row["name_en"] or row["name"]))
    return {
        item
        for item, found in names.items()
        if any(min(found) not in name and name not in min(found) for name in found)
    }


def _wanted(source: dict[str, str]) -> bool:
    country = source["country_iso"]
    if (country, source["admin1"]) in EVERY_TOWN_OF:
        return True
    return country in AT_LEAST and int(source["population"] or 0) >= AT_LEAST[country]


def _wanted_of_the_world(source: dict[str, str], people: str, kept: Container[str]) -> bool:
    country = source["country_iso"]
    if country in _OWN_CITY or not source["geonames"]:
        return False
    if country in AT_LEAST or country in _FRENCH_SPEAKING or source["geonames"] in kept:
        return True
    return int(people) >= AT_LEAST_ELSEWHERE


def _town(source: dict[str, str], unit: str, population: str) -> Row:
    country, unit = _PARTS.get(source["country_iso"], (source["country_iso"], unit))
    local = names.vietnamese(source["name"]) if country == "VN" else source["name"]
    local = names.korean(local) if country in ("KR", "KP") else local
    name_en = names.english(source["name_en"]) if country != "VN" else names.vietnamese(source["name_en"])
    name_en = names.korean(name_en or local) if country in ("KR", "KP") else name_en or local
    vi = names.vietnamese(source["name_vi"]) or (local if country == "VN" else "")
    others = (
        source.get("alt_fr", ""),
        *(names.vietnamese(alt) for alt in source.get("alt_vi", "").split("|")),
    )
    return blank(
        kind="City", name_fr=names.french(source["name_fr"]), name_en=name_en, name_vi=vi, name_zh=source["name_zh"],
        name_ko=source["name_ko"], name_ja=source["name_ja"], alt=join(local, *others), within=unit, country=country,
        wikidata=source["wikidata"], geonames=source["geonames"], lat=source["lat"], long=source["lon"],
        population=population if population != "0" else "",
    )  # fmt: skip


def _settle(rows: list[Row]) -> None:
    """Put a town of no known division into that of the nearest town, where one is next to it."""
    settled: dict[str, list[Row]] = {}
    for row in rows:
        if row["within"]:
            settled.setdefault(row["country"], []).append(row)
    for row in rows:
        if not row["within"]:
            beside = [one for one in settled.get(row["country"], ()) if _distance(one, row) < _BESIDE]
            row["within"] = min(beside, key=lambda one: _distance(one, row))["within"] if beside else ""


def give_ids(rows: Iterable[Row], taken: set[str]) -> dict[str, Row]:
    """Return ``rows``, the most populous first, by the ids they get; ``taken`` are those of the divisions.

    The largest town of a name has the plain id, or "-city" after its division's; lesser ones have their division's
    name after theirs, or, where no division tells them apart, their GeoNames or Wikidata id. A row that is smaller
    than its namesakes therefore never changes the id of another.
    """
    found: dict[str, Row] = {}
    for row in rows:
        land = row["country"].lower()
        plain = f"{land}-{names.slug(row['name_en'])}"
        unit = row["within"].rpartition("|")[2].removeprefix(f"{land}-").removesuffix("-2025")
        last = f"{plain}-{row['geonames'] or row['wikidata'].lower()}"
        choices = (
            plain if plain not in taken else f"{plain}-city",
            f"{plain}-{unit}" if unit else last,
            last,
        )
        row["id"] = next((one for one in choices if one not in taken and one not in found), "")
        if row["id"] and names.slug(row["name_en"]):
            found[row["id"]] = row
    return found
