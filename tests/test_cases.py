"""Golden folders: a file in, the graph of its articles out, whole and by hand found right.

Each folder below ``cases`` holds one ``article`` file and ``expected.ttl``. After a wanted change of what is read or
written, run ``UPDATE_CASES=1 pytest tests/test_cases.py``: it rewrites each ``expected.ttl`` and fails for none. Then read
the difference line by line against the article before committing it: a graph here holds nothing that its text does not say.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Final

import pytest
from pyoxigraph import Quad
from rdflib import Graph
from rdflib.compare import graph_diff, isomorphic

from kg.export import export
from kg.formats import ExportFormat
from kg.shacl import Gate
from kg.store import Store
from kg.validate import validate
from mappings.article import Article
from mappings.extract import extract
from mappings.iris import article_iri
from mappings.readers import read
from mappings.triples import article_quads

CASES: Final = sorted(folder for folder in (Path(__file__).parent / "cases").iterdir() if folder.is_dir())

EXTRACTOR: Final = "golden 1"
"""Named in every graph here, so that a new version of the extractor changes no expected file."""


def read_case(folder: Path) -> dict[str, list[Quad]]:
    """Return the graphs of the articles in a case's one article file, by their names."""
    (file,) = folder.glob("article.*")
    graphs = {}
    for article in read(file):
        assert isinstance(article, Article), article
        graphs[article_iri(article.id)] = article_quads(article, extract(article), extractor=EXTRACTOR)
    return graphs


def turtle(graphs: dict[str, list[Quad]]) -> str:
    """Return the union of the graphs as the export writes it."""
    out = io.BytesIO()
    with Store.open(None) as store:
        store.replace_graphs(graphs)
        export(store, out, ExportFormat.TTL)
    return out.getvalue().decode()


def test_there_are_enough_cases() -> None:
    """A dozen golden folders at least."""
    assert len(CASES) >= 12


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_case(folder: Path) -> None:
    """What is read from the article is the expected graph, no triple more and none less."""
    found, expected = turtle(read_case(folder)), folder / "expected.ttl"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(found, encoding="utf-8")
    left, right = Graph().parse(data=found, format="turtle"), Graph().parse(expected)
    if not isomorphic(left, right):
        _, more, less = graph_diff(left, right)
        pytest.fail(f"not expected:\n{more.serialize()}\nmissing:\n{less.serialize()}", pytrace=False)


def test_expected_graphs_pass_the_gate() -> None:
    """Every expected graph conforms to the shapes: nothing in it would be refused."""
    gate = Gate.load()
    refused = {
        folder.name: [str(found) for _, found in validation.violations]
        for folder in CASES
        if not (validation := validate(folder / "expected.ttl", gate)).conforms
    }
    assert refused == {}
