"""Damage: what Oxigraph says of a store that it cannot open or read, as an error of ours.

RocksDB, below it, has a checksum in every block (https://github.com/facebook/rocksdb/wiki/Full-File-Checksum-and-Checksum-Handoff),
so what is damaged is never read as if it were whole: it is an error, wherever it is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from kg.errors import (
    KgError,
    MissingStore,
    NotAFolder,
    QueryFailed,
    StoreForbidden,
    StoreLocked,
    StoreUnreadable,
    UnprojectedParameter,
)
from kg.storage.holder import holder
from kg.storage.schema import FILE

# What opening says of a store whose making was cut off before anything was in it.
_UNMADE: Final = re.compile("Column family not found|Inserts are only possible on read-write instances")
_UNPROJECTED: Final = re.compile(r"variable \?(\w+) in its SELECT")
_LOCKED: Final = re.compile(r"lock hold by|while lock file", re.IGNORECASE)
_FORBIDDEN: Final = re.compile(r"(Permission denied|Read-only file system|Operation not permitted)")
_DAMAGED: Final = re.compile(r"Corruption|checksum mismatch|file size mismatch", re.IGNORECASE)
_FILE: Final = re.compile(r"/([^/\s]+\.(?:sst|blob|log)|MANIFEST-\d+|CURRENT)\b")
_WHAT: Final = re.compile(
    r"(?P<sum>checksum mismatch)|(?P<size>size mismatch)|(?P<gone>No such file)", re.IGNORECASE
)
_SAID: Final = {"sum": "its checksum is wrong", "size": "it was cut", "gone": "it is not there"}

_GONE: Final = "its tables are gone"

T = TypeVar("T")


def opening_error(path: Path, error: Exception) -> KgError:
    """Return why the store in a directory could not be opened."""
    reason = str(error)
    if _UNMADE.search(reason):
        return MissingStore(path)
    if _LOCKED.search(reason):
        return StoreLocked(path, holder(path))
    if path.is_file():
        return NotAFolder(path)
    forbidden = _FORBIDDEN.search(reason)
    if forbidden is not None:
        return StoreForbidden(path, forbidden[1])
    return damage(path, reason) or StoreUnreadable(path, reason)


def evaluation_error(path: Path | None, reason: str) -> KgError:
    """Return why the evaluation of a query could not begin."""
    found = damage(path, reason)
    if found is not None:
        return found
    unprojected = _UNPROJECTED.search(reason)
    return UnprojectedParameter(unprojected[1]) if unprojected else QueryFailed(reason)


def damage(path: Path | None, reason: str) -> StoreUnreadable | None:
    """Return the error for what Oxigraph says, None where it says nothing of damage; ``path`` is the store's directory."""
    if not _DAMAGED.search(reason):
        return None
    file, what = _FILE.search(reason), _WHAT.search(reason)
    if file is None or what is None:
        return StoreUnreadable(path or Path(), reason)
    return StoreUnreadable(path or Path(), f"{file[1]} is damaged: {_SAID[str(what.lastgroup)]}")


def no_tables(path: Path) -> MissingStore | StoreUnreadable:
    """Return the error for a directory without tables: a store that lost them, if the ledger is there, else none at all."""
    return StoreUnreadable(path, _GONE) if (path / FILE).is_file() else MissingStore(path)


@contextmanager
def reading(path: Path | None) -> Iterator[None]:
    """Raise what damage is met in the block as ``StoreUnreadable``."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise damage(path, str(error)) or error from error


def whole(found: Iterator[T], path: Path | None) -> Iterator[T]:
    """Yield what is found; what is damaged on the way is ``StoreUnreadable``."""
    try:
        yield from found
    except (OSError, RuntimeError) as error:
        raise damage(path, str(error)) or error from error
