"""Tests of the year of an undated article: what tells it, and what tells of other times."""

from __future__ import annotations

import pytest

from mappings.mentions.years import year_of
from mappings.text import sentences
from tests.mappings.articles import article


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Le maire est arrivé le 3 mai 2021 à Dakar.", 2021),
        ("Le sommet s'est ouvert en mars 2021.", 2021),
        (
            "Le Sommet des villes 2016 est clos. Il reviendra. Oui. Non. Oui. Le plan court jusqu'en 2030.",
            2016,
        ),
        ("Le maire est arrivé le 3 mai.", None),
        ("Il célèbre la fête (22 décembre 1944) et présente l'édition 2019.", None),
        ("Les relations établies le 12 avril 1973 durent. Le forum est de 2021.", None),
        ("Il est arrivé lundi 4 avril. L'accord date de janvier 2021.", 2022),
        ("Il est arrivé dimanche 26 octobre. Les autres ont eu lieu en 2010 et en 2012.", None),
        (
            "Il est arrivé dimanche 26 octobre. Les autres ont eu lieu en 2010 et en 2012, le plan est pour 2016.",
            2014,
        ),
        ("Il est venu le 3 mai. L'accord de 2017 dure.", None),
        ("Il est venu le 3 mai. Le forum se tiendra en 2026.", None),
        ("Il est venu le 3 mai, à l'horizon 2030 et pour 2021-2025.", None),
        (
            "Il est venu le 3 mai 2025. Le forum a été promis pour le printemps et aura lieu en mars 2026.",
            2025,
        ),
        ("Il est venu le 3 mai. Reçue. Oui. Non. La mission revient du sommet du 4 avril 2022.", 2022),
        ("Il est venu le 3 mai pour le 10e anniversaire du jumelage (2002-2012).", 2012),
        ("Il est venu le 03/05/2022.", 2022),
        ("Il est venu le 3 déc. 2021.", 2021),
        ("Attendu en mai, il est venu le 3 juin 2021.", 2021),
        ("Le maire (de Lyon) est venu le 3 juin 2021.", 2021),
        ("Il est arrivé lundi 4 avril. Le plan 2021-2025 est prêt.", None),
        ("Le projet tient à l'horizon 2030 et le maire est venu à Hué le 3 mai 2021.", 2021),
        ("Il est né à Hué (3 mai 1960) et vit à Lyon.", None),
        ("Les relations établies le 12 avril 1973 durent. Le maire vient le 3 mai.", None),
        ("Un accord a été signé le 4 mai 2023 à Hué.", 2023),
        ("Il est arrivé lundi 4 avril.", None),
        ("La coopération date de 1973. Le ministre est arrivé samedi 7 janvier.", None),
        ("Le pont fut ouvert en 1985. Le ministre est arrivé le 7 janvier.", None),
        ("Il est arrivé lundi 31 avril 2021.", 2021),
        ("Il est arrivé le 3 mai 2015. Le plan 2021-2025 est prêt.", 2015),
        ("Il est arrivé le 3 mai 2015. Le nouveau plan 2021-2025 est prêt.", 2015),
        ("Il est arrivé le 3 mai 2015. Le plan 2021 – 2025 est prêt.", 2015),
        ("Il est arrivé le 3 mai 2015. Le bilan de 2021 et 2025 est prêt.", None),
        ("Il est né à Hué (3 mai 1960 (dit-on)) et vit à Lyon depuis 1960.", None),
        ("Attendu le 1er mai, il est venu le 2 déc. 2021.", 2021),
        ("Il est venu le 3 mai 2021, puis le 4 juin", 2021),
        ("Le pont de Hué (3 mai 1960) tient.", None),
        ("Il est arrivé mardi 4 avril. L'accord date de janvier 2022.", 2023),
        ("Il est arrivé dimanche 1er mai. L'accord date de janvier 2021.", 2022),
    ],
)
def test_the_year_of_an_undated_article(text: str, year: int | None) -> None:
    """Full dates tell the year, not those of history or in parentheses; a weekday must fall on its day."""
    assert year_of(sentences(article(text, published=None))) == year
