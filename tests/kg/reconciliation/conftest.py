"""A fake service that knows two of the three persons of the small store, and a client that does not wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.http import Client, Manners
from kg.reconciliation.cache import Cache
from kg.reconciliation.service import Service
from tests.kg.fake_service import Fake, Server
from tests.kg.still_clock import StillClock

ENTITIES = [
    {"id": "E1", "name": "To Lam", "description": "head of state", "type": [{"id": "T1", "name": "Person"}]},
    {"id": "E2", "name": "Wang Yi", "features": [{"id": "popularity", "value": 3.5}]},
]


@pytest.fixture
def fake() -> Iterator[Fake]:
    """A service that is up."""
    fake = Fake(entities=[dict(one) for one in ENTITIES])
    with Server(fake):
        yield fake


@pytest.fixture
def service(fake: Fake) -> Iterator[Service]:
    """The fake, seen by a client that gives up at once and never waits."""
    with Client(Manners(per_second=1000, timeout=5, tries=1), StillClock()) as client:
        yield Service(client, fake.url)


@pytest.fixture
def cache() -> Iterator[Cache]:
    """Nothing was answered before."""
    with Cache.open(None) as cache:
        yield cache
