"""Names of bodies: without places and levels, as acronyms, and never with a word more."""

from __future__ import annotations

import pytest

from kg.matching.body_names import acronyms, body_name, keys, likeness, spelt_out


def test_a_name_is_taken_apart() -> None:
    """What tells the body, and the places that the name holds."""
    found = body_name("Comité populaire de la ville de Hanoi")
    assert found.words == ("comite", "populaire")
    assert "vn-hanoi" in found.places
    assert body_name("ministère cubain de la Santé").places == {"cu"}
    assert body_name("PCF").acronym == "pcf"
    assert body_name("UE").acronym == "ue"
    assert body_name("X").acronym == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comité populaire de Hanoi", "Comité populaire"),
        ("Archives nationales du Vietnam", "Archives nationales vietnamiennes"),
        ("Comité du Parti de la province de Thanh Hoa", "Comité provincial du Parti"),
    ],
)
def test_names_that_can_be_one_body_s(one: str, other: str) -> None:
    """They differ in the place and its level only, and share a key."""
    assert likeness([one], [other]).value == 1
    assert set(keys(one)) & set(keys(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Comité du Parti de Pékin", "École du Comité du Parti de Pékin"),
        ("Comité populaire de Hanoi", "Comité du Parti de Hanoi"),
        ("Assemblée populaire", "Comité permanent de l'Assemblée populaire"),
    ],
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    """A word more is another body."""
    assert likeness([one], [other]).value == 0


def test_an_acronym_stands_for_its_words() -> None:
    """In either direction; two letters only where the name gives them, and not for a longer name that holds it."""
    found = spelt_out(["PCF"], ["Parti communiste français"])
    assert found is not None
    assert found == spelt_out(["Parti communiste français"], ["PCF"])
    assert set(keys("PCF")) & set(keys("Parti communiste français"))
    assert "an" in acronyms("Assemblée nationale (AN) du Laos")
    assert "an" not in acronyms("Assemblée nationale du Laos")
    assert (
        spelt_out(["PCV"], ["Commission des relations extérieures du Parti communiste du Vietnam (PCV)"])
        is None
    )
