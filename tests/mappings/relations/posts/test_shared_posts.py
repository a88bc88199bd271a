"""Tests of posts that several names of a sentence share, each getting its own part."""

from __future__ import annotations

import pytest

from mappings.extract import extract
from tests.mappings.articles import article


def tenures(text: str) -> list[tuple[str, str]]:
    """Return who holds which post."""
    return [(t.holder.name, t.post.title) for t in extract(article(text)).tenures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il a rencontré les vice-ministres de la Santé, Awa Sall et Paul Martin.",
            [("Awa Sall", "vice-ministre de la Santé"), ("Paul Martin", "vice-ministre de la Santé")],
        ),
        (
            "MM. Paul Martin et Jean Roche, conseillers municipaux de Nantes, ont parlé.",
            [("Paul Martin", "conseiller municipal de Nantes"), ("Jean Roche", "conseiller municipal de Nantes")],
        ),
        (
            "Il a vu les ministres suédois de la Culture et de l'Énergie, Eva Lund et Karl Berg.",
            [("Eva Lund", "ministre suédois de la Culture"), ("Karl Berg", "ministre suédois de l'Énergie")],
        ),
        (
            "Il a vu les présidents de la Chambre et du Sénat, Paul Martin et Jean Roche.",
            [("Paul Martin", "président de la Chambre"), ("Jean Roche", "président du Sénat")],
        ),
        (
            "Les ambassadeurs de France, du Chili et du Japon, Paul Martin, Jorge Salas et Kenji Sato, ont parlé.",
            [
                ("Paul Martin", "ambassadeur de France"),
                ("Jorge Salas", "ambassadeur du Chili"),
                ("Kenji Sato", "ambassadeur du Japon"),
            ],
        ),
        (
            "Les ministres chilien Pablo Rojas et péruvien Jorge Salas ont parlé.",
            [("Pablo Rojas", "ministre chilien"), ("Jorge Salas", "ministre péruvien")],
        ),
        (
            "Paul Martin et Awa Sall, président et trésorière adjointe, ont parlé.",
            [("Awa Sall", "président"), ("Awa Sall", "trésorière adjointe")],
        ),
        (
            "Paul Martin et Awa Sall, président et vice-présidente de l'Association des amis de Hué, ont parlé.",
            [
                ("Paul Martin", "président de l'Association des amis de Hué"),
                ("Awa Sall", "vice-présidente de l'Association des amis de Hué"),
            ],
        ),
        (
            "Il a reçu le maire de Lyon, Paul Martin, et celui de Nantes, Ove Brask.",
            [("Paul Martin", "maire de Lyon"), ("Ove Brask", "maire de Nantes")],
        ),
        (
            "Il a reçu le président du Conseil départemental de Zirou, Paul Martin, et celui de Nantes, Jean Roche.",
            [
                ("Paul Martin", "président du Conseil départemental de Zirou"),
                ("Jean Roche", "président du Conseil départemental de Nantes"),
            ],
        ),
    ],
)  # fmt: skip
def test_each_name_has_its_part(text: str, expected: list[tuple[str, str]]) -> None:
    """A plural is a singular of each; fields, demonyms and bare titles go out in their order."""
    assert tenures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Les ministres ont parlé avec Paul Martin et Awa Sall.",
        "Paul Martin et Awa Sall ont reçu les ministres.",
        "Les trois ministres, M. Paul Martin et les experts ont parlé.",
    ],
)
def test_a_plural_apart_from_the_names_is_nobodys(text: str) -> None:
    """Only names listed right beside the plural share it."""
    assert tenures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le président chilien a rencontré son homologue péruvien, Jorge Salas.",
            [("Jorge Salas", "président")],
        ),
        (
            "Le ministre chilien de la Santé, Pablo Rojas, est arrivé à Lima. Il rencontrera son homologue, Jorge Salas.",
            [("Pablo Rojas", "ministre chilien de la Santé"), ("Jorge Salas", "ministre de la Santé")],
        ),
        (
            "Lors de l'entretien avec son homologue du Pérou, Jorge Salas, le président Pablo Rojas a souri.",
            [("Jorge Salas", "président"), ("Pablo Rojas", "président")],
        ),
    ],
)
def test_a_counterpart_has_the_post_of_the_other(text: str, expected: list[tuple[str, str]]) -> None:
    """The other may be told by the post alone, by a pronoun, or only behind the counterpart."""
    assert tenures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Premier ministre Pablo Rojas a parlé. Le PM chilien Pablo Rojas est parti.", [("Pablo Rojas", "Premier ministre")]),
        ("Le chef de l'État, Pablo Rojas, a parlé. Le président Pablo Rojas est parti.", [("Pablo Rojas", "chef de l'État")]),
        (
            "Le ministre chilien de la Santé, Pablo Rojas, a parlé. Le ministre de la Santé du Chili, Pablo Rojas, est parti.",
            [("Pablo Rojas", "ministre de la Santé du Chili")],
        ),
    ],
)  # fmt: skip
def test_one_post_in_two_wordings_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    """An acronym, a bare title and another name of the country add no second post."""
    assert tenures(text) == expected


def test_respective_posts_of_which_one_has_two() -> None:
    """Commas tie several posts to one name, "et" parts the names."""
    told = tenures(
        "MM. Jean Dupont et Marc Leroy, respectivement président du Sénat, maire de Rabat et préfet de Nantes, sont là."
    )
    assert told == [
        ("Jean Dupont", "président du Sénat"),
        ("Jean Dupont", "maire de Rabat"),
        ("Marc Leroy", "préfet de Nantes"),
    ]
