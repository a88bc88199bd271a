"""Queries that read what is derived for speed give the rows of the plain queries, which read only what was there before.

``plain/`` keeps the text of each query as it was before it read spellings and tallies. Both are asked of the small graph by hand and
of a graph of made-up reports, there under names that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

from kg.asking.library import NamedQuery, library
from kg.derived.refresh import refresh
from kg.storage.archive import Archive
from kg.store import Literal, QuerySolutions, Store, View
from mappings.namespaces import BASE
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import write_corpus
from tests.queries.library import HERE, QUERIES, Case, answer, cases

PLAIN: Final = {query.name: query for query in library(HERE / "plain")}
REPORTS: Final = 40
NAMES: Final = """
SELECT ?name WHERE {
  { SELECT ?node (COUNT(*) AS ?times) WHERE { ?any PROPERTY ?node } GROUP BY ?node }
  ?node rdfs:label ?name FILTER(LANG(?name) = "fr")
} ORDER BY DESC(?times) ?name LIMIT 3
"""
PROPERTIES: Final = {
    "place": "dip:between", "other": "dip:between", "country": "dip:country", "person": "dip:participant",
    "traveller": "dip:participant", "speaker": "dip:speaker", "addressee": "dip:addressee", "post": "dip:post", "series": "dip:inSeries",
}  # fmt: skip
"""What names a parameter may be given: those of the nodes that are most often values of a property."""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store of made-up reports with its derived graphs."""
    texts: Path = write_corpus(tmp_path_factory.mktemp("reports"), REPORTS)
    with Archive.open(None) as archive:
        archive.settle(BASE)
        archive.store.replace_graphs(graphs(texts))
        refresh(archive)
        yield archive.store


@pytest.mark.parametrize("name", PLAIN)
def test_on_the_small_graph(name: str, small: Store) -> None:
    """Asked in each of its ways, a query and its plain text have the same rows in the same order."""
    for case in cases(QUERIES[name]):
        _same(case, small)


@pytest.mark.parametrize("name", PLAIN)
def test_on_made_up_reports(name: str, reports: Store) -> None:
    """So they have on reports, asked for what is named often there; not all of these answers are empty."""
    found = 0
    for case in _cases(QUERIES[name], reports):
        found += len(_same(case, reports)) - 1
    assert found


def _same(case: Case, view: View) -> list[list[str]]:
    """Hold a query's rows against those of its plain text, and return them.

    Where a limit cuts among those of one day, which of them are shown is the engine's choice: then there are as many, each
    among those that there are without a limit.
    """
    rows, plain = answer(view, case), answer(view, _plain(case))
    if "limit" in dict(case.values):
        unlimited = Case(PLAIN[case.query.name], (*case.values, ("limit", "99999")))
        assert len(rows) == len(plain), case.title
        assert {*map(tuple, rows)} <= {*map(tuple, answer(view, unlimited))}, case.title
    else:
        assert rows == plain, case.title
    return rows


def _plain(case: Case) -> Case:
    return Case(PLAIN[case.query.name], case.values)


def _cases(query: NamedQuery, view: View) -> Iterator[Case]:
    """The query as in its header, and with names of the graph in the place of its examples."""
    yield from cases(query)
    names = {name: list(_names(view, PROPERTIES[name])) for name in _named(query)}
    for number in range(3):
        given = {
            name: found[(number + (name == "other")) % len(found)] for name, found in names.items() if found
        }
        yield Case(query, tuple(given.items()))
        for name, value in islice(given.items(), 3):
            needed = {one: given[one] for one in given if _required(query, one)}
            yield Case(query, tuple({**needed, name: value}.items()))


def _named(query: NamedQuery) -> list[str]:
    return [one.name for one in query.parameters if one.name in PROPERTIES and one.type == "name"]


def _required(query: NamedQuery, name: str) -> bool:
    return any(one.name == name and one.required for one in query.parameters)


def _names(view: View, name: str) -> Iterator[str]:
    found = view.query(NAMES.replace("PROPERTY", name))
    assert isinstance(found, QuerySolutions)
    yield from (row["name"].value for row in found if isinstance(row["name"], Literal))
