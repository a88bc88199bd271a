"""What was answered is kept whole, by service and question."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from kg.errors import CacheUnreadable, StoreLocked
from kg.reconciliation.cache import FILE, Cache
from kg.reconciliation.query import Query

ONE, OTHER = Query("Tô Lâm"), Query("Tô Lâm", limit=2)
ANSWER = [{"id": "E1", "name": "Tô Lâm", "score": 1}]


def test_an_answer_outlives_the_process(tmp_path: Path) -> None:
    """For its service, space and question only."""
    with Cache.open(tmp_path) as cache:
        cache.keep("s", "x/", {ONE: ANSWER})
        cache.keep_manifest("s", {"name": "S"}, "s/")
    with Cache.open(tmp_path) as cache:
        assert cache.answer("s", "x/", ONE) == ANSWER
        assert cache.manifest("s") == ({"name": "S"}, "s/")
        assert cache.answer("s", "x/", OTHER) is None
        assert cache.answer("t", "x/", ONE) is None
        assert cache.answer("s", "y/", ONE) is None
        assert cache.manifest("t") is None


def test_no_candidate_is_an_answer_too(tmp_path: Path) -> None:
    """It is not asked again."""
    with Cache.open(tmp_path) as cache:
        cache.keep("s", "x/", {ONE: []})
        assert cache.answer("s", "x/", ONE) == []


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    """An answer that cannot be written takes the others of its batch along."""
    with Cache.open(tmp_path) as cache:
        with pytest.raises(TypeError):
            cache.keep("s", "x/", {ONE: ANSWER, OTHER: [object()]})
        assert cache.answer("s", "x/", ONE) is None


def test_one_service_can_be_forgotten(tmp_path: Path) -> None:
    """The others are not."""
    with Cache.open(tmp_path) as cache:
        cache.keep("s", "x/", {ONE: ANSWER, OTHER: []})
        cache.keep("t", "x/", {ONE: ANSWER})
        assert cache.clear("s") == 2
        assert cache.answer("s", "x/", ONE) is None
        assert cache.answer("t", "x/", ONE) == ANSWER


def test_a_file_that_is_no_cache_is_said_to_be_none(tmp_path: Path) -> None:
    """With what to do; nothing is overwritten."""
    (tmp_path / FILE).write_text(
        "something else entirely, long enough to be read as a header" * 20, encoding="utf-8"
    )
    with pytest.raises(CacheUnreadable, match=f"{FILE}.*remove the file"):
        Cache.open(tmp_path)
    assert (tmp_path / FILE).read_text(encoding="utf-8").startswith("something")
    with pytest.raises(CacheUnreadable):
        Cache.open(tmp_path / "nowhere")


def test_an_answer_that_was_damaged_is_said_to_be(tmp_path: Path) -> None:
    """Rather than taken for something else."""
    with Cache.open(tmp_path) as cache:
        cache.keep("s", "x/", {ONE: ANSWER})
    connection = sqlite3.connect(tmp_path / FILE)
    with connection:
        connection.execute("UPDATE answer SET content = ?", (json.dumps(ANSWER)[:9],))
    connection.close()
    with Cache.open(tmp_path) as cache, pytest.raises(CacheUnreadable):
        cache.answer("s", "x/", ONE)


def test_a_cache_that_another_process_writes_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while."""
    monkeypatch.setattr("kg.reconciliation.cache.PATIENCE", 0.05)
    with Cache.open(tmp_path) as cache:
        writer = sqlite3.connect(tmp_path / FILE, isolation_level=None)
        writer.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreLocked):
            cache.keep("s", "x/", {ONE: ANSWER})
        writer.close()
