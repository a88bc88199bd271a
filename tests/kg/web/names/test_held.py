"""The names that a site holds: read once, and again when the graph has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from kg.errors import ServiceUnreachable
from kg.store import Literal, NamedNode, Quad, QuerySolutions, Store
from kg.web.names.held import LOOKED, OLDEST, Names
from mappings.namespaces import BASE, PREFIXES

GRAPH = f"{BASE}graph/labels"


class Local:
    """An endpoint over a store in memory that counts questions and may be away."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked = 0
        self.away = False

    async def rows(self, query: str) -> list[Any]:
        """Answer."""
        self.asked += 1
        if self.away:
            raise ServiceUnreachable("http://nowhere", "down", 1)
        found = self.store.query(query)
        assert isinstance(found, QuerySolutions)
        return list(found)


class Hands:
    """A clock that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def rename(store: Store, name: str) -> None:
    """Call the one person of the graph so."""
    person, graph = NamedNode(f"{BASE}person/a"), NamedNode(GRAPH)
    store.replace_graph(
        GRAPH,
        [
            Quad(person, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(PREFIXES["dip"] + "Person"), graph),
            Quad(person, NamedNode(PREFIXES["rdfs"] + "label"), Literal(name), graph),
        ],
    )


def held(work: Callable[[Names, Local, Hands], Awaitable[None]]) -> None:
    """Run a test with the names of one person called Ana."""

    async def run() -> None:
        store = Store.open(None)
        rename(store, "Ana")
        endpoint, clock = Local(store), Hands()
        names = Names(endpoint, BASE, clock)  # type: ignore[arg-type]
        try:
            await work(names, endpoint, clock)
        finally:
            await names.close()

    asyncio.run(run())


async def known(names: Names) -> list[str]:
    """The names held now; what is being read beside may finish."""
    found = [entity.name() for entity in (await names.index()).entities.values()]
    for _ in range(50):
        await asyncio.sleep(0.002)
    return found


def test_names_are_read_once_however_many_ask() -> None:
    """Even at the same time."""

    async def work(names: Names, endpoint: Local, _: Hands) -> None:
        found = await asyncio.gather(*(names.index() for _ in range(5)))
        assert len({id(one) for one in found}) == 1
        assert endpoint.asked == 3

    held(work)


def test_a_change_shows_after_a_while() -> None:
    """Who asks first after half a minute still gets the old names, and the next one the new."""

    async def work(names: Names, endpoint: Local, clock: Hands) -> None:
        assert await known(names) == ["Ana"]
        rename(endpoint.store, "Beatriz")
        assert await known(names) == ["Ana"]
        clock.now += LOOKED + 1
        assert await known(names) == ["Ana"]
        assert await known(names) == ["Beatriz"]

    held(work)


def test_who_writes_says_so() -> None:
    """Then nobody waits for half a minute."""

    async def work(names: Names, endpoint: Local, _: Hands) -> None:
        await known(names)
        rename(endpoint.store, "Beatriz")
        names.changed()
        await known(names)
        assert await known(names) == ["Beatriz"]

    held(work)


def test_names_of_the_same_length_show_within_the_hour() -> None:
    """The mark of the graph's state does not tell them apart, age does."""

    async def work(names: Names, endpoint: Local, clock: Hands) -> None:
        await known(names)
        rename(endpoint.store, "Eva")
        clock.now += OLDEST + 1
        await known(names)
        assert await known(names) == ["Eva"]

    held(work)


def test_an_unchanged_graph_is_not_read_again() -> None:
    """Only looked at."""

    async def work(names: Names, endpoint: Local, clock: Hands) -> None:
        await known(names)
        before = endpoint.asked
        clock.now += LOOKED + 1
        await known(names)
        assert endpoint.asked == before + 1

    held(work)


def test_an_endpoint_that_is_away_leaves_the_names_as_they_were() -> None:
    """But who never had any is told."""

    async def work(names: Names, endpoint: Local, clock: Hands) -> None:
        endpoint.away = True
        with pytest.raises(ServiceUnreachable):
            await names.index()
        endpoint.away = False
        await known(names)
        endpoint.away = True
        clock.now += OLDEST + 1
        await known(names)
        assert await known(names) == ["Ana"]

    held(work)
