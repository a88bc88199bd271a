"""What a batch notes for the derived graphs while it stores."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.build import build
from kg.derived import derive
from kg.derived.notes import FILE, Notes
from kg.store import Store, as_stored

if TYPE_CHECKING:
    from kg.store import View

TEXT = "Hanoi, le 16 mai 2024.\n\nLe Premier ministre vietnamien Pham Minh Chinh a reçu à Hanoi le président français Emmanuel Macron."


def _article(folder: Path, name: str) -> Path:
    file = folder / f"{name}.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def _never(*_: object) -> Notes:
    raise AssertionError


def _assert_derived(folder: Path) -> None:
    """The derived graphs are those of the whole store, and no notes are left."""
    with Store.open_read_only(folder) as view:
        for graph, quads in derive(view).items():
            assert set(view.quads(graph)) == as_stored(quads), graph
    assert not (folder / FILE).exists()


def test_a_first_build_derives_from_what_it_stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not read the store again."""
    monkeypatch.setattr(Notes, "of", _never)
    build([_article(tmp_path, "a"), _article(tmp_path, "b")], tmp_path / "store")
    _assert_derived(tmp_path / "store")


def test_a_build_that_cannot_take_notes_reads_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk is full for notes, or was for a while, the store still tells."""

    def full(_: Notes, __: bytes) -> None:
        monkeypatch.undo()
        raise OSError(FILE)

    read: list[View] = []
    of = Notes.of

    def counted(view: View, base: str) -> Notes:
        read.append(view)
        return of(view, base)

    with monkeypatch.context() as counting:
        counting.setattr(Notes, "of", counted)
        monkeypatch.setattr(Notes, "add", full)
        build([_article(tmp_path, "a")], tmp_path / "store")
    assert len(read) == 1
    _assert_derived(tmp_path / "store")


def test_notes_go_with_a_build_that_fails(tmp_path: Path) -> None:
    """A build that is interrupted leaves no notes behind."""

    def stop(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([_article(tmp_path, "a")], tmp_path / "store", on_progress=stop)
    assert not (tmp_path / "store" / FILE).exists()
