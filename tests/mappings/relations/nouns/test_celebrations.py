"""Tests of celebrations: which gatherings, receptions and verbs tell a ceremony."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, events, roles, sentence, where

_FEAST = "pour célébrer le 50e anniversaire de l'indépendance"


@pytest.mark.parametrize(
    "told",
    [
        f"La ville de Hué a organisé lundi une réunion {_FEAST}.",
        f"La ville de Hué a organisé lundi une rencontre {_FEAST}.",
        f"La ville de Hué a organisé lundi un échange culturel {_FEAST}.",
        "La ville de Hué a organisé lundi une réunion marquant le 20e anniversaire de sa fondation.",
        "La ville de Hué a donné lundi une réception en l'honneur de la fête nationale.",
        "La ville de Hué a organisé lundi une rencontre en l'honneur du 50e anniversaire de l'indépendance.",
        "La ville de Hué a célébré lundi la fête nationale.",
    ],
)
def test_what_is_held_to_celebrate_is_a_ceremony(told: str) -> None:
    """The noun of a gathering is that of a ceremony where it is held to celebrate."""
    (ceremony,) = events(told)
    assert (ceremony.type, roles(ceremony)) == ("Ceremony", {"Hué": "Host"})


def test_who_is_present_at_a_celebration() -> None:
    """The words "a célébré … en présence de X" tell a ceremony and who was there."""
    (ceremony,) = events(sentence(f"La ville de Hué a célébré la fête nationale en présence de {PEREZ}."))
    assert roles(ceremony) == {"Hué": "Host", "Orlando Perez": "Participant"}


@pytest.mark.parametrize(
    "told",
    [
        "La ville de Hué a célébré cette année son 20e anniversaire.",
        "La ville de Hué veut promouvoir l'échange culturel avec Lyon.",
    ],
)
def test_what_has_neither_day_nor_guests_is_no_ceremony(told: str) -> None:
    """A year of celebrations and an exchange as such are no event."""
    assert events(told) == []


def test_talks_before_a_feast_stay_talks() -> None:
    """A meeting with somebody is one, whatever it is held for."""
    told = sentence(
        f"{DOUCET} a eu lundi une rencontre avec {PEREZ} pour célébrer le 20e anniversaire du jumelage."
    )
    assert [event.type for event in events(told)] == ["Meeting"]


def test_who_chairs_a_ceremony_behind_a_preposition() -> None:
    """A participle beside the noun tells who chairs, whatever governs the noun."""
    told = sentence(
        f"Des élèves ont chanté lors d'une cérémonie tenue à Dakar.\nUne cérémonie d'hommage présidée par {DOUCET} s'est tenue à Hué."
    )
    homage = next(event for event in events(told) if "Grégory Doucet" in roles(event))
    assert (where(homage), roles(homage)["Grégory Doucet"]) == ("Hué", "Chair")
