"""The ledger's format: older ones are read as they are and brought to today's when written, newer ones refused."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.build import build
from kg.cli import app
from kg.errors import NewerStore, StoreUnreadable
from kg.info import info
from kg.ledger import Entry, Ledger
from kg.storage import schema
from kg.storage.archive import Archive
from kg.storage.schema import FILE, FORMAT
from kg.storage.snapshot import Snapshots
from kg.store import Store
from tests.kg.sample import reading, write

__all__ = ["reading"]

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"

FIRST = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, source_hash TEXT NOT NULL, text_hash TEXT NOT NULL,
    extractor TEXT NOT NULL, built_at TEXT NOT NULL, refused INTEGER NOT NULL, problems TEXT NOT NULL
) STRICT;
CREATE INDEX article_text ON article (text_hash);
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""
"""The ledger's tables as they were first."""
LAST = (
    FIRST
    + """
CREATE TABLE portion (
    source TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, reader TEXT NOT NULL, items TEXT NOT NULL,
    seconds REAL, PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX portion_digest ON portion (digest);
CREATE TABLE import (graph TEXT PRIMARY KEY, files TEXT NOT NULL, quads INTEGER, imported_at TEXT NOT NULL) STRICT;
CREATE TABLE stale (node TEXT PRIMARY KEY, retyped INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE decided (graph TEXT PRIMARY KEY, former BLOB NOT NULL, refused TEXT) STRICT;
"""
)
"""The tables as they were last before they had a number."""
ROW = ("a", "/in/a.txt", "source", "text", "print", "2026-01-01T00:00:00+00:00", 1, "[]")
ENTRY = Entry(*ROW[:7])


def older(folder: Path, tables: str) -> Path:
    """A folder with a ledger of format 0 that knows one article."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.executescript(tables)
        connection.execute("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ROW)
        connection.execute("INSERT INTO state VALUES ('base', 'http://e.org/')")
    return folder


def content(file: Path) -> list[str]:
    """What a file of SQLite holds, as the statements that make it."""
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


def newer(folder: Path) -> Path:
    """A store that a newer program wrote."""
    with Archive.open(folder):
        pass
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    return folder


@pytest.mark.parametrize("tables", [FIRST, LAST])
def test_an_older_ledger_is_brought_to_todays_format_and_kept_beside(tables: str, tmp_path: Path) -> None:
    """Nothing that it says is lost; what it did not know is unknown; doing it again does nothing."""
    folder = older(tmp_path / "store", tables)
    before = content(folder / FILE)
    ledger = Ledger.open(folder)
    assert list(ledger.entries()) == [ENTRY]
    assert (ledger.base, ledger.imports(), ledger.stale(), list(ledger.formers())) == (
        "http://e.org/",
        (),
        {},
        [],
    )
    ledger.put([ENTRY])
    ledger.close()
    kept = folder / "ledger.format-0.sqlite"
    assert content(kept) == before
    again = Ledger.open(folder)
    assert list(again.entries()) == [ENTRY]
    again.close()
    assert sorted(path.name for path in folder.iterdir()) == [kept.name, FILE]


@pytest.mark.parametrize("tables", [FIRST, LAST])
def test_an_older_ledger_is_read_without_being_written(tables: str, tmp_path: Path) -> None:
    """Whoever only reads, and may not write, sees the same."""
    folder = older(tmp_path / "store", tables)
    before = (folder / FILE).read_bytes()
    ledger = Ledger.open_read_only(folder)
    assert list(ledger.entries()) == [ENTRY]
    assert ledger.get("a") == ENTRY
    assert (ledger.base, ledger.imports(), ledger.stale(), ledger.gave("/in/a.txt")) == (
        "http://e.org/",
        (),
        {},
        None,
    )
    ledger.close()
    assert (folder / FILE).read_bytes() == before


@pytest.mark.usefixtures("reading")
def test_a_store_of_an_older_format_is_built_on(tmp_path: Path) -> None:
    """The next build reads again what other rules read, and comes to the bytes of a new store."""
    texts = write(tmp_path / "in", a=TEXT, b=TEXT.replace("Bo", "Cao"))
    build([texts], tmp_path / "new")
    build([texts], tmp_path / "store")
    demote(tmp_path / "store")
    assert info(tmp_path / "store").stale == 2
    report = build([texts], tmp_path / "store")
    assert (report.changed, report.problems) == (2, ())
    assert info(tmp_path / "store").stale == 0
    with Store.open_read_only(tmp_path / "store") as old, Store.open_read_only(tmp_path / "new") as new:
        assert sorted(map(str, old.quads())) == sorted(map(str, new.quads()))


def demote(folder: Path) -> None:
    """Make a store one of format 0, as the program before there were numbers left it."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.executescript(
            "ALTER TABLE article DROP COLUMN record; ALTER TABLE article DROP COLUMN seal;"
            "UPDATE article SET extractor = 'older'; UPDATE portion SET reader = 'older'; PRAGMA user_version = 0;"
        )


def test_a_migration_that_is_killed_is_done_again(tmp_path: Path) -> None:
    """Killed before the copy, between copy and change, or before the change is committed: what was said is still there."""
    for number, at in enumerate(("backup", "executescript", "commit")):
        folder = older(tmp_path / str(number), LAST)
        program = KILLER.format(folder=str(folder), at=at)
        ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
        assert ran.returncode == -signal.SIGKILL
        reading_ = Ledger.open_read_only(folder)
        assert list(reading_.entries()) == [ENTRY]
        reading_.close()
        ledger = Ledger.open(folder)
        assert list(ledger.entries()) == [ENTRY]
        ledger.close()
        assert sorted(path.name for path in folder.iterdir()) == ["ledger.format-0.sqlite", FILE]


KILLER = """
import os, signal, sqlite3
from pathlib import Path
from kg.storage import schema
from kg.ledger import Ledger

class Dying(sqlite3.Connection):
    def backup(self, copy):
        if {at!r} == "backup":
            os.kill(os.getpid(), signal.SIGKILL)
        super().backup(copy)
    def executescript(self, script):
        if {at!r} == "executescript":
            os.kill(os.getpid(), signal.SIGKILL)
        super().executescript(script.replace("COMMIT;", ""))
        os.kill(os.getpid(), signal.SIGKILL)

real = sqlite3.connect
sqlite3.connect = lambda *given, **named: real(*given, factory=Dying, **named)
Ledger.open(Path({folder!r}))
"""

OPENINGS: list[Callable[[Path], object]] = [
    Archive.open, Ledger.open, Ledger.open_read_only, Store.open, Store.open_read_only, lambda folder: Snapshots(folder).take(),
]  # fmt: skip


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_store_of_a_newer_program_is_refused(opening: Callable[[Path], object], tmp_path: Path) -> None:
    """However it is opened; the sentence names both formats and the way out."""
    with pytest.raises(NewerStore, match=rf"format {FORMAT + 1}.*up to {FORMAT}.*upgrade"):
        opening(newer(tmp_path / "store"))


@pytest.mark.parametrize(
    "command",
    [
        ["build", "IN"], ["build", "--stale"], ["query", "promises"], ["why", "person/x/a"], ["show", "Hanoi"], ["export", "OUT.ttl"],
        ["info"], ["validate"], ["remove", "a"], ["match"], ["import", "IN/a.ttl", "--graph", "http://e.org/"], ["serve", "--port", "0"],
        ["decide", "same", "person/x/a", "person/x/b", "--why", "x"],
    ],
)  # fmt: skip
def test_every_command_refuses_it(command: list[str], tmp_path: Path) -> None:
    """One sentence, exit code 3, and nothing is changed."""
    store = newer(tmp_path / "store")
    (tmp_path / "IN").mkdir()
    (tmp_path / "IN" / "a.ttl").write_text("<http://e.org/a> a <http://e.org/b> .")
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    words = [str(tmp_path / word) if word.startswith(("IN", "OUT")) else word for word in command]
    ran = CliRunner().invoke(
        app, [*words, "--store", str(store)], env={"KG_DECISIONS": str(tmp_path / "d.tsv")}
    )
    assert (ran.exit_code, "format" in ran.stderr) == (3, True), ran.output
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_a_file_that_is_no_ledger_says_nothing_of_formats(tmp_path: Path) -> None:
    """What is too short, or something else, is told by SQLite."""
    for content in (b"", b"SQLite", b"x" * 200):
        (tmp_path / FILE).write_bytes(content)
        schema.admit(tmp_path)
    with pytest.raises(StoreUnreadable):
        Ledger.open_read_only(tmp_path)
