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


@pytest.mark.parametrize(
    "named", ["l'adjointe Claire Petit", "l'architecte Claire Petit", "la cinéaste Claire Petit"]
)
def test_a_trade_before_a_name_hides_no_preposition(named: str) -> None:
    """Of "par le maire X et l'adjointe Y" both receive, whatever Y's trade."""
    event = the_event(sentence(f"{PEREZ} a été accueilli lundi à Lyon par le maire Paul Durand et {named}."))
    assert roles(event) == {"Paul Durand": "Host", "Claire Petit": "Host", "Orlando Perez": "Guest"}


def test_trades_of_several_subjects() -> None:
    """Two who act together meet a third in one meeting: "l'architecte X et la cinéaste Y ont rencontré Z"."""
    text = f"L'architecte Claire Petit et la cinéaste Anne Morel ont rencontré lundi {PEREZ}."
    assert set(roles(the_event(sentence(text)))) == {"Claire Petit", "Anne Morel", "Orlando Perez"}


def test_pairs_of_places_that_sign() -> None:
    """Of "entre A et B, et entre C et D" all four are signatories; a land in parentheses is none."""
    text = "Plusieurs accords ont été signés lundi à Paris, entre Lyon et Hué (Vietnam), et entre Nantes et Turin (Italie)."
    assert set(roles(the_event(text))) == {"Lyon", "Hué", "Nantes", "Turin"}
