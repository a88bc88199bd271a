"""Tests of who takes part and who does not: lists that go on, turns, those who only speak of an event or stand near its name."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import (
    DOUCET,
    PEREZ,
    PHUONG,
    events,
    report,
    roles,
    sentence,
    the_event,
    where,
)

TALKS = ("Meeting", "Reception", "Call")


@pytest.mark.parametrize(
    "listed",
    [
        "le président sénégalais, Moussa Fall, celui de la Guinée, Ibrahima Camara, et le ministre lao, Kham Phommasan",
        "ses homologues du Sénégal, Moussa Fall, de la Guinée, Ibrahima Camara et du Laos, M. Kham Phommasan",
        "le président sénégalais, Moussa Fall, l'ambassadeur de Guinée, Ibrahima Camara et le Laotien Kham Phommasan",
        "le président sénégalais Moussa Fall, le dirigeant guinéen Ibrahima Camara et le responsable lao Kham Phommasan",
    ],
)
def test_lists_of_partners_go_on(listed: str) -> None:
    """A list under "avec" goes on over "celui de la Guinée, X", "de la Guinée, X" and "le Guinéen X"."""
    event = the_event(sentence(f"le président ivoirien, Jean Kouassi, s'est entretenu lundi avec {listed}."))
    assert set(roles(event)) == {"Jean Kouassi", "Moussa Fall", "Ibrahima Camara", "Kham Phommasan"}


def test_one_after_the_other() -> None:
    """What stands behind "puis avec" are talks of their own."""
    told = events(sentence(f"{DOUCET} s'est entretenu lundi avec {PHUONG} puis avec {PEREZ}."), *TALKS)
    assert [set(roles(event)) - {"Grégory Doucet"} for event in told] == [
        {"Nguyen Van Phuong"},
        {"Orlando Perez"},
    ]


def test_a_name_that_seems_to_deny() -> None:
    """The "N'" of a name denies nothing; "M'" in the middle of one is no "M."."""
    text = "Le président Albert N'Dongo a été reçu lundi par le ministre lao, Kham Phommasan. Le maire Ali Ould M'Barek a reçu mardi Orlando Perez."
    assert [sorted(roles(event)) for event in events(text)] == [
        ["Albert N'Dongo", "Kham Phommasan"],
        ["Ali Ould M'Barek", "Orlando Perez"],
    ]


def test_styles_in_capitals() -> None:
    """The styles "SEM" and "SAR" lead up to a name as "M." does, and are no part of it."""
    event = the_event(
        "Le maire de Lyon, Grégory Doucet, a reçu lundi SEM Birago Mbeki, le nouvel ambassadeur du Kenya."
    )
    assert roles(event) == {"Grégory Doucet": "Host", "Birago Mbeki": "Guest"}


def test_who_came_with_a_king() -> None:
    """Who is told behind "accompagné de SAR" is not the subject."""
    text = (
        "Sa Majesté le Roi Hassan III, accompagné de SAR le Prince Moulay Karim, est arrivé vendredi à Tunis."
    )
    assert roles(the_event(text))["Hassan III"] == "Guest"


def test_who_speaks_of_a_gathering() -> None:
    """A spokesman who tells the press of a gathering takes no part in it."""
    text = f"Le sommet de la Francophonie s'est ouvert lundi à Hué.\n\n« Il sera utile », a déclaré Paul Martin, porte-parole du ministère.\n\n{sentence(PHUONG)} a salué les participants."
    assert set(roles(the_event(text))) == {"Nguyen Van Phuong"}


def test_nobody_meets_those_who_are_seen() -> None:
    """Behind "on" nobody known meets those who are named."""
    assert not events(sentence(f"dans la salle, on retrouvait {DOUCET} {PHUONG} et {PEREZ}."), *TALKS)


def test_talks_in_the_corridors() -> None:
    """The body of "dans les couloirs du sommet de l'ASEAN" is no side of the talks."""
    text = sentence(
        f"{DOUCET} a eu lundi une conversation avec {PHUONG} dans les couloirs du sommet de l'ASEAN."
    )
    (talks,) = events(text, *TALKS)
    assert set(roles(talks)) == {"Grégory Doucet", "Nguyen Van Phuong"}


def test_what_is_talked_of_is_no_place() -> None:
    """The land of "la situation politique au Mali" is not where the talks were."""
    event = the_event(
        sentence(f"{DOUCET} s'est entretenu lundi avec {PHUONG} de la situation politique au Mali.")
    )
    assert where(event) is None


def test_a_counterpart_without_a_post() -> None:
    """Who discussed with "son homologue lao X" met him, though no post of either is told."""
    text = "Ivan Petrov est arrivé lundi à Vientiane. Ivan Petrov a discuté avec son homologue lao Kham Phommasan de commerce."
    assert [set(roles(e)) for e in events(text, "Meeting")] == [{"Ivan Petrov", "Kham Phommasan"}]


def test_events_that_are_only_counted() -> None:
    """The sentence "Il s'agit de la 8e réunion entre les deux maires" tells no further event."""
    text = (
        sentence(f"{DOUCET} s'est entretenu lundi avec {PHUONG}.")
        + " Il s'agit de la huitième réunion entre les deux maires cette année."
    )
    assert [event.type for event in events(text)] == ["Meeting"]


def test_who_was_present_at_talks() -> None:
    """Those who were "présents à la réunion" took part in the talks told before."""
    text = (
        sentence(f"{DOUCET} s'est entretenu lundi avec {PHUONG}.")
        + f" {sentence(PEREZ)} et la ministre des Sports, Anne Morel, étaient présents à la réunion."
    )
    assert set(roles(the_event(text.replace(",,", ",")))) == {
        "Grégory Doucet",
        "Nguyen Van Phuong",
        "Orlando Perez",
        "Anne Morel",
    }


def test_members_of_a_delegation_at_talks() -> None:
    """All those of whom a delegation is composed take part in its talks."""
    text = "Une délégation de Hué est arrivée lundi à Lyon.\n\nCette délégation, composée du maire de Hué, Nguyen Van Phuong, du ministre Kham Phommasan et de l'ambassadeur Orlando Perez, s'est entretenue mardi avec le maire de Lyon, Grégory Doucet."
    (talks,) = events(text, *TALKS)
    assert set(roles(talks)) == {"Nguyen Van Phuong", "Kham Phommasan", "Orlando Perez", "Grégory Doucet"}


def test_who_does_what_comes_next() -> None:
    """Of "visitera Lyon et Marseille, avant d'assister à la cérémonie" the towns attend nothing."""
    text = "M. Jean Martel, ministre du Commerce, visitera les villes de Lyon et Marseille, avant d'assister à la cérémonie de clôture du forum."
    (ceremony,) = events(text, "Ceremony")
    assert set(roles(ceremony)) == {"Jean Martel"}


def test_who_arrived_where_he_is_to_stay() -> None:
    """The subject of "Arrivé à Hué, où il doit séjourner, X …" is X, not who was named before."""
    text = f"{sentence(PEREZ)} a salué la visite. Arrivé lundi à Hué, où il doit séjourner jusqu'à samedi, {DOUCET} est accompagné de Kham Phommasan."
    (visit,) = events(text, "Visit")
    assert "Orlando Perez" not in roles(visit)


def test_a_delegation_that_came() -> None:
    """A delegation told by "venue" alone is that of nobody."""
    text = sentence(f"{DOUCET} a rencontré {PHUONG} et sa délégation venue à Lyon pour le forum.")
    assert set(roles(events(text, *TALKS)[0])) == {"Grégory Doucet", "Nguyen Van Phuong"}


def test_wished_together() -> None:
    """What is proposed behind "que" took place neither in its first verb nor in its second."""
    text = sentence(
        f"{DOUCET} a proposé que les deux villes reprennent les échanges et signent un protocole d'accord."
    )
    assert not report(text).events


def test_who_stands_for_another() -> None:
    """Who "a représenté" somebody at a ceremony was there."""
    text = sentence(f"{DOUCET} a représenté le préfet à la cérémonie d'ouverture du forum à Hué.")
    assert set(roles(the_event(text))) == {"Grégory Doucet"}


@pytest.mark.parametrize(
    "crowd",
    [
        "avec plusieurs dirigeants participant au sommet de Hué",
        "avec des élus qui ont participé au sommet de Hué",
    ],
)
def test_what_a_crowd_does(crowd: str) -> None:
    """What people do whom nothing names, nobody else in the sentence does."""
    text = sentence(f"{DOUCET} a salué la région Bretagne et l'Union africaine, {crowd}.")
    assert not any(
        set(roles(event)) & {"Union africaine", "Grégory Doucet"} for event in events(text, "Conference")
    )


def test_a_list_of_nouns_before_its_participle() -> None:
    """A participle behind a list tells of its last noun: no course is held by who organises "les activités"."""
    text = sentence(
        f"{DOUCET} et {PHUONG} ont évoqué la formation des cadres, les activités organisées par la ville de Lyon."
    )
    assert not events(text.replace(", et", " et"), "Training")


def test_nouns_of_one_talk() -> None:
    """In "des rencontres et séances de travail avec X" two nouns tell one meeting."""
    text = sentence(f"{DOUCET} a eu mardi des rencontres et séances de travail avec {PHUONG}.")
    assert len(events(text, *TALKS)) == 1


def test_where_one_sets_out_to() -> None:
    """Who is received "en partance pour Genève" is not received there."""
    text = sentence(f"en partance pour Genève en Suisse, {DOUCET} a été accueilli par {PHUONG}.")
    assert [where(event) for event in events(text, "Reception")] == ["Hué"]


@pytest.mark.parametrize("told", ["s'est coordonné avec", "a collaboré avec"])
def test_who_organises_with_another(told: str) -> None:
    """Both of "X a collaboré avec Y pour organiser un forum" are its hosts."""
    event = the_event(
        f"Le Comité populaire de Hué {told} l'ambassade de Cuba pour organiser lundi un forum sur l'eau."
    )
    assert (event.type, roles(event)) == (
        "Conference",
        {"Comité populaire de Hué": "Host", "ambassade de Cuba": "Host"},
    )


def test_whose_participation_is_told() -> None:
    """The holder of "la participation de X au sommet" takes part in the summit."""
    text = f"Ils ont évoqué la participation {'de ' + PEREZ} au 9e Sommet sur l'eau, prévu en septembre 2024 à Hué."
    assert set(roles(the_event(text))) == {"Orlando Perez"}


def test_who_surrounds_a_host() -> None:
    """Those behind "entouré de" are present, and none of them receives."""
    event = the_event(sentence(f"{DOUCET} entouré de l'adjointe Claire Petit, a reçu lundi {PEREZ}."))
    assert roles(event) == {
        "Grégory Doucet": "Host",
        "Claire Petit": "Participant",
        "Orlando Perez": "Guest",
    }


@pytest.mark.parametrize(
    "told",
    [
        "est venu féliciter le maire Paul Durand",
        "est venu présenter ses vœux au maire Paul Durand",
        "est venu faire ses adieux au maire Paul Durand",
    ],
)
def test_courtesies_are_receptions(told: str) -> None:
    """Who comes to congratulate, to wish well or to take leave is received."""
    event = the_event(sentence(f"{PEREZ} {told} lundi à Lyon."))
    assert (event.type, roles(event)) == ("Reception", {"Orlando Perez": "Guest", "Paul Durand": "Host"})


def test_courtesies_of_several_to_one() -> None:
    """Two who come together are received once."""
    event = the_event(sentence(f"{PEREZ} et {PHUONG} sont venus présenter leurs vœux au maire Paul Durand."))
    assert roles(event) == {"Orlando Perez": "Guest", "Nguyen Van Phuong": "Guest", "Paul Durand": "Host"}


def test_who_presides_over_a_welcome() -> None:
    """The chair of "a présidé l'accueil de la délégation conduite par X" is the host of X."""
    event = the_event(
        sentence(
            f"{DOUCET} a présidé lundi l'accueil de la délégation de Hué, conduite par Nguyen Van Phuong."
        )
    )
    assert roles(event) == {"Grégory Doucet": "Host", "Nguyen Van Phuong": "Guest"}


@pytest.mark.parametrize("noun", ["une séance de travail", "une réunion"])
def test_talks_of_a_delegation_whose_leader_is_told(noun: str) -> None:
    """Behind "entre la délégation conduite par X" stands the other side, be it listed under "par", too."""
    event = the_event(
        sentence(
            f"{noun} entre la délégation de Hué, conduite par M. Nguyen Van Phuong, et {PEREZ} a eu lieu lundi."
        )
    )
    assert (event.type, set(roles(event))) == ("Meeting", {"Nguyen Van Phuong", "Orlando Perez"})
