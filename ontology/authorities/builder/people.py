"""People whom Wikidata knows: heads of state and government, and ministers, with the spellings of the French press."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from mappings.folding import fold
from mappings.segments import segment
from ontology.authorities.builder.rows import Row, join, read_csv, read_tsv

SINCE: Final = "2010"  # ministers whose office ended before this year are left out
_COLUMNS: Final = ("id", "name", "alt", "country", "wikidata")
_OF_THE_WORLD: Final = "(foreign ministers) "  # in a source's name, before the English name of the country
_FAMILY_FIRST: Final = frozenset({"JP"})  # the tables write the given name first, their press both ways
_FORMER_NAMES: Final = {"East Timor": "TL", "The Gambia": "GM", "Czech Republic": "CZ", "Cape Verde": "CV"}


def people(gazetteer: Path, additions: Path, codes: Mapping[str, str]) -> list[Row]:
    """Return the rows of people.tsv; ``codes`` gives a country's ISO code by its folded English or French name.

    A name that two people of one country bear is left out: a link to the wrong one is worse than none.
    """
    by_id: dict[str, Row] = {}
    doubtful: set[str] = set()
    spellings = {given["listed"]: given for _, given in read_tsv(additions / "people_names.tsv")}
    for source in (
        *read_csv(gazetteer / "people_leaders_2026.csv"),
        *read_csv(gazetteer / "people_ministers.csv"),
    ):
        if not source["name"] or (source.get("end") or SINCE) < SINCE:
            continue
        country = _country(source, codes)
        if country is None:
            continue
        given = spellings.get(source["name"], {})
        row = person(given.get("name") or source["name"], country, source["wikidata"])
        row["alt"] = join(source["name"], given.get("alt", ""), _other_order(source["name"], country))
        if by_id.setdefault(row["id"], row)["wikidata"] != row["wikidata"]:
            doubtful.add(row["id"])
    for _, given in read_tsv(additions / "people.tsv"):
        row = person(given["name"], given["country"], given.get("wikidata", ""))
        known = by_id.setdefault(row["id"], row)
        known["alt"] = join(known["alt"], given.get("alt", ""))
    _drop_contradicted(by_id)
    return [_finished(row) for identifier, row in by_id.items() if identifier not in doubtful]


def _drop_contradicted(by_id: Mapping[str, Row]) -> None:
    """Take the items from those whom the tables know twice, of a country and of none, with one item each."""
    for identifier, row in by_id.items():
        if row["country"]:
            twin = by_id.get(f"x/{identifier.partition('/')[2]}")
            if twin is not None and twin["wikidata"] != row["wikidata"]:
                row["wikidata"] = twin["wikidata"] = ""


def person(name: str, country: str, wikidata: str) -> Row:
    """Return the row of a person; the id is the one that an article's own words make (``mappings.keys.person_key``)."""
    row = dict.fromkeys(_COLUMNS, "")
    return {
        **row,
        "id": f"{country.lower() or 'x'}/{segment(name)}",
        "name": name,
        "country": country,
        "wikidata": wikidata,
    }


def _country(source: dict[str, str], codes: Mapping[str, str]) -> str | None:
    """Return the ISO code, "" for a leader of an international body, None for what is no country of the tables."""
    _, world, name = source.get("source", "").partition(_OF_THE_WORLD)
    if world:
        return _FORMER_NAMES.get(name) or codes.get(fold(name))
    return source["country_iso"] if len(source["country_iso"]) == 2 and source["country_iso"] != "EU" else ""


def _other_order(name: str, country: str) -> str:
    words = name.split()
    return " ".join((words[-1], *words[:-1])) if country in _FAMILY_FIRST and len(words) == 2 else ""


def _finished(row: Row) -> Row:
    alt = {
        fold(name): name
        for name in reversed(row["alt"].split("|"))
        if name and fold(name) != fold(row["name"])
    }
    return {**row, "alt": "|".join(sorted(alt.values()))}
