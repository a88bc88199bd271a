"""What articles say against each other stays, each under its article, and is shown side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.asking.answers import rows
from kg.build import build_into
from kg.storage.archive import Archive
from kg.store import QuerySolutions, Store
from kg.terms import shorten
from tests.queries.library import QUERIES, Case, answer

FIRST = """Wang Yi en visite au Vietnam

Hanoï, 18 mai 2024 - Le Premier ministre vietnamien Pham Minh Chinh a reçu le 16 mai 2024 à Hanoï le ministre chinois
des Affaires étrangères Wang Yi. Wang Yi a effectué une visite officielle au Vietnam du 15 au 18 mai 2024.
"""
SECOND = """Le chef de la diplomatie chinoise au Vietnam

Pékin, {day} mai 2024 - Le ministre chinois des Affaires étrangères Wang Yi sera reçu le 16 mai 2024 à Hai Phong par le
Premier ministre vietnamien Pham Minh Chinh. Wang Yi effectuera une visite officielle au Vietnam du 15 au 19 mai 2024.
"""


@pytest.fixture(scope="module", params=["after", "before"])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, str]]:
    """Two articles on one visit; the second is of a day after the first or before the visit."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "one.txt").write_text(FIRST, encoding="utf-8")
    day = 19 if request.param == "after" else 10
    (folder / "two.txt").write_text(SECOND.format(day=day), encoding="utf-8")
    with Archive.open(None) as archive:
        assert build_into(archive, [folder]).problems == ()
        yield archive.store, request.param


def test_what_two_articles_say_stays_under_each(told: tuple[Store, str]) -> None:
    """One event with two places, and each article's graph has its own."""
    found = told[0].query(
        "SELECT ?article ?place { GRAPH ?article { ?event a dip:Meeting ; dip:place ?place } } ORDER BY ?article"
    )
    assert isinstance(found, QuerySolutions)
    answer = [tuple(shorten(term.value) for term in row if term is not None) for row in rows(found)]
    assert answer == [("article/one", "place/vn-hanoi"), ("article/two", "place/vn-haiphong")]


def test_the_query_shows_them_side_by_side(told: tuple[Store, str]) -> None:
    """Two places of the meeting, two ends of the visit; that it is expected is one where it is over, not before."""
    store, when = told
    rows = answer(store, Case(QUERIES["contradictions"], ()))[1:]
    one, two = "article/one", "article/two"
    expected = {
        ("place", two, "Hai Phong@fr", one, "Hanoï@fr"),
        ("end", one, "2024-05-18", two, "2024-05-19"),
    }
    expected |= {("status", one, "tenu@fr", two, "prévu@fr")} if when == "after" else set()
    assert {tuple(row[2:7]) for row in rows} == expected
