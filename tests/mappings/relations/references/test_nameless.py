"""Tests of who takes part without a name: by an office alone, in the plural, or further on in a list."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, events, roles, sentence, the_event

KEUT = "le ministre cambodgien de la Justice, Keut Rith,"
VANNA = "le ministre laotien de la Santé, Khamphone Vannavong,"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (f"{KEUT} s'est entretenu lundi avec son homologue laotien.", "homologue laotien"),
        (
            f"{KEUT} a rencontré son homologue de la République de Corée.",
            "homologue de la République de Corée",
        ),
        (f"{KEUT} a rencontré le ministre laotien de la Santé.", "ministre laotien de la Santé"),
        (f"{KEUT} aura un entretien avec le maire de Vientiane.", "maire de Vientiane"),
        (
            f"{KEUT} a rencontré le président de l'Assemblée nationale du Laos.",
            "président de l'Assemblée nationale du Laos",
        ),
    ],
)
def test_an_office_without_a_name(text: str, other: str) -> None:
    """Who is told by an office with its country, town or body alone takes part as it is written."""
    assert set(roles(the_event(sentence(text)))) == {"Keut Rith", other}


@pytest.mark.parametrize("office", ["le ministre", "son homologue", "le chef adjoint du gouvernement"])
def test_a_bare_office_means_nobody(office: str) -> None:
    """An office that does not tell whose it is means nobody in particular."""
    assert events(sentence(f"{KEUT} a rencontré lundi {office}.")) == []


def test_an_office_whose_holder_stands_alone_elsewhere() -> None:
    """Of two persons told, the one without a post is whom the office means."""
    text = sentence(f"{DOUCET} a reçu l'ambassadeur du Laos.") + "\nM. Phet Sivilay a remercié le maire."
    assert roles(the_event(text)) == {"Grégory Doucet": "Host", "Phet Sivilay": "Guest"}


def test_talks_with_several_offices_are_several() -> None:
    """Who meets one office and then another has met twice; the countries' names do not make them one."""
    text = sentence(f"{KEUT} aura un entretien avec son homologue sud-coréen.")
    text += "\nKeut Rith aura une entrevue avec le président de l'Assemblée nationale sud-coréenne."
    assert len(events(text, "Meeting")) == 2


@pytest.mark.parametrize(
    "others",
    [
        "des représentants de la communauté vietnamienne",
        "les autorités locales de Hué",
        "les délégations du Laos et du Cambodge",
        "les délégations laotienne, cambodgienne et thaïlandaise",
        "de hauts responsables laotiens",
        "plusieurs hommes d'affaires laotiens",
    ],
)
def test_people_in_the_plural(others: str) -> None:
    """People who are told together are the other side of talks; what stands before their noun is no part of the name."""
    name = others.split(" ", 1)[1]
    assert set(roles(the_event(sentence(f"{DOUCET} a rencontré {others}.")))) == {"Grégory Doucet", name}


def test_people_in_the_plural_who_are_nobody_in_particular() -> None:
    """A plural that does not tell whose people it means is no side of talks."""
    assert events(sentence(f"{DOUCET} a rencontré des représentants.")) == []


def test_names_behind_a_plural_go_before_it() -> None:
    """Where the names follow, those who bear them take part, and nobody else."""
    text = sentence(f"{KEUT} a rencontré les maires de Lyon et de Hué, Grégory Doucet et Nguyen Van Phuong.")
    told = {name for event in events(text) for name in roles(event)}
    assert told == {"Keut Rith", "Grégory Doucet", "Nguyen Van Phuong"}


@pytest.mark.parametrize("joint", ["et", "ainsi que", "de même que"])
def test_a_preposition_governs_a_list(joint: str) -> None:
    """Of "avec A, B et C" all three meet whom the sentence tells of."""
    event = the_event(sentence(f"{DOUCET} s'est entretenu avec {PEREZ} {PHUONG} {joint} {VANNA}."))
    assert set(roles(event)) == {
        "Grégory Doucet",
        "Orlando Perez",
        "Nguyen Van Phuong",
        "Khamphone Vannavong",
    }


def test_a_list_that_acts() -> None:
    """Behind "lors d'un entretien avec A, B et C ont …" those behind the comma are the subject, whom nothing governs."""
    text = f"Grégory Doucet est à Hué.\nNguyen Van Phuong aussi.\nLors d'un entretien avec {PEREZ} "
    event = the_event(text + "Grégory Doucet et Nguyen Van Phuong ont salué Cuba.")
    assert set(roles(event)) == {"Orlando Perez", "Grégory Doucet", "Nguyen Van Phuong"}


def test_having_talks_in_the_future() -> None:
    """In "aura un entretien" the verb itself tells the talks, as "a eu" does."""
    event = the_event(sentence(f"{DOUCET} aura également mardi un bref entretien avec {PEREZ}."))
    assert (event.type, event.status) == ("Meeting", "planned")


def test_others_beside_who_is_named() -> None:
    """Of "avec X et d'autres responsables du Parti communiste" X is met, and not the Party."""
    text = sentence(
        f"{DOUCET} a eu un entretien avec {PEREZ} et d'autres responsables du Parti communiste de Cuba."
    )
    assert set(roles(the_event(text))) == {"Grégory Doucet", "Orlando Perez"}
