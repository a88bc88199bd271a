"""The figures of a store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import build
from kg.decisions import SAME_AS
from kg.errors import MissingStore
from kg.identity.sssom import CURATED, Mapping, append
from kg.info import info
from kg.provenance import extractor
from kg.storage.archive import Archive
from kg.store import Store
from mappings.namespaces import BASE
from tests.kg.sample import reading, write

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two articles that report one meeting, one with a refused fact."""
    one, two = "Ana reçoit Bo le 2024-05-16.\n", "Ana reçoit Bo le 2024-05-16. Cao reçoit Dung le 1999.\n"
    build([write(tmp_path / "in", a=one, b=two)], tmp_path / "store")
    return tmp_path / "store"


def test_nodes_are_counted_once_however_many_articles_name_them(store: Path) -> None:
    """Two articles, one event, two persons."""
    figures = info(store)
    assert figures.articles == 2
    assert {"Article": 2, "Event": 1, "Reception": 1, "Person": 2, "Participation": 2}.items() <= dict(
        figures.classes
    ).items()
    with Store.open_read_only(store) as view:
        assert figures.quads == len(view)


def test_derived_graphs_and_quarantine_are_listed_with_their_sizes(store: Path) -> None:
    """Article graphs are counted together, the others one by one."""
    sizes = dict(info(store).graphs)
    assert {f"{BASE}graph/{name}" for name in ("labels", "ontology", "quarantine/b")} <= set(sizes)
    assert all(sizes.values())
    assert not any("/article/" in name for name in sizes)


def test_problems_and_the_state_of_the_build_are_told(store: Path) -> None:
    """What was refused, by which program, and whether a build would do anything."""
    figures = info(store)
    assert (figures.refused, [problem.code for problem in figures.problems]) == (1, ["refused"])
    assert (figures.extractor, figures.stale, figures.fresh) == (extractor(), 0, True)
    assert figures.last_built is not None
    with Archive.open(store) as archive:
        entry = archive.ledger.get("a")
        assert entry is not None
        archive.ledger.put([replace(entry, extractor="older")])
        archive.ledger.derived_from = None
    assert (info(store).stale, info(store).fresh) == (1, False)


def test_a_store_without_a_ledger_still_has_figures(store: Path) -> None:
    """What the graph holds does not hang on the ledger."""
    (store / "ledger.sqlite").unlink()
    figures = info(store)
    assert (figures.articles, figures.last_built, figures.problems) == (2, None, ())


def test_no_store_has_no_figures(tmp_path: Path) -> None:
    """Asking makes no store."""
    with pytest.raises(MissingStore):
        info(tmp_path / "nowhere")


def test_the_decisions_that_a_store_follows_are_told(store: Path, tmp_path: Path) -> None:
    """Their number and the file; neither where there are none."""
    assert (info(store).decisions, info(store).decided_in) == (0, None)
    file = tmp_path / "decisions.tsv"
    append(file, [Mapping(f"{BASE}person/x/bo", SAME_AS, f"{BASE}person/x/bob", CURATED)])
    build([tmp_path / "in"], store, decisions=file)
    assert (info(store).decisions, info(store).decided_in) == (1, str(file))
