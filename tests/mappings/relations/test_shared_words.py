"""Tests of words that several share: a title in the plural before its names, an auxiliary or an object of two verbs."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import (
    DOUCET,
    PEREZ,
    agreements,
    events,
    names,
    roles,
    sentence,
    the_event,
    where,
)

BOTH = {"Jean Kouassi", "Moussa Fall"}
TWINS = (
    "Une délégation de Lyon s'est rendue lundi à Hué.\nL'acte de jumelage, signé en 1998 par les maires"
    " Paul Durand et Nguyen Van Phuong, a été renouvelé à l'occasion de cette visite."
)


@pytest.mark.parametrize(
    "text",
    [
        "lors d'un appel téléphonique entre les présidents Jean Kouassi et Moussa Fall, le commerce a été évoqué.",
        "l'entretien entre les ministres des Affaires étrangères Jean Kouassi et Moussa Fall a eu lieu lundi.",
        "l'entretien entre les ministres de la Défense, Jean Kouassi et Moussa Fall, a eu lieu lundi.",
    ],
)
def test_a_title_in_the_plural_hides_no_preposition(text: str) -> None:
    """Of "entre les présidents X et Y" both stand behind "entre"."""
    assert set(roles(the_event(sentence(text)))) == BOTH


def test_behind_with_a_title_in_the_plural() -> None:
    """Of "s'est entretenu avec les ministres X et Y" both are partners."""
    event = the_event(
        sentence(f"{DOUCET} s'est entretenu lundi avec les ministres Jean Kouassi et Moussa Fall.")
    )
    assert set(roles(event)) == BOTH | {"Grégory Doucet"}


def test_a_list_before_a_subject_lends_it_nothing() -> None:
    """Behind "en présence des élus de Lyon, les deux maires ont signé" those who sign stand under no preposition."""
    text = f"{DOUCET} a reçu lundi le maire de Hué, Nguyen Van Phuong.\nEn présence des élus de Lyon, les deux maires ont signé un accord sur le tourisme."
    (agreement,) = agreements(sentence(text))
    assert set(names(agreement.parties)) == {"Lyon", "Hué"}


def test_signed_by_two_of_a_title() -> None:
    """An act of twinning "signé par les maires X et Y", of whom no town is told, is between the two towns."""
    parties = [set(names(agreement.parties)) for agreement in agreements(TWINS)]
    assert parties == [{"Lyon", "Hué"}]


@pytest.mark.parametrize("joint", [", rencontré", " ainsi que rencontré", " et rencontré"])
def test_participles_that_share_an_auxiliary(joint: str) -> None:
    """A participle with an object goes on with the verb before it: "a visité Hué, rencontré X"."""
    text = sentence(f"{DOUCET} a visité lundi la ville de Turin{joint} l'ambassadeur de Cuba, Orlando Perez.")
    (talks,) = events(text, "Meeting")
    assert set(roles(talks)) == {"Grégory Doucet", "Orlando Perez"}


def test_a_participle_in_apposition_shares_nothing() -> None:
    """What "X, rencontré lundi à Hué, a dit" tells of X is no object's."""
    text = sentence(f"{DOUCET} a visité Turin, et {PEREZ} rencontré lundi à Turin, a salué cette visite.")
    assert not [event for event in events(text, "Meeting") if "Grégory Doucet" in roles(event)]


def test_verbs_that_share_a_destination() -> None:
    """The town of "a visité et félicité la ville de Hué" is where the journey went."""
    event = the_event(sentence(f"{DOUCET} a visité et félicité la province de Kampot."))
    assert (event.type, where(event)) == ("Visit", "Kampot")
