"""The ledger keeps what is known of each article, beside the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import StoreLocked, StoreUnreadable
from kg.ledger import Entry, Ledger
from kg.storage.schema import FILE
from mappings.problem import Problem

ENTRY = Entry(
    "é/1",
    "/a/b.txt",
    "hash",
    "text",
    "print",
    "2026-01-01T00:00:00+00:00",
    2,
    (Problem("/a/b.txt", 3, "refused", "Trop tôt"),),
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A fresh ledger on disk."""
    opened = Ledger.open(tmp_path)
    yield opened
    opened.close()


def test_an_entry_comes_back_as_it_was(ledger: Ledger) -> None:
    """Every field survives, problems included; the unknown has no entry."""
    ledger.put([ENTRY])
    assert ledger.get("é/1") == ENTRY
    assert ledger.get("other") is None


def test_an_entry_is_replaced_by_its_id_and_listed_in_order(ledger: Ledger) -> None:
    """One article has one entry."""
    later = replace(ENTRY, source_hash="new", problems=())
    ledger.put([ENTRY, replace(ENTRY, id="a"), later])
    assert list(ledger.entries()) == [replace(ENTRY, id="a"), later]
    assert len(ledger) == 2


def test_a_text_is_in_use_until_its_last_article_goes(ledger: Ledger) -> None:
    """Two articles may share a text."""
    ledger.put([ENTRY, replace(ENTRY, id="a")])
    ledger.remove("a")
    assert ledger.uses_text("text")
    ledger.remove("é/1")
    ledger.remove("é/1")
    assert not ledger.uses_text("text")


def test_states_are_kept_and_can_be_taken_back(ledger: Ledger, tmp_path: Path) -> None:
    """What the derived graphs were made from, and the base, survive closing."""
    assert (ledger.derived_from, ledger.base) == (None, None)
    ledger.derived_from, ledger.base = "print", "http://e.org/"
    again = Ledger.open(tmp_path)
    assert (again.derived_from, again.base) == ("print", "http://e.org/")
    again.derived_from = None
    assert again.derived_from is None
    again.close()


def test_reading_only_reads(ledger: Ledger, tmp_path: Path) -> None:
    """A ledger opened to read cannot be written, and none is made where there is none."""
    ledger.put([ENTRY])
    view = Ledger.open_read_only(tmp_path)
    assert view.get("é/1") == ENTRY
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        view.remove("é/1")
    view.close()
    (tmp_path / "other").mkdir()
    nothing = Ledger.open_read_only(tmp_path / "other")
    assert len(nothing) == 0
    nothing.close()
    assert list((tmp_path / "other").iterdir()) == []


def test_a_file_that_is_no_ledger_is_unreadable(tmp_path: Path) -> None:
    """The error names the file, whether to read or to write."""
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to look like something" * 20)
    for opening in (Ledger.open, Ledger.open_read_only):
        with pytest.raises(StoreUnreadable, match=FILE):
            opening(tmp_path)


def test_a_ledger_that_is_being_written_is_locked(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer's transaction is told as a lock."""
    ledger.put([ENTRY])
    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **named: real(*args, **{**named, "timeout": 0}))
    other = real(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked):
        Ledger.open(tmp_path)
    other.execute("ROLLBACK")
    other.close()
