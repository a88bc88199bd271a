"""The small graph of the query tests, read once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import RdfFormat, Store, parse
from tests.queries.library import FIXTURE, fixture_store


@pytest.fixture(scope="session")
def small() -> Iterator[Store]:
    """A store with the fixture's graphs."""
    with fixture_store(parse(FIXTURE.read_bytes(), format=RdfFormat.TRIG)) as store:
        yield store
