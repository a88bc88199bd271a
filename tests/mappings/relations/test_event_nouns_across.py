"""Tests of events told by nouns over more than one clause: invitations, histories of a series, one-sided talks."""

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

INVITED = f"{DOUCET} a rencontré {PHUONG} et l'a salué.\nM. Doucet a invité M. Phuong à effectuer une visite au Maroc en 2026."


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("M. Phuong a accepté l'invitation avec plaisir.", [("Maroc", "2026", "planned")]),
        ("M. Phuong a remercié M. Doucet.", []),
    ],
)
def test_an_invitation_is_a_plan_once_it_is_accepted(
    reply: str, expected: list[tuple[str, str, str]]
) -> None:
    """A visit to which somebody was invited is planned where the guest accepts, and is no event before."""
    found = events(sentence(f"{INVITED}\n{reply}"), "Visit")
    assert [(where(e), when(e)[0], e.status) for e in found] == expected
    assert all(roles(event) == {"Nguyen Van Phuong": "Guest"} for event in found)


def test_a_wish_for_a_visit_is_no_visit() -> None:
    """What somebody wishes another to do has not happened."""
    assert events(sentence(f"{DOUCET} a souhaité que M. Phuong effectue une visite au Maroc."), "Visit") == []


def test_the_history_of_a_series() -> None:
    """Sessions listed by number, place and year are events of their own."""
    text = (
        "La 4e conférence des maires a eu lieu lundi à Dakar.\n"
        "Cette conférence se tient tous les deux ans, la première ayant eu lieu à Rabat en 2018, la deuxième à Hué en 2020."
    )
    assert [(e.ordinal, where(e), when(e)[0]) for e in events(text)] == [
        (4, "Dakar", "2024-05-13"),
        (1, "Rabat", "2018"),
        (2, "Hué", "2020"),
    ]


def test_talks_with_one_are_with_whom_the_article_is_about() -> None:
    """Of "Un entretien est prévu avec X" the other side is the subject told before."""
    found = events(
        sentence(f"{DOUCET} a visité le musée.\nUn entretien est prévu avec {PEREZ[:-1]}."), "Meeting"
    )
    assert [(roles(event), event.status) for event in found] == [
        ({"Orlando Perez": "Participant", "Grégory Doucet": "Participant"}, "planned")
    ]


def test_a_gerund_before_both_sides() -> None:
    """In "Rencontrant X, les deux maires ont salué …" X meets whom the article is about."""
    found = events(
        sentence(f"{DOUCET} a visité le musée.\nRencontrant {PHUONG} les deux maires ont salué le port."),
        "Meeting",
    )
    assert [roles(event) for event in found] == [
        {"Grégory Doucet": "Participant", "Nguyen Van Phuong": "Participant"}
    ]


def test_a_ceremony_told_by_its_place() -> None:
    """A ceremony without a name is one where its place is told and somebody speaks at it."""
    event = the_event(sentence(f"lors de la cérémonie à Dakar, {DOUCET} a salué le port."))
    assert (event.type, where(event), roles(event)) == (
        "Ceremony",
        "Dakar",
        {"Grégory Doucet": "Participant"},
    )


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Une cérémonie d'accueil de l'ambassadeur Orlando Perez a eu lieu lundi à Hué.", "Ceremony", {"Orlando Perez": "Guest"}),
        (f"À l'occasion de sa participation au 5e Sommet des villes, {DOUCET} a salué le port.", "Conference", {"Grégory Doucet": "Participant"}),
        (f"{DOUCET} a participé à un déjeuner organisé par l'ambassade de Cuba.", "Reception", {"Grégory Doucet": "Guest", "ambassade de Cuba": "Host"}),
        ("Le sommet entre l'ambassadeur Orlando Perez et le maire Grégory Doucet s'est tenu lundi à Hué.", "Meeting", {"Orlando Perez": "Participant", "Grégory Doucet": "Participant"}),
        ("La rencontre de l'ambassadeur Orlando Perez et du maire Grégory Doucet, lundi à Hué, a été utile.", "Meeting", {"Orlando Perez": "Participant", "Grégory Doucet": "Participant"}),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, kind: str, expected: dict[str, str]) -> None:
    """Whom a ceremony welcomes is its guest, who attends takes part, who gives a lunch is its host."""
    (event,) = events(sentence(text), kind)
    assert roles(event) == expected


def test_what_a_town_houses_is_held_there() -> None:
    """A town that houses a forum is its place, whatever other place is told."""
    event = the_event("Hué, dans la province de Quang Tri, accueillera le Forum des villes du 3 au 5 juin.")
    assert (where(event), roles(event)) == ("Hué", {"Hué": "Host"})


def test_what_an_anniversary_recalls_does_not_date_the_celebration() -> None:
    """The day in parentheses behind a commemoration is that of what is commemorated."""
    event = the_event(
        "Les festivités du 30e anniversaire du jumelage (3 mai 1994) se tiendront à Hué le 20 juin."
    )
    assert when(event)[0] == "2024-06-20"


def test_who_comes_to_preside_will_preside() -> None:
    """What somebody will come for is to come; it has the place told beside it, not that of the journey."""
    text = f"{DOUCET[:-1]} se rendra à Dakar pour présider, le 4 juin à Hué, la réunion du Bureau des maires."
    (event,) = events(sentence(text), "Conference")
    assert (event.status, when(event)[0], where(event)) == ("planned", "2024-06-04", "Hué")
    assert roles(event) == {"Grégory Doucet": "Chair"}


def test_a_press_conference_gives_a_forum_nothing() -> None:
    """Who holds a press conference on a forum does not hold the forum."""
    event = the_event(
        "Hué accueillera le Forum des villes le 3 juin, a-t-on appris lors d'une conférence de presse donnée à Dakar "
        "par le ministère de la Santé."
    )
    assert (where(event), roles(event)) == ("Hué", {"Hué": "Host"})
