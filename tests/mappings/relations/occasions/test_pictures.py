"""Tests of captions: pictures that show two sides together tell that they met."""

from __future__ import annotations

from mappings.article import BlockKind
from mappings.facts import Event
from tests.mappings.articles import of_blocks
from tests.mappings.relations.told import DOUCET, PHUONG, events, roles, sentence, when, where


def shown(caption: str, *body: str) -> list[Event]:
    """Return the events of an article that opens with a picture."""
    return events(
        of_blocks([(sentence(caption), BlockKind.CAPTION), *((line, BlockKind.BODY) for line in body)])
    )


def test_two_sides_on_a_picture() -> None:
    """The phrase "X (à droite) et Y, le 13 mai à Lyon" shows a meeting."""
    (event,) = shown(
        "le maire de Lyon, Grégory Doucet (à droite), et le maire de Hué, Nguyen Van Phuong, le 13 mai à Lyon."
    )
    assert (event.type, when(event)[0], where(event)) == ("Meeting", "2024-05-13", "Lyon")


def test_two_of_one_town_on_a_picture() -> None:
    """Two who hold office in one town do not meet there."""
    assert (
        shown("le maire de Lyon, Grégory Doucet, et le directeur du port de Lyon, Paul Marchand, le 13 mai.")
        == []
    )


def test_a_picture_and_the_report() -> None:
    """What a caption and the body tell is one event, and it is what the article is about."""
    (event,) = shown(f"{DOUCET} reçoit {PHUONG} le 13 mai.", sentence(f"{DOUCET} a reçu {PHUONG} à Lyon."))
    assert (roles(event), event.main) == ({"Grégory Doucet": "Host", "Nguyen Van Phuong": "Guest"}, True)
