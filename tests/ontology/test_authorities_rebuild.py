"""The script that rebuilds the authority tables: the same bytes from the same input, and its rules on a small gazetteer."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ontology.authorities import rebuild
from ontology.authorities.builder.rows import BadAddition, add_by_hand, blank

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
    "vietnam_towns.tsv": "id\tprovince\nvn-ha-giang-city\tvn-ha-giang\n",
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


def test_rebuild_bounds_the_provinces_towns(workshop: tuple[Path, Path]) -> None:
    """A town of the hand-kept table ends with June 2025 and lies in the province that it names; others have no bounds."""
    rows = rebuilt(workshop, "cities.tsv")
    ended = rows["vn-ha-giang-city"]
    assert (ended["valid_until"], ended["replaced_by"]) == ("2025-06-30", "")
    assert ended["within"] == "vn-ha-giang|vn-tuyen-quang-2025"
    assert rows["vn-lang-son-city"]["valid_until"] == ""


def test_rebuild_refuses_a_town_that_no_table_has(workshop: tuple[Path, Path]) -> None:
    """A line of the table of towns that names an unknown town or province is named with its number."""
    with (workshop[1] / "additions" / "vietnam_towns.tsv").open("a", encoding="utf-8") as file:
        file.write("vn-nowhere\tvn-ha-giang\n")
    with pytest.raises(BadAddition, match=r"vietnam_towns.tsv:3: vn-nowhere"):
        run(workshop)


def test_rebuild_drops_doubtful_links(workshop: tuple[Path, Path]) -> None:
    """A Wikidata item at two divisions links neither; no item, no row; a DBpedia link needs the same GeoNames id."""
    rows = rebuilt(workshop, "provinces.tsv")
    assert (rows["vn-one"]["wikidata"], rows["vn-two"]["wikidata"]) == ("", "")
    assert "vn-none" not in rows
    assert rows["vn-ha-giang"]["dbpedia"] == ""
    assert rebuilt(workshop, "countries.tsv")["vn"]["dbpedia"] == "http://dbpedia.org/resource/Vietnam"


def test_an_item_at_towns_of_different_names_links_none(workshop: tuple[Path, Path]) -> None:
    """Who's On First gives one item to Buan and Gunsan: no link; where another table gives it too, it stays."""
    with (workshop[0] / "places_wof.csv").open("a", encoding="utf-8") as file:
        file.write("wof:county,Buan,Buan,,,,,,,Q7,,21.6,106.5,VN,,\n")
        file.write("wof:locality,Gunsan,Gunsan,,,,,,,Q7,,21.6,106.5,VN,,\n")
        file.write("wof:county,Xa Khac,Xa Khac,,,,,,,Q36519,,22.8,104.9,VN,,\n")
    rows = rebuilt(workshop, "cities.tsv")
    assert rows["vn-buan"]["wikidata"] == ""
    assert rows["vn-ha-giang-city"]["wikidata"] == "Q36519"
    assert rows["vn-dong-dang"]["wikidata"] == "Q99"


@pytest.mark.parametrize(
    ("title", "kept"), [("Hanoi", True), ("Hanoi_Province", False), ("Hanoi_District_(VN)", False)]
)
def test_a_city_is_not_linked_to_the_article_on_its_division(
    workshop: tuple[Path, Path], title: str, *, kept: bool
) -> None:
    """A municipality that is division and city in one has the division's DBpedia link only if the title says no kind."""
    address = f"http://dbpedia.org/resource/{title}"
    with (workshop[0] / "xref_iso3166_2_db.csv").open("a", encoding="utf-8") as file:
        file.write(f"VN-HN,1581129,{address}\n")
    row = rebuilt(workshop, "provinces.tsv")["vn-hanoi"]
    assert row["kind"] == "City"
    assert row["dbpedia"] == (address if kept else "")


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


def test_two_items_of_one_person_link_neither(workshop: tuple[Path, Path]) -> None:
    """Leader of an international body in one table, minister of a country in the other, with another item."""
    with (workshop[0] / "people_ministers.csv").open("a", encoding="utf-8") as file:
        file.write("António Costa,Q8,PT,2015,2024,world\n")
    rows = rebuilt(workshop, "people.tsv")
    assert (rows["x/antonio-costa"]["wikidata"], rows["pt/antonio-costa"]["wikidata"]) == ("", "")
    assert rows["vn/to-lam"]["wikidata"] == "Q10831196"


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
