"""Bylines and signatures."""

import pytest

from mappings.moment import Moment
from mappings.readers.bylines import Byline, byline, is_signature


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Publié le 14 mai 2018 Lecture : 18 minutes", Byline(published=Moment(2018, 5, 14))),
        (
            "Mis à jour le 15/05/2018, publié le 14/05/2018",
            Byline(published=Moment(2018, 5, 14), updated=Moment(2018, 5, 15)),
        ),
        ("Dernière mise à jour à 08h46 le 13/09/2016", Byline(updated=Moment(2016, 9, 13))),
        ("information fournie par France 24 13/06/2023 à 23:16", Byline(published=Moment(2023, 6, 13))),
        ("AA / Istanbul / Serap Dogansoy", Byline(town="Istanbul")),
        ("Par C. Nika", Byline()),
        ("Par Jean-Paul Dupont et Marie Curie - VNA", Byline()),
        ("14:30", Byline()),
        ("Français>>AfriqueMise à jour 05.03.2012 09h40", Byline(updated=Moment(2012, 3, 5))),
        ("French.example.cn | 2025-10-14 à 19:26:03", Byline(published=Moment(2025, 10, 14))),
        ("Publié Le : mardi 20 décembre 2016 18:11 | Lu : 214 fois", Byline(published=Moment(2016, 12, 20))),
    ],
)
def test_a_byline_says_when_where_and_by_whom(line: str, expected: Byline) -> None:
    """And nothing else."""
    assert byline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, il a salué le jumelage",
        "Le 4 décembre 2023, Hanoï a reçu Séoul",
        "Réunion de printemps 2025",
        "Visite du 4 au 6 mai 2024 à Hué",
    ],
)
def test_a_line_that_says_more_is_no_byline(line: str) -> None:
    """Titles and sentences may hold dates."""
    assert byline(line) is None


def test_a_date_alone_is_not_explicit() -> None:
    """It can head a paragraph of a chronicle; an hour or "publié" cannot."""
    bare, timed = byline("4 décembre 2023"), byline("4 décembre 2023, 14:30")
    assert bare is not None
    assert timed is not None
    assert (bare.explicit, timed.explicit) == (False, True)


def test_a_writers_name_closes_an_article() -> None:
    """In capitals or not; a sentence does not."""
    assert is_signature("Alexis NGOLO")
    assert is_signature("Linh Thao/VNA")
    assert is_signature("Par Chanseng")
    assert not is_signature("La visite continue demain")
