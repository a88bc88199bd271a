"""Restoring: a backup put in the place of a store, once every file in it has proved to be the one that was backed up."""

from __future__ import annotations

import hashlib
import json
import os
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from kg.errors import (
    DamagedBackup,
    MissingPath,
    NewerStore,
    NotABackup,
    StoreInPlace,
    StoreUnreadable,
)
from kg.files import settle, whole_folder
from kg.packing import unpacked
from kg.storage.backup import CHECKSUMS, MANIFEST, Backup, is_packed
from kg.storage.holder import held
from kg.storage.schema import FILE, FORMAT
from kg.storage.snapshot import PREFIX
from kg.storage.texts import FOLDER as TEXTS
from kg.store import FOLDER, Store

_CHUNK: Final = 1 << 20
_BROKEN: Final = (EOFError, OSError, ValueError, zlib.error, tarfile.TarError)


def restore(
    source: Path, store_dir: Path, *, force: bool = False, on_progress: Callable[[str], None] = lambda _: None
) -> Backup:
    """Put a backup in the place of the store in a directory, whole or not at all.

    Args:
        source: the folder or file that ``kg.storage.backup.backup`` wrote.
        store_dir: where there is no store yet; with ``force`` also where there is one, which goes.
        force: replace a store that is there.
        on_progress: called with the name of each file that was copied.

    Raises:
        MissingPath: there is nothing of that name.
        NotABackup: what is there is none.
        DamagedBackup: a file in it is not the one that was backed up, or is missing.
        NewerStore: a newer program wrote it.
        StoreInPlace: a store is there already.
        FolderInUse: the directory holds something else than a store.
        StoreLocked: another process has the store that is there open.
    """
    if not source.exists():
        raise MissingPath(source)
    settle(store_dir.resolve())
    replaced = _is_store(store_dir)
    if replaced and not force:
        raise StoreInPlace(store_dir)
    if not store_dir.resolve().parent.is_dir():
        store_dir.resolve().parent.mkdir(parents=True)
    with ExitStack() as stack:
        if replaced:
            stack.enter_context(held(store_dir, store_dir / FOLDER))
        draft = stack.enter_context(whole_folder(store_dir, _is_store, "store"))
        told, digests = _copied(source, draft, on_progress)
        _verify(source, told, digests)
        manifest = _manifest(source, told)
        _try(source, draft)
        for serving in store_dir.glob(f"{PREFIX}*"):
            serving.rename(
                draft / serving.name
            )  # servers go on with what they read, until they see the new store
        os.sync()
    return manifest


def _is_store(folder: Path) -> bool:
    return (folder / FILE).is_file() or (folder / FOLDER).is_dir()


def _copied(
    source: Path, draft: Path, on_progress: Callable[[str], None]
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Copy what a store is made of; return the two files that tell of the rest, and the SHA-256 of each of the rest."""
    told: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    try:
        for name, stream in _packed_files(source) if is_packed(source) else _files(source):
            if name in {MANIFEST, CHECKSUMS}:
                told[name] = stream.read()
            elif name == FILE or PurePosixPath(name).parts[0] in {FOLDER, TEXTS}:
                digests[name] = _write(stream, draft / name)
                on_progress(name)
    except _BROKEN as error:
        if isinstance(error, OSError) and error.errno is not None:  # the disk's, not the content's
            raise
        raise DamagedBackup(source, str(error) or "it was cut") from error
    return told, digests


def _files(folder: Path) -> Iterator[tuple[str, BinaryIO]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            with file.open("rb") as stream:
                yield file.relative_to(folder).as_posix(), stream


def _packed_files(source: Path) -> Iterator[tuple[str, BinaryIO]]:
    with unpacked(source) as content:
        with tarfile.open(fileobj=content, mode="r|") as tar:
            for member in tar:
                stream = tar.extractfile(member) if member.isfile() else None
                path = PurePosixPath(member.name)
                if stream is not None and not path.is_absolute() and ".." not in path.parts:
                    yield member.name, stream  # type: ignore[misc]  # it reads bytes, whatever it is called
        while content.read(_CHUNK):  # to the end, where the checksum of the compression stands
            pass


def _write(stream: BinaryIO, file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with file.open("wb") as out:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


def _verify(source: Path, told: dict[str, bytes], digests: dict[str, str]) -> None:
    if MANIFEST not in told and CHECKSUMS not in told:
        raise NotABackup(source)
    if CHECKSUMS not in told:
        raise DamagedBackup(source, f"{CHECKSUMS} is missing: the backup was cut")
    lines = (line.partition("  ") for line in told[CHECKSUMS].decode(errors="replace").splitlines())
    wanted = {name: digest for digest, _, name in lines}
    for name in sorted(wanted.keys() | digests.keys()):
        if name not in digests:
            raise DamagedBackup(source, f"{name} is missing")
        if digests[name] != wanted.get(name):
            raise DamagedBackup(source, f"{name} is not what was backed up")


def _manifest(source: Path, told: dict[str, bytes]) -> Backup:
    try:
        manifest = Backup(**json.loads(told[MANIFEST]))
        newer = manifest.format > FORMAT
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedBackup(source, f"{MANIFEST} cannot be read") from error
    if newer:
        raise NewerStore(source, manifest.format, FORMAT)
    return manifest


def _try(source: Path, draft: Path) -> None:
    """See that it opens, before anything goes for it."""
    try:
        Store.open_read_only(draft).close()
    except StoreUnreadable as error:
        raise DamagedBackup(source, error.reason) from error
