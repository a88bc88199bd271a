"""Tests of how the same signing is told again, who signs in it, and of what is counted only about."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PHUONG, agreements, events, names, roles, sentence

_SIGNED = "Hué et Lyon ont signé un accord de coopération.\n"


@pytest.mark.parametrize(
    "told",
    [
        "Les signataires en étaient {} et {} en visite dans la ville.",
        "Les signataires sont {} et {}.",
        "Les signataires : {} et {}.",
    ],
)
def test_who_signed_is_told_behind_the_noun(told: str) -> None:
    """Persons named as the signatories sign; the towns for which they do are the parties."""
    text = _SIGNED + sentence(told.format(PHUONG, DOUCET))
    (signing,) = events(text, "Signing")
    assert roles(signing) == {"Nguyen Van Phuong": "Signatory", "Grégory Doucet": "Signatory"}
    assert [names(agreement.parties) for agreement in agreements(text)] == [["Hué", "Lyon"]]


def test_an_agreement_told_again_by_who_signed_it_is_one() -> None:
    """A document told before is not another one where a sentence adds who put his name to it."""
    text = _SIGNED + sentence(f"L'accord a été paraphé par {DOUCET}.")
    assert [names(agreement.parties) for agreement in agreements(text)] == [["Hué", "Lyon"]]


def test_a_province_is_named_with_its_country() -> None:
    """The country behind a province says where it lies and is no party of its own."""
    text = "La ville de Hué et la province de Gyeonggi de la Corée du Sud ont signé un mémorandum."
    assert [names(agreement.parties) for agreement in agreements(text)] == [["Hué", "Gyeonggi"]]


@pytest.mark.parametrize(
    ("told", "count"),
    [("une douzaine d'accords", 12), ("une vingtaine d'accords", 20), ("des accords", None)],
)
def test_documents_counted_about(told: str, count: int | None) -> None:
    """A noun of a number counts the documents."""
    (agreement,) = agreements(f"Hué et Lyon ont signé {told} de coopération.")
    assert agreement.count == count


def test_programmes_that_nobody_counts_are_no_documents() -> None:
    """What an agreement is to contain is not signed beside it."""
    text = "Hué et Lyon ont signé un accord, avec des priorités et des programmes de coopération."
    assert [agreement.type for agreement in agreements(text)] == ["agreement"]


def test_parties_that_nobody_knows_are_not_guessed() -> None:
    """Where a sentence says between whom, the sides of the talks are not taken instead."""
    text = _SIGNED + "Deux conventions ont été signées sur place entre l'école des métiers et deux ateliers."
    assert len(agreements(text)) == 1


def test_a_treaty_whose_title_has_its_two_countries() -> None:
    """Two countries with a dash in a title are the parties, though the participle of its signing follows."""
    text = "Le Traité d'amitié Vietnam - Chili signé il y a dix ans a porté ses fruits."
    assert [names(agreement.parties) for agreement in agreements(text)] == [["Vietnam", "Chili"]]
