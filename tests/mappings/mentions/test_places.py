"""Tests of places: known ones under all their spellings, ambiguous ones by the article's countries, unknown ones kept."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mappings.facts import Place
from tests.mappings.articles import article
from tests.mappings.mentions.readings import adjectives, named_places, scene_of, the_place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une mission est arrivée à Hanoï.", [("Hanoï", "vn-hanoi")]),
        ("Une mission est arrivée à Hanoi.", [("Hanoi", "vn-hanoi")]),
        ("Une mission est arrivée à Hà Nội.", [("Hà Nội", "vn-hanoi")]),
        ("Une mission est arrivée à HANOÏ.", [("HANOÏ", "vn-hanoi")]),
        ("Une mission est arrivée à Pékin.", [("Pékin", "cn-beijing")]),
        ("Une mission est arrivée à Beijing.", [("Beijing", "cn-beijing")]),
        ("Une mission est arrivée à Hô Chi Minh-Ville.", [("Hô Chi Minh-Ville", "vn-ho-chi-minh-city")]),
        ("Une mission est arrivée à Ho Chi Minh-Ville.", [("Ho Chi Minh-Ville", "vn-ho-chi-minh-city")]),
        ("Une mission est arrivée au Vietnam.", [("Vietnam", "vn")]),
        ("Une mission est arrivée au Viêt Nam.", [("Viêt Nam", "vn")]),
        ("Une mission est arrivée au Viet Nam.", [("Viet Nam", "vn")]),
        ("Une mission est arrivée en Chine.", [("Chine", "cn")]),
        ("Une mission est arrivée aux Pays-Bas.", [("Pays-Bas", "nl")]),
        ("Une mission est arrivée aux États-Unis.", [("États-Unis", "us")]),
        ("Une mission est arrivée en Côte d'Ivoire.", [("Côte d'Ivoire", "ci")]),
        ("Une mission est arrivée en Côte d’Ivoire.", [("Côte d’Ivoire", "ci")]),
        ("Une mission est arrivée en Corée du Sud.", [("Corée du Sud", "kr")]),
        ("Une mission est arrivée en République de Corée.", [("République de Corée", "kr")]),
        ("Une mission est arrivée à Dakar.", [("Dakar", "sn-dakar-city")]),
        ("Une mission est arrivée à Lyon.", [("Lyon", "fr-lyon")]),
        ("Une mission est arrivée à Bruxelles.", [("Bruxelles", "be-brussels")]),
        ("Une mission est arrivée dans la province de Quang Ninh.", [("Quang Ninh", "vn-quang-ninh")]),
        ("Une mission est arrivée dans la province de Quảng Ninh.", [("Quảng Ninh", "vn-quang-ninh")]),
        ("Une mission part de Hué pour Lyon via Paris.", [("Hué", "vn-hue"), ("Lyon", "fr-lyon"), ("Paris", "fr-paris")]),
    ],
)  # fmt: skip
def test_known_places_in_their_spellings(text: str, expected: list[tuple[str, str]]) -> None:
    """Each spelling of a known place names that place; articles and prepositions stay outside."""
    assert named_places(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("La mission visite la ville de Vientiane, au Laos.", "Vientiane", "City", "LA"),
        ("La mission visite la province de Vientiane, au Laos.", "Vientiane", "Province", "LA"),
        ("Une entreprise de Cordoue, en Espagne.", "Cordoue", "City", "ES"),
    ],
)
def test_the_noun_before_a_name_tells_which_place_it_is(
    text: str, name: str, kind: str, country: str
) -> None:
    """A province and its capital share a name; "ville de" and "province de" tell them apart."""
    (place,) = [m.place for r in scene_of(text) for m in r.places if m.place.name == name]
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Le Royaume-Uni a reçu une mission à Birmingham. Le Royaume-Uni exporte.", "GB"),
        ("Les États-Unis ont reçu une mission à Birmingham. Les États-Unis exportent.", "US"),
        ("L'Inde a reçu une mission à Hyderabad. L'Inde exporte.", "IN"),
        ("Le Pakistan a reçu une mission à Hyderabad. Le Pakistan exporte.", "PK"),
        ("L'Espagne a reçu une mission à Guadalajara. L'Espagne exporte.", "ES"),
        ("Le Mexique a reçu une mission à Guadalajara. Le Mexique exporte.", "MX"),
        ("Le Mexique a reçu une mission à Mérida. Le Mexique exporte.", "MX"),
        ("Le Venezuela a reçu une mission à Mérida. Le Venezuela exporte.", "VE"),
        ("La ministre jamaïcaine a reçu une mission à Kingston.", "JM"),
        ("La ministre canadienne a reçu une mission à Kingston.", "CA"),
        ("Le ministre espagnol et le ministre mexicain sont à León. Le ministre mexicain exporte.", "MX"),
    ],
)
def test_an_ambiguous_name_follows_the_countries_of_the_article(text: str, country: str) -> None:
    """A city's name that several countries have means the one in a country of which the article speaks."""
    found = [m.place for r in scene_of(text) for m in r.places if m.place.kind != "Country"]
    assert [place.country for place in found] == [country]


def test_an_ambiguous_name_without_a_country_stays_undecided() -> None:
    """Where nothing in the article speaks for one of the namesakes, the name is kept and linked to none of them."""
    assert the_place("Une mission est arrivée à Newcastle.").place == Place("Newcastle")


@pytest.mark.parametrize(
    ("text", "phrase", "name", "kind"),
    [
        ("Un pont relie le district de Xaybouathong au fleuve.", "district de Xaybouathong", "Xaybouathong", "City"),
        ("Un marché ouvre dans la commune de Trangbang.", "commune de Trangbang", "Trangbang", "City"),
        ("Un marché ouvre dans la ville de Kéran Haute.", "ville de Kéran Haute", "Kéran Haute", "City"),
        ("Une route traverse la province de Zarabad.", "province de Zarabad", "Zarabad", "Province"),
        ("Une route traverse le canton de Villers-Bois.", "canton de Villers-Bois", "Villers-Bois", "Province"),
        ("Un vol se pose à l'aéroport de Bellegarde Sud.", "aéroport de Bellegarde Sud", "Bellegarde Sud", "Site"),
    ],
)  # fmt: skip
def test_an_unknown_name_behind_its_noun_is_kept(text: str, phrase: str, name: str, kind: str) -> None:
    """A place that no table knows is kept as written with the kind that its noun tells, linked to nothing."""
    mention = the_place(text)
    (reading,) = scene_of(text)
    at = reading.tokens[mention.phrase].start
    assert (mention.place.name, mention.place.kind, mention.place.authority, mention.place.country) == (
        name,
        kind,
        None,
        None,
    )
    assert text[at:].startswith(phrase)


@pytest.mark.parametrize(
    "text",
    [
        "La réunion a duré deux heures.",
        "Une réunion a eu lieu hier.",
        "Les échanges avec le centre ont repris.",
        "La nouvelle a surpris tout le monde.",
        "Un accord de paix a été trouvé.",
        "Il a parlé de la mer, du port et de la ville.",
        "Le maire de la ville a parlé.",
        "Cette province a beaucoup changé.",
        "",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    """A word without its capital names nothing: "la réunion" is no island."""
    assert named_places(text) == []


def test_the_island_is_one() -> None:
    """With its capital, and where a place stands, the same word is the island."""
    assert named_places("La mission est arrivée à La Réunion.") == [("La Réunion", "fr-reunion")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre vietnamien a parlé.", [("vietnamien", "vn")]),
        ("La ministre vietnamienne a parlé.", [("vietnamienne", "vn")]),
        ("Les ministres chinois et laotien ont parlé.", [("chinois", "cn"), ("laotien", "la")]),
        ("Les entreprises sud-coréennes investissent.", [("sud-coréennes", "kr")]),
        ("Les villes sénégalaises investissent.", [("sénégalaises", "sn")]),
        ("Le dirigeant lao a parlé.", [("lao", "la")]),
        ("Les Vietnamiens et les Français voyagent.", [("Vietnamiens", "vn"), ("Français", "fr")]),
    ],
)
def test_demonyms_name_a_country_without_being_its_name(text: str, expected: list[tuple[str, str]]) -> None:
    """An adjective stands for its country, in each gender and number, and is marked as an adjective."""
    assert adjectives(text) == expected
    assert named_places(text) == []


@pytest.mark.parametrize("region", ["Nord", "Centre", "Sud"])
def test_the_region_behind_a_province_is_no_place_of_its_own(region: str) -> None:
    """Agencies add "(Nord)" to a province; the name and the sentence go on as if it were not there."""
    text = f"La province de Nghê An ({region}) et la ville de Lyon sont jumelées."
    assert named_places(text) == [("Nghê An", "vn-nghe-an"), ("Lyon", "fr-lyon")]


def test_a_country_in_parentheses_tells_where_a_town_lies() -> None:
    """Both the town and the country in parentheses are places."""
    assert named_places("Le forum a lieu à Cordoue (Espagne).") == [("Cordoue", "es-cordoba-city"), ("Espagne", "es")]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "published", "authority"),
    [
        ("Une mission est arrivée à Ha Giang.", "2024-05-16", "vn-ha-giang"),
        ("Une mission est arrivée à Ha Giang.", "2026-02-01", "vn-ha-giang"),
        ("Une mission est arrivée dans la ville de Ha Giang.", "2026-02-01", "vn-ha-giang-city"),
        ("Une mission est arrivée dans la province de Ha Giang.", "2026-02-01", "vn-ha-giang"),
        ("Une mission est arrivée dans la province d'An Giang.", "2025-06-30", "vn-an-giang"),
        ("Une mission est arrivée dans la province d'An Giang.", "2025-07-01", "vn-an-giang-2025"),
        ("Une mission est arrivée dans la province d'An Giang.", None, "vn-an-giang"),
        ("Une mission est arrivée à Hué.", "2024-05-16", "vn-hue"),
        ("Une mission est arrivée à Hué.", "2026-02-01", "vn-hue-2025"),
    ],
)
def test_a_place_is_that_of_the_articles_day(text: str, published: str | None, authority: str) -> None:
    """Viet Nam's provinces were redrawn on 1 July 2025: a name means the unit that existed when the article appeared."""
    assert the_place(article(text, published=published)).place.authority == authority


def test_a_surname_is_no_place() -> None:
    """A run of capitals that is longer than a place's name is somebody's name."""
    assert named_places("Le maire Tran Hai Phong a parlé avec Nguyen Hue.") == []


def test_places_never_overlap_and_keep_their_order() -> None:
    """Each token belongs to one place at most."""
    text = "De Hô Chi Minh-Ville à Vientiane, du Laos au Vietnam, la route relie Hué à Savannakhet et Lyon à Paris."
    for reading in scene_of(text):
        spans = [(m.first, m.last) for m in reading.places]
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        assert len(spans) == 8


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre congolais est allé à Kinshasa.", [("congolais", "cd")]),
        ("Le ministre congolais est allé à Brazzaville.", [("congolais", "cg")]),
        ("Le ministre congolais est parti.", []),
        ("Le ministre coréen a parlé à Séoul.", [("coréen", "kr")]),
        ("Le ministre kirghiz est parti.", [("kirghiz", "kg")]),
    ],
)
def test_a_demonym_of_several_countries_is_of_the_one_named(
    text: str, expected: list[tuple[str, str]]
) -> None:
    """What the article names decides; where it names none of them, the word is of no country."""
    assert adjectives(text) == expected


@pytest.mark.parametrize("name", ["Arabie saoudite", "Émirats arabes unis", "Guinée équatoriale"])
def test_countries_with_a_small_word(name: str) -> None:
    """A country is found by its name as it is written, be the last of its words small."""
    mention = the_place(f"Le maire a rencontré le ministre en {name}.")
    assert (mention.place.name, mention.place.kind) == (name, "Country")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La région de Marrakech-Safi a signé un accord.", "Marrakech-Safi"),
        ("La commune de Rives-sur-Ondelle a signé un accord.", "Rives-sur-Ondelle"),
    ],
)
def test_hyphens_make_one_name_behind_a_noun(text: str, name: str) -> None:
    """Behind the noun of one place, hyphened words are its name, even where one of them is a known town."""
    assert [found for found, _ in named_places(text)] == [name]


def test_hyphens_tie_two_places_without_a_noun() -> None:
    """A pair of towns is two places: nothing says that one is named."""
    places = named_places("Le jumelage Marrakech-Lyon a été signé.")
    assert [name for name, _ in places] == ["Marrakech", "Lyon"]


@pytest.mark.parametrize(("town", "country"), [("Kinshasa", "cd"), ("Brazzaville", "cg")])
def test_congo_is_the_one_whose_towns_the_article_names(town: str, country: str) -> None:
    """Two countries are called so; a town of one of them tells which is meant."""
    assert ("Congo", country) in named_places(f"Une mission est arrivée au Congo. Elle est allée à {town}.")


def test_small_words_between_hyphens_belong_to_the_name_of_one_town() -> None:
    """The known town at the head of a longer hyphened name is not the one meant."""
    names = [name for name, _ in named_places("Une mission est arrivée à Saint-Étienne-lès-Ondelle.")]
    assert "Saint-Étienne" not in names
