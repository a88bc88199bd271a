"""The formats in which a resource can be had: a page for people, three for programs, each with an address of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.export.jsonld import write_jsonld
from kg.export.nodes import grouped
from kg.export.turtle import write_turtle
from kg.store import Triple

HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Alternate:
    """A format by its media type, the ending of its addresses, and its name."""

    kind: str
    ending: str
    name: str


ALTERNATES: Final = (
    Alternate("text/turtle", "ttl", "Turtle"),
    Alternate("application/ld+json", "jsonld", "JSON-LD"),
    Alternate("application/n-triples", "nt", "N-Triples"),
)
_ALSO: Final = {
    "application/xhtml+xml": HTML,
    "application/json": "application/ld+json",
    "text/plain": "application/n-triples",
}
"""Other names under which clients ask for the formats."""
OFFERED: Final = (HTML, *(one.kind for one in ALTERNATES), *_ALSO)
"""What content negotiation chooses from; a client that takes anything gets a page."""


def format_of(kind: str) -> str:
    """Return the format that a media type of ``OFFERED`` asks for."""
    return _ALSO.get(kind, kind)


def written(triples: Iterable[Triple], kind: str) -> bytes:
    """Return triples in a format of ``ALTERNATES``: sorted, each once, the same bytes for the same triples."""
    if kind == "application/n-triples":
        return "".join(sorted({f"{triple} .\n" for triple in triples})).encode()
    out = io.BytesIO()
    (write_turtle if kind == "text/turtle" else write_jsonld)(grouped(triples), out)
    return out.getvalue()
