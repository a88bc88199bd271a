"""Tests of further ways in which reports tell talks and journeys: "un échange", "téléphoner", "une tournée qui l'a mené"."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, events, roles, sentence, the_event, where

KEUT = "le ministre cambodgien de la Justice, Keut Rith,"
LAND = {"Laos", "Thaïlande", "Vietnam"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a eu un échange avec {PEREZ}.",
        f"{DOUCET} a eu des discussions fructueuses avec {PEREZ}.",
        f"{DOUCET} et {PEREZ} ont échangé leurs points de vue.",
        f"{DOUCET} et {PEREZ} ont discuté de la coopération.",
    ],
)
def test_talks(text: str) -> None:
    """An exchange of two persons is a meeting."""
    event = the_event(sentence(text))
    assert (event.type, set(roles(event))) == ("Meeting", {"Grégory Doucet", "Orlando Perez"})


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a téléphoné lundi à {PHUONG}.",
        f"{DOUCET} et {PHUONG} se sont parlé lundi par téléphone.",
    ],
)
def test_calls(text: str) -> None:
    """Telephoning is a call."""
    event = the_event(sentence(text))
    assert (event.type, set(roles(event))) == ("Call", {"Grégory Doucet", "Nguyen Van Phuong"})


@pytest.mark.parametrize(
    "text",
    [
        f"{KEUT} est rentré mardi au terme d'une tournée qui l'a mené au Laos, en Thaïlande et au Vietnam.",
        f"{KEUT} a regagné mardi son pays au terme d'une tournée au Laos, en Thaïlande et au Vietnam.",
    ],
)
def test_a_tour_through_several_countries(text: str) -> None:
    """Each country of a tour is visited."""
    told = events(sentence(text), "Visit")
    assert {where(event) for event in told} == LAND
    assert all(set(roles(event)) == {"Keut Rith"} for event in told)


@pytest.mark.parametrize(
    "verb",
    ["est parti lundi pour", "a quitté lundi Phnom Penh pour", "se trouve à Vientiane pour"],
)
def test_setting_out(verb: str) -> None:
    """Who sets out for a visit travels."""
    told = events(sentence(f"{KEUT} {verb} une visite officielle au Laos."), "Visit")
    assert ("Laos", {"Keut Rith": "Guest"}) in [(where(event), roles(event)) for event in told]


def test_a_place_behind_the_place() -> None:
    """A province in which the town lies takes no part: "a rencontré X à Hué, province de Thua Thien"."""
    event = the_event(sentence(f"{DOUCET} a rencontré {PEREZ} à Vinh, province de Nghe An."))
    assert set(roles(event)) == {"Grégory Doucet", "Orlando Perez"}


def test_meetings_that_are_only_counted() -> None:
    """The phrase "A rencontré X cinq fois" tells no meeting in particular."""
    assert events(sentence(f"{DOUCET} a rencontré {PEREZ} cinq fois.".replace(", cinq", " cinq"))) == []
