"""The formats in which the endpoint answers, by the form of the query.

https://www.w3.org/TR/sparql11-protocol/#query-success
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from kg.web.accept import preferred
from kg.web.problem import Refused

ROWS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
"""For SELECT and ASK, the one that is chosen unasked first."""

TRIPLES: Final = (
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/trig",
    "application/n-quads",
)
"""For CONSTRUCT and DESCRIBE, and for graphs."""

_ALSO: Final = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "text/csv",
}
_ALSO_TRIPLES: Final = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "application/x-turtle": "text/turtle",
    "text/n3": "text/turtle",
    "text/plain": "application/n-triples",
}
"""Names by which clients ask for a format that has one of its own."""


def choose(accept: str, offered: tuple[str, ...]) -> str:
    """Return the format among ``ROWS`` or ``TRIPLES`` that an ``Accept`` header asks for.

    Raises:
        Refused: it takes none of them.
    """
    also = _ALSO if offered == ROWS else _ALSO_TRIPLES
    found = preferred(accept, (*offered, *also))
    if found is None:
        raise Refused(HTTPStatus.NOT_ACCEPTABLE, f"such an answer can be had as {', '.join(offered)}")
    return also.get(found, found)
