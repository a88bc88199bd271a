"""Tests of between whom documents are: groups behind a plural noun, counterparts, the one country that is known."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import agreements, events, names, report, roles

_MINISTERS = (
    "Le ministre vietnamien de la Culture, Tran Van Nam, et le ministre laotien de la Culture, Khamla Vongsa, ont signé"
    " lundi à Hué un accord sur le patrimoine.\n"
)


@pytest.mark.parametrize("noun", ["municipalités", "communes", "villes"])
def test_two_towns_behind_one_plural_noun_are_the_parties(noun: str) -> None:
    """A plural noun of a town's government names both towns, also where each is followed by its country."""
    (agreement,) = agreements(
        f"Les {noun} de Hué (Vietnam) et de Lyon (France) ont signé un accord de coopération."
    )
    assert names(agreement.parties) == ["Hué", "Lyon"]


@pytest.mark.parametrize("before", ["", "En présence des deux présidents, "])
def test_those_who_act_for_two_countries_are_named_nearest_to_the_verb(before: str) -> None:
    """Others told at the head of the sentence do not hide who signs."""
    text = f"{before}des responsables laotiens et thaïlandais ont conclu onze accords."
    (agreement,) = agreements(text[0].upper() + text[1:])
    assert sorted(names(agreement.parties)) == ["Laos", "Thaïlande"]


def test_the_counterpart_of_a_body_is_no_person() -> None:
    """A body's "homologue" is another body, of which the country is known; the minister told before does not sign."""
    told = (
        "Ils ont également signé une convention de partenariat entre l'Agence nationale du tourisme et son homologue"
        " laotienne."
    )
    agreement = agreements(_MINISTERS + told)[-1]
    assert names(agreement.parties) == ["Agence nationale du tourisme", "Laos"]


def test_two_ministers_named_last_sign_together() -> None:
    """Of three ministers "les deux ministres" are the two who were named last, and their countries are the parties."""
    third = "La ministre laotienne de la Santé, Mani Keola, était présente à Vientiane en mai dernier.\n"
    told = "Les deux ministres ont, par ailleurs, signé un mémorandum sur la formation des guides."
    agreement = agreements(third + _MINISTERS + told)[-1]
    assert agreement.type == "memorandum"
    assert sorted(names(agreement.parties)) == ["Laos", "Vietnam"]


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("Ils ont également signé un accord de coopération sur le sport.", 2),
        ("L'accord a été signé par Tran Van Nam et Khamla Vongsa.", 1),
    ],
)
def test_what_is_also_signed_is_a_further_document(told: str, count: int) -> None:
    """An adverb that adds something makes an indefinite document another one; a definite one is told again."""
    assert len(agreements(_MINISTERS + told)) == count


def test_documents_about_different_subjects_are_two() -> None:
    """Titles that share no subject are of two documents, however alike their nouns are."""
    text = (
        "Hué et Lyon ont signé un accord de coopération dans le domaine du tourisme.\n"
        "Hué et Lyon ont signé un accord de coopération dans le domaine de la santé."
    )
    assert [agreement.topics for agreement in agreements(text)] == [("tourism",), ("health",)]


def test_one_known_country_of_two_who_sign_is_a_party() -> None:
    """Where the text tells the country of one of two signatories only, that one is a party all the same."""
    text = (
        "L'accord-cadre culturel a été signé par Karim Benjelloun, ministre de la Culture, et le ministre chilien des"
        " relations extérieures, Ignacio Walker."
    )
    (agreement,) = agreements(text)
    assert names(agreement.parties) == ["Chili"]
    assert sorted(names(agreement.signatories)) == ["Ignacio Walker", "Karim Benjelloun"]


def test_a_participle_shares_the_subject_of_the_verb_that_it_continues() -> None:
    """Two parties that opened something and "signé" a document sign it, whatever was named between."""
    text = (
        "Le maire de Hué, Nguyen Van Phuong, a reçu mardi le maire de Lyon, Grégory Doucet. Les deux parties ont inauguré"
        " l'Année d'échanges, signé trois accords de coopération et lancé cinq projets."
    )
    (agreement,) = agreements(text)
    assert (agreement.count, sorted(names(agreement.parties))) == (3, ["Hué", "Lyon"])


def test_who_tells_of_a_document_is_no_party() -> None:
    """The source behind "selon" does not join the two between whom a document is."""
    text = (
        "Le Laos et le Cambodge signeront un plan d'action pour renforcer le partenariat entre les deux pays, selon le"
        " ministère laotien des Affaires étrangères."
    )
    (agreement,) = agreements(text)
    assert names(agreement.parties) == ["Laos", "Cambodge"]


def test_a_signing_is_not_where_a_gathering_told_in_passing_was() -> None:
    """What is signed after talks is not signed where the session was whose results they praised."""
    text = (
        "Lors d'un entretien jeudi à Vientiane, le Premier ministre laotien, Khamla Vongsa, et le Premier ministre"
        " cambodgien, Sok Dara, ont salué les résultats de la 12e réunion du Comité mixte tenue en janvier à Siem Reap.\n"
        "Après leur entretien, les deux Premiers ministres ont assisté à la signature de deux accords de coopération."
    )
    (signing,) = events(text, "Signing")
    assert signing.place is not None
    assert signing.place.name == "Vientiane"


def test_a_head_of_government_is_one_of_two_prime_ministers() -> None:
    """The two "Premiers ministres" are those who lead governments, by whatever title the text calls them."""
    text = (
        "Une délégation du Cambodge conduite par le Premier ministre Sok Dara effectue les 6 et 7 mai une visite au Laos,"
        " sur invitation du chef du gouvernement laotien, Khamla Vongsa.\n"
        "Lors d'un entretien lundi à Vientiane, les deux Premiers ministres ont salué la coopération."
    )
    (talks,) = [event for event in report(text).events if event.type in {"Meeting", "Reception"}]
    assert set(roles(talks)) == {"Sok Dara", "Khamla Vongsa"}


def test_a_road_map_that_is_signed_is_a_plan() -> None:
    """Regions sign a "feuille de route" as they do a plan of action."""
    (agreement,) = agreements("Hué et Lyon ont signé une feuille de route de coopération pour 2024-2026.")
    assert (agreement.type, names(agreement.parties)) == ("plan", ["Hué", "Lyon"])


def test_programmes_of_two_periods_are_two_documents() -> None:
    """A year that two periods share does not make one programme of two."""
    text = (
        "Hué et Lyon ont signé un programme de coopération pour la période 2010-2014.\n"
        "Hué et Lyon ont signé un programme de coopération pour la période 2014-2019."
    )
    assert len(agreements(text)) == 2


_ELEVEN = "La 13e session de la commission mixte laotienne et cambodgienne, tenue lundi à Vientiane, s'est achevée par la"
_ELEVEN += " signature de onze accords entre le Laos et le Cambodge.\n"


def test_officials_without_a_name_also_sign_for_the_same_parties() -> None:
    """What "les ambassadeurs" also sign is between the parties of the documents told before."""
    told = "Les ambassadeurs ont également signé un mémorandum d'entente dans le domaine de la santé."
    agreement = agreements(_ELEVEN + told)[-1]
    assert (agreement.type, names(agreement.parties)) == ("memorandum", ["Laos", "Cambodge"])


@pytest.mark.parametrize("told", ["Les accords signés entre le Laos et le Cambodge", "Ces accords"])
def test_documents_counted_before_are_not_told_anew(told: str) -> None:
    """A definite plural that nobody counts points back to the documents that were counted."""
    text = f"{_ELEVEN}{told} contribueront au commerce, a dit le ministre."
    assert [agreement.count for agreement in agreements(text)] == [11]


def test_signatories_told_by_a_later_sentence_are_those_of_the_document() -> None:
    """A document told first without who signed it has the signatories that the next sentence names."""
    text = (
        "Un protocole d'accord sur la santé a été signé lundi entre le Laos et le Cambodge.\n"
        "Le ministre laotien de la Santé, Khamla Vongsa, et le ministre cambodgien de la Santé, Sok Dara, ont signé ce"
        " protocole d'accord sur la santé."
    )
    (agreement,) = agreements(text)
    assert sorted(names(agreement.signatories)) == ["Khamla Vongsa", "Sok Dara"]
