"""Where a store at an address takes queries and graphs: as it is told, else where the usual servers have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from kg.errors import (
    BadAddress,
    NoRemoteStore,
    SecretInAddress,
    ServiceFailed,
    ServiceRefused,
    ServiceUnreachable,
)
from kg.http import Client, Message

_RESULTS: Final = "application/sparql-results+json"
_QUERIES: Final = {"query": ("store", "data"), "sparql": ("store", "data", "rdf-graph-store")}
"""The last word of an address that takes queries, and those of its Graph Store beside it: Oxigraph, Fuseki, ours, others."""
_GRAPHS: Final = frozenset(word for words in _QUERIES.values() for word in words)


@dataclass(frozen=True, slots=True)
class Address:
    """The two addresses of one store."""

    query: str
    graphs: str


def find(client: Client, told: str, graphs: str | None = None) -> Address:
    """Return the addresses of the store that ``told`` leads to, where it answers a query.

    ``told`` may be where it takes queries, where it takes graphs, or the folder of both; ``graphs`` names the latter
    where it lies elsewhere.

    Raises:
        BadAddress, SecretInAddress: that is no address, or one that no one should write down.
        NoRemoteStore: nothing there answers queries.
        ServiceUnreachable: nobody is there.
    """
    checked = _checked(told)
    tried = [Address(checked, _checked(graphs))] if graphs else list(candidates(checked))
    said = "nothing there answers a SPARQL query"
    for one in tried:
        try:
            answer = client.send(Message("POST", one.query, _RESULTS, form={"query": "ASK {}"})).json()
            if isinstance(answer, dict) and answer.get("boolean") is True and (graphs or _takes(client, one)):
                return one
        except ServiceUnreachable:
            raise
        except ServiceRefused as failure:
            if failure.status in {401, 403}:
                said = f"{one.query} answers with status {failure.status}: set KG_TOKEN, or KG_USER and KG_PASSWORD"
        except ServiceFailed:
            continue
        else:
            said = f"{one.query} answers queries, but no Graph Store is beside it"
    raise NoRemoteStore(checked, said)


def candidates(told: str) -> Iterator[Address]:
    """Yield the addresses that may be meant, the likeliest first."""
    folder, _, last = told.rpartition("/")
    if last in _QUERIES:
        yield from (Address(told, f"{folder}/{graphs}") for graphs in _QUERIES[last])
    elif last in _GRAPHS:
        yield from (Address(f"{folder}/{query}", told) for query, words in _QUERIES.items() if last in words)
    else:
        yield from (
            Address(f"{told}/{query}", f"{told}/{graphs}")
            for query, words in _QUERIES.items()
            for graphs in words
        )


def _takes(client: Client, one: Address) -> bool:
    """Whether there is a Graph Store: its default graph always is. Only the first bytes of it are read."""
    return client.status(f"{one.graphs}?default") not in {404, 405}


def _checked(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise BadAddress(address) from error
    if parts.scheme not in {"http", "https"} or not host:
        raise BadAddress(address)
    if parts.username is not None or parts.password is not None:
        raise SecretInAddress(host)
    if parts.query or parts.fragment:
        raise BadAddress(address)
    return address.rstrip("/")
