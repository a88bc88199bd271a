"""Tests of signings as events: told without parties, told on, in ceremonies, by titles and captions."""

from __future__ import annotations

import pytest

from mappings.article import BlockKind
from tests.mappings.articles import of_blocks
from tests.mappings.relations.told import DOUCET, PHUONG, events, names, report, roles, sentence, when, where

_SIGNED = "Hué et Lyon ont signé lundi un accord de coopération.\n"


@pytest.mark.parametrize(
    "subject",
    [
        "La province vietnamienne de Quang Tri et la province lao de Savannakhet",
        "La province de Quang Tri et la province lao de Savannakhet",
        "Des représentants de la province vietnamienne de Quang Tri et de la province lao de Savannakhet",
    ],
)
def test_places_whose_nouns_have_adjectives_sign_together(subject: str) -> None:
    """What stands before the name of the second place belongs to it and parts it from no first one."""
    (signing,) = events(f"{subject} ont signé lundi un accord.", "Signing")
    assert set(roles(signing)) == {"Quang Tri", "Savannakhet"}


def test_a_union_of_organisations_is_no_plural() -> None:
    """A plural inside the name of a body names nobody beside it."""
    text = "L'Union des organisations d'amitié du Vietnam et l'Association des maires de Cuba ont signé lundi un accord."
    (signing,) = events(text, "Signing")
    assert "Union des organisations d'amitié du Vietnam" in roles(signing)


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("La faîtière des clubs a signé lundi une convention avec celle des ligues.", True),
        ("La faîtière des clubs a signé une convention avec celle des ligues.", True),
        ("La faîtière des clubs n'a pas signé de convention.", False),
        ("La faîtière des clubs signera une convention.", False),
    ],
)
def test_a_signing_of_which_no_party_is_known_is_an_event(told: str, *, known: bool) -> None:
    """What opens a report or has its day is told, whoever the parties are."""
    assert bool(events(told, "Signing")) is known


@pytest.mark.parametrize(
    "told",
    [
        "Il a été signé par {} et {} à l'hôtel de ville.",
        "Le texte a été signé par {} et {}.",
        "Signé par {} et {}, ce texte est valable trois ans.",
        "{} et {} ont apposé leurs signatures au bas des documents.",
    ],
)
def test_who_signs_is_told_in_a_later_sentence(told: str) -> None:
    """A pronoun, "le texte" or a participle at the head of a sentence goes on about the signing told before."""
    (signing,) = events(_SIGNED + sentence(told.format(DOUCET, PHUONG)), "Signing")
    assert roles(signing) == {"Grégory Doucet": "Signatory", "Nguyen Van Phuong": "Signatory"}
    assert when(signing) == ("2024-05-13", "2024-05-13")


def test_the_ceremony_at_which_documents_are_signed_is_the_signing() -> None:
    """A ceremony of nothing else gives the signing its place and who chairs it."""
    (signing,) = events("Hué et Lyon ont signé un accord lors d'une cérémonie tenue lundi à Dakar.")
    assert (signing.type, where(signing), when(signing)[0]) == ("Signing", "Dakar", "2024-05-13")
    (signing,) = events(
        sentence(f"Hué et Dakar ont signé un accord lors d'une cérémonie présidée par {DOUCET}."), "Signing"
    )
    assert roles(signing) == {"Hué": "Signatory", "Dakar": "Signatory", "Grégory Doucet": "Chair"}


@pytest.mark.parametrize("kind", [BlockKind.TITLE, BlockKind.CAPTION])
def test_a_signing_that_only_a_title_or_caption_tells(kind: BlockKind) -> None:
    """It is an event where the body tells no signing."""
    shown = ("Cérémonie de signature d'un accord entre Hué et Lyon, le 8 avril à Dakar.", kind)
    (signing,) = report(of_blocks([shown, ("Les deux villes coopèrent depuis 2009.", BlockKind.BODY)])).events
    assert (signing.type, where(signing), set(roles(signing))) == ("Signing", "Dakar", {"Hué", "Lyon"})
    both = report(of_blocks([shown, ("Hué et Lyon ont signé un accord.", BlockKind.BODY)]))
    assert [event.type for event in both.events] == ["Signing"]


def test_who_chairs_or_talks_on_the_occasion_does_not_sign() -> None:
    """Neither "par" behind another participle nor "entre" behind talks tells who signs."""
    text = sentence(
        f"Deux accords entre Hué et Lyon ont été signés à l'issue de la session présidée par {DOUCET}."
    )
    (signing,) = events(text, "Signing")
    assert set(roles(signing)) == {"Hué", "Lyon"}
    text = sentence(
        f"Hué et Lyon ont signé un accord, lors d'une séance de travail entre {DOUCET} et {PHUONG}."
    )
    (signing,) = events(text, "Signing")
    assert set(roles(signing)) == {"Hué", "Lyon"}


def test_one_plural_noun_names_several_places() -> None:
    """Both places of "les deux provinces de A et de B" are parties."""
    text = "Un accord a été signé entre la ville de Hué et les deux provinces lao de Sekong et de Salavan."
    (agreement,) = report(text).agreements
    assert names(agreement.parties) == ["Hué", "Sekong", "Salavan"]


@pytest.mark.parametrize(
    "told",
    [
        "Le 45e anniversaire de la signature du Traité d'amitié entre le Vietnam et le Laos approche.",
        "À cette époque, Hué et Lyon signaient un accord de coopération.",
    ],
)
def test_what_is_recalled_is_no_signing(told: str) -> None:
    """An anniversary of a signature and an imperfect tell of what was signed long ago."""
    (agreement,) = report(told).agreements
    assert (events(told, "Signing"), agreement.status) == ([], "signed")


def test_a_ceremony_whose_chairs_a_sentence_names_behind_a_participle() -> None:
    """The sentence "Signés lors d'une cérémonie présidée par X, ces accords …" tells who chaired the signing told before."""
    told = sentence(f"Signés lors d'une cérémonie présidée par {DOUCET} ces accords concernent la santé.")
    (signing,) = events("Hué et Dakar ont signé lundi deux accords de coopération.\n" + told)
    assert roles(signing) == {"Hué": "Signatory", "Dakar": "Signatory", "Grégory Doucet": "Chair"}


def test_two_who_are_told_in_turn_sign_together() -> None:
    """The mayor of one town and "celui de" another are one subject."""
    told = (
        "Le maire de la commune de Hué, Nguyen Van Phuong, et celui de la commune urbaine de Lyon (France),"
        " Grégory Doucet, ont signé une convention de jumelage."
    )
    (signing,) = events(told, "Signing")
    assert roles(signing) == {"Nguyen Van Phuong": "Signatory", "Grégory Doucet": "Signatory"}
    (agreement,) = report(told).agreements
    assert names(agreement.parties) == ["Hué", "Lyon"]


def test_who_signs_a_document_of_a_list_signs_at_the_signing() -> None:
    """Two persons behind a participle are signatories of the signing told before."""
    listed = sentence(f"Il s'agit d'une convention sur la santé, signée par {DOUCET} et {PHUONG}.")
    (signing,) = events("Hué et Lyon ont signé lundi deux conventions.\n" + listed, "Signing")
    assert roles(signing) == {"Grégory Doucet": "Signatory", "Nguyen Van Phuong": "Signatory"}


@pytest.mark.parametrize(("verb", "count"), [("ont signé", 1), ("ont écouté", 0)])
def test_a_declaration_that_is_signed_is_a_document(verb: str, count: int) -> None:
    """The noun alone is no document but where it is signed."""
    told = sentence(f"{DOUCET} et {PHUONG} {verb} une déclaration.")
    assert len(report(told).agreements) == count


def test_what_a_town_has_signed_so_far_is_no_event() -> None:
    """Documents signed with partners nobody names, on no day, are counted, and no signing is told."""
    text = "Hué a signé douze accords de coopération avec des partenaires étrangers."
    assert [agreement.count for agreement in report(text).agreements] == [12]
    assert events(text, "Signing") == []
