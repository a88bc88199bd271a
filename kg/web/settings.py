"""What a site is told when it starts: whom it asks, what it may show, and how much anybody may ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mappings.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may cost.

    ``seconds``: the evaluation of a query; ``answer``: bytes of an answer; ``body``: bytes of a request;
    ``rows``: rows that a page of our own asks for at most.
    """

    seconds: float = 20.0
    answer: int = 100 * 2**20
    body: int = 2**20
    rows: int = 1000


@dataclass(frozen=True, slots=True)
class Settings:
    """A site.

    ``query_url``: the SPARQL 1.1 query endpoint that is asked; ``base``: where the resources live that pages are
    for; ``store``: the store's directory, for the kept texts, None where the graph is elsewhere; ``dumps``: the
    folder of a published release; ``services``: the endpoints that a SERVICE clause may name; ``token``: what
    allows to write, None where nobody may.
    """

    query_url: str
    base: str = BASE
    store: Path | None = None
    dumps: Path | None = None
    services: frozenset[str] = frozenset()
    token: str | None = None
    limits: Limits = field(default_factory=Limits)
