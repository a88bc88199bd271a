"""The authority tables are well formed, and the script that rebuilds them gives the same bytes from the same input."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mappings.authorities import authorities
from mappings.authority_tables import BODY_COLUMNS, PERSON_COLUMNS, PLACE_COLUMNS, PLACE_TABLES
from mappings.folding import fold
from mappings.known import KnownPlace
from mappings.resources import AUTHORITIES
from ontology.authorities import rebuild
from ontology.authorities.builder import names
from ontology.authorities.builder.rows import BadAddition, add_by_hand, blank, format_table

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
    """A unit ends after it began; its successor begins the day after."""
    known = authorities().places
    ended = [place for place in known.values() if place.valid_until is not None]
    assert ended
    for place in ended:
        assert place.valid_until is not None
        assert place.valid_from is None or place.valid_from <= place.valid_until
        assert place.replaced_by
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


# ---- the script that rebuilds ------------------------------------------------------------------------------------

GAZETTEER = {
    "countries.csv": """\
name,name_en,name_fr,name_vi,name_zh,name_ko,name_ja,iso,wikidata,geonames,lat,lon
Vietnam,Vietnam,Viêt Nam,Việt Nam,越南,,,VN,Q881,1562822,16,108
Nowhere,Nowhere,Nulle part,,,,,,Q1,,0,0
""",
    "admin1.csv": """\
name,name_en,name_fr,name_vi,name_zh,name_ko,name_ja,iso,wikidata,geonames,lat,lon
Hà Giang,Hà Giang,Hà Giang,Hà Giang,,,,VN-03,Q36685,1581030,22.7,105.0
Tuyên Quang,Tuyên Quang,Tuyên Quang,Tuyên Quang,,,,VN-07,Q2332060,1559976,22.1,105.2
Lạng Sơn,Lạng Sơn,Lạng Sơn,Lạng Sơn,,,,VN-09,Q33403,1576632,21.8,106.7
Hanoi,Hanoi,Hanoï,Hà Nội,,,,VN-HN,Q1858,1581129,21.1,105.8
One,One,Un,,,,,VN-90,Q77,,1,1
Two,Two,Deux,,,,,VN-91,Q77,,2,2
None,None,Aucun,,,,,VN-92,,,3,3
""",
    "admin1_vn_2025.csv": """\
iso,nso_code,merged_iso,lat,lon
VN-HN,01,,21.1,105.8
VN-07,08,VN-03,22.4,105.1
VN-09,20,,21.8,106.7
""",
    "subdivisions_cldr.csv": "iso,name_en,name_fr\nVN-03,Hà Giang,Province de Hà Giang\n",
    "xref_iso3166_2_db.csv": "iso,geonames,dbpedia\nVN,1562822,http://dbpedia.org/resource/Vietnam\nVN-03,7,http://dbpedia.org/resource/Wrong\n",
    "cities.csv": """\
name,name_en,name_fr,name_vi,name_zh,name_ko,name_ja,iso,wikidata,geonames,lat,lon,country_iso
Hanoi,Hanoi,Hanoï,,,,,,Q1858,1581130,21.03,105.85,VN
Hà Giang,Hà Giang,,,,,,,Q36519,1581349,22.82,104.98,VN
Gotham,Gotham,Gotham,,,,,,Q5,55,40,-70,US
""",
    "cities_geonames_asia.csv": """\
name,name_en,name_fr,name_vi,name_zh,name_ko,name_ja,iso,wikidata,geonames,lat,lon,country_iso,admin1,population
Hanoi,Hanoi,Hanoï,Hà Nội,,,,,Q1858,1581130,21.02,105.84,VN,01,8053663
Hà Giang,,,,,,,,,1581349,22.82,104.98,VN,08,55559
Thành phố Lạng Sơn,,,,,,,,Q33383,1576633,21.85,106.76,VN,20,200108
An Phú,,,,,,,,,11,22.1,105.2,VN,08,9000
An Phú,,,,,,,,,12,21.8,106.7,VN,20,30000
Bay,,,,,,,,,13,21.8,106.7,VN,20,0
""",
    "places_wof.csv": """\
kind,name,name_en,name_fr,name_vi,name_zh,name_ko,name_ja,iso,wikidata,geonames,lat,lon,country_iso,alt_fr,alt_vi
wof:locality,Ha Giang,Ha Giang,,Hà Giang,,,,,Q36519,,10.0,100.0,VN,Hagiang,
wof:county,Dong Dang,Dong Dang,District de Dong Dang,Đồng Đăng,,,,,Q99,,21.86,106.77,VN,,
""",
    "people_leaders_2026.csv": "name,wikidata,country_iso\nTô Lâm,Q10831196,VN\nAntónio Costa,Q1,EU\n",
    "people_ministers.csv": """\
name,wikidata,country_iso,start,end,source
Tô Lâm,Q10831196,VN,2016-04-08,,world
Trần Văn A,Q2,VN,2011,2012,world
Trần Văn A,Q3,VN,2013,2014,world
Nguyễn Văn Cũ,Q4,VN,1990,1995,world
""",
}
ADDITIONS = {
    "countries.tsv": "id\talt\tdemonym_fr\tcapital\nvn\tRSVN\tvietnamien\tvn-hanoi\n",
    "provinces.tsv": "id\talt\n# a remark\nvn-lang-son\tLangson|Lang Son\n",
    "cities.tsv": "id\tkind\tname_fr\twithin\tcountry\nvn-moc-chau\tCity\tMôc Châu\tvn\tVN\n",
    "municipalities.tsv": "iso\nVN-HN\n",
    "geonames_admin1.tsv": "country\tcode\tiso\nVN\t01\tVN-01\nVN\t08\tVN-08\nVN\t20\tVN-20\n",
    "geonames_cities.tsv": "listed\tgeonames\tpopulation\n",
    "small_towns.tsv": "geonames\tname\n",
    "common_words.tsv": "word\n",
    "surnames.tsv": "word\n",
    "people.tsv": "name\tcountry\talt\nHun Sen\tKH\t\n",
    "people_names.tsv": "listed\tname\talt\n",
}


@pytest.fixture
def workshop(tmp_path: Path) -> tuple[Path, Path]:
    """A small gazetteer and an empty folder of authorities with its additions."""
    gazetteer, folder = tmp_path / "gazetteer", tmp_path / "authorities"
    (folder / "additions").mkdir(parents=True)
    gazetteer.mkdir()
    for name, text in GAZETTEER.items():
        (gazetteer / name).write_text(text, encoding="utf-8")
    for name, text in ADDITIONS.items():
        (folder / "additions" / name).write_text(text, encoding="utf-8")
    return gazetteer, folder


def run(workshop: tuple[Path, Path], *options: str) -> int:
    """Run the script on the small gazetteer."""
    gazetteer, folder = workshop
    return rebuild.main([*options, "--authorities", str(folder), str(gazetteer)])


def rebuilt(workshop: tuple[Path, Path], name: str) -> dict[str, dict[str, str]]:
    """Run the script and return the rows of a table by id."""
    assert run(workshop) == 0
    with (workshop[1] / name).open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def test_check_finds_what_would_change_and_writes_nothing(
    workshop: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """--check is 1 before a rebuild and after an edit, 0 after a rebuild; a second rebuild changes nothing."""
    assert run(workshop, "--check") == 1
    assert not (workshop[1] / "cities.tsv").exists()
    assert run(workshop) == 0
    capsys.readouterr()
    assert run(workshop) == run(workshop, "--check") == 0
    assert capsys.readouterr().out == ""
    (workshop[1] / "cities.tsv").write_text("edited", encoding="utf-8")
    assert run(workshop, "--check") == 1
    assert capsys.readouterr().out == "cities.tsv would change\n"
    assert (workshop[1] / "cities.tsv").read_text(encoding="utf-8") == "edited"


def test_rebuild_keeps_units_that_did_not_change_and_doubles_those_that_grew(
    workshop: tuple[Path, Path],
) -> None:
    """Lạng Sơn has no bounds; Hà Giang ended; Tuyên Quang is two entries."""
    rows = rebuilt(workshop, "provinces.tsv")
    bounds = {one: (row["valid_from"], row["valid_until"], row["replaced_by"]) for one, row in rows.items()}
    assert bounds["vn-lang-son"] == ("", "", "")
    assert bounds["vn-ha-giang"] == bounds["vn-tuyen-quang"] == ("", "2025-06-30", "vn-tuyen-quang-2025")
    assert bounds["vn-tuyen-quang-2025"] == ("2025-07-01", "", "")
    assert rows["vn-hanoi"]["kind"] == "City"
    assert rows["vn-hanoi"]["population"] == "8053663"


def test_rebuild_drops_doubtful_links(workshop: tuple[Path, Path]) -> None:
    """A Wikidata item at two divisions links neither; no item, no row; a DBpedia link needs the same GeoNames id."""
    rows = rebuilt(workshop, "provinces.tsv")
    assert (rows["vn-one"]["wikidata"], rows["vn-two"]["wikidata"]) == ("", "")
    assert "vn-none" not in rows
    assert rows["vn-ha-giang"]["dbpedia"] == ""
    assert rebuilt(workshop, "countries.tsv")["vn"]["dbpedia"] == "http://dbpedia.org/resource/Vietnam"


def test_rebuild_gives_ids_by_the_rule(workshop: tuple[Path, Path]) -> None:
    """A town of its province's name is -city, a lesser namesake has its province's name, hamlets and the small are left out."""
    rows = rebuilt(workshop, "cities.tsv")
    assert set(rows) == {
        "vn-an-phu",
        "vn-an-phu-tuyen-quang",
        "vn-dong-dang",
        "vn-ha-giang-city",
        "vn-lang-son-city",
        "vn-moc-chau",
    }
    assert rows["vn-lang-son-city"]["name_vi"] == "Lạng Sơn"
    assert rows["vn-ha-giang-city"]["wikidata"] == "Q36519"
    assert rows["vn-ha-giang-city"]["within"] == "vn-ha-giang|vn-tuyen-quang-2025"
    assert rows["vn-dong-dang"]["within"] == "vn-lang-son"


def test_a_smaller_namesake_changes_no_id(workshop: tuple[Path, Path]) -> None:
    """Ids stay when a place is added that has fewer people."""
    before = rebuilt(workshop, "cities.tsv")
    with (workshop[0] / "cities_geonames_asia.csv").open("a", encoding="utf-8") as file:
        file.write("An Phú,,,,,,,,,14,21.0,105.8,VN,01,6000\n")
    after = rebuilt(workshop, "cities.tsv")
    assert {one: after[one]["geonames"] for one in before} == {
        one: row["geonames"] for one, row in before.items()
    }
    assert set(after) - set(before) == {"vn-an-phu-hanoi"}


def test_rebuild_keeps_what_hands_added(workshop: tuple[Path, Path]) -> None:
    """Additions survive a rebuild; a spelling that folds to the name is not kept twice."""
    assert rebuilt(workshop, "provinces.tsv")["vn-lang-son"]["alt"] == "Langson"
    assert (
        rebuilt(workshop, "countries.tsv")["vn"]["demonym_fr"]
        == "vietnamien|vietnamiens|vietnamienne|vietnamiennes"
    )
    assert rebuilt(workshop, "people.tsv")["kh/hun-sen"]["name"] == "Hun Sen"


def test_people_of_one_name_are_left_out(workshop: tuple[Path, Path]) -> None:
    """Two items under one name of one country: neither is linked; nor is who left office long ago."""
    assert set(rebuilt(workshop, "people.tsv")) == {"vn/to-lam", "x/antonio-costa", "kh/hun-sen"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("id\tcolour\nvn\tred\n", "no such column: colour"),
        ("id\talt\nvn-nowhere\tX\n", "vn-nowhere is in no table"),
        ("id\talt\nvn\tX\tY\n", "3 fields under 2 columns"),
    ],
)
def test_a_bad_addition_is_refused_with_its_line(tmp_path: Path, text: str, reason: str) -> None:
    """A mistake in a hand-kept file names the file and the line."""
    path = tmp_path / "additions.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadAddition, match=rf"additions\.tsv:2: {reason}"):
        add_by_hand({"vn": blank(id="vn")}, path)


def test_an_addition_replaces_joins_empties_and_drops(tmp_path: Path) -> None:
    """A value replaces, other spellings are added, a lone hyphen empties, and as kind it drops the row."""
    path = tmp_path / "additions.tsv"
    path.write_text("id\tkind\tname_fr\talt\twikidata\na\t\tNeuf\tZ\t-\nb\t-\n", encoding="utf-8")
    rows = {"a": blank(id="a", name_fr="Vieux", alt="Y", wikidata="Q1"), "b": blank(id="b")}
    add_by_hand(rows, path)
    assert rows == {"a": blank(id="a", name_fr="Neuf", alt="Y|Z")}


def test_common_words_are_folded_and_in_order() -> None:
    """The lists of words are canonical: as folded, sorted, each once."""
    for name in ("common_words.tsv", "surnames.tsv"):
        words = (AUTHORITIES / "additions" / name).read_text(encoding="utf-8").splitlines()[1:]
        assert words == sorted({fold(word) for word in words})
