"""The queries on the facts of the seeds' gold files, derived graphs and all: the graph of a reader who misses nothing."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from kg.derived import derive
from kg.store import Store
from mappings.article import Article
from mappings.iris import article_iri
from mappings.readers import read
from mappings.triples import article_quads
from tests.gold_reports import report_from_gold
from tests.queries.library import QUERIES, Case, answer, required, write_answers

SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"

NOTHING_THERE: Final = {
    "agreements-at-events",
    "contradictions",
    "partner-figures",
    "quarantine",
    "refusals-by-reason",
    "series-gaps",
    "who-accompanied-whom",
    "who-succeeded-whom",
}
"""Questions to which the gold facts have no answer: its articles agree with each other, no fact of theirs is refused,
they do not say at which event a document was signed or who came along, no series has a gap, no post two
holders, and nothing is imported beside them."""

EXPECTED: Final = Path(__file__).resolve().parent / "seeds"
SHOWN: Final = 12  # rows of an answer that are kept, of long ones


@pytest.fixture(scope="module")
def seeds() -> Iterator[Store]:
    """A store in memory with the gold facts of every seed article, and what follows from them."""
    with Store.open(None) as store:
        for file in sorted(SEEDS.glob("*.txt")):
            for article in read(file):
                assert isinstance(article, Article)
                gold = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
                quads = article_quads(article, report_from_gold(article, gold), extractor="gold 1")
                store.replace_graph(article_iri(article.id), quads)
        store.replace_graphs(derive(store))
        yield store


@pytest.mark.parametrize("name", sorted(QUERIES.keys() - NOTHING_THERE))
def test_the_seeds_answer(name: str, seeds: Store) -> None:
    """Asked with the examples of its header, each query finds something in the seeds."""
    query = QUERIES[name]
    assert len(answer(seeds, Case(query, tuple(required(query).items())))) > 1


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_on_the_seeds_is_the_one_expected(name: str, seeds: Store) -> None:
    """What each query answers, how many rows and which come first, lies beside the test."""
    query = QUERIES[name]
    head, *rows = answer(seeds, Case(query, tuple(required(query).items())))
    found = {str(len(rows)) + " rows": [head, *rows[:SHOWN]]}
    file = EXPECTED / f"{name}.json"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        write_answers(file, found)
    assert found == json.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(QUERIES.keys() - {"events-as-schema-org"}))
def test_the_order_of_rows_is_fully_determined(name: str, seeds: Store) -> None:
    """No two rows of an answer agree in every column that it is ordered by."""
    query = QUERIES[name]
    head, *rows = answer(seeds, Case(query, tuple(required(query).items())))
    ordered = re.findall(r"\?(\w+)", query.text.rpartition("ORDER BY")[2])
    keys = [tuple(row[head.index(column)] for column in ordered if column in head) for row in rows]
    assert len(set(keys)) == len(keys)


def test_no_answer_on_the_seeds_lies_about_without_its_query() -> None:
    """A query that is renamed or removed takes this answer along, too."""
    assert {file.stem for file in EXPECTED.iterdir()} == set(QUERIES)


def test_the_people_of_a_city_met_people(seeds: Store) -> None:
    """Whom people of Hanoi met: among others the secretary of Guangdong, in Guangzhou, in September 2023."""
    case = Case(QUERIES["who-met-whom"], (("place", "Hanoi"), ("person", "Huang Kunming"), ("lang", "en")))
    rows = answer(seeds, case)[1:]
    assert [(row[1], {row[2], row[3]}, row[4]) for row in rows] == [
        ("2023-09-25", {"Đinh Tiến Dũng@en", "Huang Kunming@en"}, "Guangzhou@en")
    ]


def test_every_row_of_a_pair_has_two_names(seeds: Store) -> None:
    """Whatever met, has a name to show."""
    rows = answer(seeds, Case(QUERIES["who-met-whom"], ()))[1:]
    assert len(rows) > 20
    assert [row for row in rows if not row[2] or not row[3]] == []
