"""The SPARQL endpoint that the site asks, over HTTP, as it would ask any: the one door from the site to its data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import httpx

from kg.errors import QueryFailed, ServiceUnreachable
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
from mappings.namespaces import PREFIXES

_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_PROLOGUE: Final = "\n".join(f"PREFIX {prefix}: <{name}>" for prefix, name in PREFIXES.items()) + "\n"


class Endpoint:
    """One SPARQL 1.1 endpoint; its default graph is asked as the union of all graphs.

    The prefixes of ``mappings.namespaces`` need no declaration.
    """

    def __init__(self, url: str, seconds: float) -> None:
        self.url = url
        self._client = httpx.AsyncClient(timeout=httpx.Timeout(seconds, connect=5.0), trust_env=False)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def rows(self, query: str) -> list[QuerySolution]:
        """Return the rows of a SELECT query.

        Raises:
            QueryFailed: the endpoint refuses the query, or could not evaluate it.
            ServiceUnreachable: it does not answer.
        """
        found = parse_query_results(await self._asked(query, _ROWS), QueryResultsFormat.JSON)
        if not isinstance(found, QuerySolutions):
            raise TypeError(found)
        return list(found)

    async def triples(self, query: str) -> list[Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query.

        Raises:
            QueryFailed, ServiceUnreachable: as ``rows`` does.
        """
        quads: Iterable[Quad] = parse(await self._asked(query, _TRIPLES), RdfFormat.N_TRIPLES)
        return [quad.triple for quad in quads]

    async def _asked(self, query: str, accept: str) -> bytes:
        try:
            answer = await self._client.post(
                self.url,
                params={"union-default-graph": ""},
                content=(_PROLOGUE + query).encode(),
                headers={"Accept": accept, "Content-Type": "application/sparql-query"},
            )
        except httpx.HTTPError as error:
            raise ServiceUnreachable(self.url, str(error) or type(error).__name__, 1) from error
        if not answer.is_success:
            raise QueryFailed(answer.text.strip())
        return answer.content
