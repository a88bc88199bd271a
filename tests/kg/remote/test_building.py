"""Building into a store at an address: the same graphs as a local build, sent once, whatever happens on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.build import build as build_here
from kg.errors import (
    DeliveryStopped,
    HalfCredentials,
    MissingPath,
    NotAllowed,
    ServiceUnreachable,
    StoreLocked,
)
from kg.remote.building import mirror_folder
from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, Store
from mappings.iris import article_iri, graph_iri, quarantine_iri
from mappings.namespaces import BASE
from tests.kg.remote.conftest import THREE, TWO, Build
from tests.kg.remote.fake_store import CUT, Fake, Server, lines
from tests.kg.sample import write
from tests.kg.still_clock import StillClock

pytestmark = pytest.mark.usefixtures("reading")


def built_here(folder: Path, *paths: Path) -> list[str]:
    """What a local build of the paths stores."""
    build_here(paths, folder)
    with Store.open_read_only(folder) as view:
        return sorted(f"{quad} ." for quad in view.quads())


def test_the_graphs_are_those_of_a_local_build(
    deliver: Build, fake: Fake, corpus: Path, tmp_path: Path
) -> None:
    """To the byte: articles, quarantine, and all that is derived."""
    built = deliver(corpus)
    assert lines(fake.store) == built_here(tmp_path / "here", corpus)
    assert fake.store.has_graph(quarantine_iri("c"))
    assert (built.report.new, built.fetched, built.deleted) == (3, 0, 0)
    assert built.sent == len(list(fake.store.graphs())) == sum(fake.writes.values())


def test_articles_are_there_before_what_is_derived_from_them(
    deliver: Build, fake: Fake, corpus: Path
) -> None:
    """Whoever reads meanwhile finds no label of a node that is not there."""
    deliver(corpus)
    order = [graph for method, graph in fake.log if method == "PUT"]
    derived = [number for number, graph in enumerate(order) if graph == graph_iri("labels")]
    articles = [number for number, graph in enumerate(order) if graph.startswith(f"{BASE}article/")]
    assert min(derived) > max(articles) - 8  # as many are under way at a time


def test_building_again_sends_nothing(deliver: Build, fake: Fake, corpus: Path) -> None:
    """Nor does it read the articles for facts."""
    deliver(corpus)
    fake.log.clear()
    again = deliver(corpus)
    assert (again.report.unchanged, again.sent, again.fetched, fake.log) == (3, 0, 0, [])


def test_only_what_changes_is_sent(deliver: Build, fake: Fake, corpus: Path, tmp_path: Path) -> None:
    """The article, and the derived graphs that are others now; a quarantine that is empty goes."""
    deliver(corpus)
    fake.log.clear()
    write(corpus, c=THREE)
    built = deliver(corpus)
    assert article_iri("c") in fake.writes
    assert not {article_iri("a"), article_iri("b"), graph_iri("ontology")} & set(fake.writes)
    assert ("DELETE", quarantine_iri("c")) in fake.log
    assert built.deleted == 1
    assert lines(fake.store) == built_here(tmp_path / "here", corpus)


def test_two_machines_fill_one_store(deliver: Build, fake: Fake, tmp_path: Path) -> None:
    """What the other put there is fetched, so that what is derived is derived from all; articles are sent once."""
    first, second = write(tmp_path / "1", a=TWO), write(tmp_path / "2", b=THREE)
    deliver(first, mirror="one")
    built = deliver(second, mirror="two")
    assert built.fetched == 1
    assert fake.writes[article_iri("a")] == 1
    assert lines(fake.store) == built_here(tmp_path / "here", first, second)
    assert deliver(first, mirror="one").fetched == 1


def test_a_change_from_elsewhere_comes_first(deliver: Build, fake: Fake, tmp_path: Path) -> None:
    """A mirror that holds an older state of an article does not bring it back."""
    first, second = write(tmp_path / "1", a=TWO, b=TWO), write(tmp_path / "2", a=THREE)
    deliver(first, mirror="one")
    deliver(second, mirror="two")
    built = deliver(write(tmp_path / "3", d=THREE), mirror="one")
    assert built.fetched == 1
    held = {quad.object for quad in fake.store.match(NamedNode(article_iri("a")))}
    mirrored = Store.open_read_only(tmp_path / "one")
    assert {quad.object for quad in mirrored.match(NamedNode(article_iri("a")))} == held


def test_a_lost_mirror_is_made_again_from_there(
    deliver: Build, fake: Fake, corpus: Path, tmp_path: Path
) -> None:
    """Articles are fetched, read anew, found the same and not sent."""
    deliver(corpus)
    shutil.rmtree(tmp_path / "mirror")
    fake.log.clear()
    built = deliver(corpus)
    assert (built.fetched, built.report.read) == (3, 3)
    assert not any(graph.startswith(f"{BASE}article/") for graph in fake.writes)
    assert lines(fake.store) == built_here(tmp_path / "here", corpus)


def test_a_store_that_was_emptied_is_filled_again(deliver: Build, fake: Fake, corpus: Path) -> None:
    """From the mirror."""
    deliver(corpus)
    before = lines(fake.store)
    fake.store.replace_graphs(dict.fromkeys(list(fake.store.graphs()), ()))
    deliver(corpus)
    assert lines(fake.store) == before


def test_what_others_keep_there_is_left_alone(deliver: Build, fake: Fake, corpus: Path) -> None:
    """Graphs outside the base, and those under it that no build makes."""
    theirs = ("https://others.example/graph", f"{BASE}graph/notes")
    for graph in theirs:
        node = NamedNode(graph)
        fake.store.replace_graph(graph, [Quad(node, node, node, node)])
    deliver(corpus)
    deliver(corpus)
    assert all(fake.store.has_graph(graph) for graph in theirs)


def test_a_busy_server_is_asked_again_when_it_says(
    deliver: Build, fake: Fake, corpus: Path, clock: StillClock
) -> None:
    """503 with Retry-After, and once without; a connection that is cut: waiting longer each time."""
    fake.headers = {"Retry-After": "7"}
    fake.faults = [503, CUT, 500]
    built = deliver(corpus)
    assert built.sent == len(list(fake.store.graphs()))
    assert 7.0 in clock.slept
    assert max(fake.writes.values()) == 1


@pytest.mark.parametrize("fault", [503, CUT, 507])
def test_a_server_that_stops_half_way_loses_nothing(
    deliver: Build, fake: Fake, corpus: Path, tmp_path: Path, fault: int
) -> None:
    """What was sent is said; the next build sends the rest and nothing twice."""
    fake.faults, fake.always = [None, None, None], fault
    with pytest.raises(DeliveryStopped, match="3 of 11 graphs were sent before") as stopped:
        deliver(corpus)
    assert "the same command goes on" in str(stopped.value)
    fake.always = None
    built = deliver(corpus)
    assert (built.report.unchanged, built.sent) == (3, 8)
    assert set(fake.writes.values()) == {1}
    assert lines(fake.store) == built_here(tmp_path / "here", corpus)


def test_a_server_that_dies_is_found_again(deliver: Build, fake: Fake, corpus: Path, tmp_path: Path) -> None:
    """Down before, and back at the same port."""
    port = int(fake.url.rpartition(":")[2])
    url = fake.url
    gone = Fake()
    with Server(gone) as other:
        nowhere = gone.url
        other.server_close()
        with pytest.raises(ServiceUnreachable, match="cannot be reached"):
            deliver(corpus, url=nowhere)
    assert (port, url) == (int(fake.url.rpartition(":")[2]), fake.url)
    deliver(corpus)
    assert lines(fake.store) == built_here(tmp_path / "here", corpus)


def test_a_large_graph_goes_in_parts(deliver: Build, fake: Fake, corpus: Path, tmp_path: Path) -> None:
    """Where the server takes no more at once."""
    fake.largest = 300_000
    deliver(corpus)
    assert fake.writes[graph_iri("ontology")] > 1
    assert lines(fake.store) == built_here(tmp_path / "here", corpus)


def test_who_may_not_write_is_told_before_anything_is_read(
    deliver: Build, fake: Fake, corpus: Path, tmp_path: Path
) -> None:
    """And what to set; no mirror is made."""
    fake.needs = "Bearer right"
    with pytest.raises(NotAllowed, match="set KG_TOKEN"):
        deliver(corpus)
    assert not (tmp_path / "mirror").exists()


@pytest.mark.parametrize(
    ("variables", "header"),
    [
        ({"KG_TOKEN": "right"}, "Bearer right"),
        ({"KG_USER": "eva", "KG_PASSWORD": "a:b"}, "Basic ZXZhOmE6Yg=="),
    ],
)
def test_credentials_come_from_the_environment(  # noqa: PLR0913, PLR0917
    deliver: Build,
    fake: Fake,
    corpus: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    header: str,
) -> None:
    """A token, or a name and a password; wrong ones are told as such."""
    fake.needs = header
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert deliver(corpus).sent > 3
    fake.needs = "Bearer other"
    with pytest.raises(NotAllowed, match="check the credentials"):
        deliver(corpus)


def test_half_of_the_credentials_is_none(
    deliver: Build, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says which half is missing."""
    monkeypatch.setenv("KG_USER", "eva")
    with pytest.raises(HalfCredentials, match="KG_PASSWORD"):
        deliver(corpus)


def test_a_missing_path_asks_nobody(deliver: Build, fake: Fake, tmp_path: Path) -> None:
    """Nothing is sent, nothing made."""
    with pytest.raises(MissingPath):
        deliver(tmp_path / "no such folder")
    assert not (tmp_path / "mirror").exists()
    assert fake.log == []


def test_two_builds_at_once_do_not_share_a_mirror(deliver: Build, corpus: Path, tmp_path: Path) -> None:
    """The second is told who has it."""
    with Archive.open(tmp_path / "mirror"), pytest.raises(StoreLocked):
        deliver(corpus)


def test_a_local_store_may_be_the_mirror(deliver: Build, fake: Fake, corpus: Path, tmp_path: Path) -> None:
    """What it holds already is sent as it is."""
    here = built_here(tmp_path / "mirror", corpus)
    built = deliver(corpus)
    assert built.report.unchanged == 3
    assert lines(fake.store) == here


def test_each_address_has_a_mirror_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Named so that a person knows which it is."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    one, other = mirror_folder("https://a.example/store"), mirror_folder("https://a.example/ds/data")
    assert one.parent == tmp_path / "diplomacy-kg"
    assert one.name.startswith("a.example-store-")
    assert one != other
