"""The places that an article names, each once by each of its names."""

from __future__ import annotations

import pytest

from mappings.mentions.naming import places_named
from mappings.mentions.scene import read_scene
from tests.mappings.articles import article


def named(text: str, published: str | None = "2024-05-16") -> list[tuple[str, str | None]]:
    """Return the words that name places, with the entries that they mean."""
    found = places_named(read_scene(article(text, published=published)))
    return [(one.name, one.actor.authority) for one in found]  # type: ignore[union-attr]


def test_each_name_of_a_place_stands_once() -> None:
    """Names, adjectives and combining forms, where they first stand; the words are the article's own."""
    text = "Hanoï et Séoul se parlent. La capitale vietnamienne et Hanoï, liens franco-vietnamiens, HANOI."
    assert named(text) == [
        ("Hanoï", "vn-hanoi"),
        ("Séoul", "kr-seoul"),
        ("vietnamienne", "vn"),
        ("franco", "fr"),
        ("vietnamiens", "vn"),
        ("HANOI", "vn-hanoi"),
    ]


def test_two_places_of_one_name_are_two() -> None:
    """The town of Lai Châu beside the province."""
    text = "Les provinces de Lai Châu et de Son La se réunissent dans la ville de Lai Châu."
    assert [one for one in named(text) if one[0] == "Lai Châu"] == [
        ("Lai Châu", "vn-lai-chau"),
        ("Lai Châu", "vn-lai-chau-city"),
    ]


def test_a_name_inside_a_persons_is_none() -> None:
    """Ho Chi Minh the person is no town."""
    assert named("Le président Ho Chi Minh a visité Paris.") == [("Paris", "fr-paris")]


@pytest.mark.parametrize(
    "text",
    [
        "Il parle de la collaboration dans l'enseignement de l'espagnol.",
        "Des fonctionnaires suivent des cours de vietnamien.",
        "Le texte est traduit en lao.",
        "Il a visité les usines du groupe Quê Lâm.",
        "Ils se sont vus au poste frontière de Bo Y.",
    ],
)
def test_languages_companies_and_longer_names_are_no_places(text: str) -> None:
    """What only looks like a place's name is linked to nothing."""
    assert [known for _, known in named(text) if known is not None] == []


def test_the_kind_that_an_article_tells_once_is_meant_everywhere() -> None:
    """A prefecture of Japan goes by its bare name where the article calls it one; a Vietnamese name has its own use."""
    assert named("Fukuoka reçoit. La préfecture de Fukuoka a salué Hanoi.")[0] == ("Fukuoka", "jp-fukuoka")
    assert named("Fukuoka reçoit une délégation de Hanoi.")[0] == ("Fukuoka", "jp-fukuoka-city")
    both = named("La ville de Fukuoka et la préfecture de Fukuoka ont salué Hanoi. Fukuoka reçoit.")
    assert {known for name, known in both if name == "Fukuoka"} == {"jp-fukuoka", "jp-fukuoka-city"}


def test_what_a_text_surely_names_decides_between_namesakes() -> None:
    """Pingxiang is that of Guangxi where Guangxi or Dong Dang is named, else nobody can tell it from Jiangxi's size."""
    assert ("Pingxiang", "cn-pingxiang-guangxi") in named(
        "Au Guangxi, la ville de Pingxiang a reçu Lang Son."
    )
    assert ("Pingxiang", "cn-pingxiang-guangxi") in named(
        "Dong Dang et la ville chinoise de Pingxiang se parlent."
    )


def test_the_former_unit_of_a_name_is_told_from_the_present_one() -> None:
    """In late 2025 the former Bac Ninh is the province that ended in June."""
    text = "La province de Bac Ninh est née de Bac Giang et de l'ancienne Bac Ninh."
    assert named(text, "2025-10-23") == [
        ("Bac Ninh", "vn-bac-ninh-2025"),
        ("Bac Giang", "vn-bac-giang"),
        ("Bac Ninh", "vn-bac-ninh"),
    ]
