"""Tests of the pronouns before a verb that mean who is met: "qui l'a reçu", "lui a rendu visite"."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, events, roles, sentence


@pytest.mark.parametrize(
    "text",
    [
        sentence(f"{PHUONG} est arrivé lundi à Lyon.")
        + "\n"
        + sentence(f"{DOUCET} l'a reçu à l'hôtel de ville."),
        sentence(f"{PHUONG} a remercié {DOUCET} qui l'a reçu mardi."),
    ],
)
def test_the_object_before_the_verb(text: str) -> None:
    """Whom "l'a reçu" means is the one spoken of before, never who receives."""
    (event,) = events(text, "Reception")
    assert roles(event) == {"Grégory Doucet": "Host", "Nguyen Van Phuong": "Guest"}


def test_the_dative_before_the_verb() -> None:
    """In "l'audience que lui a accordée A, B a salué" B is A's guest."""
    text = sentence(f"lors de l'audience que lui a accordée {DOUCET} {PEREZ} a salué la ville.")
    (event,) = events(text, "Reception")
    assert roles(event) == {"Grégory Doucet": "Host", "Orlando Perez": "Guest"}


def test_a_pronoun_for_nobody() -> None:
    """Where nobody else was spoken of, the pronoun means nobody."""
    assert events(sentence(f"{DOUCET} l'a reçu mardi.")) == []
