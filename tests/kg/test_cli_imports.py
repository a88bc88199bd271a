"""``kg import`` from the command line, and what other commands show of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.storage.archive import Archive
from kg.store import Store
from tests.kg.conftest import fill, reports
from tests.kg.test_cli import failed, kg

GRAPH = "https://example.org/extract"
TEXT = '<http://e.org/a> <http://e.org/p> "é" , _:b .'


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    """A store with two articles, for each test anew."""
    with Archive.open(tmp_path / "store") as archive:
        fill(archive, reports())
    return tmp_path / "store"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A set of two triples."""
    (tmp_path / "extract.ttl").write_text(TEXT, encoding="utf-8")
    return tmp_path / "extract.ttl"


def test_it_imports_shows_and_removes(store_dir: Path, file: Path) -> None:
    """Words on stderr; the figures name graph, file and quads; a dump holds the set only where that is asked for."""
    done = kg("import", str(file), "--graph", GRAPH, store=store_dir)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.strip() == f"imported extract.ttl: <{GRAPH}> holds 2 quads"
    told = kg("info", store=store_dir).stdout
    assert "imported graph" in told
    assert [word for word in (GRAPH, "extract.ttl", "2") if word not in told] == []
    (known,) = json.loads(kg("info", "--json", store=store_dir).stdout)["imports"]
    assert (known["graph"], known["quads"], known["files"][0]["name"]) == (GRAPH, 2, "extract.ttl")
    ours = kg("export", "-", "--format", "nq", store=store_dir).stdout
    both = kg("export", "-", "--format", "nq", "--with-imports", store=store_dir).stdout
    assert (ours.count(GRAPH), both.count(GRAPH)) == (0, 2)
    gone = kg("import", "--remove", "--graph", GRAPH, store=store_dir)
    assert (gone.exit_code, gone.stderr.strip()) == (0, f"removed <{GRAPH}>: 2 quads gone")
    assert "imported graph" not in kg("info", store=store_dir).stdout
    assert kg("export", "-", "--format", "nq", "--with-imports", store=store_dir).stdout == ours


def test_several_files_make_one_set(store_dir: Path, file: Path, tmp_path: Path) -> None:
    """As JSON, for programs: what the ledger keeps; a row each in the figures."""
    (tmp_path / "more.nt").write_text(
        "<http://e.org/c> <http://e.org/p> <http://e.org/d> .\n", encoding="utf-8"
    )
    done = kg("import", str(file), str(tmp_path / "more.nt"), "--graph", GRAPH, "--json", store=store_dir)
    found = json.loads(done.stdout)
    assert (found["quads"], [one["name"] for one in found["files"]]) == (3, ["extract.ttl", "more.nt"])
    assert "more.nt" in kg("info", store=store_dir).stdout


def test_a_wrong_way_of_asking_is_2(store_dir: Path, file: Path) -> None:
    """No file and no --remove, both, no graph, one of ours, one that was never imported."""
    failed(kg("import", "--graph", GRAPH, store=store_dir), 2, "--remove")
    failed(kg("import", str(file), "--remove", "--graph", GRAPH, store=store_dir), 2, "--remove")
    failed(kg("import", str(file), store=store_dir), 2, "--graph")
    failed(kg("import", str(file), "--graph", "graph/labels", store=store_dir), 2, "of this store's own")
    failed(kg("import", "--remove", "--graph", GRAPH, store=store_dir), 2, "nothing was imported into")


def test_what_cannot_be_done_is_3(store_dir: Path, file: Path, tmp_path: Path) -> None:
    """A broken file with its line, a missing one, a store in use."""
    (tmp_path / "cut.ttl").write_text(TEXT + '\n<http://e.org/a> "', encoding="utf-8")
    failed(
        kg("import", str(tmp_path / "cut.ttl"), "--graph", GRAPH, store=store_dir), 3, "cut.ttl:2 ", "as RDF"
    )
    failed(kg("import", str(tmp_path / "none.ttl"), "--graph", GRAPH, store=store_dir), 3, "none.ttl")
    with Store.open(store_dir):
        failed(kg("import", str(file), "--graph", GRAPH, store=store_dir), 3, "has it open")
