"""Tests of conferences, ceremonies and courses: their names, numbers, days, places, chairs and hosts."""

from __future__ import annotations

import pytest

from tests.mappings.articles import article
from tests.mappings.relations.told import (
    DOUCET,
    PHUONG,
    events,
    roles,
    sentence,
    the_event,
    when,
    where,
)

MEZZOUR = "le ministre du Commerce du Maroc, Ryad Mezzour,"
DIOP = "le ministre du Commerce du Sénégal, Serigne Diop,"


@pytest.mark.parametrize(
    ("text", "label", "ordinal", "held"),
    [
        ("Le 5e Forum des villes s'est tenu à Dakar du 3 au 5 mai.", "Forum des villes", 5, ("2024-05-03", "2024-05-05", "Dakar", "held")),
        ("La 9e conférence des maires aura lieu à Dakar du 10 au 12 octobre 2024.", "conférence des maires", 9, ("2024-10-10", "2024-10-12", "Dakar", "planned")),
        ("La première conférence des maires s'est ouverte lundi à Dakar.", "conférence des maires", 1, ("2024-05-13", "2024-05-13", "Dakar", "held")),
        ("Le XIXe Sommet de la Francophonie se tiendra à Paris en octobre 2024.", "Sommet de la Francophonie", 19, ("2024-10", None, "Paris", "planned")),
        ("Le Forum mondial de l'eau s'est clos le 3 mai à Dakar.", "Forum mondial de l'eau", None, ("2024-05-03", "2024-05-03", "Dakar", "held")),
        ("La 3e session du comité mixte a eu lieu en mars à Rabat.", "session du comité mixte", 3, ("2024-03", None, "Rabat", "held")),
        ("La réunion de printemps s'est ouverte lundi à Ha Long.", "réunion de printemps", None, ("2024-05-13", "2024-05-13", "Ha Long", "held")),
        ("Dakar accueillera en novembre prochain le 3e sommet des maires africains.", "sommet des maires africains", 3, ("2024-11", None, "Dakar", "planned")),
    ],
)  # fmt: skip
def test_a_conference_and_its_number(
    text: str, label: str, ordinal: int | None, held: tuple[str, str | None, str, str]
) -> None:
    """A gathering has the name that the text gives it, its number in the series, its days and its place."""
    event = the_event(text)
    assert (event.type, event.label, event.ordinal) == ("Conference", label, ordinal)
    assert (*when(event), where(event), event.status) == held


def test_a_numbered_gathering_is_one_of_a_series() -> None:
    """Whatever has a number recurs: its name is that of a series."""
    assert the_event("Le 5e Forum des villes s'est tenu à Dakar le 3 mai.").series == "Forum des villes"


def test_a_number_in_parentheses_and_a_year_are_those_of_the_sitting() -> None:
    """Behind the name "(16e édition)" is its number; "réunion de printemps 2025" bears its year."""
    event = the_event("La conférence du Comité mixte (16e édition) s'est tenue le 3 mai à Dakar.")
    assert (event.ordinal, event.edition) == (16, None)
    event = the_event("La réunion de printemps 2024 s'est ouverte lundi à Ha Long.")
    assert (event.ordinal, event.edition) == (None, 2024)


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("La 3e session du comité mixte Vietnam - Laos a eu lieu en mars.", ("LA", "VN")),
        ("La 3e session du comité mixte Vietnam - Laos a eu lieu en mars au Maroc.", ()),
        ("Hanoï et Vientiane ont préparé la 36e réunion de l'ASEAN du 3 mai.", ()),
        ("La 5e conférence mondiale des maires du Vietnam et du Laos a eu lieu en mars.", ()),
    ],
)
def test_a_sitting_is_between_the_articles_two_countries(text: str, between: tuple[str, ...]) -> None:
    """Where the article names a third, or the gathering is one of many, nothing is told of its sides."""
    assert {event.between for event in events(text)} == {between}


def test_two_numbers_of_one_series_are_two_events() -> None:
    """The fifth and the sixth forum are two."""
    text = "Le 5e Forum des villes s'est tenu à Dakar en 2023.\nLe 6e Forum des villes se tiendra à Rabat en 2025."
    assert [(e.ordinal, where(e)) for e in events(text)] == [(5, "Dakar"), (6, "Rabat")]


def test_one_gathering_told_twice_is_one() -> None:
    """A later mention without a number is the gathering already named."""
    text = "Le 5e Forum des villes s'est ouvert lundi à Dakar.\nLe Forum des villes s'est ouvert lundi."
    event = the_event(text)
    assert (event.ordinal, where(event), when(event)[0]) == (5, "Dakar", "2024-05-13")


CHAIRS = {"Ryad Mezzour": "Chair", "Serigne Diop": "Chair"}


@pytest.mark.parametrize(
    "text",
    [
        f"{MEZZOUR} et {DIOP} ont coprésidé lundi à Rabat la 3e session du comité mixte.",
        f"La 3e session du comité mixte a été coprésidée lundi à Rabat par {MEZZOUR} et {DIOP[:-1]}.",
        f"La 3e session du comité mixte s'est tenue lundi à Rabat.\nLes travaux ont été coprésidés par {MEZZOUR} et {DIOP[:-1]}.",
        f"La 3e session du comité mixte s'est tenue lundi à Rabat, sous la coprésidence de {MEZZOUR} et de {DIOP[:-1]}.".replace("de le", "du"),
        f"{MEZZOUR} a coprésidé lundi à Rabat, avec {DIOP} la 3e session du comité mixte.",
    ],
)  # fmt: skip
def test_chairs(text: str) -> None:
    """Who presides over a gathering is its chair, two together where two do."""
    event = the_event(text[0].upper() + text[1:])
    assert (event.type, event.ordinal, roles(event)) == ("Conference", 3, CHAIRS)


def test_a_chair_told_by_a_noun() -> None:
    """Of "sous la présidence de X": X is in the chair."""
    text = "La 3e session du comité mixte s'est tenue à Rabat, sous la présidence du ministre du Commerce, Ryad Mezzour."
    assert roles(the_event(text)) == {"Ryad Mezzour": "Chair"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire de Lyon, Grégory Doucet, a participé au Forum des villes à Dakar le 3 mai.", {"Grégory Doucet": "Participant"}),
        ("Le maire de Lyon, Grégory Doucet, participera au Forum des villes à Dakar le 20 juin.", {"Grégory Doucet": "Participant"}),
        ("Le maire de Lyon, Grégory Doucet, a assisté à la conférence des maires à Dakar le 3 mai.", {"Grégory Doucet": "Participant"}),
        ("Le maire de Lyon, Grégory Doucet, est intervenu lors du Forum des villes, tenu à Dakar le 3 mai.", {"Grégory Doucet": "Participant"}),
        ("Le Forum des villes a été organisé à Dakar le 3 mai par l'ambassade de France.", {"ambassade de France": "Host"}),
        ("L'ambassade de France a organisé à Dakar le 3 mai le Forum des villes.", {"ambassade de France": "Host"}),
        ("La ville de Dakar accueillera le 12e Forum des villes du 20 au 22 juin.", {"Dakar": "Host"}),
    ],
)  # fmt: skip
def test_who_takes_part_and_who_hosts(text: str, expected: dict[str, str]) -> None:
    """Whoever attends or speaks takes part; whoever holds or houses the gathering is its host."""
    event = the_event(text)
    assert (event.type, roles(event)) == ("Conference", expected)


def test_a_gathering_between_two_countries_gathers_them() -> None:
    """What is called "la session entre A et B" has A and B for its sides."""
    event = the_event(
        "La 3e session du dialogue politique entre le Vietnam et le Chili s'est tenue à Hanoï le 3 mai."
    )
    assert roles(event) == {"Vietnam": "Participant", "Chili": "Participant"}


def test_two_countries_in_the_name_take_part() -> None:
    """A dash between two countries in a gathering's name tells whom it gathers."""
    event = the_event("Le 5e Forum économique Maroc - Sénégal s'est ouvert lundi à Rabat.")
    assert event.ordinal == 5
    assert set(roles(event)) <= {"Maroc", "Sénégal"}


@pytest.mark.parametrize(
    ("text", "kind", "start", "place"),
    [
        ("Une exposition de photos a été inaugurée le 2 mai à Hué.", "Ceremony", "2024-05-02", "Hué"),
        ("Une cérémonie commémorative s'est tenue le 7 mai à Hué.", "Ceremony", "2024-05-07", "Hué"),
        ("Le 2e festival des arts aura lieu du 7 au 12 juin 2024 à Hué.", "Ceremony", "2024-06-07", "Hué"),
        ("Un cours de formation sur la diplomatie a été organisé du 1er au 5 avril 2024 à Vientiane par le ministère lao de la Santé.", "Training", "2024-04-01", "Vientiane"),
    ],
)  # fmt: skip
def test_ceremonies_and_courses(text: str, kind: str, start: str, place: str) -> None:
    """Festivals, exhibitions and courses have a day and a place, and are no conferences."""
    event = the_event(text)
    assert (event.type, when(event)[0], where(event)) == (kind, start, place)


@pytest.mark.parametrize(
    "text",
    [
        "Les forums multilatéraux sont utiles.",
        "Le dialogue est nécessaire à Dakar.",
        "La réunion a duré deux heures.",
        "Le maire de Lyon, Grégory Doucet, n'a pas participé au Forum des villes.",
        "Le Forum des villes n'a pas eu lieu.",
        "Le maire de Lyon, Grégory Doucet, a tenu une conférence de presse.",
        "Une formation de qualité est nécessaire.",
        "La session parlementaire est longue.",
        "Une conférence de presse a eu lieu à Dakar le 3 mai.",
        "Les ministères de la Santé signeront en juin prochain un accord sur la formation des médecins.",
    ],
)  # fmt: skip
def test_no_gathering(text: str) -> None:
    """Gatherings in general, press conferences, denied and unnamed ones are no events."""
    assert events(text, "Conference", "Ceremony", "Training") == []


def test_a_gathering_that_goes_on() -> None:
    """What has been held "depuis lundi" goes on."""
    assert the_event("Le Forum mondial de l'eau se tient à Dakar depuis lundi.").status == "ongoing"


def test_a_visit_that_is_planned() -> None:
    """The words "la visite est prévue le 20 juin" tell of a day to come."""
    event = the_event("La visite du maire de Lyon, Grégory Doucet, à Hué est prévue le 20 juin.")
    assert (event.status, when(event)[0]) == ("planned", "2024-06-20")


@pytest.mark.parametrize(
    "later",
    [
        "La cérémonie s'est déroulée en présence du gouverneur de Rabat, Ali Ben Salem.",
        "La signature s'est déroulée en présence du gouverneur de Rabat, Ali Ben Salem.",
    ],
)
def test_the_ceremony_behind_a_signing_is_the_signing(later: str) -> None:
    """A definite noun without a name means the event told before; who is present there takes part in it."""
    text = (
        sentence(f"{MEZZOUR} et {DIOP} ont signé lundi à Rabat une convention de coopération.") + "\n" + later
    )
    signing = the_event(text)
    assert (signing.type, roles(signing).get("Ali Ben Salem")) == ("Signing", "Participant")


def test_a_gathering_organised_by_nobody_named_is_told() -> None:
    """A passive without an agent tells a gathering with its day and place."""
    event = the_event("La 4e conférence de la mer a été organisée le 3 mai à Dakar.")
    assert (event.type, event.ordinal, when(event), where(event)) == (
        "Conference", 4, ("2024-05-03", "2024-05-03"), "Dakar",
    )  # fmt: skip


def test_a_list_that_goes_on_behind_its_last_name() -> None:
    """Of "X, Y, des élus et des habitants": X and Y are named, and both take part."""
    text = sentence(
        f"{MEZZOUR} {DIOP} des représentants du secteur, et quelques élus, ont participé à la conférence des villes à Rabat."
    )
    assert set(roles(the_event(text))) == {"Ryad Mezzour", "Serigne Diop"}


@pytest.mark.parametrize(
    "tied", ["À l'issue de l'entretien,", "À cette occasion,", "Au cours de la rencontre,"]
)
def test_a_signing_at_talks_has_their_day_and_place(tied: str) -> None:
    """What is signed "à l'issue de l'entretien" is signed on its day and where it was held."""
    text = sentence(f"{MEZZOUR} s'est entretenu lundi à Rabat avec {DIOP[:-1]}.") + (
        f"\n{tied} l'Office des ports et la Banque du Sénégal ont signé un accord de coopération."
    )
    (signing,) = events(text, "Signing")
    assert (when(signing), where(signing)) == (("2024-05-13", "2024-05-13"), "Rabat")


@pytest.mark.parametrize(
    "told",
    [
        "\nY ont participé le ministre du Commerce, Ryad Mezzour, et Mme Claire Vasseur.",
        "\nM. Ryad Mezzour et Mme Claire Vasseur y ont assisté.",
        " avec la participation de M. Ryad Mezzour et de Mme Claire Vasseur.",
    ],
)
def test_who_was_there(told: str) -> None:
    """Who "y a participé" takes part in the gathering told last, as those do with whose participation it was held."""
    head = "La 4e conférence des villes s'est tenue lundi à Rabat"
    event = the_event(head + (told if told[0] == " " else "." + told))
    assert roles(event) == {"Ryad Mezzour": "Participant", "Claire Vasseur": "Participant"}


def test_the_town_of_the_dateline_is_where_it_was() -> None:
    """What a report tells first took place in the town from which it is sent, where it names no other."""
    told = events(article(sentence(f"{MEZZOUR} a rencontré lundi {DIOP}."), dateline="Dakar"))
    assert [where(event) for event in told] == ["Dakar"]


def test_a_ceremony_honoured_by_the_presence_of_somebody() -> None:
    """Who honours a ceremony with his presence was there."""
    text = "La cérémonie d'ouverture du forum des ports a eu lieu lundi à Rabat.\nElle a été honorée de la présence de M. Ryad Mezzour."
    assert roles(events(text)[0]) == {"Ryad Mezzour": "Participant"}


def test_a_numbered_general_assembly_is_a_gathering() -> None:
    """Of "en marge de la 12e Assemblée générale de l'Union" the assembly is no side of the talks."""
    text = sentence(
        f"{DOUCET} a rencontré lundi {PHUONG} en marge de la 12e Assemblée générale de l'Union à Dakar."
    )
    talks, gathering = sorted(events(text), key=lambda event: event.type, reverse=True)
    assert set(roles(talks)) == {"Grégory Doucet", "Nguyen Van Phuong"}
    assert (gathering.type, gathering.ordinal) == ("Conference", 12)
