"""The graph that the queries are tried on keeps the contract that the program's own graphs keep."""

from __future__ import annotations

import pytest

from kg.derived import derive
from kg.shacl import Gate
from kg.store import Literal, NamedNode, Quad, RdfFormat, Store, parse
from mappings.namespaces import BASE, PREFIXES
from tests.queries.library import FIXTURE

ARTICLES = ("guangdong", "printemps", "seoul", "suite")


@pytest.fixture(scope="module")
def gate() -> Gate:
    """The project's own gate."""
    return Gate.load()


@pytest.mark.parametrize("article", ARTICLES)
def test_the_gate_lets_each_article_through(article: str, gate: Gate, small: Store) -> None:
    """An article's graph of the fixture could have been stored by a build."""
    assert [violation.message() for violation in gate.validate(small.quads(f"{BASE}article/{article}"))] == []


def test_quotes_are_as_long_as_their_offsets_say() -> None:
    """Each piece of evidence is named by its offsets, and these are apart by the length of its words."""
    quotes = [
        quad
        for quad in _read()
        if quad.predicate == NamedNode(PREFIXES["oa"] + "exact") and "#char=" in str(quad.subject)
    ]
    assert len(quotes) > 15
    for quad in quotes:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, Literal)
        start, end = map(int, quad.subject.value.partition("#char=")[2].split(","))
        assert end - start == len(quad.object.value)


def test_it_has_every_graph_of_the_contract(small: Store) -> None:
    """There are articles, what is derived from them, a quarantine, and sets from elsewhere."""
    derived = {
        f"{BASE}graph/{name}"
        for name in (
            "ontology",
            "authorities",
            "links",
            "labels",
            "contexts",
            "tallies",
            "quarantine/printemps",
        )
    }
    imported = {f"https://example.org/{name}-extract" for name in ("wikidata", "geonames")}
    assert set(small.graphs()) == derived | imported | {f"{BASE}article/{name}" for name in ARTICLES}


def test_its_contexts_are_what_the_program_derives(small: Store) -> None:
    """Which places a fact is between, and where something was said, is as a build would have it."""
    contexts = f"{BASE}graph/contexts"
    assert set(small.quads(contexts)) == set(derive(small)[contexts])


def _read() -> list[Quad]:
    return list(parse(FIXTURE.read_bytes(), format=RdfFormat.TRIG))
