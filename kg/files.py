"""Files that appear whole or not at all under their name, and their checksums."""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import FolderInUse, MissingPath, NotAFile, NotAFolder
from kg.formats import Compression
from kg.packing import packed
from kg.storage.holder import lives


@contextmanager
def whole_file(path: Path, *, compression: Compression | None = None) -> Iterator[BinaryIO]:
    """Give a stream whose content takes the name ``path`` when the block ends well, and leaves no trace otherwise.

    The content is written beside ``path``, brought to the disk, then renamed. A device or pipe is written directly.

    Raises:
        MissingExtra: there is no library for this compression.
        MissingPath: the folder is not there.
        NotAFile: a folder has that name.
    """
    check_target(path)
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream, packed(stream, compression) as out:
            yield out
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as stream:
            with packed(stream, compression) as out:
                yield out
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except OSError as error:
        if error.filename == str(draft):  # nobody knows the draft by its name
            error.filename = str(path)
        raise
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(target.parent)


def check_target(path: Path) -> None:
    """Find out whether a file can have that name, before long work is done for it.

    Raises:
        MissingPath: the folder is not there.
        NotAFile: a folder has that name.
    """
    target = path.resolve()
    if target.is_dir():
        raise NotAFile(path)
    if not target.parent.is_dir():
        raise MissingPath(path.parent)


@contextmanager
def whole_folder(path: Path, may_replace: Callable[[Path], bool], kind: str) -> Iterator[Path]:
    """Give a new folder that takes the name ``path`` when the block ends well, and leaves no trace otherwise.

    Args:
        path: the name, of no folder yet, of an empty one, or of one that ``may_replace`` allows to replace whole.
        may_replace: whether a folder that holds something may go.
        kind: what such a folder is called.

    Raises:
        MissingPath: the folder around it is not there.
        NotAFolder: a file has that name.
        FolderInUse: it holds what may not go.
    """
    target = path.resolve()
    settle(target)
    if target.exists() and not target.is_dir():
        raise NotAFolder(path)
    if not target.parent.is_dir():
        raise MissingPath(path.parent)
    if target.is_dir() and any(target.iterdir()) and not may_replace(target):
        raise FolderInUse(path, kind)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    old = target.with_name(f".{target.name}.{os.getpid()}.old")
    try:
        draft.mkdir()
        yield draft
        _exchange(draft, target, old)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _sync_folder(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def settle(target: Path) -> None:
    """Clear away what processes that were killed left of a folder in the making, or of the one that it was to replace."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*"):
        pid, _, kind = left.name.removeprefix(f".{target.name}.").partition(".")
        if kind not in {"part", "old"} or not pid.isdecimal() or not left.is_dir() or lives(int(pid)):
            continue
        if kind == "old" and not target.exists():
            left.rename(target)
        else:
            shutil.rmtree(left, ignore_errors=True)


def sha256(stream: BinaryIO) -> str:
    """Return the SHA-256 of what a stream holds from where it stands, in hexadecimal digits; it is read in blocks."""
    return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return sha256(stream)


def _exchange(draft: Path, target: Path, old: Path) -> None:
    """Give ``target``'s name to ``draft``; what had it is ``old`` then, or keeps it where that cannot be done."""
    if not target.is_dir():
        draft.rename(target)
        return
    target.rename(old)
    try:
        draft.rename(target)
    except OSError:
        old.rename(target)
        raise


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk as well; systems that cannot open a folder do this themselves."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
