"""What a site is told when it starts: whom it asks, what it may show, and how much anybody may ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mappings.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may cost, and how many there may be.

    ``seconds``: the evaluation of a query; ``answer``: bytes of an answer; ``query``: bytes of a query, ``body`` of
    another request, ``graph`` of one that writes a graph; ``rows``: rows that a page of our own asks for at most;
    ``memory``: bytes that the engine may take; ``queries``: evaluations at a time, and ``waiting``: those that wait
    for their turn, others are sent away; ``patience``: seconds that a client may take to send the body of a request
    beyond what a slow line needs, or to take the next piece of an answer.
    """

    seconds: float = 20.0
    answer: int = 100 * 2**20
    query: int = 256 * 2**10
    body: int = 2**20
    graph: int = 128 * 2**20
    rows: int = 1000
    memory: int = 4 * 2**30
    queries: int = 16
    waiting: int = 256
    patience: float = 20.0


@dataclass(frozen=True, slots=True)
class Settings:
    """A site.

    ``query_url``: the SPARQL 1.1 query endpoint that is asked, where no engine of our own runs; ``base``: where the
    resources live that pages are for; ``store``: the store's directory, for the kept texts, None where the graph is
    elsewhere; ``dumps``: the folder of a published release; ``services``: the endpoints that a SERVICE clause may
    name; ``token``: what allows to write, None where nobody may; ``public_url``: where the site is seen from
    outside, without a slash at its end, None where it is as the requests say.
    """

    query_url: str
    base: str = BASE
    store: Path | None = None
    dumps: Path | None = None
    services: frozenset[str] = frozenset()
    token: str | None = field(default=None, repr=False)
    public_url: str | None = None
    limits: Limits = field(default_factory=Limits)
