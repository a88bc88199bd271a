"""The small graph of the query tests, read once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.derived import derive
from kg.derived.tallies import GRAPH
from kg.store import RdfFormat, Store, parse
from mappings.iris import graph_iri
from tests.queries.library import FIXTURE, fixture_store


@pytest.fixture(scope="session")
def small() -> Iterator[Store]:
    """A store with the fixture's graphs, and the tallies that follow of them."""
    with fixture_store(parse(FIXTURE.read_bytes(), format=RdfFormat.TRIG)) as store:
        store.replace_graph(graph_iri(GRAPH), derive(store)[graph_iri(GRAPH)])
        yield store
