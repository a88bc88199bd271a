"""Tests of ties that a signed document makes, and of twinnings of towns that no table knows."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PHUONG, names, report


def ties(text: str) -> list[tuple[str, list[str], str]]:
    """Return each relationship's type, parties and beginning."""
    return [(tie.type, names(tie.parties), str(tie.since)) for tie in report(text).relationships]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ("une convention de jumelage", "twinning"),
        ("un serment de jumelage", "twinning"),
        ("un protocole de jumelage et de partenariat", "twinning"),
        ("un pacte d'amitié et de coopération", "partnership"),
        ("un mémorandum établissant des relations d'amitié et de coopération", "partnership"),
        ("un accord sur l'établissement de leurs relations d'amitié", "partnership"),
    ],
)
def test_a_signed_document_ties_two_towns(document: str, kind: str) -> None:
    """A charter of twinning or a pact of friendship makes the tie that it names, from the day of its signing."""
    text = f"Le 3 mai 2024, {DOUCET} et {PHUONG} ont signé {document}."
    assert ties(text) == [(kind, ["Lyon", "Hué"], "2024-05-03")]


@pytest.mark.parametrize(
    "text",
    [
        f"Le 3 mai 2024, {DOUCET} et {PHUONG} ont signé un accord de coopération.",
        f"Le 3 juin prochain, {DOUCET} et {PHUONG} signeront une convention de jumelage.",
        "Le Vietnam et le Chili ont signé un pacte d'amitié.",
    ],
)
def test_other_documents_make_no_tie(text: str) -> None:
    """Plain cooperation makes no tie, nor does what is only planned or what countries sign."""
    assert ties(text) == []


def test_a_local_government_signs_for_its_town() -> None:
    """The tie is of the town for which a municipality acts."""
    text = "La municipalité de Hué et la mairie de Lyon ont signé une convention de jumelage."
    assert [(kind, parties) for kind, parties, _ in ties(text)] == [("twinning", ["Hué", "Lyon"])]


@pytest.mark.parametrize(
    "text",
    [
        "Valmer et Brunsol sont jumelées depuis 1982.",
        "Valmer est depuis 1982 jumelée à Brunsol.",
        "Valmer est jumelée avec Brunsol depuis 1982, et coopère avec Hué.",
        "Valmer et Brunsol ont fêté leur jumelage établi en 1982.",
        "Une convention de jumelage a été signée en 1982 entre la ville de Valmer et Brunsol.",
    ],
)
def test_twins_are_towns_though_no_table_knows_them(text: str) -> None:
    """Who is twinned with whom is told by the words around the names."""
    assert ties(text) == [("twinning", ["Valmer", "Brunsol"], "1982")]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("La ville de Lyon est jumelée avec Hué (Vietnam), Rabat avec Dakar.", [["Lyon", "Hué"]]),
        ("Lyon est liée à Hué, tandis que Rabat est jumelée à Dakar.", [["Rabat", "Dakar"]]),
        ("Lyon est jumelée avec Hué et a un pacte avec Dakar.", [["Lyon", "Hué"]]),
        (
            "À Lyon, les élus ont reçu ceux de la ville de Maldon (Angleterre). Lyon remercie les élus de Maldon, ville anglaise jumelée depuis 1996.",
            [["Maldon", "Lyon"]],
        ),
    ],
)
def test_each_town_has_its_own_twins(text: str, pairs: list[list[str]]) -> None:
    """A further clause tells of other towns, and what tells where a town lies is no party."""
    assert [parties for _, parties, _ in ties(text)] == pairs
