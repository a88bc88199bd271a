"""The way there and back: ``kg link`` asks our own service about the seeds, and every node finds itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.http import Client, Manners
from kg.reconciliation.cache import Cache
from kg.reconciliation.proposals import Proposal
from kg.reconciliation.run import Result, Wish, reconcile
from kg.reconciliation.service import Service
from kg.store import RdfFormat, Store, parse, serialize
from kg.web.engine import Engine
from kg.web.settings import Settings
from mappings.iris import graph_iri
from mappings.namespaces import BASE
from tests.kg.servers import program
from tests.kg.web.reconcile.running import site

SEEDS = Path(__file__).resolve().parents[4] / "seeds"
OTHER = "https://elsewhere.example/"
OWN = re.compile(
    re.escape(BASE)
    + r"(?=(?:article|agreement|anniversary|body|event|graph|person|place|post|relationship|series|statement|tenure)/)"
)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Result]:
    """What the service says of every person, body and place of the seeds to one who has them under another base."""
    program()
    folder = tmp_path_factory.mktemp("seeds") / "store"
    build([SEEDS], folder, keep_text=False)
    with Store.open_read_only(folder) as view:
        graphs = [name for name in view.graphs() if name != graph_iri("links")]
        lines = b"".join(
            serialize(view.quads(name), format=RdfFormat.N_QUADS) or b"" for name in graphs
        ).decode()
    elsewhere = Store.open(None)
    moved: defaultdict[str, list[object]] = defaultdict(list)
    for quad in parse(OWN.sub(OTHER, lines).encode(), format=RdfFormat.N_QUADS):
        moved[getattr(quad.graph_name, "value", "")].append(quad)
    elsewhere.replace_graphs(moved)  # type: ignore[arg-type]
    with (
        Engine(folder) as engine,
        site(Settings(query_url=engine.url, store=folder)) as address,
        Client(Manners(per_second=1000)) as client,
        Cache.open(None) as cache,
    ):
        yield reconcile(elsewhere, Service(client, f"{address}/reconcile"), cache, Wish(base=OTHER))


def best(result: Result) -> dict[str, list[Proposal]]:
    """The proposals of the highest confidence of each node."""
    by_node: defaultdict[str, list[Proposal]] = defaultdict(list)
    for one in result.proposals:
        by_node[one.node.iri].append(one)
    return {
        node: [one for one in some if one.candidate.score == max(other.candidate.score for other in some)]
        for node, some in by_node.items()
    }


def test_the_manifest_tells_our_client_all_it_needs(result: Result) -> None:
    """Versions, spaces, types and the size of batches."""
    known = result.manifest
    assert known.versions == ("0.1", "0.2")
    assert known.identifier_space == BASE
    assert {"Person", "Body", "Place"} <= {name for name, _ in known.types}
    assert known.batch_size == 100
    assert (result.failure, result.problems, result.unanswered) == (None, (), 0)


def test_every_node_finds_itself(result: Result) -> None:
    """The node itself is among the best candidates for its label, whichever kind it is of."""
    found = best(result)
    assert result.nodes == len(found) > 200
    missed = {
        node for node, some in found.items() if node.replace(OTHER, BASE) not in {one.iri for one in some}
    }
    assert missed == set()


def test_what_is_called_sure_is_right(result: Result) -> None:
    """No match but the node itself; most nodes have one."""
    sure = {one.node.iri: one.iri for one in result.proposals if one.candidate.match}
    assert [node for node, iri in sure.items() if node.replace(OTHER, BASE) != iri] == []
    assert len(sure) > 0.8 * result.nodes
