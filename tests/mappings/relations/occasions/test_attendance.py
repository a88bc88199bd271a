"""Tests of who was there: lists behind "étaient présents", "parmi les invités figuraient", "en présence de"."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, events, roles, sentence, the_event

HELD = "La conférence sur l'eau s'est tenue lundi à Lyon.\n"
BOTH = {"Orlando Perez", "Nguyen Van Phuong"}


@pytest.mark.parametrize(
    "text",
    [
        f"étaient également présents {PEREZ} et {PHUONG}.",
        f"parmi les participants figuraient {PEREZ} et {PHUONG}.",
        "on notait la présence de l'ambassadeur de Cuba, Orlando Perez, et du maire de Hué, Nguyen Van Phuong.",
        f"{PEREZ} et {PHUONG} y ont assisté.",
    ],
)
def test_who_was_there(text: str) -> None:
    """A list of those present belongs to the gathering told before."""
    assert set(roles(the_event(HELD + sentence(text)))) == BOTH


@pytest.mark.parametrize("verb", ["ont pris part à", "ont participé à", "ont assisté à"])
def test_a_verb_that_opens_its_sentence(verb: str) -> None:
    """Behind "Ont pris part à la réunion" stands the subject."""
    event = the_event(sentence(f"{verb} la réunion du comité mixte {PEREZ} et {PHUONG}."))
    assert set(roles(event)) == BOTH


def test_those_present_at_a_gathering_of_the_same_sentence() -> None:
    """The phrase "Étaient présents à la cérémonie X et Y" tells the ceremony and who was there."""
    event = the_event(sentence(f"étaient présents à la cérémonie d'ouverture du forum {PEREZ} et {PHUONG}."))
    assert (event.type, set(roles(event))) == ("Ceremony", BOTH)


def test_who_came_to_talks() -> None:
    """The phrase "L'entretien s'est déroulé en présence de X" adds X to the talks told before."""
    text = sentence(f"{DOUCET} a reçu lundi {PHUONG}.") + "\n"
    text += "L'entretien s'est déroulé en présence de l'ambassadeur de Cuba, Orlando Perez."
    assert roles(the_event(text))["Orlando Perez"] == "Participant"


def test_people_together_where_others_are_named() -> None:
    """Of "en présence de X et des élus de Lyon" X counts alone."""
    text = "La conférence sur l'eau s'est tenue lundi à Lyon en présence de l'ambassadeur de Cuba, Orlando Perez,"
    assert set(roles(the_event(f"{text} et des élus de Lyon."))) == {"Orlando Perez"}


def test_who_organises_together() -> None:
    """The phrase "En collaboration avec la ville" makes the town a host, too."""
    event = the_event(
        "L'ambassade de Cuba, en collaboration avec la ville de Hué, a organisé un séminaire sur le riz."
    )
    assert roles(event) == {"ambassade de Cuba": "Host", "Hué": "Host"}


def test_an_honour_is_given_at_a_ceremony() -> None:
    """Who gives a medal is the host of a ceremony, who gets it the guest; handing over a report is none."""
    event = the_event(sentence(f"{DOUCET} a remis lundi à {PEREZ} la Médaille de l'Amitié."))
    assert (event.type, roles(event)) == ("Ceremony", {"Grégory Doucet": "Host", "Orlando Perez": "Guest"})
    assert events(sentence(f"{DOUCET} a remis lundi à {PEREZ} le rapport annuel.")) == []


FORUM = "Le 4e forum des maires s'est tenu lundi à Vienne.\n\n"
THERE = "le maire de Hué, Nguyen Van Phuong, et la maire de Turin, Anna Rossi,"


@pytest.mark.parametrize(
    "text",
    [
        f"{THERE} sont présents.",
        f"{THERE} étaient également présents.",
        f"{THERE} ont aussi assisté à l'événement.",
        f"{THERE} ont prononcé des allocutions.",
        f"Du côté des invités, il y avait {THERE}.",
    ],
)
def test_who_was_at_a_gathering_told_before(text: str) -> None:
    """Who was present, attended "l'événement", spoke there or is listed for a side took part in what was told before."""
    event = the_event(FORUM + sentence(text))
    assert roles(event) == {"Nguyen Van Phuong": "Participant", "Anna Rossi": "Participant"}


@pytest.mark.parametrize(
    "text",
    [
        "Présents lors de l'entretien, le maire de Turin, Piero Rossi, et le préfet de Lyon, Jean Martin.",
        "Ont aussi été présents à cette rencontre le maire de Turin, Piero Rossi, et le préfet de Lyon, Jean Martin.",
    ],
)
def test_who_was_at_talks(text: str) -> None:
    """Who is listed as present at talks took part in them."""
    event = the_event(sentence(f"{DOUCET} a rencontré {PHUONG}.\n\n") + text)
    assert {"Piero Rossi", "Jean Martin"} <= set(roles(event))


@pytest.mark.parametrize(
    "text",
    [
        "Il a été coprésidé par la maire de Turin, Anna Rossi, le préfet de Lyon, Jean Martin.",
        "Il a eu lieu sous l'égide de la maire de Turin, Anna Rossi, et du préfet de Lyon, Jean Martin.",
    ],
)
def test_who_chairs_together(text: str) -> None:
    """Two chairs may be parted by a comma only; a gathering under somebody's aegis is chaired."""
    event = the_event(FORUM + text)
    assert roles(event) == {"Anna Rossi": "Chair", "Jean Martin": "Chair"}


def test_talks_named_within_their_sentence() -> None:
    """The phrase "Côté vietnamien, l'audience s'est déroulée en présence de X" tells of the talks before, too."""
    text = sentence(f"{DOUCET} a reçu lundi {PHUONG}.") + "\n"
    text += "Côté vietnamien, l'audience s'est déroulée en présence de l'ambassadeur de Cuba, Orlando Perez."
    assert roles(the_event(text))["Orlando Perez"] == "Participant"
