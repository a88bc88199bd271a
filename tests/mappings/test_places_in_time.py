"""Places in time and under all their names: what issue reports of Viet Nam's neighbourhood call them, and when they were what."""

from __future__ import annotations

from datetime import date

import pytest

from mappings.authorities import KnownPlace, authorities

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)  # the last day of the 63 units and the first of the 34
LAND = ("VN", "CN")


def resolved(name: str, **clues: object) -> str | None:
    """Return the id that the tables give ``name``."""
    place = authorities().resolve_place(name, **clues)  # type: ignore[arg-type]
    return None if place is None else place.id


def units(day: date) -> list[KnownPlace]:
    """Viet Nam's first-level units on a day: those that lie in nothing but the country and have an ISO code."""
    known = authorities().places.values()
    return [
        one for one in known if one.country == "VN" and one.iso and one.within == ("vn",) and one.valid(day)
    ]


def test_viet_nam_has_sixty_three_units_and_thirty_four_since() -> None:
    """One day has 63, the next 34; each that ended says which of the 34 took its place."""
    before, after = units(LAST), units(FIRST)
    assert (len(before), len(after)) == (63, 34)
    present = {one.id for one in after}
    for one in before:
        assert one.id in present or (one.valid_until == LAST and present.issuperset(one.replaced_by))
        assert one.id in present or len(one.replaced_by) == 1
    ended = {successor for one in before for successor in one.replaced_by}
    assert ended == {one.id for one in after if one.valid_from == FIRST}


@pytest.mark.parametrize(
    ("town", "province", "now"),
    [
        ("vn-ha-long", "vn-quang-ninh", "vn-quang-ninh"),
        ("vn-mong-cai", "vn-quang-ninh", "vn-quang-ninh"),
        ("vn-thu-duc", "vn-ho-chi-minh-city", "vn-ho-chi-minh-city-2025"),
        ("vn-hoi-an", "vn-quang-nam", "vn-da-nang-2025"),
        ("vn-cam-ranh", "vn-khanh-hoa", "vn-khanh-hoa-2025"),
        ("vn-vung-tau", "vn-ba-ria-vung-tau", "vn-ho-chi-minh-city-2025"),
        ("vn-sa-pa", "vn-lao-cai", "vn-lao-cai-2025"),
        ("vn-son-tay", "vn-hanoi", "vn-hanoi"),
    ],
)
def test_the_provinces_towns_ended_as_units(town: str, province: str, now: str) -> None:
    """The middle level was given up on 1 July 2025; the name still means the town, and says what it lies in on a day."""
    known = authorities()
    assert known.places[town].valid_until == LAST
    assert known.within(town, LAST)[0] == province
    assert known.within(town, FIRST)[0] == now
    assert {resolved(known.places[town].name, on=day, kind="City") for day in (LAST, date(2026, 5, 1))} == {
        town
    }


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (("Hué", "Huê", "Huế", "Hue"), "vn-hue"),
        (("Danang", "Da Nang", "Dà Nang", "Đà Nẵng", "Tourane"), "vn-da-nang"),
        (
            ("Hô Chi Minh-Ville", "Ho Chi Minh-Ville", "HCM-Ville", "HCMV", "Saigon", "Sai Gon"),
            "vn-ho-chi-minh-city",
        ),
        (("Hai Phong", "Haiphong", "Haïphong", "Hải Phòng"), "vn-haiphong"),
        (("Cân Tho", "Can Tho", "Cần Thơ"), "vn-can-tho"),
        (("Dak Lak", "Dac Lac", "Daklak", "Đắk Lắk"), "vn-dak-lak"),
        (("Thanh Hoa", "Thanh Hóa"), "vn-thanh-hoa"),
        (("Sa Pa", "Sapa"), "vn-sa-pa"),
        (("Diên Biên Phu", "Dien Bien Phu", "Điện Biên Phủ"), "vn-dien-bien-phu"),
        (("Quy Nhon", "Qui Nhon", "Quinhon", "Quy Nhơn"), "vn-qui-nhon"),
        (("Pékin", "Beijing"), "cn-beijing"),
        (("Canton", "Guangzhou"), "cn-guangzhou"),
        (("Nankin", "Nanjing"), "cn-nanjing"),
        (("Fangchenggang", "Phong Thanh Cang"), "cn-fangchenggang"),
        (("Chongzuo", "Sung Ta"), "cn-chongzuo"),
        (("Baise", "Bose", "Bach Sac"), "cn-baise"),
        (("Dongxing", "Dong Hung", "Đông Hưng"), "cn-dongxing"),
        (("Bang Tuong",), "cn-pingxiang-guangxi"),
        (("Longzhou",), "cn-longzhou"),
        (("Ningming",), "cn-ningming"),
        (("Jingxi", "Tinh Tây"), "cn-jingxi"),
        (("Napo",), "cn-napo"),
        (("Daxin",), "cn-daxin"),
        (("Fangcheng",), "cn-fangcheng"),
        (("Honghe", "préfecture de Honghe"), "cn-honghe"),
        (("préfecture de Wenshan",), "cn-wenshan-prefecture"),
        (("Hekou", "Ha Khau"), "cn-hekou"),
        (("Jinping", "Kim Binh"), "cn-jinping"),
        (("Lüchun", "Luchun"), "cn-luchun"),
        (("Malipo", "Malypho"), "cn-malipo"),
        (("Maguan", "Ma Quan"), "cn-maguan"),
        (("Funing",), "cn-funing"),
        (("Pu'er", "Puer"), "cn-pu-er"),
        (("Jiangcheng",), "cn-jiangcheng"),
    ],
)
def test_each_spelling_in_an_article_on_viet_nam_and_china_is_one_place(
    names: tuple[str, ...], place: str
) -> None:
    """French, Vietnamese and Chinese names, with and without diacritics, of a text of May 2024."""
    day = date(2024, 5, 1)
    assert {name: resolved(name, countries=LAND, on=day) for name in names} == dict.fromkeys(names, place)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Gyeonggi", "kr-gyeonggi"), ("Gangwon", "kr-gangwon"), ("Chungcheongnam", "kr-south-chungcheong"),
        ("Jeollabuk", "kr-north-jeolla"), ("Jeollanam", "kr-south-jeolla"), ("Gyeongsangnam", "kr-south-gyeongsang"),
        ("Jeju", "kr-jeju"), ("Busan", "kr-busan"), ("Incheon", "kr-incheon"), ("Gwangju", "kr-gwangju"),
        ("Daejeon", "kr-daejeon"), ("Ulsan", "kr-ulsan"), ("Sejong", "kr-sejong"), ("Daegu", "kr-daegu"),
        ("Hokkaido", "jp-hokkaido"), ("Aichi", "jp-aichi"), ("Kanagawa", "jp-kanagawa"), ("Okinawa", "jp-okinawa"),
        ("Gunma", "jp-gunma"), ("Ibaraki", "jp-ibaraki"), ("Tochigi", "jp-tochigi"), ("Yokohama", "jp-yokohama"), ("Nagoya", "jp-nagoya"),
        ("Sapporo", "jp-sapporo"), ("Kobe", "jp-kobe"), ("Osaka", "jp-osaka-city"), ("Tokyo", "jp-tokyo"),
    ],
)  # fmt: skip
def test_korea_and_japan(name: str, place: str) -> None:
    """Provinces, metropolitan cities, prefectures and main cities by the names that French reports give them."""
    assert resolved(name) == place


def test_all_first_level_units_of_korea_and_japan_are_there() -> None:
    """Seventeen in Korea, forty-seven in Japan."""
    known = authorities().places.values()
    count = {
        land: sum(one.country == land and bool(one.iso) and one.kind != "Country" for one in known)
        for land in ("KR", "JP")
    }
    assert count == {"KR": 17, "JP": 47}


def test_a_neighbour_of_what_the_text_surely_means_goes_before_a_larger_namesake() -> None:
    """Pingxiang beside Lang Son is the border town; where nothing is near, the clearly larger one; Brest stays open."""
    assert resolved("Pingxiang", countries=LAND, near=("vn-dong-dang",)) == "cn-pingxiang-guangxi"
    assert resolved("Pingxiang", countries=LAND, near=("vn-da-lat",)) == "cn-pingxiang"
    assert resolved("Brest", kind="City", near=("vn-da-lat",)) is None


def test_a_place_is_not_near_itself() -> None:
    """A text that surely means the province of Lang Son does not by that mean its town."""
    assert resolved("Lang Son", countries=LAND, near=("vn-lang-son",)) == "vn-lang-son"
