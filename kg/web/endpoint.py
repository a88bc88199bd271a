"""The SPARQL endpoint that the site's own pages ask, as they would ask any: rows and triples for a query."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from kg.errors import QueryFailed, QueryStopped, ServiceUnreachable
from kg.store import (
    Quad,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from kg.web.upstream import Ask, Upstream
from mappings.namespaces import PREFIXES

_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_PROLOGUE: Final = "\n".join(f"PREFIX {prefix}: <{name}>" for prefix, name in PREFIXES.items()) + "\n"


class Endpoint:
    """One SPARQL 1.1 endpoint; its default graph is asked as the union of all graphs.

    The prefixes of ``mappings.namespaces`` need no declaration.
    """

    def __init__(self, upstream: Upstream, seconds: float) -> None:
        self._upstream = upstream
        self._seconds = seconds

    async def rows(self, query: str) -> list[QuerySolution]:
        """Return the rows of a SELECT query.

        Raises:
            QueryFailed: the endpoint refuses the query, or could not evaluate it.
            QueryStopped: it takes too long.
            ServiceUnreachable: it does not answer.
        """
        found = parse_query_results(await self._asked(query, _ROWS), QueryResultsFormat.JSON)
        if not isinstance(found, QuerySolutions):
            raise TypeError(found)
        return list(found)

    async def triples(self, query: str) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query.

        Raises:
            QueryFailed, QueryStopped, ServiceUnreachable: as ``rows`` does.
        """
        quads: Iterable[Quad] = parse(await self._asked(query, _TRIPLES), RdfFormat.N_TRIPLES)
        return [quad.triple for quad in quads]

    async def _asked(self, query: str, accept: str) -> bytes:
        """The answer to a query, whole.

        Where the connection breaks, it is asked once more: an engine that was just replaced may have held it.
        """
        for last in (False, True):
            try:
                return await self._once(query, accept)
            except ServiceUnreachable:
                if last:
                    raise
        raise AssertionError

    async def _once(self, query: str, accept: str) -> bytes:
        headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
        url = f"{self._upstream.url}?union-default-graph="
        asked = Ask(url, "POST", (_PROLOGUE + query).encode(), headers)
        try:
            async with asyncio.timeout(self._seconds), self._upstream.ask(asked) as answer:
                said = await answer.whole()
        except TimeoutError as error:
            raise QueryStopped(self._seconds) from error
        if answer.status != HTTPStatus.OK:
            raise QueryFailed(said.decode("utf-8", "replace").strip())
        return said
