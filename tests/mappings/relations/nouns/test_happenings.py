"""Tests of gatherings and journeys told by nouns: "aura lieu", "celle effectuée par X", whose a participle is."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, events, roles, sentence, the_event, when, where


@pytest.mark.parametrize(
    ("told", "day", "status"),
    [
        ("La cérémonie aura lieu le 3 juin 2024 à Lyon.", "2024-06-03", "planned"),
        ("La réunion aura également lieu, mardi, à Lyon.", "2024-05-21", "planned"),
        ("La réunion a lieu le 16 mai à Lyon.", "2024-05-16", "held"),
        ("La cérémonie avait lieu le 3 mai à Lyon.", "2024-05-03", "held"),
    ],
)
def test_avoir_lieu_in_every_tense(told: str, day: str, status: str) -> None:
    """What takes place is told in any tense, with its day and its place."""
    event = the_event(told)
    assert (when(event)[0], where(event), event.status) == (day, "Lyon", status)


@pytest.mark.parametrize(
    "told", ["Le concert a lieu chaque année à Lyon.", "Il y a lieu de croire que la conférence sera utile."]
)
def test_what_takes_place_every_year(told: str) -> None:
    """A habit is no event, nor is "il y a lieu"."""
    assert events(told) == []


def test_another_journey_told_by_celle() -> None:
    """Of two journeys the second may be only "celle": each has its own traveller and place."""
    first, second = sorted(
        events(
            sentence(
                f"la visite au Laos en mars de {PEREZ} et celle effectuée en avril au Vietnam par {DOUCET}."
            )
        ),
        key=lambda event: str(where(event)),
    )
    assert (where(first), set(roles(first)), when(first)[0]) == ("Laos", {"Orlando Perez"}, "2024-03")
    assert (where(second), set(roles(second)), when(second)[0]) == ("Vietnam", {"Grégory Doucet"}, "2024-04")


def test_the_delegation_told_by_celle() -> None:
    """Without a participle that makes an event "celle" stands for the delegation."""
    told = events("La rencontre entre la délégation de Hué et celle de Lyon a eu lieu lundi.")
    assert [event.type for event in told] in ([], ["Meeting"])


def test_a_journey_by_somebody() -> None:
    """Who travels may stand behind "par", with or without a participle."""
    visit = the_event("La visite à Lyon par une délégation de Hué en mars a été un succès.")
    assert (roles(visit), where(visit)) == ({"délégation de Hué": "Guest"}, "Lyon")


def test_a_participle_of_another_noun() -> None:
    """A feminine participle is not that of a masculine noun before it."""
    assert (
        events(
            "La nouvelle est tombée lors d'une conférence de presse sur le festival tenue le 2 mai à Dakar."
        )
        == []
    )


def test_a_name_ends_before_the_participle() -> None:
    """What says that a gathering is held is no part of its name."""
    forum = the_event("Cette étape fait suite au forum économique organisé en mars à Lyon.")
    assert (forum.label, when(forum)[0], where(forum)) == ("forum économique", "2024-03", "Lyon")


def test_who_only_speaks_of_a_gathering_to_come() -> None:
    """Somebody who says what will be done at a gathering does not take part in it."""
    told = events(
        sentence(f"{DOUCET} a rappelé les accords qui seront signés lors de la 3e conférence mixte."),
        "Conference",
    )
    assert [roles(event) for event in told] == [{}]


def test_who_acts_at_the_gathering_told_before() -> None:
    """The words "Lors du séminaire" point back to the gathering; who acts there takes part in it."""
    text = "Un séminaire sur le riz s'est tenu le 3 mai à Lyon.\n" + sentence(
        f"lors du séminaire, {DOUCET} a présenté les atouts de sa ville."
    )
    assert "Grégory Doucet" in roles(the_event(text))


def test_the_opening_ceremony_of_a_conference_is_the_conference() -> None:
    """A ceremony that only opens the gathering told before is no event beside it."""
    text = "Le 2e Forum des villes s'est ouvert le 3 mai à Dakar.\n" + sentence(
        f"{DOUCET} a assisté à la cérémonie d'ouverture."
    )
    forum = the_event(text)
    assert (forum.type, roles(forum)) == ("Conference", {"Grégory Doucet": "Participant"})


def test_a_title_in_quotes_names_a_gathering() -> None:
    """What stands in quotes behind a noun is the gathering's name, no second event."""
    text = sentence(f"lors du séminaire « Rencontre avec Lyon », {DOUCET} a présenté sa ville le 3 mai.")
    assert [(e.type, e.label) for e in events(text)] == [("Conference", "séminaire « Rencontre avec Lyon »")]


@pytest.mark.parametrize(
    "told",
    [
        f"La cérémonie a vu la participation de {DOUCET} et de {PEREZ}.",
        f"L'événement était présidé par {DOUCET} en présence de {PEREZ}.",
    ],
)
def test_who_was_there_told_of_the_event(told: str) -> None:
    """Who took part may be told in a sentence of its own, by any word for the event."""
    text = "Une cérémonie d'inauguration a eu lieu le 3 mai à Lyon.\n" + sentence(told)
    assert set(roles(the_event(text))) == {"Grégory Doucet", "Orlando Perez"}


@pytest.mark.parametrize(
    ("told", "label"),
    [
        ("Le sommet du G20 s'est tenu le 3 mai à Rome.", "sommet du G20"),
        ("La 2e session de leur commission mixte s'est tenue le 3 mai à Rome.", "session"),
    ],
)
def test_names_with_numbers_and_owners(told: str, label: str) -> None:
    """A number glued to a name is part of it, and a commission in session is no second gathering."""
    assert the_event(told).label == label


def test_a_commission_that_is_only_founded() -> None:
    """The founding of a joint commission is none of its sessions."""
    assert events("Un texte portant création d'une commission mixte existe à Accra.", "Conference") == []


def test_the_day_of_a_feast_in_parentheses_is_no_number() -> None:
    """The "1er" of a date is not the number of a sitting."""
    text = "La ville de Lyon a organisé le 6 janvier une rencontre pour célébrer la Fête nationale de Cuba (1er janvier 1959)."
    assert the_event(text).ordinal is None
