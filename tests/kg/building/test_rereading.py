"""Reading again from what a store keeps: only what other rules read, the same bytes as from the files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from kg import build as building
from kg import provenance
from kg.build import BuildReport, Options, build_into
from kg.building.portion import Kept
from kg.ledger import Entry, Gave
from kg.storage.archive import Archive
from mappings.namespaces import BASE
from tests.kg.sample import dump, reading, write

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
EARLY = "Ana reçoit Bo le 1999-01-01. Cao reçoit Dung le 2025-02-03.\n"
STALE = Options(stale=True)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive in memory with three articles, of which b is refused in part; their files are gone."""
    archive = Archive.open(None)
    texts = write(tmp_path / "in", a=ONE, b=EARLY, c=ONE.replace("Bo", "Cao"))
    build_into(archive, [texts])
    for file in texts.iterdir():
        file.unlink()
    return archive


def age(archive: Archive, *identifiers: str, **changed: str | None) -> None:
    """Let other rules have read some articles."""
    for identifier in identifiers:
        entry = archive.ledger.get(identifier)
        assert entry is not None
        archive.ledger.put([replace(entry, extractor="older", **changed)])  # type: ignore[arg-type]


def told(report: BuildReport) -> list[tuple[str, str]]:
    """File and code of each problem."""
    return [(Path(problem.source).name, problem.code) for problem in report.problems]


def test_only_what_other_rules_read_is_read_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is not touched, and the graph is what it would be from the files."""
    before = dump(archive.store)
    age(archive, "b")
    archive.store.replace_graph(f"{BASE}article/b", [])
    archive.store.replace_graph(
        f"{BASE}graph/quarantine/b", [next(archive.store.quads(f"{BASE}graph/quarantine/b"))]
    )
    read = []

    def noted(identifier: str, record: str, text: bytes) -> Kept:
        read.append(identifier)
        return Kept(identifier, record, text)

    monkeypatch.setattr("kg.building.rereading.Kept", noted)
    report = build_into(archive, [], STALE)
    assert read == ["b"]
    assert (report.read, report.refused, told(report)) == (1, 1, [("b.txt", "refused")])
    assert dump(archive.store) == before
    entry = archive.ledger.get("b")
    assert entry is not None
    assert (entry.extractor, Path(entry.source).name) == (provenance.fingerprint(), "b.txt")
    assert build_into(archive, [], STALE).read == 0


def test_paths_choose_among_them(archive: Archive, tmp_path: Path) -> None:
    """A file, or a folder, whether or not it is still there."""
    age(archive, "a", "b", "c")
    assert build_into(archive, [tmp_path / "in" / "a.txt"], STALE).changed == 1
    assert build_into(archive, [tmp_path / "elsewhere"], STALE).read == 0
    assert build_into(archive, [tmp_path / "in"], STALE).changed == 2


def test_what_is_not_kept_is_told_file_by_file_and_left_as_it_is(archive: Archive, tmp_path: Path) -> None:
    """With the reason and the command that reads the file itself; what is kept is read."""
    age(archive, "a", "b", "c")
    age(archive, "a", record=None)
    entry = archive.ledger.get("b")
    assert entry is not None
    archive.texts.remove(entry.text_hash)
    before = dump(archive.store)
    report = build_into(archive, [], STALE)
    assert (report.changed, told(report)) == (1, [("a.txt", "not-kept"), ("b.txt", "not-kept")])
    assert f"`kg build {tmp_path}/in/b.txt`" in report.problems[1].message
    assert "not kept" in report.problems[1].message
    assert "recorded" in report.problems[0].message
    assert dump(archive.store) == before


def test_a_damaged_text_is_told(tmp_path: Path) -> None:
    """Its article stays as it was read."""
    with Archive.open(tmp_path / "store") as archive:
        build_into(archive, [write(tmp_path / "in", a=ONE)])
        age(archive, "a")
        (kept,) = (tmp_path / "store" / "texts").rglob("*.gz")
        kept.write_bytes(b"x")
        report = build_into(archive, [], STALE)
    assert "damaged" in report.problems[0].message


def test_many_articles_are_stored_batch_by_batch(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is held than a batch, though no file is read to its end."""
    monkeypatch.setattr("kg.building.batch.TOGETHER", 1)
    age(archive, "a", "b", "c")
    stored = []
    real = archive.ledger.put

    def put(entries: Iterable[Entry], given: Iterable[Gave] = ()) -> None:
        known = list(entries)
        stored.append(len(known))
        real(known, given)

    monkeypatch.setattr(archive.ledger, "put", put)
    build_into(archive, [], STALE)
    assert stored == [1, 1, 1]


def test_another_layout_of_the_same_text_is_read_for_facts_again(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that learns what is boilerplate makes its articles anew, though their words are the same."""
    entry = archive.ledger.get("a")
    assert entry is not None
    assert entry.record is not None
    archive.ledger.put([replace(entry, record=entry.record.replace('"body"', '"boilerplate"'))])
    monkeypatch.setattr(building, "fingerprint", provenance.fingerprint)
    monkeypatch.setattr("kg.building.intake.Intake._holds", lambda *_: False)
    report = build_into(archive, [write(tmp_path / "in", a=ONE)])
    assert (report.changed, report.unchanged) == (1, 0)
    assert archive.ledger.get("a") == replace(entry, built_at=archive.ledger.get("a").built_at)  # type: ignore[union-attr]


def test_texts_that_begin_or_cease_to_be_kept_take_their_record_along(tmp_path: Path) -> None:
    """Without a text nothing is known of it that it would say."""
    with Archive.open(None) as archive:
        texts = write(tmp_path, a=ONE)
        records = []
        for keep in (False, True, False):
            build_into(archive, [texts], Options(keep_text=keep))
            entry = archive.ledger.get("a")
            assert entry is not None
            records.append((entry.record is not None, archive.texts.keeps(entry.text_hash)))
        assert records == [(False, False), (True, True), (False, False)]
