"""Rebuilding: whatever became of the tables, the texts give the same bytes again, and what they do not give is not lost unsaid."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import Options, build
from kg.errors import MissingStore, StoreLocked, StoreUnreadable, UnknownArticle
from kg.identity.deciding import decide
from kg.imports import import_files
from kg.rebuild import REPLACED, Rebuilt, rebuild, rebuild_articles
from kg.storage.archive import Archive
from kg.storage.schema import FILE
from kg.storage.snapshot import is_written
from kg.store import FOLDER, Store
from mappings.namespaces import BASE
from tests.kg.identity.test_deciding import judgement
from tests.kg.sample import quad, reading, small, write

__all__ = ["reading", "small"]

pytestmark = pytest.mark.usefixtures("reading", "small")

ROOT = Path(__file__).resolve().parents[2]
ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
EARLY = "Ana reçoit Bo le 1999-01-01. Cao reçoit Dung le 2025-02-03.\n"
OTHERS = "https://data.example.org/"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of four articles, of which b is refused in part, under a decision; the files are gone."""
    texts = write(tmp_path / "in", a=ONE, b=EARLY, c=ONE.replace("Bo", "Cao"), d=ONE.replace("Ana", "Eva"))
    decisions = tmp_path / "decisions.sssom.tsv"
    build([texts], tmp_path / "store")
    decide(tmp_path / "store", judgement("person/vn/ana", "person/vn/eva"), file=decisions)
    shutil.rmtree(texts)
    return tmp_path / "store"


def lines(store: Path) -> list[str]:
    """The whole graph."""
    with Store.open_read_only(store) as view:
        return sorted(map(str, view.quads()))


def rebuilt(store: Path) -> Rebuilt:
    """Rebuild in this process."""
    return rebuild(store, Options())


def spoil(store: Path) -> None:
    """Turn bits in every table, and take one away."""
    tables = sorted((store / FOLDER).glob("*.sst"))
    for table in tables:
        content = bytearray(table.read_bytes())
        content[len(content) // 3] ^= 0xFF
        table.write_bytes(content)
    tables[-1].unlink()


def left(store: Path) -> list[str]:
    """What lies in the store's folder."""
    return sorted(path.name for path in store.iterdir())


@pytest.mark.parametrize("harm", ["none", "damaged", "gone"])
def test_a_store_is_made_again_with_the_same_bytes(harm: str, store: Path) -> None:
    """From its texts alone: whole, damaged and without tables, under its decisions; nothing is left beside it."""
    before, there = lines(store), left(store)
    if harm == "damaged":
        spoil(store)
        with pytest.raises(StoreUnreadable, match=r"kg rebuild --store"):
            lines(store)
    if harm == "gone":
        shutil.rmtree(store / FOLDER)
        with pytest.raises(StoreUnreadable, match="tables are gone"):
            lines(store)
    done = rebuilt(store)
    assert (done.report.read, done.lost, done.kept) == (4, (), None)
    assert lines(store) == before
    assert left(store) == there
    with Archive.open(store) as archive:
        assert len(list(archive.ledger.formers())) > 0


def test_what_no_text_gives_is_taken_over(tmp_path: Path) -> None:
    """Articles without a text, imported sets, and graphs that came over the web."""
    store = tmp_path / "store"
    build([write(tmp_path / "in", a=ONE, b=EARLY)], store, keep_text=False)
    build([write(tmp_path / "more", c=ONE.replace("Bo", "Cao"))], store)
    (tmp_path / "x.nt").write_text("<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n")
    import_files(store, [tmp_path / "x.nt"], OTHERS)
    with Archive.open(store) as archive:
        archive.store.replace_graph(f"{BASE}article/web", [quad("a", "p", '"x"')])
    before = lines(store)
    done = rebuilt(store)
    assert (done.report.read, done.taken, done.lost) == (1, 4, ())
    assert lines(store) == before


def test_what_neither_gives_is_told_and_the_tables_are_kept(tmp_path: Path) -> None:
    """With the command that brings it back; the rest is there."""
    store = tmp_path / "store"
    build([write(tmp_path / "in", a=ONE)], store, keep_text=False)
    build([write(tmp_path / "more", c=ONE.replace("Bo", "Cao"))], store)
    (tmp_path / "x.nt").write_text("<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n")
    import_files(store, [tmp_path / "x.nt"], OTHERS)
    before = lines(store)
    spoil(store)
    done = rebuilt(store)
    assert done.kept == store / REPLACED
    assert [problem.code for problem in done.problems] == ["lost", "lost"]
    told = " ".join(problem.message for problem in done.problems)
    assert f"`kg build {tmp_path}/in/a.txt`" in told
    assert f"`kg import x.nt --graph {OTHERS}`" in told
    import_files(store, [tmp_path / "x.nt"], OTHERS)
    build([tmp_path / "in"], store, keep_text=False)
    assert lines(store) == before


def test_an_article_that_is_not_what_was_stored_is_not_taken_over(tmp_path: Path) -> None:
    """Its seal tells; it has to be built from its file."""
    store = tmp_path / "store"
    build([write(tmp_path / "in", a=ONE)], store, keep_text=False)
    with Archive.open(store) as archive:
        quads = list(archive.store.quads(f"{BASE}article/a"))
        archive.store.replace_graph(f"{BASE}article/a", quads[1:])
    done = rebuilt(store)
    assert "not what was stored" in done.lost[0].message
    with Store.open_read_only(store) as view:
        assert not view.has_graph(f"{BASE}article/a")


def test_some_articles_are_made_again_in_their_place(store: Path) -> None:
    """The others are not touched; an unknown one is told before anything is done."""
    before = lines(store)
    with Archive.open(store) as archive:
        archive.store.replace_graph(f"{BASE}article/b", [])
        archive.store.replace_graph(f"{BASE}article/c", [quad("a", "p", '"x"')])
    with pytest.raises(UnknownArticle):
        rebuild_articles(store, ["b", "z"], Options())
    done = rebuild_articles(store, ["b", "c"], Options())
    assert (done.report.read, done.lost) == (2, ())
    assert lines(store) == before
    with Archive.open(store) as archive:
        entry = archive.ledger.get("a")
        assert entry is not None
        archive.texts.remove(entry.text_hash)
    assert [one.code for one in rebuild_articles(store, ["a"], Options()).lost] == ["not-kept"]


def test_a_store_that_is_written_is_left_alone(store: Path) -> None:
    """Another process that has it open keeps the rebuild out, and the other way round."""
    with other_process(store, "Store.open(folder)"), pytest.raises(StoreLocked):
        rebuilt(store)
    with other_process(store, "stack.enter_context(held(folder, folder / FOLDER))") as pid:
        assert is_written(store)
        with pytest.raises(StoreLocked, match=f"process {pid} "):
            Store.open(store)


@contextmanager
def other_process(store: Path, opening: str) -> Iterator[int]:
    """A process that has a store open until the block ends."""
    program = (
        "import contextlib, pathlib, sys; from kg.store import FOLDER, Store; from kg.storage.holder import held\n"
        f"folder, stack = pathlib.Path({str(store)!r}), contextlib.ExitStack()\n"
        f"kept = {opening}; print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.stdin.close()


def test_without_a_ledger_nothing_can_be_made(store: Path, tmp_path: Path) -> None:
    """There is no store, or one of which nothing tells what its texts are."""
    with pytest.raises(MissingStore):
        rebuilt(tmp_path / "nothing")
    (store / FILE).unlink()
    with pytest.raises(StoreUnreadable, match=FILE):
        rebuilt(store)


def test_a_ledger_whose_tables_are_newer_is_followed_by_the_next_build(store: Path, tmp_path: Path) -> None:
    """What a kill between tables and ledger leaves: entries that say less than the tables hold."""
    before = lines(store)
    with Archive.open(store) as archive:
        for entry in list(archive.ledger.entries()):
            archive.ledger.put([replace(entry, extractor="older", seal=None)])
        archive.ledger.derived_from = "older"
    build([], store, stale=True)
    assert lines(store) == before
    assert tmp_path.exists()
