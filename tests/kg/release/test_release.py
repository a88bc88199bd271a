"""A release: complete, checkable, the same bytes each time, whole under its name or not there."""

from __future__ import annotations

import errno
import hashlib
import json
import re
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.errors import FolderInUse, MissingPath, NotAFolder
from kg.export import export_file
from kg.export.nodes import Node
from kg.formats import Compression, ExportFormat, Split
from kg.release import Settings, folder, write_release, write_tables, writing
from kg.store import RdfFormat, Store, parse

SETTINGS = [
    Settings(),
    Settings(compression=Compression.GZ),
    *(Settings(split=split) for split in Split),
]


def files(path: Path) -> dict[str, bytes]:
    """Every file of a folder by its path in it."""
    return {
        file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()
    }


def loaded(path: Path) -> Store:
    """A store of what the N-Quads of a release hold."""
    store = Store.open(None)
    graphs: dict[str, list[object]] = {}
    for file in sorted(path.rglob("*.nq")):
        for quad in parse(path=file, format=RdfFormat.N_QUADS):
            graphs.setdefault(quad.graph_name.value, []).append(quad)
    store.replace_graphs(graphs)  # type: ignore[arg-type]
    return store


@pytest.mark.parametrize("settings", SETTINGS, ids=str)
def test_two_releases_of_one_store_are_the_same_bytes(
    described: Store, tmp_path: Path, settings: Settings
) -> None:
    """No clock, no order of a run in any file."""
    write_release(described, tmp_path / "a", settings)
    write_release(described, tmp_path / "b", settings)
    assert files(tmp_path / "a") == files(tmp_path / "b")


@pytest.mark.parametrize("settings", [Settings(), *(Settings(split=split) for split in Split)], ids=str)
def test_a_release_loaded_into_an_empty_store_gives_the_same_release(
    described: Store, tmp_path: Path, settings: Settings
) -> None:
    """Nothing is lost on the way out and in, in one file or in parts."""
    write_release(described, tmp_path / "a", settings)
    with loaded(tmp_path / "a") as again:
        assert set(again.quads()) == set(described.quads())
        write_release(again, tmp_path / "b", settings)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_the_dumps_are_those_of_an_export(described: Store, tmp_path: Path) -> None:
    """One pass over the quads writes the same files as one export each."""
    write_release(described, tmp_path / "r")
    for kind in (ExportFormat.TTL, ExportFormat.TRIG, ExportFormat.NQ, ExportFormat.JSONLD):
        export_file(described, tmp_path / "one", kind)
        assert (tmp_path / "r" / f"diplomacy-kg.{kind}").read_bytes() == (tmp_path / "one").read_bytes()


def test_the_checksums_are_of_every_file(described: Store, tmp_path: Path) -> None:
    """In the format of sha256sum."""
    write_release(described, tmp_path / "r", Settings(compression=Compression.GZ))
    found = files(tmp_path / "r")
    lines = found.pop("SHA256SUMS").decode().splitlines()
    assert lines == [f"{hashlib.sha256(found[name]).hexdigest()}  {name}" for name in sorted(found)]


def test_the_slim_dump_has_no_words_of_the_articles(described: Store, tmp_path: Path) -> None:
    """No evidence and no quote; all else is there."""
    write_release(described, tmp_path / "r")
    text = (tmp_path / "r" / "diplomacy-kg-slim.ttl").read_text(encoding="utf-8")
    assert "dip:evidence <" not in text
    assert "a souhaité plus de commerce" not in text
    whole = set(parse(path=tmp_path / "r" / "diplomacy-kg.ttl"))
    assert set(parse(path=tmp_path / "r" / "diplomacy-kg-slim.ttl")) < whole
    assert re.search(r"#char=\d", text) is None


def test_parts_hold_each_quad_once(described: Store, tmp_path: Path) -> None:
    """By article and by year, the graphs of no article apart; by class, each node in one part."""
    write_release(described, tmp_path / "article", Settings(split=Split.ARTICLE))
    write_release(described, tmp_path / "year", Settings(split=Split.YEAR))
    write_release(described, tmp_path / "class", Settings(split=Split.CLASS))
    names = {name: {file.stem for file in (tmp_path / name / "nq").iterdir()} for name in ("article", "year")}
    assert names == {"article": {"first", "second", "derived"}, "year": {"2024", "derived"}}
    classes = {file.stem for file in (tmp_path / "class" / "ttl").iterdir()}
    assert {"reception", "person", "statement", "article"} <= classes
    for name in ("article", "year", "class"):
        lines = [
            line for file in (tmp_path / name / "nq").iterdir() for line in file.read_bytes().splitlines()
        ]
        assert len(lines) == len(set(lines)) == len(described)


def test_the_metadata_names_the_tables_as_they_are_written(described: Store, tmp_path: Path) -> None:
    """Also where they are compressed."""
    write_release(described, tmp_path / "r", Settings(compression=Compression.GZ))
    told = json.loads((tmp_path / "r" / "tables" / "csv-metadata.json").read_text(encoding="utf-8"))
    urls = {table["url"] for table in told["tables"]}
    assert urls == {file.name for file in (tmp_path / "r" / "tables").glob("*.csv.gz")}


def test_the_readme_tells_what_is_there(described: Store, tmp_path: Path) -> None:
    """Version, licence, files, columns."""
    settings = Settings(creator="Somebody", licence="https://example.org/licence")
    told = write_release(described, tmp_path / "r", settings)
    text = (tmp_path / "r" / "README.md").read_text(encoding="utf-8")
    assert told.version == "2024-05-17"
    assert "Version 2024-05-17" in text
    assert "Creator: Somebody. Licence: <https://example.org/licence>." in text
    assert all(f"`{file.name}`" in text for file in told.distributions)
    assert "| `participants` | Who took part (IRI) |" in text


def test_an_empty_store_has_a_release(tmp_path: Path) -> None:
    """Without articles there is no date; nothing else is missing."""
    with Store.open(None) as store:
        assert write_release(store, tmp_path / "r").version == "undated"
    assert "no article is dated" in (tmp_path / "r" / "README.md").read_text(encoding="utf-8")


def test_a_full_disk_leaves_what_was_there(
    described: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half a release under the name nor a draft beside it; the earlier one stays as it was."""
    write_release(described, tmp_path / "r")
    before = files(tmp_path / "r")

    class Full(writing.SlimWriter):
        """A writer on a disk that is full after the first node."""

        def __init__(self, out: BinaryIO) -> None:
            super().__init__(out)
            self.free = 1

        def write(self, node: Node) -> None:
            """Write one node, then nothing more."""
            if not self.free:
                raise OSError(errno.ENOSPC, "No space left on device")
            self.free -= 1
            super().write(node)

    full = [writing.Dump(d.place, d.file, d.suffix, d.kind, Full) for d in writing.DUMPS]
    monkeypatch.setattr(writing, "DUMPS", full)
    for name in ("r", "new"):
        with pytest.raises(OSError, match="No space left"):
            write_release(described, tmp_path / name)
    assert files(tmp_path / "r") == before
    assert list(tmp_path.iterdir()) == [tmp_path / "r"]


def test_an_earlier_release_is_replaced_whole(described: Store, tmp_path: Path) -> None:
    """No file of the old one is left."""
    write_release(described, tmp_path / "r", Settings(split=Split.ARTICLE))
    write_release(described, tmp_path / "r")
    assert not (tmp_path / "r" / "nq").exists()
    assert list(tmp_path.iterdir()) == [tmp_path / "r"]


def test_a_rename_that_fails_gives_the_earlier_release_its_name_back(
    described: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the file system does at the last moment."""
    write_release(described, tmp_path / "r")
    before, rename = files(tmp_path / "r"), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        write_release(described, tmp_path / "r")
    assert files(tmp_path / "r") == before
    assert list(tmp_path.iterdir()) == [tmp_path / "r"]


def test_a_folder_with_other_files_is_not_touched(described: Store, tmp_path: Path) -> None:
    """Not even where a release stands in it: what the publisher added would be lost."""
    write_release(described, tmp_path / "r")
    (tmp_path / "r" / "notes.txt").write_text("mine", encoding="utf-8")
    before = files(tmp_path / "r")
    with pytest.raises(FolderInUse):
        write_release(described, tmp_path / "r")
    assert files(tmp_path / "r") == before


def test_a_file_in_the_way_and_a_missing_folder_are_named(described: Store, tmp_path: Path) -> None:
    """Nothing is made that was not asked for."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotAFolder):
        write_release(described, tmp_path / "file")
    with pytest.raises(MissingPath):
        write_release(described, tmp_path / "none" / "r")
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_the_tables_alone_are_a_folder_too(described: Store, tmp_path: Path) -> None:
    """Four tables, their columns, their checksums."""
    write_tables(described, tmp_path / "t")
    names = {"events.csv", "participations.csv", "agreements.csv", "statements.csv"}
    assert set(files(tmp_path / "t")) == names | {"csv-metadata.json", folder.CHECKSUMS}
