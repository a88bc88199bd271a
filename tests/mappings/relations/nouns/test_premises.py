"""Tests of the houses and grounds where events take place."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, events, roles, sentence, the_event, where


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("à l'aéroport international de Gia Lam", "aéroport international de Gia Lam"),
        ("au palais de la Gombe", "palais de la Gombe"),
        ("dans les salons de l'Hôtel Carnot", "salons de l'Hôtel Carnot"),
        ("en son cabinet de la Gombe", "cabinet de la Gombe"),
        ("à l'aéroport de Vinh, à Vinh", "aéroport de Vinh"),
    ],
)
def test_a_house_with_a_name(told: str, place: str) -> None:
    """A reception takes place in the house that is named, rather than in its town."""
    assert where(the_event(sentence(f"{PEREZ} a été reçu {told} par {DOUCET}."))) == place


def test_a_house_without_a_name() -> None:
    """The phrase "le palais présidentiel" is another in every land: it names no place, and the host's town stands."""
    assert where(the_event(sentence(f"{PEREZ} a été reçu au palais présidentiel par {DOUCET}."))) == "Lyon"


def test_a_signing_far_from_the_last_place_of_its_sentence() -> None:
    """What the documents are about is no place of the signing."""
    text = f"{DOUCET} et {PHUONG} ont signé un protocole d'accord sur la construction d'une nouvelle école "
    text += (
        "primaire pour les enfants des familles pauvres des villages de montagne dans la province de Nghe An."
    )
    assert where(the_event(sentence(text))) is None


@pytest.mark.parametrize("talks", ["l'audience", "la rencontre", "cet entretien"])
def test_who_attends_talks_told_before(talks: str) -> None:
    """In "Y a assisté à l'audience" Y takes part in the talks told before, and is nobody's guest."""
    led = "à " if talks.startswith(("l'", "la", "cet")) else ""
    text = sentence(f"{DOUCET} a reçu lundi {PHUONG}.") + "\n" + sentence(f"{PEREZ} a assisté {led}{talks}.")
    assert roles(the_event(text))["Orlando Perez"] == "Participant"


def test_a_body_that_is_no_house() -> None:
    """Talks about "l'adhésion du Laos à l'ASEAN" took place elsewhere, those "au ministère de la Santé" there."""
    talks = f"{DOUCET} a rencontré {PEREZ} lors d'une réunion sur l'adhésion du Laos à l'ASEAN."
    assert all(event.place is None for event in events(sentence(talks)))
    assert where(the_event(sentence(f"{DOUCET} s'est entretenu avec {PEREZ} au ministère de la Santé."))) == (
        "ministère de la Santé"
    )
