"""Tests of talks put together from who speaks in turn there, on behalf of the two sides."""

from __future__ import annotations

from tests.mappings.relations.told import events, roles, the_event

HOST = "Le président du Comité populaire de Hué, Nguyen Van Phuong, a salué la coopération."
GUEST = "De son côté, l'ambassadeur de Cuba, Orlando Perez, a souhaité coopérer."


def test_who_speaks_for_the_bodies_that_talk() -> None:
    """Those who speak for a committee and a delegation take the places of both."""
    opening = "Une délégation de Cuba a eu une séance de travail avec le Comité populaire de Hué."
    (event,) = events(f"{opening} {HOST} {GUEST}", "Meeting")
    assert set(roles(event)) == {"Nguyen Van Phuong", "Orlando Perez"}


def test_who_answers_the_guest_is_the_other_side() -> None:
    """Who answers whom the authorities received speaks for them."""
    opening = "Le ministre des Transports du Laos, Bounmy Sisavath, a rencontré des autorités de Hué."
    guest = "Bounmy Sisavath a salué Hué."
    host = "Pour sa part, le président du Comité populaire de Hué, Nguyen Van Phuong, a remercié le Laos."
    (event,) = events(f"{opening} {guest} {host}", "Meeting", "Reception")
    assert set(roles(event)) >= {"Bounmy Sisavath", "Nguyen Van Phuong"}


def test_talks_that_no_verb_tells() -> None:
    """Two of different countries who answer each other talk, where the article speaks of their talks."""
    event = the_event(f"{HOST} {GUEST} La rencontre a duré une heure.")
    assert (event.type, set(roles(event))) == ("Meeting", {"Nguyen Van Phuong", "Orlando Perez"})


def test_no_talks_where_none_are_spoken_of() -> None:
    """Two who only speak in turn, in an article that names no talks, may have spoken anywhere."""
    assert not events(f"{HOST} {GUEST}", "Meeting", "Reception")


def test_no_talks_of_two_at_a_gathering() -> None:
    """At a conference who speaks in turn is one of many."""
    opening = "La 5e conférence des maires s'est tenue lundi à Hué."
    assert not events(f"{opening} {HOST} {GUEST} La rencontre a duré une heure.", "Meeting", "Reception")


def test_two_of_one_country_hold_no_talks() -> None:
    """Who answers a countryman need not have met him."""
    other = "De son côté, le maire de Hai Phong, Tran Van Nam, a remercié Hué."
    assert not events(f"{HOST} {other} La rencontre a duré une heure.", "Meeting", "Reception")


def test_the_meeting_where_two_have_signed() -> None:
    """What two do "lors de la rencontre" tells that they met, where nothing told it before."""
    text = (
        "Lors de la rencontre, le gouverneur de Vientiane, Bounmy Sisavath, et le président du Comité populaire de Hué, "
        "Nguyen Van Phuong, ont signé un protocole d'accord."
    )
    (event,) = events(text, "Meeting")
    assert set(roles(event)) == {"Bounmy Sisavath", "Nguyen Van Phuong"}


def test_delegations_that_talk_are_their_heads() -> None:
    """Of "un entretien entre la délégation de A conduite par X et la délégation de B conduite par Y" X and Y talk."""
    text = (
        "Le texte a été signé à l'issue d'un entretien entre la délégation de Hué, conduite par le président du Comité "
        "populaire Nguyen Van Phuong, et la délégation de Vientiane dirigée par le gouverneur Bounmy Sisavath."
    )
    (event,) = events(text, "Meeting")
    assert roles(event) == {"Nguyen Van Phuong": "HeadOfDelegation", "Bounmy Sisavath": "HeadOfDelegation"}
