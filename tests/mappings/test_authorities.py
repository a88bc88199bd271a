"""Names resolve to the places, bodies and people that they mean, and a bad table is refused by file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mappings.authorities import (
    Authorities,
    BadAuthority,
    KnownPlace,
    authorities,
    in_force,
    read_authorities,
)
from mappings.authority_tables import BODY_COLUMNS, PERSON_COLUMNS, PLACE_COLUMNS
from mappings.facts import Person
from mappings.folding import fold
from mappings.keys import person_key

BEFORE, AFTER = date(2024, 5, 1), date(2026, 5, 1)


def resolved(name: str, **clues: object) -> str | None:
    """Return the id that the tables of the ontology give ``name``."""
    place = authorities().resolve_place(name, **clues)  # type: ignore[arg-type]
    return None if place is None else place.id


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("Hanoï", "Hanoi", "Hà Nội", "Ha Noi", "HANOI"), "vn-hanoi"),
        (("Pékin", "Beijing"), "cn-beijing"),
        (("Canton", "Guangzhou"), "cn-guangzhou"),
        (("Guangxi", "région autonome Zhuang du Guangxi"), "cn-guangxi"),
        (("Chungcheongbuk", "Chungcheong du Nord", "Chungbuk"), "kr-north-chungcheong"),
        (("Houaphanh", "Houaphan", "Hua Phan"), "la-houaphanh"),
        (("Tboung Khmum",), "kh-tboung-khmum"),
        (("Saint-Pétersbourg", "Saint Petersburg"), "ru-saint-petersburg"),
        (("Mong Cai", "Móng Cái"), "vn-mong-cai"),
        (("Chongzuo",), "cn-chongzuo"),
        (("Séoul", "Seoul"), "kr-seoul"),
        (("Seine-Saint-Denis",), "fr-seine-saint-denis"),
        (("Dak Nong", "Đắk Nông"), "vn-dak-nong"),
        (("Phnom Penh",), "kh-phnom-penh"),
        (("Fangchenggang",), "cn-fangchenggang"),
        (("Dongxing",), "cn-dongxing"),
        (("Thu Duc",), "vn-thu-duc"),
        (("Cần Giờ",), "vn-can-gio"),
        (("Île-de-France",), "fr-ile-de-france"),
        (("baie de Ha Long", "baie d'Ha Long"), "vn-ha-long-bay"),
    ],
)
def test_every_spelling_of_a_place_means_it(names: tuple[str, ...], place: str) -> None:
    """French, English and local names, with and without diacritics, are one place."""
    assert {resolved(name) for name in names} == {place}


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("Vietnam", "Viet Nam", "Viêt-Nam", "République socialiste du Vietnam"), "vn"),
        (("République de Corée", "Corée du Sud"), "kr"),
        (("RPDC", "Corée du Nord"), "kp"),
        (("Royaume-Uni", "Grande-Bretagne"), "gb"),
        (("Etats-Unis", "États-Unis", "USA"), "us"),
        (("Laos", "RDP lao"), "la"),
        (("Myanmar", "Birmanie"), "mm"),
        (("Timor-Leste",), "tl"),
        (("Singapour",), "sg"),
    ],
)
def test_countries_go_by_all_their_names(names: tuple[str, ...], place: str) -> None:
    """Short, long and former names of a country mean it."""
    assert {resolved(name) for name in names} == {place}


def test_kind_tells_a_province_from_its_town() -> None:
    """'province de' and 'ville de' before a shared name decide; alone it means the province in Viet Nam."""
    assert resolved("Lang Son", kind="Province") == "vn-lang-son"
    assert resolved("Lạng Sơn", kind="City") == "vn-lang-son-city"
    assert resolved("Lang Son") == "vn-lang-son"


def test_a_bare_name_means_the_city_where_provinces_go_by_another_word() -> None:
    """In Japan the city is meant unless 'préfecture' is said."""
    assert resolved("Fukuoka") == "jp-fukuoka-city"
    assert resolved("Fukuoka", kind="Province") == "jp-fukuoka"


def test_municipality_is_one_place_whatever_it_is_called() -> None:
    """Hanoi and Beijing are one entry each, be they called city or division; a city-state is a city too."""
    assert resolved("Hanoi", kind="City") == resolved("Hanoi", kind="Province") == "vn-hanoi"
    assert resolved("Pékin", kind="City") == resolved("Pékin", kind="Province") == "cn-beijing"
    assert resolved("Singapour", kind="City") == "sg"


def test_a_unit_that_grew_is_another_since_july_2025() -> None:
    """The day decides between the old unit and the new one of the same name."""
    assert resolved("Tuyên Quang", on=BEFORE) == "vn-tuyen-quang"
    assert resolved("Tuyên Quang", on=AFTER) == "vn-tuyen-quang-2025"
    assert resolved("Hô Chi Minh-Ville", on=date(2025, 6, 30)) == "vn-ho-chi-minh-city"
    assert resolved("Hô Chi Minh-Ville", on=date(2025, 7, 1)) == "vn-ho-chi-minh-city-2025"


def test_an_undated_text_means_the_unit_of_old() -> None:
    """Without a day extraction does not consult a clock: the older unit is meant."""
    assert resolved("Hai Phong") == "vn-haiphong"


def test_an_absorbed_unit_stays_itself() -> None:
    """Ha Giang is no unit in 2026, neither province nor town: the name means what it meant, the former province."""
    assert resolved("Ha Giang", on=BEFORE) == resolved("Ha Giang", on=AFTER) == "vn-ha-giang"
    assert resolved("Ha Giang", on=AFTER, kind="City") == "vn-ha-giang-city"
    assert resolved("Ha Giang", on=AFTER, kind="Province") == "vn-ha-giang"
    assert authorities().places["vn-ha-giang"].replaced_by == ("vn-tuyen-quang-2025",)


@pytest.mark.parametrize(
    ("day", "province", "city"),
    [
        (date(2024, 12, 31), "vn-thua-thien-hue", "vn-hue"),
        (date(2025, 1, 1), "vn-thua-thien-hue", "vn-hue-2025"),
    ],
)
def test_hue_became_a_municipality_in_2025(day: date, province: str, city: str) -> None:
    """The province of Thua Thien-Hue ended with 2024; Hue is one unit since."""
    assert resolved("Thua Thien-Hue", on=day) == province
    assert resolved("Hué", on=day) == city


def test_the_articles_countries_decide_between_namesakes() -> None:
    """Brest in an article on France is in Finistère; Géorgie in one on the United States a state."""
    assert resolved("Brest", countries=("FR", "VN")) == "fr-brest"
    assert resolved("Brest", countries=("BY",), kind="City") == "by-brest-city"
    assert resolved("Géorgie", countries=("US",)) == "us-georgia"
    assert resolved("Géorgie") == "ge"


def test_what_stands_beside_a_name_decides_first() -> None:
    """Pingxiang beside Guangxi is the border town, not the larger city of Jiangxi."""
    assert resolved("Pingxiang") == "cn-pingxiang"
    assert resolved("Pingxiang", near=("cn-guangxi",)) == "cn-pingxiang-guangxi"


def test_a_name_that_cannot_be_decided_means_nothing() -> None:
    """Two Brests of about one size, and no clue: no place; nor for a name that no table has."""
    assert resolved("Brest", kind="City") is None
    assert resolved("Zzyzx-sur-Mer") is None


def test_a_capital_goes_before_its_province() -> None:
    """Vientiane alone is the capital, not the province around it."""
    assert resolved("Vientiane") == "la-vientiane-city"
    assert resolved("Vientiane", kind="Province") == "la-vientiane"


def test_vietnamese_names_of_other_countries_are_no_french_words() -> None:
    """Ý, Áo and Bỉ fold to syllables of French: they are kept as labels and not looked for."""
    assert dict(authorities().places["it"].labels)["vi"] == "Ý"
    assert not {"y", "ao", "bi", "nga", "phap"} & {
        name for name, ids in authorities().place_names.items() if any(len(one) == 2 for one in ids)
    }


def test_within_is_read_as_of_a_day() -> None:
    """The town of Ha Giang lay in its province and lies in Tuyen Quang since July 2025; nearest unit first."""
    known = authorities()
    assert known.within("vn-ha-giang-city", BEFORE) == ("vn-ha-giang", "vn")
    assert known.within("vn-ha-giang-city", AFTER) == ("vn-tuyen-quang-2025", "vn")
    assert known.within("fr-brest") == ("fr-finistere", "fr-bretagne", "fr")
    assert known.within("vn") == ()


def test_demonyms_prefixes_and_governments_name_their_country() -> None:
    """All four forms of a demonym, the combining forms and the press's words for a government."""
    known = authorities()
    for form in ("vietnamien", "vietnamienne", "vietnamiens", "vietnamiennes"):
        assert known.demonyms[form] == "vn"
    assert {
        known.demonyms[fold(word)] for word in ("sud-coréenne", "turque", "grecques", "lao", "laotienne")
    } == {
        "kr",
        "tr",
        "gr",
        "la",
    }
    assert known.demonyms["pekinois"] == "cn-beijing"
    assert known.demonyms["hanoienne"] == "vn-hanoi"
    assert (known.prefixes["sino"], known.prefixes["franco"], known.prefixes["luso"]) == ("cn", "fr", "pt")
    assert known.governments["kremlin"] == "ru"
    assert (known.capitals["vn-hanoi"], known.capitals["la-vientiane-city"]) == ("vn", "la")


def test_names_that_are_also_words_ask_for_context() -> None:
    """Nice, Tours, Vinh and Nam are marked; Hanoï, Guangzhou and Hué are not."""
    doubtful = authorities().ambiguous_names
    assert {"nice", "tours", "vinh", "canton"} <= doubtful
    assert not {"hanoi", "guangzhou", "hue", "paris", "da nang"} & doubtful


def test_the_person_is_not_the_city() -> None:
    """Hô Chi Minh alone is a person; his city has '-Ville' or another word beside the name."""
    assert resolved("Hồ Chí Minh") is None
    assert resolved("HCM-Ville") == "vn-ho-chi-minh-city"


def test_bodies_resolve_by_country_and_day() -> None:
    """One name or acronym means each country's own body; a ministry that ended is still found by its name."""
    known = authorities()

    def body(name: str, *countries: str) -> str | None:
        found = known.resolve_body(name, countries=countries)
        return None if found is None else found.id

    assert body("PCV") == body("Parti communiste du Vietnam") == "vn-communist-party"
    assert (body("PCC", "CN"), body("PCC", "CU"), body("PCC")) == (
        "cn-communist-party",
        "cu-communist-party",
        None,
    )
    assert (body("Assemblée nationale", "VN"), body("Assemblée nationale", "FR")) == (
        "vn-national-assembly",
        "fr-national-assembly",
    )
    assert body("ASEAN") == "asean"
    assert known.bodies["vn-planning-ministry"].replaced_by == ("vn-finance-ministry",)


def test_people_are_found_by_every_spelling() -> None:
    """The French spelling makes the id, the one that an article's words make; other spellings lead to it."""
    known = authorities()
    assert known.person_names[fold("Vladimir Putin")] == known.person_names[fold("Vladimir Poutine")]
    assert {
        one: person_key(Person(known.people[one].name, known.people[one].country)) for one in known.people
    } == {one: one for one in known.people}


def test_in_force_keeps_all_where_none_was() -> None:
    """On a day when neither existed, the candidates are left for other clues."""
    old = KnownPlace("x-a", "City", (("fr", "A"),), valid_until=date(2000, 1, 1))
    new = KnownPlace("x-b", "City", (("fr", "A"),), valid_from=date(2010, 1, 1))
    assert in_force([old, new], date(1999, 1, 1)) == [old]
    assert in_force([old, new], date(2005, 1, 1)) == [old, new]
    assert in_force([old, new], None) == [old]
    assert in_force([new], None) == [new]


# ---- reading -----------------------------------------------------------------------------------------------------


def tables(folder: Path, *places: dict[str, str], bodies: tuple[dict[str, str], ...] = ()) -> Path:
    """Write a folder of authority tables with these rows in cities.tsv and bodies.tsv."""
    contents = {
        "countries.tsv": (
            PLACE_COLUMNS,
            ({"id": "vn", "kind": "Country", "name_fr": "Vietnam", "country": "VN"},),
        ),
        "provinces.tsv": (PLACE_COLUMNS, ()),
        "cities.tsv": (PLACE_COLUMNS, places),
        "bodies.tsv": (BODY_COLUMNS, bodies),
        "people.tsv": (PERSON_COLUMNS, ()),
    }
    for name, (columns, rows) in contents.items():
        lines = ["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


CITY = {"id": "vn-x", "kind": "City", "name_fr": "Ville", "country": "VN", "within": "vn"}


def test_tables_are_read_into_values(tmp_path: Path) -> None:
    """Empty fields are None, several values a tuple, numbers and days what they are."""
    row = {**CITY, "alt": "Cité|Bourg", "lat": "10.5", "population": "7", "valid_from": "2025-07-01"}
    known: Authorities = read_authorities(tables(tmp_path, row))
    place = known.places["vn-x"]
    assert (place.alt, place.lat, place.population, place.valid_from) == (
        ("Cité", "Bourg"),
        10.5,
        7,
        date(2025, 7, 1),
    )
    assert (place.wikidata, place.within, place.name) == (None, ("vn",), "Ville")
    assert known.place_names == {
        "vietnam": ("vn",),
        "ville": ("vn-x",),
        "cite": ("vn-x",),
        "bourg": ("vn-x",),
    }


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"kind": "Town"}, "no such kind of place: 'Town'"),
        ({"name_fr": ""}, "vn-x has no name"),
        ({"valid_from": "2025-02-30"}, "day is out of range"),
        ({"lat": "north"}, "could not convert string to float"),
        ({"population": "1e6"}, "invalid literal"),
        ({"within": "vn|vn-nowhere"}, "vn-nowhere is nowhere in the tables"),
        ({"replaced_by": "vn-y"}, "vn-y is nowhere in the tables"),
        ({"id": "vn"}, "vn stands there already"),
        ({"id": ""}, "no id"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, wrong: dict[str, str], reason: str) -> None:
    """The error names the file, the line and what is wrong."""
    good = {**CITY, "id": "vn-good"}
    with pytest.raises(BadAuthority, match=reason) as refused:
        read_authorities(tables(tmp_path, good, {**CITY, **wrong}))
    assert (refused.value.path.name, refused.value.line) == ("cities.tsv", 3)


def test_a_row_of_another_width_is_refused(tmp_path: Path) -> None:
    """A tab too many or too few is an error, not a shift of columns."""
    folder = tables(tmp_path, CITY)
    with (folder / "cities.tsv").open("a", encoding="utf-8") as file:
        file.write("vn-y\tCity\tY\n")
    with pytest.raises(BadAuthority, match=rf"3 fields instead of {len(PLACE_COLUMNS)}"):
        read_authorities(folder)


def test_other_columns_are_refused(tmp_path: Path) -> None:
    """A table with other columns than these is not guessed at."""
    folder = tables(tmp_path)
    (folder / "people.tsv").write_text("id\tname\n", encoding="utf-8")
    with pytest.raises(BadAuthority, match=r"people\.tsv:1: the columns must be id name alt"):
        read_authorities(folder)


def test_a_body_needs_a_known_seat_and_whole(tmp_path: Path) -> None:
    """What a body is part of is a body, its seat a place."""
    body = {"id": "b", "kind": "party", "name_fr": "Parti", "seat": "vn", "part_of": "c"}
    with pytest.raises(BadAuthority, match="c is nowhere"):
        read_authorities(tables(tmp_path, bodies=(body,)))
    with pytest.raises(BadAuthority, match="vn-z is nowhere"):
        read_authorities(tables(tmp_path, bodies=({**body, "part_of": "", "seat": "vn-z"},)))
    with pytest.raises(BadAuthority, match="b has no kind"):
        read_authorities(tables(tmp_path, bodies=({**body, "part_of": "", "kind": ""},)))
