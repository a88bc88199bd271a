"""The endpoint that the site asks: rows, triples, and what becomes of refusals."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from kg.errors import QueryFailed, ServiceUnreachable
from kg.web.endpoint import Endpoint
from kg.web.settings import Settings
from kg.web.upstream import Upstream
from tests.kg.servers import free_port

T = TypeVar("T")


def asked(settings: Settings, question: Callable[[Endpoint], Awaitable[T]]) -> T:
    """What one question to the endpoint of a site gives."""

    async def ask() -> T:
        upstream = Upstream(lambda: settings.query_url, 4)
        try:
            return await question(Endpoint(upstream, 10.0))
        finally:
            upstream.close()

    return asyncio.run(ask())


def test_rows_come_from_the_union_of_all_graphs(site_settings: Settings) -> None:
    """The project's prefixes need no declaration, and every article's graph is asked."""
    rows = asked(site_settings, lambda endpoint: endpoint.rows("SELECT DISTINCT ?a { ?a a dip:Article }"))
    assert len(rows) == 2


def test_triples_come_as_terms(site_settings: Settings) -> None:
    """A CONSTRUCT gives triples."""
    triples = asked(
        site_settings,
        lambda endpoint: endpoint.triples("CONSTRUCT { ?a a dip:Article } { ?a a dip:Article }"),
    )
    assert len(triples) == 2


def test_a_refused_query_says_why(site_settings: Settings) -> None:
    """What the endpoint answers to a query that does not parse is kept."""
    with pytest.raises(QueryFailed, match="expected"):
        asked(site_settings, lambda endpoint: endpoint.rows("SELECT WHERE"))


def test_an_endpoint_that_is_down_is_named() -> None:
    """Nobody listens."""
    settings = Settings(f"http://127.0.0.1:{free_port()}/query")
    with pytest.raises(ServiceUnreachable, match=r"127\.0\.0\.1"):
        asked(settings, lambda endpoint: endpoint.rows("SELECT * {}"))
