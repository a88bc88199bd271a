"""Backups: a store copied while it is in use, whole or not at all, and put back as it was."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.building import batch
from kg.checking import check
from kg.errors import (
    DamagedBackup,
    FolderInUse,
    MissingPath,
    MissingStore,
    NewerStore,
    NotABackup,
    StoreBusy,
    StoreInPlace,
    StoreLocked,
    UnknownFormat,
)
from kg.ledger import Ledger
from kg.storage import pair
from kg.storage.archive import Archive
from kg.storage.backup import CHECKSUMS, MANIFEST, backup
from kg.storage.restore import restore
from kg.storage.schema import FORMAT
from kg.storage.snapshot import PREFIX, Snapshots
from kg.store import FOLDER, Store
from mappings.namespaces import BASE
from tests.kg.sample import gate, quad, reading, small, write
from tests.kg.test_rebuild import other_process

__all__ = ["reading", "small"]

pytestmark = pytest.mark.usefixtures("reading", "small")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of three articles."""
    texts = write(tmp_path / "in", a=ONE, b=ONE.replace("Bo", "Cao"), c=ONE.replace("Ana", "Eva"))
    build([texts], tmp_path / "store")
    return tmp_path / "store"


def lines(store: Path) -> list[str]:
    """The whole graph."""
    with Store.open_read_only(store) as view:
        return sorted(map(str, view.quads()))


def holdings(store: Path) -> tuple[list[str], list[object], list[str]]:
    """Graph, ledger and texts."""
    with Archive.open(store) as archive:
        entries: list[object] = list(archive.ledger.entries())
    texts = sorted(path.name for path in (store / "texts").rglob("*.gz"))
    return lines(store), entries, texts


@pytest.mark.parametrize("name", ["copy", "copy.tar", "copy.tar.gz"])
def test_what_is_restored_is_what_was_backed_up(name: str, store: Path, tmp_path: Path) -> None:
    """Graph, ledger and texts, in a folder or in one file; nothing else is left anywhere."""
    before, there = holdings(store), sorted(tmp_path.iterdir())
    done = backup(store, tmp_path / name)
    assert (done.format, done.articles, done.base) == (FORMAT, 3, BASE)
    assert restore(tmp_path / name, tmp_path / "again") == done
    assert holdings(tmp_path / "again") == before
    assert check(tmp_path / "again", deep=True, gate=gate()).findings == ()
    assert sorted(tmp_path.iterdir()) == sorted([*there, tmp_path / name, tmp_path / "again"])
    assert not list(store.glob(f"{PREFIX}*"))
    assert build([tmp_path / "in"], tmp_path / "again").unchanged == 3


def test_a_backup_is_no_link_and_can_be_checked_by_others(store: Path, tmp_path: Path) -> None:
    """What is damaged in the store is whole in the backup; ``sha256sum`` reads its sums."""
    backup(store, tmp_path / "copy")
    (store / FOLDER).rename(tmp_path / "away")
    for table in (tmp_path / "away").glob("*.sst"):
        table.write_bytes(b"")
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--quiet", CHECKSUMS], cwd=tmp_path / "copy", check=True)
    names = {line.split("  ")[1] for line in (tmp_path / "copy" / CHECKSUMS).read_text().splitlines()}
    files = {
        p.relative_to(tmp_path / "copy").as_posix() for p in (tmp_path / "copy").rglob("*") if p.is_file()
    }
    assert files - names == {CHECKSUMS, MANIFEST}


def test_a_backup_replaces_an_earlier_one_and_nothing_else(store: Path, tmp_path: Path) -> None:
    """A folder with other files is left alone, and so is a name that says no format."""
    backup(store, tmp_path / "copy")
    build([write(tmp_path / "in", d=ONE.replace("Bo", "Dung"))], store)
    assert backup(store, tmp_path / "copy").articles == 4
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "file").write_text("mine")
    with pytest.raises(FolderInUse):
        backup(store, tmp_path / "other")
    with pytest.raises(UnknownFormat, match=r"\.tar\.gz"):
        backup(store, tmp_path / "copy.zip")
    with pytest.raises(MissingPath):
        backup(store, tmp_path / "none" / "copy")
    with pytest.raises(MissingStore):
        backup(tmp_path / "none", tmp_path / "copy2")


def test_a_backup_in_the_middle_of_a_build_holds_whole_articles_and_is_built_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken between any two writes of the builder, it is what a kill there would leave: the next build comes to the same."""
    monkeypatch.setattr(batch, "TOGETHER", 2)
    monkeypatch.setattr(batch, "BULK", 2)
    old = write(tmp_path / "old", **{f"n{n}": ONE.replace("Bo", f"Bo {n}") for n in range(6)})
    new = write(tmp_path / "new", **{f"n{n}": ONE.replace("Bo", f"Cao {n % 3}") for n in range(7)})
    build([new], tmp_path / "expected")
    build([old], tmp_path / "former")
    shutil.copytree(tmp_path / "former", tmp_path / "store")
    calls = 0

    def noting(real: Callable[..., object]) -> Callable[..., object]:
        def halted(self: object, *given: object) -> object:
            nonlocal calls
            if getattr(self, "path", "ledger") is not None:  # not for a store in memory
                calls += 1
                backup(tmp_path / "store", tmp_path / f"copy{calls}")
            return real(self, *given)

        return halted

    with monkeypatch.context() as patch:
        for owner, name in ((Store, "apply"), (Store, "sync"), (Ledger, "put")):
            patch.setattr(owner, name, noting(getattr(owner, name)))
        build([new], tmp_path / "store")
    assert calls > 6
    known = {line for one in ("expected", "former") for line in lines(tmp_path / one)}
    for number in range(1, calls + 1, 3):
        again = tmp_path / f"again{number}"
        restore(tmp_path / f"copy{number}", again)
        assert {line for line in lines(again) if "/article/" in line.rpartition(" ")[2]} <= known
        build([new], again)
        assert lines(again) == lines(tmp_path / "expected")


def test_a_builder_waits_for_the_moment_of_the_backup(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the pair is taken nobody writes the ledger; then the builder goes on."""
    held, done = threading.Event(), []

    def write_ledger() -> None:
        held.wait()
        with Archive.open(store) as archive:
            archive.ledger.base = BASE
        done.append(1)

    thread = threading.Thread(target=write_ledger)
    thread.start()
    real = Snapshots.take

    def take(snapshots: Snapshots) -> object:
        held.set()
        thread.join(1)
        assert done == []
        return real(snapshots)

    monkeypatch.setattr(Snapshots, "take", take)
    with pair.taken(store):
        pass
    thread.join()
    assert done == [1]


def test_a_store_that_never_stands_still_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while, in one sentence; nothing is left."""
    monkeypatch.setattr(pair, "_WAIT", 0)
    monkeypatch.setattr(pair, "_TRIES", 2)
    monkeypatch.setattr("kg.storage.snapshot._TRIES", 1)
    states: Iterator[frozenset[tuple[str, int]]] = (frozenset({("CURRENT", n)}) for n in range(99))
    monkeypatch.setattr("kg.storage.snapshot.state", lambda _: next(states))
    with pytest.raises(StoreBusy), pair.taken(store):
        raise AssertionError
    assert not list(store.glob(f"{PREFIX}*"))


def test_a_store_is_replaced_only_when_asked(store: Path, tmp_path: Path) -> None:
    """Nor is a folder that is none; a store that another process has open stays."""
    backup(store, tmp_path / "copy")
    build([write(tmp_path / "in", d=ONE.replace("Bo", "Dung"))], store)
    before = lines(store)
    with pytest.raises(StoreInPlace, match="--force"):
        restore(tmp_path / "copy", store)
    with other_process(store, "Store.open(folder)"), pytest.raises(StoreLocked):
        restore(tmp_path / "copy", store, force=True)
    with pytest.raises(FolderInUse):
        restore(tmp_path / "copy", tmp_path / "in", force=True)
    assert lines(store) == before
    (store / f"{PREFIX}x").mkdir()
    assert restore(tmp_path / "copy", store, force=True).articles == 3
    assert lines(store) != before
    assert (store / f"{PREFIX}x").is_dir()


def test_a_damaged_backup_is_refused_and_nothing_is_touched(store: Path, tmp_path: Path) -> None:
    """A bit that turned, a file that is gone or too many, a list that is gone, a file that was cut."""
    backup(store, tmp_path / "copy")
    backup(store, tmp_path / "copy.tar.gz")
    before = lines(store)
    (table, *_) = sorted((tmp_path / "copy" / FOLDER).glob("*.sst"))
    content, sums = table.read_bytes(), (tmp_path / "copy" / CHECKSUMS).read_bytes()
    table.write_bytes(content[:-1] + b"x")
    with pytest.raises(DamagedBackup, match=table.name):
        restore(tmp_path / "copy", store, force=True)
    table.unlink()
    with pytest.raises(DamagedBackup, match="is missing"):
        restore(tmp_path / "copy", store, force=True)
    table.write_bytes(content)
    (table.parent / "extra").write_bytes(b"x")
    with pytest.raises(DamagedBackup, match="extra"):
        restore(tmp_path / "copy", store, force=True)
    (table.parent / "extra").unlink()
    (tmp_path / "copy" / CHECKSUMS).unlink()
    with pytest.raises(DamagedBackup, match=CHECKSUMS):
        restore(tmp_path / "copy", store, force=True)
    (tmp_path / "copy" / CHECKSUMS).write_bytes(sums)
    (tmp_path / "copy" / MANIFEST).write_text("{")
    with pytest.raises(DamagedBackup, match=MANIFEST):
        restore(tmp_path / "copy", store, force=True)
    packed = (tmp_path / "copy.tar.gz").read_bytes()
    for cut in (packed[: len(packed) // 2], packed[:-9], packed[:30], b"", gzip.compress(b"x" * 2000)):
        (tmp_path / "copy.tar.gz").write_bytes(cut)
        with pytest.raises((DamagedBackup, NotABackup)):
            restore(tmp_path / "copy.tar.gz", store, force=True)
    assert lines(store) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_is_no_backup_or_of_a_newer_program(store: Path, tmp_path: Path) -> None:
    """A store is no backup; a backup of a newer format is told as one."""
    with pytest.raises(MissingPath):
        restore(tmp_path / "none", tmp_path / "again")
    with pytest.raises(NotABackup):
        restore(store, tmp_path / "again")
    backup(store, tmp_path / "copy")
    manifest = tmp_path / "copy" / MANIFEST
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": FORMAT + 1}))
    with pytest.raises(NewerStore):
        restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_tar_that_leads_out_of_the_folder_writes_nothing_there(store: Path, tmp_path: Path) -> None:
    """Members with an absolute name or with dots are left out, links as well."""
    backup(store, tmp_path / "copy.tar")
    with tarfile.open(tmp_path / "copy.tar", "a") as tar:
        for name in ("texts/../../../evil", "/evil"):
            tar.addfile(tarfile.TarInfo(name))
        link = tarfile.TarInfo("texts/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    restore(tmp_path / "copy.tar", tmp_path / "again")
    assert not (tmp_path / "evil").exists()
    assert not (tmp_path / "again" / "texts" / "link").exists()


def test_a_store_that_may_only_be_read_is_backed_up(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The links go elsewhere then."""
    making = tempfile.mkdtemp

    def elsewhere(prefix: str, dir: Path | None = None) -> str:  # noqa: A002 - its name there
        if dir is not None:
            raise PermissionError(13, "Permission denied")
        return making(prefix=prefix, dir=tmp_path)

    monkeypatch.setattr(tempfile, "mkdtemp", elsewhere)
    assert backup(store, tmp_path / "copy").articles == 3


def test_leftovers_of_a_killed_restore_are_cleared_away(store: Path, tmp_path: Path) -> None:
    """A draft goes; a store that was set aside comes back where nothing took its place."""
    backup(store, tmp_path / "copy")
    before, dead = lines(store), 2**22 + os.getpid()
    store.rename(tmp_path / f".store.{dead}.old")
    (tmp_path / f".store.{dead}.part").mkdir()
    with pytest.raises(StoreInPlace):
        restore(tmp_path / "copy", store)
    assert lines(store) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    with Archive.open(store) as archive:
        archive.store.replace_graph(f"{BASE}article/z", [quad("a", "p", '"x"')])
