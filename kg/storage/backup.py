"""Backups: a store copied while others read and write it, with the SHA-256 of every file, and put back again.

A backup is a folder, or one file (``.tar``, ``.tar.gz``, ``.tar.zst``), laid out as a store: the tables and the ledger as
they are at one moment (``kg.storage.pair``), and the kept texts. It appears whole or not at all. ``SHA256SUMS`` is what
``sha256sum --check`` reads; ``backup.json`` says what wrote it. What is only kept to be quick is not in it: answers of
services, the list of what an address has been sent.
"""

from __future__ import annotations

import json
import os
import shutil
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from kg.errors import MissingPath, UnknownFormat
from kg.files import check_target, sha256_of, whole_file, whole_folder
from kg.formats import compression_of
from kg.provenance import extractor
from kg.storage.pair import taken
from kg.storage.schema import FILE, FORMAT
from kg.storage.texts import FOLDER as TEXTS
from kg.store import FOLDER

MANIFEST: Final = "backup.json"
CHECKSUMS: Final = "SHA256SUMS"
PACKED: Final = (".tar", ".tar.gz", ".tar.zst")


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds, as its manifest says it."""

    format: int  # of the ledger, see ``kg.storage.schema``
    program: str  # name and version of the program that wrote it
    made_at: str  # UTC, ISO 8601
    base: str | None  # where the store's resources live
    articles: int
    files: int
    size: int  # bytes


def is_packed(path: Path) -> bool:
    """Whether a backup of that name is one file.

    Raises:
        UnknownFormat: its suffix is that of a file, but of none that can be.
    """
    if path.name.lower().endswith(PACKED):
        return True
    if path.suffix.lower() in {".gz", ".zst", ".tgz", ".zip", ".bz2", ".xz", ".7z"} and not path.is_dir():
        raise UnknownFormat(path.suffix, ["a folder", *PACKED])
    return False


def backup(store_dir: Path, out: Path, *, on_progress: Callable[[str], None] = lambda _: None) -> Backup:
    """Copy the store in a directory to ``out``, a new folder or file; readers and a writer may be at work.

    A build that runs waits for the moment in which the tables are linked and the ledger is copied, not longer.

    Args:
        store_dir: the store's directory; it is only read, but for a folder of links that goes again.
        out: no folder yet, or an empty one, or one that holds a backup, which is replaced; or a file.
        on_progress: called with the name of each file that was copied.

    Raises:
        MissingStore, NewerStore, StoreUnreadable, StoreBusy: see ``kg.storage.pair.taken``.
        MissingPath, NotAFile, NotAFolder, FolderInUse: ``out`` cannot be written there.
        UnknownFormat: ``out`` is of a format that no backup has.
        OSError: the disk is full, or something else ends it; nothing is left of ``out`` then.
    """
    if is_packed(out):
        check_target(out)
    elif not out.resolve().parent.is_dir():
        raise MissingPath(out.parent)
    with taken(store_dir, texts=True) as pair:
        with closing(pair.ledger()) as ledger:
            base, articles = ledger.base, len(ledger)
        with _opened(out) as box:
            for name in _files(pair.folder):
                box.add(name, pair.folder / name)
                on_progress(name)
            made_at = datetime.now(UTC).isoformat(timespec="seconds")
            done = Backup(FORMAT, extractor(), made_at, base, articles, box.count, box.size)
            box.write(MANIFEST, json.dumps(asdict(done), indent=2).encode() + b"\n")
            box.write(CHECKSUMS, "".join(box.sums).encode())
            return done


def is_backup(folder: Path) -> bool:
    """Whether a folder holds a backup, which a new one may replace."""
    return (folder / MANIFEST).is_file() and (folder / CHECKSUMS).is_file()


class _Box(Protocol):
    """Where the files of a backup go."""

    count: int
    size: int
    sums: list[str]

    def add(self, name: str, file: Path) -> None:
        """Copy a file to that name."""

    def write(self, name: str, content: bytes) -> None:
        """Write a file of that content."""


class _FolderBox:
    """A folder; every file in it is a copy of its own, since a link would be damaged with what it links to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.count, self.size = 0, 0
        self.sums: list[str] = []

    def add(self, name: str, file: Path) -> None:
        copy = self._folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
        self.count += 1
        self.size += copy.stat().st_size
        self.sums.append(f"{sha256_of(copy)}  {name}\n")

    def write(self, name: str, content: bytes) -> None:
        (self._folder / name).write_bytes(content)


class _TarBox:
    """A tar file, its members without owner or time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._tar = tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed below
        self.count, self.size = 0, 0
        self.sums: list[str] = []

    def add(self, name: str, file: Path) -> None:
        digest = sha256_of(file)
        with file.open("rb") as stream:
            self._member(name, stream, file.stat().st_size)
        self.count += 1
        self.size += file.stat().st_size
        self.sums.append(f"{digest}  {name}\n")

    def write(self, name: str, content: bytes) -> None:
        self._member(name, BytesIO(content), len(content))

    def close(self) -> None:
        self._tar.close()

    def _member(self, name: str, stream: BinaryIO, size: int) -> None:
        member = tarfile.TarInfo(name)
        member.size = size
        self._tar.addfile(member, stream)


@contextmanager
def _opened(out: Path) -> Iterator[_Box]:
    if not is_packed(out):
        with whole_folder(out, is_backup, "backup") as folder:
            yield _FolderBox(folder)
            os.sync()  # a backup that is there is there after a loss of power as well
        return
    with whole_file(out, compression=compression_of(out)) as stream:
        box = _TarBox(stream)
        yield box
        box.close()


def _files(folder: Path) -> Iterator[str]:
    """The ledger, the tables and the texts, by name."""
    if (folder / FILE).is_file():
        yield FILE
    for part in (FOLDER, TEXTS):
        if (folder / part).is_dir():
            yield from sorted(
                path.relative_to(folder).as_posix() for path in (folder / part).rglob("*") if path.is_file()
            )
