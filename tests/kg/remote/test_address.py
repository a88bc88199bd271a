"""Finding where a store takes queries and graphs, from whichever address is told."""

from __future__ import annotations

import pytest

from kg.errors import BadAddress, NoRemoteStore, SecretInAddress
from kg.http import Client, Manners
from kg.remote.address import Address, find
from tests.kg.remote.fake_store import Fake, Server

LAYOUTS = {
    "Oxigraph": ("/query", "/store", ("", "/query", "/store")),
    "Fuseki": ("/ds/query", "/ds/data", ("/ds", "/ds/", "/ds/query", "/ds/data")),
    "our own": ("/sparql", "/store", ("", "/sparql", "/store")),
    "Virtuoso": ("/sparql", "/rdf-graph-store", ("/sparql", "/rdf-graph-store")),
}


@pytest.mark.parametrize(
    ("query", "graphs", "told"),
    [(query, graphs, one) for query, graphs, ways in LAYOUTS.values() for one in ways],
)
def test_the_usual_servers_are_found(query: str, graphs: str, told: str) -> None:
    """By the folder of both addresses, or by either of them."""
    fake = Fake(query=query, graphs=graphs)
    with Server(fake), Client(Manners(per_second=1000, tries=1)) as client:
        assert find(client, fake.url + told) == Address(fake.url + query, fake.url + graphs)


def test_any_other_layout_can_be_told() -> None:
    """Both addresses."""
    fake = Fake(query="/ask", graphs="/keep")
    with Server(fake), Client(Manners(per_second=1000, tries=1)) as client:
        found = find(client, f"{fake.url}/ask", f"{fake.url}/keep")
        assert found == Address(f"{fake.url}/ask", f"{fake.url}/keep")
        with pytest.raises(NoRemoteStore, match="--graph-store"):
            find(client, f"{fake.url}/elsewhere")


def test_an_endpoint_that_only_answers_is_no_store() -> None:
    """It says so."""
    fake = Fake(query="/query", graphs="/nowhere")
    with (
        Server(fake),
        Client(Manners(per_second=1000, tries=1)) as client,
        pytest.raises(NoRemoteStore, match="no Graph Store is beside it"),
    ):
        find(client, f"{fake.url}/query")


@pytest.mark.parametrize("address", ["ftp://a.example", "http://", "http://a.example/query?x=1", "http://[a"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """Before anybody is asked."""
    with Client() as client, pytest.raises(BadAddress):
        find(client, address)


def test_credentials_in_an_address_are_refused() -> None:
    """And not repeated."""
    with Client() as client, pytest.raises(SecretInAddress) as refused:
        find(client, "https://eva:secret@a.example/query")
    assert "secret" not in str(refused.value)
