"""Tests of places that are counted where the article lists as many."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import events, roles, sentence


def signatories(text: str) -> set[str]:
    """Return who signs in the one event of a text."""
    (event,) = events(sentence(text), "Signing")
    return set(roles(event))


@pytest.mark.parametrize(
    ("listed", "counted", "places"),
    [
        ("Cao Bang, Ha Giang et Lang Son coopèrent.", "les trois provinces", {"Cao Bang", "Ha Giang", "Lang Son"}),
        ("Il a salué Cao Bang (Vietnam), Ha Giang ainsi que Lang Son.", "ces 3 provinces", {"Cao Bang", "Ha Giang", "Lang Son"}),
        ("Cao Bang, Ha Giang, Lang Son et Yunnan coopèrent.", "les trois provinces vietnamiennes", {"Cao Bang", "Ha Giang", "Lang Son"}),
    ],
)  # fmt: skip
def test_a_count_means_the_list_of_so_many(listed: str, counted: str, places: set[str]) -> None:
    """The four provinces are the four that stand in a row, of one country where that is told."""
    assert signatories(f"{listed}\nLundi, {counted} ont signé un accord de coopération.") == places


@pytest.mark.parametrize(
    "listed",
    ["Cao Bang et Ha Giang coopèrent.", "Lyon, Nantes et Rennes coopèrent.\nHué, Hanoï et Da Nang aussi."],
)
def test_no_list_or_two_tell_nothing(listed: str) -> None:
    """Where no list has so many, or two have, none is taken."""
    assert signatories(f"{listed}\nLundi, les trois villes ont signé un accord de coopération.") == {
        "trois villes"
    }


def test_the_list_told_more_often_is_meant() -> None:
    """A caption that lists others does not count against two sentences."""
    text = (
        "Lyon, Nantes et Rennes coopèrent.\nLyon, Nantes et Rennes prospèrent.\nHué, Hanoï et Da Nang aussi."
    )
    found = signatories(f"{text}\nLundi, les trois villes ont signé un accord de coopération.")
    assert found == {"Lyon", "Nantes", "Rennes"}
