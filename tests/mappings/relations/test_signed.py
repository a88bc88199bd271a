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


@pytest.mark.parametrize(
    "text",
    [
        "Les dirigeants des provinces de Quang Ninh et de Quang Tri ont signé un accord de coopération.",
        "Des représentants de la ville de Quang Ninh et de la province de Quang Tri ont signé un accord.",
        "Quang Ninh (Vietnam) et la province de Quang Tri (Vietnam) ont signé un accord de coopération.",
        "Quang Ninh et Quang Tri ont inauguré un pont, planté des arbres et signé un accord de coopération.",
        "Quang Ninh et Quang Tri ont un cadre depuis la signature en mai 2023 d'un accord de coopération entre Quang Ninh et Quang Tri.",
        "Un accord a été conclu entre Quang Ninh dans le nord du Vietnam et Quang Tri.",
    ],
)  # fmt: skip
def test_who_signs_for_two_provinces(text: str) -> None:
    """Leaders sign for the places that they lead; a participle goes on with the subject of the verb before it."""
    assert [names(agreement.parties) for agreement in agreements(text)] == [["Quang Ninh", "Quang Tri"]]


def test_adjectives_of_two_countries_tell_who_signs() -> None:
    """Officials of two countries sign for these."""
    (agreement,) = agreements("Des responsables lao et chiliens ont signé trois accords.")
    assert (agreement.count, names(agreement.parties)) == (3, ["Laos", "Chili"])


def test_ministers_of_the_two_countries_sign_for_these() -> None:
    """What the documents are about may name two bodies; those who sign are behind "par"."""
    text = (
        "Le Laos et le Chili se préparent. Des accords liés à la douane, à la coopération entre l'Université de Vientiane "
        "et l'Université de Santiago seront signés par les ministres des deux pays."
    )
    (agreement,) = agreements(text)
    assert (names(agreement.parties), agreement.status) == (["Laos", "Chili"], "planned")


def test_several_pairs_have_a_document_each() -> None:
    """Pairs that a sentence lists behind "entre" share no document."""
    text = "Des accords de coopération ont été signés, notamment entre Hué et Lyon, et entre Dakar et Nantes."
    told = [(agreement.count, names(agreement.parties)) for agreement in agreements(text)]
    assert told == [(1, ["Hué", "Lyon"]), (1, ["Dakar", "Nantes"])]


def test_one_party_with_partners_that_nobody_names() -> None:
    """The one named party is told, where the others are only "des partenaires"."""
    (agreement,) = agreements("La ville de Hué a signé douze accords avec des partenaires étrangers.")
    assert (agreement.count, names(agreement.parties)) == (12, ["Hué"])


def test_parties_are_no_ministries_that_nobody_names() -> None:
    """Two ministries that no post names are not replaced by their countries."""
    assert agreements(_SIGNED + "Un accord entre les deux ministères sera signé demain.")[1:] == []


def test_a_complement_is_no_further_document() -> None:
    """A convention "de jumelage et d'entente" is one document."""
    told = agreements("Hué et Lyon ont signé une convention de jumelage et d'entente.")
    assert [agreement.title for agreement in told] == ["convention de jumelage et d'entente"]


def test_an_adjective_inside_the_name_of_a_document() -> None:
    """A plan of action for three years is a plan of action."""
    (agreement,) = agreements("Hué et Lyon ont signé un programme triennal d'action.")
    assert agreement.type == "plan"


@pytest.mark.parametrize(
    "text",
    [
        "En vertu de l'accord, les deux villes coopéreront dans le tourisme.",
        "Selon ce document, elles échangeront dans le tourisme.",
        "Il porte également sur le tourisme.",
        "Cet accord, fruit d'un long travail, concerne le tourisme.",
        "L'accord prévoit une ligne de bus pour le tourisme.",
    ],
)
def test_what_a_document_is_about_stands_behind_it(text: str) -> None:
    """A sentence that points back to a document tells its topics."""
    (agreement,) = agreements("Hué et Lyon ont signé un accord. " + text)
    assert "tourism" in agreement.topics


def test_who_speaks_of_plans_is_no_document() -> None:
    """What a person behind "il" hopes for is not what the document is about."""
    (agreement,) = agreements("Hué et Lyon ont signé un accord. Il attend beaucoup du tourisme.")
    assert agreement.topics == ()


def test_a_caption_tells_a_document_that_the_body_does_not() -> None:
    """A title or caption counts where it names the parties and the body tells of no such document."""
    told = agreements(
        "Signature d'un accord de coopération entre Hué et Lyon\n\nIl a plu sur la ville hier soir, et la fête a eu lieu."
    )
    assert [names(agreement.parties) for agreement in told] == [["Hué", "Lyon"]]


@pytest.mark.parametrize(
    "text",
    [
        "La ville de Hué, ainsi que la ville de Lyon, ont signé une convention-cadre de partenariat.",
        "Une convention-cadre de partenariat a été signée par la ville de Hué (plateaux du Centre) et la ville de Lyon.",
    ],
)
def test_sides_that_an_aside_parts(text: str) -> None:
    """Commas around "ainsi que" and words in parentheses part no side from the other."""
    (found,) = agreements(text)
    assert names(found.parties) == ["Hué", "Lyon"]
