"""Tests of where events took place that no sentence puts there: at the host's, in the embassy that keeps a feast."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import events, where


@pytest.mark.parametrize(
    ("mission", "place"),
    [
        ("L'ambassade du Laos à Alger", "Alger"),
        ("Le consulat général du Vietnam à Lyon", "Lyon"),
        ("L'ambassade du Cambodge en Algérie", "Algérie"),
    ],
)
def test_an_embassy_keeps_a_feast_where_it_is(mission: str, place: str) -> None:
    """The feast of a post abroad takes place in its town or, where none is told, in its country."""
    (feast,) = events(f"{mission} a célébré lundi la Fête nationale.", "Ceremony")
    assert where(feast) == place


def test_a_ministry_keeps_a_feast_anywhere() -> None:
    """The name of any other body tells no place."""
    (feast,) = events("Le ministère de la Culture du Laos a célébré lundi la Fête nationale.", "Ceremony")
    assert where(feast) is None


_VISIT = "Le Premier ministre laotien, Khamla Vongsa, a entamé lundi une visite officielle au Vietnam.\n"


def test_a_further_reception_is_in_the_town_of_its_host() -> None:
    """Who receives is at home, also where the report is about something else."""
    told = "Le même jour, la délégation du Laos a été reçue par le maire de Hué, Nguyen Van Phuong."
    reception = events(_VISIT + told, "Reception")[-1]
    assert where(reception) == "Hué"
