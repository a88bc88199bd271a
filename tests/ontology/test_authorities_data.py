"""The authority tables are well formed, complete where the press needs them, and say nothing of two things at once."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from mappings.authorities import authorities
from mappings.authority_tables import BODY_COLUMNS, PERSON_COLUMNS, PLACE_COLUMNS, PLACE_TABLES
from mappings.folding import fold
from mappings.known import KnownPlace
from mappings.resources import AUTHORITIES
from ontology.authorities.builder import names
from ontology.authorities.builder.rows import format_table

Table = list[dict[str, str]]
TABLES = dict.fromkeys(PLACE_TABLES, PLACE_COLUMNS) | {
    "bodies.tsv": BODY_COLUMNS,
    "people.tsv": PERSON_COLUMNS,
}


def read(name: str) -> Table:
    """Read a table of the ontology as it lies there."""
    with (AUTHORITIES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def places() -> Iterator[dict[str, str]]:
    """All rows of all place tables."""
    for name in PLACE_TABLES:
        yield from read(name)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_tables_are_in_canonical_form(name: str) -> None:
    """Writing a table's rows again, in order, changes no byte."""
    assert format_table(read(name), TABLES[name]) == (AUTHORITIES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(TABLES))
def test_fields_are_tidy(name: str) -> None:
    """No field has outer or double spaces, typographic apostrophes, an empty value between bars, or one value twice."""
    for row in read(name):
        for column, field in row.items():
            values = field.split("|") if field else []
            assert all(values), (row["id"], column)
            assert field == " ".join(field.split()), (row["id"], column)
            assert "’" not in field, (row["id"], column)
            assert len(values) == len(set(values)), (row["id"], column)


def test_identifiers_have_their_shapes() -> None:
    """Ids, ISO codes, Wikidata items, GeoNames ids and DBpedia addresses look like what they are."""
    shapes = {
        "id": r"[a-z]{2}|[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*|x-[a-z]+(-[a-z]+)*",
        "country": r"[A-Z]{2}|",
        "iso": r"[A-Z]{2}(-[A-Z0-9]{1,3})?|",
        "wikidata": r"Q[1-9][0-9]*|",
        "geonames": r"[1-9][0-9]*|",
        "dbpedia": r"http://dbpedia\.org/resource/\S+|",
        "bare": r"Province|City|",
    }
    wrong = [
        (row["id"], column)
        for row in places()
        for column, shape in shapes.items()
        if not re.fullmatch(shape, row[column])
    ]
    assert wrong == []


def test_ids_are_unique_across_the_place_tables() -> None:
    """A place has one row in one table, and its id begins with its country."""
    rows = list(places())
    assert [one for one, count in Counter(row["id"] for row in rows).items() if count > 1] == []
    assert [
        row["id"] for row in rows if row["country"] and not row["id"].startswith(row["country"].lower())
    ] == []


def test_external_identifiers_are_shared_only_over_time() -> None:
    """Two places have one Wikidata item only where one replaced the other."""
    known = authorities().places
    by_item: dict[str, list[KnownPlace]] = {}
    for place in known.values():
        if place.wikidata is not None:
            by_item.setdefault(place.wikidata, []).append(place)
    shared = {item: found for item, found in by_item.items() if len(found) > 1}
    assert shared
    for found in shared.values():
        assert len(found) == 2, [place.id for place in found]
        old, new = sorted(found, key=lambda place: place.valid_from or date.min)
        assert old.replaced_by == (new.id,)


def test_validity_is_a_range_and_what_ended_says_what_replaced_it() -> None:
    """A unit ends after it began; its successor begins the day after. The provinces' towns have none that is known."""
    known = authorities().places
    ended = [place for place in known.values() if place.valid_until is not None]
    assert ended
    for place in ended:
        assert place.valid_until is not None
        assert place.valid_from is None or place.valid_from <= place.valid_until
        assert place.replaced_by or (place.country == "VN" and place.iso is None)
        for successor in place.replaced_by:
            began = known[successor].valid_from
            assert began is not None, successor
            assert (began - place.valid_until).days == 1, place.id


def test_everything_lies_within_its_country() -> None:
    """Divisions and towns lead up to their country; nothing lies within itself."""
    known = authorities()
    for place in known.places.values():
        above = known.within(place.id)
        assert place.id not in above
        if place.kind != "Country" and place.country is not None:
            assert place.country.lower() in above, place.id


@pytest.mark.parametrize(
    ("day", "units", "cities"),
    [(date(2024, 6, 30), 63, 5), (date(2025, 3, 1), 63, 6), (date(2025, 7, 1), 34, 6)],
)
def test_viet_nam_has_63_units_before_july_2025_and_34_since(day: date, units: int, cities: int) -> None:
    """First-level units in force, of which six are cities since Hue became one on 1 January 2025."""
    found = [
        p for p in authorities().places.values() if p.within == ("vn",) and p.iso is not None and p.valid(day)
    ]
    assert len(found) == units
    assert sum(place.kind == "City" for place in found) == cities


def test_divisions_of_the_countries_of_the_press_are_complete() -> None:
    """China without its special regions 31, Korea 17, Japan 47, Laos 18, Cambodia 25, France 13 regions and 101 départements."""
    count = Counter(
        place.country
        for place in authorities().places.values()
        if place.iso is not None and "-" in place.iso and place.valid(date(2024, 1, 1))
    )
    expected = {"CN": 31, "KR": 17, "JP": 47, "LA": 18, "KH": 25, "FR": 114}
    assert {country: count[country] for country in expected} == expected


def test_every_country_with_a_demonym_has_all_its_forms() -> None:
    """Masculine and feminine, singular and plural."""
    assert names.demonym_forms("vietnamien") == "vietnamien|vietnamiens|vietnamienne|vietnamiennes"
    assert names.demonym_forms("turc/turque") == "turc|turcs|turque|turques"
    assert names.demonym_forms("russe") == "russe|russes"
    assert (
        names.demonym_forms("français|gaulois") == "français|française|françaises|gaulois|gauloise|gauloises"
    )
    assert names.demonym_forms("") == ""
    assert len({word for row in read("countries.tsv") for word in row["demonym_fr"].split("|") if word}) > 500


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("préfecture d'Aomori", "Aomori"),
        ("Oblast d'Arkhangelsk", "Arkhangelsk"),
        ("du Kamtchatka", "Kamtchatka"),
        ("Côte-d'Or", "Côte-d'Or"),
        ("Val-de-Marne", "Val-de-Marne"),
        ("province de L'Aquila", "L'Aquila"),
        ("république de l'Altaï", "Altaï"),
        ("autonome juif", ""),
        ("", ""),
    ],
)
def test_french_names_lose_what_kind_of_place_they_are(written: str, name: str) -> None:
    """Heads like 'préfecture de' go; names that have 'de' inside stay whole."""
    assert names.french(written) == name


def test_bodies_are_named_and_acronyms_are_capitals() -> None:
    """Every body has a French and an English name; an acronym is matched as written, so it has two capitals at least."""
    rows = read("bodies.tsv")
    assert len(rows) >= 150
    assert [row["id"] for row in rows if not (row["name_fr"] and row["name_en"])] == []
    acronyms = [one for row in rows for one in row["acronym"].split("|") if one]
    assert [
        one
        for one in acronyms
        if sum(c.isupper() for c in one) < 2 and one not in ("G7", "G20", "G77", "Unesco", "Unicef")
    ] == []


def test_common_words_are_folded_and_in_order() -> None:
    """The lists of words are canonical: as folded, sorted, each once."""
    for name in ("common_words.tsv", "surnames.tsv"):
        words = (AUTHORITIES / "additions" / name).read_text(encoding="utf-8").splitlines()[1:]
        assert words == sorted({fold(word) for word in words})
