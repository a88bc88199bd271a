"""Tests of towns that no table knows, told by what the article says of them somewhere."""

from __future__ import annotations

import pytest

from mappings.extract import extract
from mappings.mentions.towns import towns_told
from mappings.text import sentences
from tests.mappings.articles import article


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le maire de Vernoux-le-Haut est parti.", {("vernoux", "le", "haut")}),
        ("Les habitants de Klarenbach chantent.", {("klarenbach",)}),
        ("La commune est jumelée avec Klarenbach depuis 1990.", {("klarenbach",)}),
        ("Le bourg chinois de Klarenbach chante.", {("klarenbach",)}),
        (
            "Les communes de Klarenbach et Vernoux-le-Haut chantent.",
            {("klarenbach",), ("vernoux", "le", "haut")},
        ),
        ("Le maire de la ville chante.", set()),
        ("Le discours de Klarenbach fut long.", set()),
    ],
)
def test_what_tells_a_town(text: str, names: set[tuple[str, ...]]) -> None:
    """A mayor, inhabitants or a twin tell that a name is a town's; a speech does not."""
    assert towns_told(sentences(article(text))) == names


def test_a_town_told_once_is_one_everywhere() -> None:
    """Whom the article calls mayor of a town visits it as a town in another sentence."""
    report = extract(
        article(
            "M. Jean Dupont s'est rendu lundi à Klarenbach.\nLe maire de Klarenbach, M. Karl Weiss, a salué les élus."
        )
    )
    (visit,) = report.events
    assert visit.place is not None
    assert (visit.type, visit.place.name, visit.place.kind, visit.place.authority) == (
        "Visit",
        "Klarenbach",
        "City",
        None,
    )


def test_twins_that_no_table_knows() -> None:
    """Two unknown towns are twins where the one is jumelée avec the other."""
    (tie,) = extract(article("La ville de Vernoux est jumelée avec Klarenbach depuis 1997.")).relationships
    assert (tie.type, {party.name for party in tie.parties}) == ("twinning", {"Vernoux", "Klarenbach"})
