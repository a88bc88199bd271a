"""Removing an article takes out exactly what only it said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build, build_into
from kg.errors import MissingStore, StoreLocked, UnknownArticle
from kg.remove import remove, remove_from
from kg.storage.archive import Archive
from kg.store import Store
from mappings.iris import article_iri
from tests.kg.sample import dump, reading, write

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
BOTH = "Ana reçoit Bo à Hanoi le 2024-05-16. Cao reçoit Dung le 2025.\n"
EARLY = "Eve reçoit Bo le 1999-01-01.\n"


@pytest.mark.parametrize("gone", ["a", "b", "c"])
def test_a_store_without_an_article_is_as_if_it_had_never_come(tmp_path: Path, gone: str) -> None:
    """Graph, quarantine, entry, text and the derived graphs are those of the other articles alone."""
    texts = {"a": ONE, "b": BOTH, "c": EARLY}
    with Archive.open(None) as archive, Archive.open(None) as without:
        build_into(archive, [write(tmp_path / "all", **texts)])
        entry = archive.ledger.get(gone)
        assert entry is not None
        assert remove_from(archive, gone) > 0
        build_into(
            without,
            [write(tmp_path / "rest", **{name: text for name, text in texts.items() if name != gone})],
        )
        assert dump(archive.store) == dump(without.store)
        assert [one.id for one in archive.ledger.entries()] == [one.id for one in without.ledger.entries()]
        assert archive.texts.get(entry.text_hash) is None


def test_what_another_article_says_too_stays(tmp_path: Path) -> None:
    """The meeting that both report is still there, with its label; what one alone said is gone."""
    with Archive.open(None) as archive:
        build_into(archive, [write(tmp_path, a=ONE, b=BOTH)])
        remove_from(archive, "b")
        assert bool(
            archive.store.query(
                "ASK { ?e a dip:Reception ; rdfs:label ?l FILTER(CONTAINS(?l, 'Bo par Ana')) }"
            )
        )
        assert not bool(archive.store.query("ASK { ?p rdfs:label 'Cao'@fr }"))


def test_a_text_that_another_article_has_too_stays(tmp_path: Path) -> None:
    """Texts are shared by content."""
    with Archive.open(None) as archive:
        build_into(archive, [write(tmp_path, a=ONE, b=ONE)])
        entry = archive.ledger.get("a")
        assert entry is not None
        remove_from(archive, "a")
        assert archive.texts.get(entry.text_hash) is not None


def test_an_unknown_article_is_named_with_its_nearest(tmp_path: Path) -> None:
    """A misspelt identifier removes nothing."""
    build([write(tmp_path / "in", hanoi=ONE)], tmp_path / "store")
    with pytest.raises(UnknownArticle, match="did you mean hanoi"):
        remove(tmp_path / "store", "hanoy")
    assert remove(tmp_path / "store", "hanoi") > 0
    with pytest.raises(UnknownArticle):
        remove(tmp_path / "store", "hanoi")


@pytest.mark.parametrize(
    "step", ["kg.ledger.Ledger.remove", "kg.derived.change.Change.follow", "kg.store.Store.replace_graphs"]
)
def test_a_removal_that_was_killed_can_be_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Run again, or followed by a build, it leaves no trace of the article."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    build([write(tmp_path / "in", a=ONE, b=BOTH)], tmp_path / "store")
    with monkeypatch.context() as patch:
        patch.setattr(step, killed)
        with pytest.raises(KeyboardInterrupt):
            remove(tmp_path / "store", "b")
    (tmp_path / "in" / "b.txt").unlink()
    with Archive.open(tmp_path / "store") as archive:
        if archive.ledger.get("b") is not None:
            remove_from(archive, "b")
        build_into(archive, [tmp_path / "in"])
        with Archive.open(None) as fresh:
            build_into(fresh, [tmp_path / "in"])
            assert dump(archive.store) == dump(fresh.store)


def test_an_article_without_an_entry_can_be_removed(tmp_path: Path) -> None:
    """A graph that a killed build left behind is an article too."""
    with Archive.open(None) as archive:
        build_into(archive, [write(tmp_path, a=ONE)])
        archive.ledger.remove("a")
        remove_from(archive, "a")
        assert not archive.store.has_graph(article_iri("a"))


def test_removing_needs_a_store_that_nobody_has_open(tmp_path: Path) -> None:
    """No store is made by removing, and no other's is touched."""
    with pytest.raises(MissingStore):
        remove(tmp_path, "a")
    assert list(tmp_path.iterdir()) == []
    with Store.open(tmp_path), pytest.raises(StoreLocked):
        remove(tmp_path, "a")
