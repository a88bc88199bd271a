"""Tests of events told by nouns, in passing or as plans: talks, journeys, sessions."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import (
    DOUCET,
    PEREZ,
    PHUONG,
    events,
    roles,
    sentence,
    the_event,
    when,
    where,
)


def test_plural_talks_are_one_with_each_partner() -> None:
    """In "a eu des rencontres avec X et avec Y" A met each of the two."""
    found = events(sentence(f"{DOUCET} a eu lundi des rencontres avec {PHUONG} et avec {PEREZ}."))
    assert [roles(event) for event in found] == [
        {"Grégory Doucet": "Participant", "Nguyen Van Phuong": "Participant"},
        {"Grégory Doucet": "Participant", "Orlando Perez": "Participant"},
    ]


def test_talks_between_are_not_between_those_who_cooperate() -> None:
    """What is said to be between two places is their cooperation, not the talks."""
    text = f"{DOUCET} est à Hué. Un entretien sera l'occasion d'évoquer la coopération entre Lyon et Hué."
    assert events(sentence(text), "Meeting") == []


@pytest.mark.parametrize(
    "text",
    [
        f"En visite officielle au Maroc, {DOUCET} a salué la ville.",
        f"{DOUCET} en visite officielle au Maroc, a salué la ville.",
        f"Dans le cadre de sa visite au Maroc, {DOUCET} a rencontré {PHUONG}.",
        f"{DOUCET} est en visite au Maroc sur invitation de l'Institut des villes.",
    ],
)
def test_who_travels(text: str) -> None:
    """Whoever is "en visite" travels, be it named before or behind; who invites does not."""
    (visit,) = events(sentence(text), "Visit")
    assert (roles(visit), where(visit)) == ({"Grégory Doucet": "Guest"}, "Maroc")


def test_the_guest_travels_and_not_the_host() -> None:
    """In "A a reçu B lors de sa visite" B travels: A holds office there."""
    (visit,) = events(sentence(f"{PHUONG} a reçu {PEREZ} lors de sa visite dans la ville de Hué."), "Visit")
    assert (roles(visit), where(visit)) == ({"Orlando Perez": "Guest"}, "Hué")


def test_a_visit_that_goes_on_has_no_end_and_dates_no_talks() -> None:
    """What is told "depuis lundi" began then and goes on; who is received on that visit is not received that day."""
    found = {event.type: event for event in events(
        sentence(f"en visite officielle au Maroc depuis lundi, {DOUCET} a été reçu par {PEREZ[:-1]}.")
    )}  # fmt: skip
    assert (when(found["Visit"]), found["Visit"].status) == (("2024-05-13", None), "ongoing")
    assert when(found["Reception"]) == ("2024-05", "2024-05")


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        ("Les deux villes préparent la 3e session du comité mixte à Rabat.", None, "planned"),
        ("Les deux villes sont convenues de tenir la 3e session du comité mixte à Rabat.", None, "planned"),
        ("Les deux villes ont évoqué la 3e session du comité mixte prévue à Rabat en 2025.", "2025", "planned"),
        ("Les deux villes ont salué la 3e session du comité mixte, tenue à Rabat le 25 septembre.", "2023-09-25", "held"),
        ("Lyon a remercié Rabat d'avoir organisé à Rabat, le 3 mai, la 3e session du comité mixte.", "2024-05-03", "held"),
        ("La 3e session du comité mixte a débuté lundi à Rabat.", "2024-05-13", "held"),
        ("La 3e session du comité mixte 2023, à Rabat, a été utile.", "2023", "held"),
    ],
)  # fmt: skip
def test_whether_a_session_is_over_or_to_come(text: str, start: str | None, status: str) -> None:
    """What is prepared, agreed on or foreseen is planned; what was held lies in the past; a name's year dates it."""
    event = the_event(text)
    assert (event.ordinal, where(event), when(event)[0], event.status) == (3, "Rabat", start, status)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre a regretté l'annulation du 5e Sommet des villes.",
        "La résolution du 5e Congrès des villes souligne ce point le 3 mai.",
        "La salle de conférences de Dakar a été visitée le 3 mai.",
        "La Réunion maintient une relation dense avec la Chine depuis 2010.",
        "Le soir, il sera à Dakar.",
        "La formation des cadres à Dakar est utile.",
    ],
)
def test_names_that_tell_no_event(text: str) -> None:
    """What was cancelled, a text, a house, an island and a field of work are no gatherings."""
    assert events(text, "Conference", "Ceremony", "Training") == []


def test_a_gathering_told_by_its_outcome_was_elsewhere() -> None:
    """Where somebody speaks of the results of a session is not where it was held."""
    event = the_event("À Lyon, les deux villes ont salué les résultats de la 3e session du comité mixte.")
    assert (event.ordinal, where(event), event.main) == (3, None, False)


def test_a_speaker_at_a_forum_takes_part_in_it() -> None:
    """Who delivers a speech at a gathering takes part in it."""
    event = the_event(sentence(f"{DOUCET} a prononcé une allocution au Forum des villes à Dakar, le 3 mai."))
    assert (event.type, roles(event)) == ("Conference", {"Grégory Doucet": "Participant"})


def test_who_comes_to_attend_does_not_date_the_gathering() -> None:
    """The day of the arrival is not that of the summit."""
    (event,) = events(
        sentence(f"{DOUCET} est arrivé dimanche à Dakar pour participer au 4e Sommet des villes."),
        "Conference",
    )
    assert (when(event)[0], roles(event)) == (None, {"Grégory Doucet": "Participant"})


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{DOUCET} a entamé lundi une visite au Maroc.", ("2024-05-13", None)),
        (f"{DOUCET} a achevé lundi sa visite au Maroc.", (None, "2024-05-13")),
        (f"{DOUCET} a effectué lundi une visite au Maroc.", ("2024-05-13", "2024-05-13")),
    ],
)
def test_a_journey_that_begins_or_ends(text: str, days: tuple[str | None, str | None]) -> None:
    """The day on which a journey begins does not end it, nor the other way round."""
    (visit,) = events(sentence(text), "Visit")
    assert when(visit) == days


def test_the_days_of_a_visit_are_not_those_of_a_reception_on_it() -> None:
    """In "A a reçu B, en visite du 3 au 8 mai" the days are those of the visit."""
    found = {event.type: event for event in events(
        sentence(f"{PHUONG} a reçu {PEREZ} en visite au Maroc du 3 au 8 mai.")
    )}  # fmt: skip
    assert when(found["Visit"]) == ("2024-05-03", "2024-05-08")
    assert when(found["Reception"])[0] != "2024-05-03"


def test_credentials_are_presented_to_a_person_in_a_place() -> None:
    """The town where credentials are presented does not receive them."""
    event = the_event(
        "L'ambassadeur Orlando Perez a présenté ses lettres de créance au roi Mohammed VI lundi à Rabat."
    )
    assert (where(event), roles(event)) == ("Rabat", {"Orlando Perez": "Participant", "Mohammed VI": "Host"})


@pytest.mark.parametrize(
    "text",
    [
        f"Le 2 mai, à l'occasion de la Fête nationale du Laos, {DOUCET} a adressé un message.",
        f"{PHUONG} a salué {PEREZ} à la fin de sa mission au Vietnam.",
        "Les deux villes ont convenu du lancement d'une ligne aérienne en 2025.",
    ],
)
def test_feasts_missions_and_launches_in_passing(text: str) -> None:
    """A feast that is but an occasion, a diplomat's mission and a launch that nobody holds are no events."""
    assert events(sentence(text)) == []


def test_a_reception_for_a_feast_is_a_celebration() -> None:
    """A reception "à l'occasion de la Fête nationale" celebrates it."""
    event = the_event(
        "L'ambassade du Laos a donné lundi à Hué une réception à l'occasion de la Fête nationale."
    )
    assert (event.type, where(event), roles(event)) == ("Ceremony", "Hué", {"ambassade du Laos": "Host"})


@pytest.mark.parametrize(
    ("text", "kind", "expected", "held"),
    [
        ("Le maire Grégory Doucet est attendu lundi à Dakar.", "Visit", {"Grégory Doucet": "Guest"}, ("2024-05-20", "Dakar", "planned")),
        ("Une réunion de travail a réuni lundi à Dakar le maire Grégory Doucet et l'ambassadeur Orlando Perez.", "Meeting", {"Grégory Doucet": "Participant", "Orlando Perez": "Participant"}, ("2024-05-13", "Dakar", "held")),
        ("Le maire Grégory Doucet a pris la parole lors d'un colloque sur l'eau tenu lundi à Dakar.", "Conference", {"Grégory Doucet": "Participant"}, ("2024-05-13", "Dakar", "held")),
    ],
)  # fmt: skip
def test_more_gatherings(text: str, kind: str, expected: dict[str, str], held: tuple[str, str, str]) -> None:
    """Who is expected will come; a working session joins its two sides; a colloquium without a name is one by its day."""
    (event,) = events(text, kind)
    assert (roles(event), (when(event)[0], where(event), event.status)) == (expected, held)


def test_companions_travel() -> None:
    """Who accompanies a traveller is on the journey, not in the chair of the meeting it is made for."""
    text = f"{DOUCET} accompagné de l'ambassadeur Orlando Perez, se rendra à Dakar pour présider la réunion du Bureau des maires."
    (visit,) = events(sentence(text), "Visit")
    assert roles(visit) == {"Grégory Doucet": "Guest", "Orlando Perez": "Guest"}
