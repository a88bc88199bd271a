"""Tests of where events took place that no sentence puts there: at the host's, in the embassy that keeps a feast."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import events, roles, when, where


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


def test_talks_told_one_by_one_are_where_all_of_them_were() -> None:
    """Who had "des entretiens" with several met each of them on that day and in that town."""
    text = (
        "Le ministre laotien des Affaires étrangères, Khamla Vongsa, a eu lundi à Bali des entretiens séparés avec"
        " les chefs de diplomatie des Philippines, de la Malaisie et de l'Indonésie.\n"
        "Lors de la rencontre avec le ministre philippin des Affaires étrangères, Jose Reyes, il a salué la coopération."
    )
    talks = next(event for event in events(text) if "Jose Reyes" in roles(event))
    assert (where(talks), when(talks)) == ("Bali", ("2024-05-13", "2024-05-13"))


@pytest.mark.parametrize("occasion", ["Durant", "Lors de", "Au cours de"])
def test_talks_during_a_visit_are_where_it_went(occasion: str) -> None:
    """Talks during a visit to a country took place there."""
    text = (
        f"{occasion} sa visite au Mozambique, le ministre laotien de la Culture, Khamla Vongsa, a rencontré la ministre"
        " mozambicaine de la Culture, Ana Machel."
    )
    talks = next(event for event in events(text) if event.type != "Visit")
    assert where(talks) == "Mozambique"


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("un accord sur la construction d'une école dans la province de Khammouane", None),
        ("un accord sur la construction d'une école, lundi à Vientiane", "Vientiane"),
        ("un accord avec la ville de Lyon, dans la région Auvergne-Rhône-Alpes", None),
    ],
)
def test_a_document_is_not_signed_where_its_subject_or_its_party_lies(told: str, place: str | None) -> None:
    """The province in which a school is to be built says nothing of where the accord on it was signed."""
    text = f"Le maire de Hué, Nguyen Van Phuong, et la maire de Dakar, Awa Diop, ont signé {told}."
    (signing,) = events(text, "Signing")
    assert where(signing) == place


def test_the_ceremony_of_a_signing_tells_where_it_was() -> None:
    """A later sentence puts the ceremony, and with it the signing told before, in a town."""
    text = (
        "Les villes de Hué et de Lyon ont signé un accord de coopération.\n"
        "Lors de la cérémonie de signature, lundi à Dakar, les deux parties ont salué leur amitié."
    )
    (signing,) = events(text, "Signing")
    assert where(signing) == "Dakar"


@pytest.mark.parametrize("verb", ["sanctionnés", "couronnés", "clôturés"])
def test_a_session_ends_where_its_work_was_crowned(verb: str) -> None:
    """The place behind the verb of its end is that of a session."""
    text = f"Les travaux de la 18e session de la commission mixte ont été {verb} mardi à Alger par la signature d'accords."
    (session,) = events(text, "Conference")
    assert (where(session), session.ordinal) == ("Alger", 18)


def test_a_ceremony_takes_place_by_another_verb() -> None:
    """The expression "prendre place" tells of a gathering what "avoir lieu" does."""
    (opening,) = events(
        "La cérémonie d'ouverture de l'Année d'échanges a pris place lundi à Dakar.", "Ceremony"
    )
    assert (where(opening), when(opening)) == ("Dakar", ("2024-05-13", "2024-05-13"))


@pytest.mark.parametrize("verb", ["ont abouti à", "ont été couronnées par"])
def test_what_a_session_led_to_was_signed_where_it_sat(verb: str) -> None:
    """A signing told as the outcome of the sentence before is where that gathering was, not where an earlier one had been."""
    text = (
        "Le ministre laotien de la Culture, Khamla Vongsa, a présidé lundi à Vientiane les travaux de la deuxième session"
        " de la commission mixte, 19 ans après la première session à Hué en 2006.\n"
        f"Les réunions {verb} la signature de 13 accords entre le Laos et le Vietnam."
    )
    (signing,) = events(text, "Signing")
    assert where(signing) == "Vientiane"
