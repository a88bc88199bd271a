"""Tests of persons: names of many languages, what stands around them, and what only looks like a name."""

from __future__ import annotations

import pytest

from mappings.extract import extract
from tests.mappings.articles import article
from tests.mappings.mentions.readings import people

NAMES = [
    # Viet Nam: full diacritics, French press, none
    "Nguyễn Xuân Thắng", "Nguyên Xuân Thang", "Nguyen Xuan Thang", "Đỗ Văn Chiến", "Do Van Chien", "Ho Van Muoi", "Le Truong Luu", "To Lam",
    # China
    "Xi Jinping", "Wang Yi", "Liu Ning", "Chen Gang", "Sun Dawei", "Ouyang Xiaoping",
    # Korea, hyphens included
    "Park Heong-joon", "Cho Tae-yul", "Oh Se-hoon", "Hong Joon-pyo", "Kim Jin Pyo",
    # Japan
    "Yoko Kamikawa", "Yamada Takio", "Takero Mori", "Fumio Kishida",
    # Laos, Cambodia, Thailand
    "Thongloun Sisoulith", "Khamphan Sitthidampha", "Saleumxay Kommasith", "Hun Manet", "Prak Sokhonn", "Srettha Thavisin",
    # Arabic
    "Mohammed bin Salman Al Saoud", "Nasser Bourita", "Ryad Mezzour", "Khalid al Falih", "Ahmed Ould Salem",
    # Africa
    "Ousmane Sonko", "Bassirou Diomaye Faye", "Yassine Fall", "Nana Akufo-Addo", "Aminata Assome Diatta",
    # Europe and the Americas
    "Grégory Doucet", "Jean-Noël Barrot", "Rachida Dati", "Vasco da Gama Fernandes", "Mark van Berg", "Yanet Ruiz Salas", "Helga Margarete Barth",
    "Seán O'Brien", "Charles III", "Pedro de la Vega y Luna", "Luis De Oliveira Ramos", "Anna B. Kessler",
    # upper-case family names
    "Pierre DUPRÉ", "LI Wenhua", "Awa DIALLO SECK",
    # parts that are months or places elsewhere
    "Mai Thi Hoa", "Hamad al-Sabah", "Florence de Noirmont",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "frame",
    [
        "Le maire de Busan, {}, a parlé.",
        "Le maire de Busan {} a parlé.",
        "La mission a vu M. {} hier.",
        "{}, maire de Busan, a parlé.",
    ],
)
def test_names_of_many_languages(name: str, frame: str) -> None:
    """A run of capitals beside a post or honorific is a person's name, whole and nothing else."""
    assert people(frame.format(name)) == [name]


@pytest.mark.parametrize(
    "name",
    [
        "Anne Hidalgo",
        "Dominique de Villepin",
        "La Van Ngoc",
        "Mai Van Chinh",
        "Ursula von der Leyen",
        "Martin Lima",
        "Nguyen Hoa Binh",
        "Ho Ky Minh",
    ],
)
def test_a_name_that_holds_the_name_of_a_place(name: str) -> None:
    """Behind a post a run of capitals is a person though a word of it is a place elsewhere."""
    assert people(f"Le ministre {name} a parlé.") == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Truong Luu a reçu Wang Yi, ministre des Affaires étrangères.", ["Le Truong Luu", "Wang Yi"]),
        ("Le Truong Luu, secrétaire du Comité du Parti de Hué, a parlé.", ["Le Truong Luu"]),
        ("Le Conseil a vu La Minh Ngoc, maire de Hué.", ["La Minh Ngoc"]),
        ("Le Vietnam a remercié le maire Le Quang Tung.", ["Le Quang Tung"]),
        ("Le maire a parlé.", []),
        ("Le Cerro Blanco a été gravi.", []),
        ("La Junte Militaire a parlé.", []),
        ("Le Suédois Marcus Bergdal, maire de Lund, a parlé.", ["Marcus Bergdal"]),
        ("Le Premier ministre a parlé.", []),
    ],
)
def test_the_article_and_the_surname_le(text: str, expected: list[str]) -> None:
    """The words "Le" and "La" before two names are a Vietnamese surname, before one word the French article."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Les élèves du lycée Nguyen Hue ont chanté.",
        "La mission a fleuri la statue du Président Ho Chi Minh.",
        "Le mausolée du Président Ho Chi Minh a ouvert.",
        "La pensée Ho Chi Minh a été citée.",
        "La rue Nguyen Trai est fermée.",
        "Le stade Léopold Sédar Senghor a ouvert.",
        "Le musée Quai Branly a ouvert.",
        "L'université Cheikh Anta Diop a ouvert.",
        "Le groupe Quê Lâm investit.",
        "La médaille Jean Moulin a été remise.",
    ],
)
def test_a_name_that_something_bears_is_no_person(text: str) -> None:
    """Schools, streets, statues and companies bear names; nobody of that name is meant."""
    assert people(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les Nations unies et la Banque mondiale ont parlé.",
        "Le Sommet Asie Europe a eu lieu.",
        "Samsung Electronics et Vietnam Airlines investissent.",
        "La ville de Hô Chi Minh-Ville a parlé.",
        "Le Comité populaire a vu Hai Phong et Da Nang.",
        "La Journée Internationale a eu lieu.",
        "Le Programme Alimentaire a aidé.",
        "COVID et OMS sont cités.",
        "Aujourd'hui Mardi est férié.",
        "",
    ],
)
def test_capitals_alone_make_no_person(text: str) -> None:
    """Organisations, places, companies and titles of things are written with capitals too."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mme Yassine Fall a parlé.", ["Yassine Fall"]),
        ("MM. Ousmane Sonko et Ryad Mezzour ont parlé.", ["Ousmane Sonko", "Ryad Mezzour"]),
        ("Monsieur Ousmane Sonko a parlé.", ["Ousmane Sonko"]),
        ("Le Dr. Awa Coll Seck a parlé.", ["Awa Coll Seck"]),
        ("Le camarade Thongloun Sisoulith a parlé.", ["Thongloun Sisoulith"]),
        ("M.Sonko a parlé.", ["Sonko"]),
        ("Mme Fall a parlé.", ["Fall"]),
    ],
)
def test_an_honorific_makes_a_person(text: str, expected: list[str]) -> None:
    """Behind "M.", "Mme" and their like even one name is a person's; the honorific is no part of it."""
    assert people(text) == expected


def named(text: str) -> dict[str, list[str]]:
    """Return the persons of an article with their other spellings."""
    report = extract(article(text))
    found: dict[str, list[str]] = {spelling.name: [] for spelling in report.persons}
    for spelling in report.spellings:
        found.setdefault(spelling.actor.name, []).append(spelling.name)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire de Lyon, Grégory Doucet, a parlé.\nM. Doucet est reparti.", {"Grégory Doucet": ["Doucet"]}),
        ("La ministre Yassine Fall a parlé.\nMme Fall est repartie.", {"Yassine Fall": ["Fall"]}),
        ("Le ministre Nguyen Hong Dien a parlé.\nM. Dien est reparti.", {"Nguyen Hong Dien": ["Dien"]}),
        ("M. Doucet a parlé.\nLe maire de Lyon, Grégory Doucet, est reparti.", {"Grégory Doucet": ["Doucet"]}),
        ("Le ministre Nguyên Xuân Thang a parlé.\nNguyen Xuan Thang est reparti.", {"Nguyên Xuân Thang": ["Nguyen Xuan Thang"]}),
        ("Le ministre Sonko a parlé hier.\nM. Ousmane Sonko est reparti.", {"Ousmane Sonko": ["Sonko"]}),
    ],
)  # fmt: skip
def test_later_mentions_are_the_same_person(text: str, expected: dict[str, list[str]]) -> None:
    """A part of a name, or the name without its marks, is another spelling of the person already named."""
    assert named(text) == expected


def test_a_surname_that_two_bear_decides_nothing() -> None:
    """A "M. Nguyen" beside two persons of that name is neither of them and nobody new."""
    text = "Les ministres Nguyen Hong Dien et Nguyen Manh Hung ont parlé.\nM. Nguyen est reparti."
    found = named(text)
    assert all("Nguyen" not in spellings for spellings in found.values())
    assert "Nguyen" not in found


def test_a_person_found_once_is_found_everywhere() -> None:
    """A name that one sentence makes sure of is a person in the others, where nothing else would tell."""
    text = "Awa Thiongane Ba repart lundi.\nLe maire de Thiès, Awa Thiongane Ba, a parlé."
    assert people(text) == ["Awa Thiongane Ba", "Awa Thiongane Ba"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Le maire de Lyon, Grégory Dupré, a parlé.", "FR"),
        ("L'ambassadeur de Cuba au Vietnam, Orlando Perez, a parlé.", "CU"),
        ("Le ministre lao de la Santé, Bounfeng Phommala, a parlé.", "LA"),
        ("Le PDG Jean Dupré a parlé.", None),
    ],
)
def test_the_country_of_a_person(text: str, country: str | None) -> None:
    """A person is of the country that his post is of, an envoy of the one that sends him, else of none."""
    (spelling,) = extract(article(text)).persons
    assert getattr(spelling.actor, "country", None) == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire a reçu lundi Andreas Milden.", ["Andreas Milden"]),
        ("La mission est conduite par Carla Benotti.", ["Carla Benotti"]),
        ("Il s'est entretenu avec Joana Pires.", ["Joana Pires"]),
        ("Tadashi Morikawa, pour sa part, a parlé.", ["Tadashi Morikawa"]),
        ("Le maire, accompagné de Paula Reyes, est parti.", ["Paula Reyes"]),
        (
            "La première adjointe au maire de Séville (Espagne), Ines Romero Vidal, a parlé.",
            ["Ines Romero Vidal"],
        ),
        ("Le ministre du Commerce, S.E. Sok Vathana, a parlé.", ["Sok Vathana"]),
        ("S.E.M. Jean Duval a parlé.", ["Jean Duval"]),
        ("Sa Majesté le roi Norodom Sihara a parlé.", ["Norodom Sihara"]),
        ("Une estampe de Dông Hô est exposée.", []),
        ("Le directeur du CNRS a reçu la FAO.", []),
    ],
)
def test_what_stands_around_tells_a_person(text: str, expected: list[str]) -> None:
    """Objects of verbs that take persons, who speaks in turn, and whom an excellency or a title leads up to."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le préfet de la Réunion, Paul Macchi, a parlé.\nLe préfet Macchi est reparti.",
        "Le préfet de la Réunion, Paul Macchi, a parlé.\nMacchi souligne les progrès.",
    ],
)
def test_one_word_of_a_known_name_is_its_bearer(text: str) -> None:
    """Behind a title or before a verb the family name alone means the person that the article names in full."""
    assert named(text) == {"Paul Macchi": ["Macchi"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pierre Vasseur a reçu la délégation.", ["Pierre Vasseur"]),
        ("Marie-France Duval a parlé.", ["Marie-France Duval"]),
        ("Le mot de Dominique Vasseur a ému la salle.", ["Dominique Vasseur"]),
        ("Il a parlé aux côtés de Zita Korvald.", ["Zita Korvald"]),
        ("La réunion s'est tenue dans la salle Pierre Vasseur.", []),
        ("Le match a lieu au stade du prince Louis Vasseur.", []),
        ("Le prince Louis Vasseur a parlé.", ["Louis Vasseur"]),
        ("Il est allé à Florence en Italie.", []),
        ("Le roi Philippe a parlé.", ["Philippe"]),
        ("Il a salué la visite du président Korvald.", ["Korvald"]),
        ("Le président Délégué est venu.", []),
        ("Rose-France Korvald, maire de Nantes, a parlé.", ["Rose-France Korvald"]),
        ("La province de Nong Zirou est belle. Nong Zirou a reçu le maire.", []),
        ("Le port relie la zone de coopération Mong Zirou - Dong Zirou.", []),
    ],
)
def test_a_frequent_given_name_opens_a_name(text: str, expected: list[str]) -> None:
    """A given name before another capital is a person's, where nothing bears that name."""
    assert people(text) == expected


def test_who_presides_is_named_in_full() -> None:
    """Behind "sous la présidence de" stands a person, not the rest of a body's name."""
    text = (
        "Sous la présidence de Nguyên Quôc Dung, vice-ministre des Affaires étrangères, ils se sont réunis."
    )
    assert people(text) == ["Nguyên Quôc Dung"]
