"""Tests of talks as agencies tell them: communities met, calls received, one meeting after the other, only surnames."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, events, roles, sentence, the_event, where

TALKS = ("Meeting", "Reception", "Call")
ARRIVED = "Le maire de Hué, Nguyen Van Phuong, est arrivé lundi à Lyon.\n\n"


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("la communauté laotienne", "communauté laotienne"),
        ("le personnel de l'ambassade du Laos", "personnel de l'ambassade du Laos"),
        ("une trentaine de Laotiens de France", "Laotiens de France"),
        ("une dizaine d'élus laotiens", "élus laotiens"),
    ],
)
def test_people_met_together(told: str, named: str) -> None:
    """People who are met are a side of the talks by what they are called together, in the singular or counted, too."""
    event = the_event(sentence(f"{DOUCET} a rencontré {told}."))
    assert (event.type, roles(event)) == (
        "Meeting",
        {"Grégory Doucet": "Participant", named: "Participant"},
    )


def test_people_of_no_country() -> None:
    """Nobody's side is "la communauté internationale"."""
    assert not events(sentence(f"{DOUCET} a rencontré la communauté internationale."), *TALKS)


def test_people_beside_the_first_met() -> None:
    """What stands behind "ainsi que" goes on with what the verb governs: "ainsi que des élus"."""
    event = the_event(sentence(f"{DOUCET} a rencontré {PHUONG} ainsi que des élus laotiens."))
    assert "Nguyen Van Phuong" in roles(event)


@pytest.mark.parametrize(
    "call",
    [
        f"{DOUCET} a reçu mardi un appel de Nguyen Van Phuong, maire de Hué.",
        f"{DOUCET} a reçu un appel téléphonique du maire de Hué, Nguyen Van Phuong.",
        f"{DOUCET} s'est entretenu au téléphone, et ce pour la première fois, avec {PHUONG}.",
    ],
)
def test_calls_told_otherwise(call: str) -> None:
    """Who receives a call talks with who calls; a first time is one call."""
    event = the_event(sentence(call))
    assert (event.type, set(roles(event))) == ("Call", {"Grégory Doucet", "Nguyen Van Phuong"})


def test_many_times_are_no_meeting() -> None:
    """Who has met somebody three times has had no meeting in particular."""
    assert not events(sentence(f"{DOUCET} a rencontré trois fois {PHUONG}."), *TALKS)


@pytest.mark.parametrize(
    "text",
    [
        f"il s'est entretenu avec {DOUCET} avant de rencontrer {PEREZ} à Vienne.",
        f"il s'est entretenu avec {DOUCET} avant d'être reçu par {PEREZ} à Vienne.",
        f"il a rencontré {DOUCET} avant de s'entretenir avec {PEREZ} et de dîner avec Anne Martin.",
    ],
)
def test_one_meeting_after_the_other(text: str) -> None:
    """What somebody has done "avant de" another thing leaves two meetings, each with its own partner."""
    met = [set(roles(event)) for event in events(ARRIVED + sentence(text), *TALKS)]
    assert met == [{"Nguyen Van Phuong", "Grégory Doucet"}, {"Nguyen Van Phuong", "Orlando Perez"}]


def test_who_comes_to_meet_somebody() -> None:
    """Who goes somewhere in order to meet people meets them there."""
    (event,) = events(sentence(f"{DOUCET} s'est rendu à Vienne pour rencontrer {PEREZ}."), "Meeting")
    assert (where(event), set(roles(event))) == ("Vienne", {"Grégory Doucet", "Orlando Perez"})


@pytest.mark.parametrize("noun", ["réunion", "séance de travail", "sommet"])
def test_a_meeting_with_one_person(noun: str) -> None:
    """A meeting "avec" one person is a talk of two, whatever it is called; who speaks there is the other."""
    text = f"« Nous avançons », a déclaré le maire de Lyon, Grégory Doucet, lors d'une {noun} avec {PEREZ} à Vienne."
    event = the_event(text.replace("d'une sommet", "d'un sommet"))
    assert (event.type, set(roles(event))) == ("Meeting", {"Grégory Doucet", "Orlando Perez"})


def test_two_who_are_named_behind_one_office() -> None:
    """Of "lors du sommet avec le dirigeant cubain, X et Y ont dit" both are named, the office is no third."""
    text = (
        "Lors du sommet avec le dirigeant laotien, le maire Grégory Doucet et Mme Anna Sisavath ont discuté."
    )
    event = the_event(text)
    assert set(roles(event)) == {"Grégory Doucet", "Anna Sisavath"}


def test_surnames_joined_by_et() -> None:
    """Two surnames joined by "et" are the two who were named before."""
    text = f"{DOUCET} s'est entretenu avec {PEREZ}.\n\nL'entretien entre Doucet et Perez a duré une heure."
    event = the_event(sentence(text))
    assert set(roles(event)) == {"Grégory Doucet", "Orlando Perez"}


def test_a_deputy_told_by_the_office_alone() -> None:
    """One person is "le premier vice-ministre", as "le nouveau ministre" is."""
    event = the_event("Le premier vice-ministre laotien des Transports s'est entretenu avec Orlando Perez.")
    assert "Orlando Perez" in roles(event)


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("Les 5es rencontres de la coopération décentralisée se sont tenues à Vienne.", 5),
        ("La 3e édition des Assises de la coopération s'est tenue à Vienne.", 3),
        ("La seconde édition du dialogue économique s'est tenue à Vienne.", 2),
        ("Les Rencontres franco-laotiennes se sont tenues à Vienne.", None),
    ],
)
def test_rencontres_and_editions(text: str, ordinal: int | None) -> None:
    """Meetings in the plural that have a number or name are one gathering; an edition is counted like a session."""
    event = the_event(text)
    assert (event.type, event.ordinal, where(event)) == ("Conference", ordinal, "Vienne")


def test_royal_titles_before_a_name() -> None:
    """The titles of Cambodian dignitaries part no preposition from the name behind them."""
    text = "Le maire de Lyon, Grégory Doucet, a été reçu par Sa Majesté Norodom Chakrapong, roi du Cambodge."
    assert roles(the_event(text)) == {"Norodom Chakrapong": "Host", "Grégory Doucet": "Guest"}


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        (
            "Le maire a salué l'organisation du prochain congrès de l'AIMF que Cotonou abrite en mars 2025.",
            None,
        ),
        ("Le maire est venu pour participer à la 12e Assemblée de l'Union des maires à Vienne.", 12),
    ],
)
def test_gatherings_that_look_like_bodies(text: str, ordinal: int | None) -> None:
    """Neither "l'organisation du congrès" nor an assembly with a number is a body."""
    assert [event.ordinal for event in events(text, "Conference")] == [ordinal]


def test_a_meeting_that_gathers_many() -> None:
    """A meeting "regroupant" people is a gathering."""
    text = f"{DOUCET} a présidé à Vienne une rencontre regroupant les maires français."
    assert [event.type for event in events(sentence(text))] == ["Conference"]


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} s'est entretenu avec {PEREZ} à l'occasion de son déplacement à Vienne pour participer au forum des maires.",
        f"lors d'une rencontre avec Grégory Doucet, maire de Lyon, présent à Vienne pour participer au forum des maires, {PEREZ} a parlé.",
    ],
)
def test_who_has_come_for_a_gathering(text: str) -> None:
    """Whose journey is made for a forum takes part in it; who meets him meanwhile need not."""
    (event,) = events(sentence(text), "Conference")
    assert set(roles(event)) == {"Grégory Doucet"}


def test_a_head_of_state_without_a_name() -> None:
    """A country has one head of state: "le président de la République" is a side of talks, unnamed."""
    event = the_event(sentence(f"{DOUCET} a été reçu mardi par le président de la République."))
    assert roles(event) == {"président de la République": "Host", "Grégory Doucet": "Guest"}


def test_talks_beside_a_dinner() -> None:
    """Talks "en marge" of a dinner are no dinner."""
    text = f"{DOUCET} et {PHUONG} ont discuté en marge du dîner officiel de la réunion des maires."
    (event,) = events(sentence(text), *TALKS)
    assert (event.type, set(roles(event).values())) == ("Meeting", {"Participant"})


def test_who_was_received_before_being_named() -> None:
    """Of "où il a été reçu" the pronoun can mean who is named behind it, the subject of the sentence."""
    text = f"De passage à Vienne, où il a été reçu par {PEREZ} Grégory Doucet, maire de Lyon, a salué Cuba."
    (event,) = events(text, "Reception")
    assert roles(event) == {"Orlando Perez": "Host", "Grégory Doucet": "Guest"}


def test_a_dinner_given_to_a_guest() -> None:
    """Who gives the dinner "par" whom somebody is received is the host."""
    text = f"Reçu pour un dîner par {DOUCET} M. Orlando Perez, ambassadeur de Cuba, a salué Lyon."
    (event,) = events(text, "Reception")
    assert roles(event) == {"Grégory Doucet": "Host", "Orlando Perez": "Guest"}


def test_the_delegation_of_an_unknown_acronym() -> None:
    """A delegation is told by whom it is of, be that an acronym that no table knows."""
    event = the_event(sentence(f"une délégation du ZORVA a rencontré {DOUCET}."))
    assert "délégation du ZORVA" in roles(event)


def test_a_gathering_attended_at_a_distance() -> None:
    """How somebody attends ("en visioconférence") is no gathering beside the one attended."""
    event = the_event(
        sentence(f"{DOUCET} a participé en visioconférence à la 10e réunion des maires d'Asie.")
    )
    assert (event.ordinal, set(roles(event))) == (10, {"Grégory Doucet"})


def test_a_gathering_called_a_meeting() -> None:
    """A "Rencontre" with a number and a capital is a sitting of a gathering, not a verb."""
    text = f"Le texte a été signé dans le cadre de la 13e Rencontre de haut niveau, présidée à Vienne par {DOUCET}."
    (event,) = events(text, "Conference", "Meeting")
    assert (event.type, event.ordinal, roles(event)) == ("Conference", 13, {"Grégory Doucet": "Chair"})


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a entamé sa visite par un entretien avec {PEREZ}.",
        f"{DOUCET} a salué les résultats de son entretien avec {PEREZ}.",
    ],
)
def test_talks_that_are_the_subjects_own(text: str) -> None:
    """Of "son entretien avec X", and of what begins "par un entretien avec X", the subject is the other side."""
    (event,) = events(sentence(text), *TALKS)
    assert {"Grégory Doucet", "Orlando Perez"} == set(roles(event))


def test_a_name_that_opens_with_an_initial() -> None:
    """An initial behind a preposition opens a name: "avec W. Patrick Dupont"."""
    (event,) = events(
        sentence(f"{DOUCET} s'est entretenu avec W. Patrick Dupont, ambassadeur du Canada."), *TALKS
    )
    assert "W. Patrick Dupont" in roles(event)
