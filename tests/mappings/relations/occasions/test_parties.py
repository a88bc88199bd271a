"""Tests of receptions: parties that somebody gives for many, and meals given to one side."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, roles, sentence, the_event

PARTY = sentence(f"{PEREZ} a donné lundi à Lyon une réception en l'honneur du succès de la tournée.") + "\n"


def test_a_party_is_a_ceremony_of_its_host() -> None:
    """Of "a donné une réception" the subject is host, though nobody is told whom it receives."""
    event = the_event(PARTY)
    assert (event.type, roles(event)) == ("Ceremony", {"Orlando Perez": "Host"})


@pytest.mark.parametrize(
    "text",
    [f"étaient présents {DOUCET} et {PHUONG}.", f"{DOUCET} et {PHUONG} ont assisté à la réception."],
)
def test_who_came_to_a_party(text: str) -> None:
    """The guests of "Étaient présents X et Y" and "X a assisté à la réception" are those of the party told before."""
    event = the_event(PARTY + sentence(text))
    assert set(roles(event)) == {"Orlando Perez", "Grégory Doucet", "Nguyen Van Phuong"}


def test_a_feast_that_somebody_offers() -> None:
    """The embassy of "a offert une réception à l'occasion de la Fête nationale" is its host."""
    event = the_event(
        "L'ambassade de Cuba a offert lundi à Lyon une réception à l'occasion de la Fête nationale."
    )
    assert (event.type, roles(event)) == ("Ceremony", {"ambassade de Cuba": "Host"})


def test_a_meal_for_a_delegation() -> None:
    """Of "a offert un déjeuner à la délégation conduite par X" X is the guest, and no host for standing behind "par"."""
    event = the_event(
        sentence(
            f"{DOUCET} a offert lundi un déjeuner à la délégation de Hué, conduite par Nguyen Van Phuong."
        )
    )
    assert (event.type, roles(event)) == (
        "Reception",
        {"Grégory Doucet": "Host", "Nguyen Van Phuong": "Guest"},
    )
