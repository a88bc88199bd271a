"""The commands that look after a store: what they print, and how they end."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.build import build
from kg.cli import app
from kg.storage.archive import Archive
from kg.storage.schema import FILE
from kg.store import FOLDER
from mappings.namespaces import BASE
from tests.kg.sample import reading, small, write

__all__ = ["reading", "small"]

pytestmark = pytest.mark.usefixtures("reading", "small")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two articles."""
    build([write(tmp_path / "in", a=ONE, b=ONE.replace("Bo", "Cao"))], tmp_path / "store")
    return tmp_path / "store"


def kg(*words: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_check_says_whole_or_what_is_wrong(store: Path) -> None:
    """Exit code 0 and 1; findings on stdout with what to do, the verdict on stderr; for programs all of it as JSON."""
    done = kg("check", "--store", store)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("whole: 0 findings in 2 articles with ")
    with Archive.open(store) as archive:
        archive.store.replace_graph(f"{BASE}article/a", [])
    done = kg("check", "--store", store)
    assert done.exit_code == 1
    assert "missing-graph" in done.stdout
    assert "`kg rebuild a`" in done.stdout
    assert done.stderr.startswith("not whole: 1 finding in 2 articles")
    told = json.loads(kg("check", "--deep", "--json", "--store", store).stdout)
    assert (told["whole"], told["deep"], told["articles"]) == (False, True, 2)
    assert (told["findings"][0]["code"], told["findings"][0]["where"]) == ("missing-graph", "a")
    assert kg("rebuild", "a", "--jobs", "1", "--store", store).exit_code == 0
    assert kg("check", "--store", store).exit_code == 0


def test_a_check_cuts_short_what_is_alike(tmp_path: Path) -> None:
    """Twenty of a kind are shown, and how many more there are."""
    texts = write(tmp_path / "in", **{f"n{n:02}": ONE.replace("Bo", f"Bo {n}") for n in range(25)})
    build([texts], tmp_path / "store")
    with Archive.open(tmp_path / "store") as archive:
        archive.store.replace_graphs({f"{BASE}article/n{n:02}": [] for n in range(25)})
    done = kg("check", "--store", tmp_path / "store")
    assert done.stdout.count("the ledger knows it") == 20
    assert "5 more of missing-graph: `kg check --json` lists them all" in done.stderr


def test_texts_that_are_not_kept_and_older_entries_are_remarked(tmp_path: Path) -> None:
    """Neither is a fault."""
    build([write(tmp_path / "in", a=ONE)], tmp_path / "store", keep_text=False)
    done = kg("check", "--store", tmp_path / "store")
    assert done.exit_code == 0
    assert "could not be compared, since the texts are not kept" in done.stderr


def test_a_store_that_cannot_be_opened_is_one_sentence(store: Path) -> None:
    """Exit code 3, from whichever command; it says how the store becomes whole again."""
    (store / FOLDER / "CURRENT").write_bytes(b"MANIFEST-999999\n")
    for words in (["check"], ["info"], ["query", "promises"], ["backup", str(store.parent / "copy.tar")]):
        done = kg(*words, "--store", store)
        if words != ["backup", str(store.parent / "copy.tar")]:  # a copy of what is damaged may be made
            assert (done.exit_code, len(done.stderr.splitlines())) == (3, 1), (words, done.output)
            assert "kg rebuild" in done.stderr
            assert "kg restore" in done.stderr
    done = kg("rebuild", "--jobs", "1", "--store", store)
    assert (done.exit_code, done.stderr.startswith("2 articles read again")) == (0, True)
    assert kg("check", "--store", store).exit_code == 0


def test_backup_and_restore_say_what_they_copied(store: Path, tmp_path: Path) -> None:
    """In words, and as JSON; a store is replaced with --force only, exit code 2 otherwise."""
    done = kg("backup", tmp_path / "copy.tar.gz", "--store", store)
    assert done.exit_code == 0
    assert "is backed up in" in done.stderr
    assert "2 articles" in done.stderr
    again = tmp_path / "again"
    told = json.loads(kg("restore", tmp_path / "copy.tar.gz", "--json", "--store", again).stdout)
    assert (told["articles"], told["format"]) == (2, 1)
    refused = kg("restore", tmp_path / "copy.tar.gz", "--store", again)
    assert (refused.exit_code, "--force" in refused.stderr) == (2, True)
    assert kg("restore", tmp_path / "copy.tar.gz", "--force", "--store", again).exit_code == 0
    (tmp_path / "cut.tar.gz").write_bytes((tmp_path / "copy.tar.gz").read_bytes()[:5000])
    cut = kg("restore", tmp_path / "cut.tar.gz", "--store", tmp_path / "other")
    assert (cut.exit_code, "damaged" in cut.stderr) == (3, True)


def test_a_rebuild_says_what_is_lost(tmp_path: Path) -> None:
    """Exit code 1, with the command that brings it back, and where the tables before are."""
    store = tmp_path / "store"
    build([write(tmp_path / "in", a=ONE)], store, keep_text=False)
    (store / FOLDER / "CURRENT").unlink()
    done = kg("rebuild", "--jobs", "1", "--store", store)
    assert done.exit_code == 1
    assert f"`kg build {tmp_path}/in/a.txt`" in done.stderr
    assert "the tables before are kept in" in done.stderr
    told = json.loads(kg("rebuild", "a", "--jobs", "1", "--json", "--store", store).stdout)
    assert (told["read"], told["lost"]) == (0, 1)
    (store / FILE).unlink()
    assert kg("rebuild", "--store", store).exit_code == 3


def test_stale_articles_are_read_again_without_paths(store: Path) -> None:
    """Of a store that is there; without it, or without paths and --stale, the question is wrong."""
    with Archive.open(store) as archive:
        entry = archive.ledger.get("a")
        assert entry is not None
        archive.ledger.put([replace(entry, extractor="older")])
    assert "1: `kg build --stale` reads them again" in kg("info", "--store", store).stdout
    done = kg("build", "--stale", "--jobs", "1", "--store", store)
    assert (done.exit_code, "1 article read (1 changed)" in done.stderr) == (0, True), done.output
    assert kg("build", "--store", store).exit_code == 2
    assert kg("build", "--stale", "--store", store / "none").exit_code == 3
