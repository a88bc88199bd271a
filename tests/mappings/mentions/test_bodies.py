"""Tests of bodies: known ones, acronyms, names that begin with the noun of an organisation, and delegations."""

from __future__ import annotations

import pytest

from mappings.extract import extract
from mappings.facts import Body
from tests.mappings.articles import article
from tests.mappings.mentions.readings import bodies, scene_of, written

NAMES = [
    "Comité populaire de la ville de Hai Phong",
    "Comité populaire municipal",
    "Comité du Parti de la province de Nghê An",
    "Conseil populaire de Da Nang",
    "Comité central du Parti communiste vietnamien",
    "ministère des Affaires étrangères",
    "ministère lao de l'Industrie et du Commerce",
    "ministère de la Culture, des Sports et du Tourisme",
    "Assemblée nationale du Vietnam",
    "ambassade de France",
    "consulat général du Japon",
    "Commission des affaires étrangères de l'Assemblée nationale",
    "Département des relations extérieures du Comité central",
    "Service du tourisme de Quang Nam",
    "Chambre de commerce et d'industrie du Maroc",
    "Association d'amitié Vietnam - Laos",
    "Union des femmes du Vietnam",
    "Université de Dakar",
    "Lycée d'excellence Nguyen Hue",
    "Agence de promotion des exportations",
    "Banque africaine de développement",
    "groupe Lotte",
    "mairie de Lyon",
    "UNESCO",
    "ASEAN",
    "Union européenne",
    "Banque mondiale",
    "Organisation mondiale de la santé (OMS)",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_body_is_read_to_the_end_of_its_name(name: str) -> None:
    """The name takes its complements, "et" inside a list, and an acronym in parentheses; verbs stay outside."""
    assert bodies(f"La mission a remercié hier le {name} qui l'avait invitée.") == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministère de la Santé et la Croix-Rouge ont parlé.", "ministère de la Santé"),
        ("Le Comité populaire de Hué a signé un accord avec Lyon.", "Comité populaire de Hué"),
        ("Le Comité populaire de Hué, qui reçoit la mission, l'a dit.", "Comité populaire de Hué"),
        ("L'ambassade de France organise un festival.", "ambassade de France"),
        ("Le Conseil populaire de Hué lors de sa session l'a dit.", "Conseil populaire de Hué"),
    ],
)
def test_what_follows_a_body_stays_outside(text: str, expected: str) -> None:
    """Relatives, verbs, other actors and prepositions end a name."""
    assert bodies(text)[0] == expected


def test_an_embassy_is_named_with_the_country_where_it_is() -> None:
    """As in the title of its head, "au Vietnam" is part of the embassy's name."""
    assert bodies("L'ambassade de France au Vietnam organise un festival.") == [
        "ambassade de France au Vietnam"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Les ministères concernés ont parlé.",
        "Des entreprises et des universités ont participé.",
        "Un groupe de travail sera créé.",
        "Le bureau est ouvert au public.",
        "La commission a siégé.",
        "Les services ont progressé de six pour cent.",
        "Le parti pris est clair.",
        "Le centre de la ville est calme.",
        "La province de Nghê An (Centre) a parlé.",
        "",
    ],
)
def test_common_nouns_name_no_body(text: str) -> None:
    """A plural, or a noun with nothing of its own, names no body."""
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("name", "authority"),
    [
        ("ASEAN", "asean"),
        ("UNESCO", "unesco"),
        ("Union européenne", "eu"),
        ("UE", "eu"),
        ("Parti communiste vietnamien", "vn-communist-party"),
        ("Parti communiste du Vietnam", "vn-communist-party"),
        ("PCV", "vn-communist-party"),
        ("Banque mondiale", "world-bank"),
    ],
)
def test_known_bodies(name: str, authority: str) -> None:
    """A known body is found under its names and acronyms and means one entry of the authorities."""
    (mention,) = [m for r in scene_of(f"La mission a remercié le {name}.") for m in r.bodies]
    assert mention.known == (authority,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une délégation de la province de Savannakhet est arrivée.", "délégation de la province de Savannakhet"),
        ("Une délégation de Lyon est arrivée.", "délégation de Lyon"),
        ("Une délégation vietnamienne est arrivée.", "délégation vietnamienne"),
        ("Une délégation de haut rang du Parti communiste chinois est arrivée.", "délégation de haut rang du Parti communiste chinois"),
        ("Une délégation du ministère lao de la Santé est arrivée.", "délégation du ministère lao de la Santé"),
        ("Une délégation officielle de la ville de Lyon est arrivée.", "délégation officielle de la ville de Lyon"),
        ("Une délégation de travail de Hué est arrivée.", "délégation de travail de Hué"),
        ("La délégation est arrivée.", "délégation"),
    ],
)  # fmt: skip
def test_a_delegation_is_named_by_whom_it_is_of(text: str, expected: str) -> None:
    """A delegation takes its rank and the place, country or body that sent it."""
    (mention,) = [m for r in scene_of(text) for m in r.bodies]
    (reading,) = scene_of(text)
    assert written(reading, mention.first, mention.last) == expected
    assert mention.delegation


def test_delegations_in_the_plural_are_none_in_particular() -> None:
    """Several delegations are no single body."""
    assert bodies("Les délégations sont arrivées.") == []


def hosts(text: str) -> list[Body]:
    """Return the bodies that take part in the events of a text."""
    return [
        part.participant
        for event in extract(article(text)).events
        for part in event.participations
        if isinstance(part.participant, Body)
    ]


def test_a_body_inherits_the_town_named_before() -> None:
    """The "Comité populaire municipal" of a story from Da Nang is Da Nang's, and of its country."""
    text = "Une mission est arrivée lundi à Da Nang.\nLe Comité populaire municipal a reçu l'ambassadeur de Cuba, Orlando Hernandez."
    (host,) = hosts(text)
    assert host.name == "Comité populaire municipal"
    assert host.seat is not None
    assert (host.seat.name, host.country) == ("Da Nang", "VN")


def test_a_body_with_a_place_of_its_own_inherits_nothing() -> None:
    """The place in the name goes before any place named earlier."""
    text = "Une mission est arrivée lundi à Da Nang.\nLe Comité populaire de la ville de Hué a reçu l'ambassadeur de Cuba, Orlando Hernandez."
    (host,) = hosts(text)
    assert host.seat is not None
    assert host.seat.name == "Hué"


def test_a_known_body_has_no_seat_but_its_entry() -> None:
    """The name of a known body is that of the authorities, whatever stands in the article."""
    (host,) = hosts("L'ASEAN a reçu le maire de Lyon, Grégory Doucet.")
    assert host.authority == "asean"
    assert host.seat is None
