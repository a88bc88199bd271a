"""Files that appear whole or not at all under their name."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import MissingPath, NotAFile


@contextmanager
def whole_file(path: Path, *, compressed: bool = False) -> Iterator[BinaryIO]:
    """Give a stream whose content takes the name ``path`` when the block ends well, and leaves no trace otherwise.

    The content is written beside ``path``, brought to the disk, then renamed. A device or pipe is written directly.
    Gzip members carry neither name nor time, so equal content gives equal bytes.

    Raises:
        MissingPath: the folder is not there.
        NotAFile: a folder has that name.
    """
    target = path.resolve()
    if target.is_dir():
        raise NotAFile(path)
    if not target.parent.is_dir():
        raise MissingPath(path.parent)
    if target.exists() and not target.is_file():
        with target.open("wb") as stream, _packed(stream, compressed=compressed) as out:
            yield out
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as stream:
            with _packed(stream, compressed=compressed) as out:
                yield out
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    _sync_folder(target.parent)


@contextmanager
def _packed(stream: BinaryIO, *, compressed: bool) -> Iterator[BinaryIO]:
    if not compressed:
        yield stream
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, mtime=0) as packed:
        yield cast(BinaryIO, packed)


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
