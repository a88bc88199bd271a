"""Snapshots: the files of a store as they are at one moment, beside it, for whoever reads while others write.

Oxigraph leaves undefined what a reader sees of a directory that another process writes to
(``oxigraph serve-read-only --help``). So a site's engine is never given the store itself, but a folder of its own, made as
RocksDB makes its checkpoints (https://github.com/facebook/rocksdb/wiki/Checkpoints): tables are never changed once
they are written, so they are linked, which takes no room; what is still appended to, the log and the list of the
tables, is copied. No lock is taken that a build could run into, which is why pyoxigraph's own ``Store.backup`` is not
used: it wants the store open for writing, and of one open for reading it leaves out the log.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Final

from kg.closing import Closing
from kg.errors import StoreBusy
from kg.storage.damage import no_tables
from kg.storage.schema import admit
from kg.store import FOLDER

PREFIX: Final = "serving-"  # of the folders, within the store's directory

_LOCK: Final = "LOCK"  # held by whoever has the store open for writing
_OURS: Final = "held"  # in the folder of snapshots, locked as long as its maker lives
_TRIES: Final = 200
_WAIT: Final = 0.05  # seconds between tries
_IDLE: Final = frozenset({_LOCK, "LOG", "IDENTITY"})  # files that say nothing of the content

State = frozenset[tuple[str, int]]
"""The files that make up a store, with their sizes: another state is another content."""


def state(store: Path) -> State:
    """Return the state of the store in a directory.

    Raises:
        MissingStore: there is none.
        StoreUnreadable: it lost its tables.
    """
    try:
        with os.scandir(store / FOLDER) as files:
            found = frozenset((file.name, file.stat().st_size) for file in files if _counts(file.name))
    except FileNotFoundError as error:
        if (store / FOLDER).is_dir():  # a file went while we looked
            return frozenset()
        raise no_tables(store) from error
    if not any(name == "CURRENT" for name, _ in found):
        raise no_tables(store)
    return found


def is_written(store: Path) -> bool:
    """Whether another process has the store open for writing."""
    try:
        with (store / FOLDER / _LOCK).open("rb") as lock:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


class Snapshots(Closing):
    """The folder in which one process keeps its snapshots; it goes when the process is done, or the next one begins."""

    def __init__(self, store: Path) -> None:
        """Make the folder within the store's; elsewhere, where that may only be read.

        Raises:
            MissingStore: there is no store.
        """
        self._store = store
        state(store)
        sweep(store)
        try:
            self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=store))
        except OSError:
            self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._held = (self.folder / _OURS).open("wb")
        fcntl.flock(self._held, fcntl.LOCK_EX)
        self._made = 0

    def close(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._held.close()

    def take(self) -> tuple[Path, State]:
        """Make a snapshot of what is committed at this moment; return its folder and the state that it shows.

        A writer may be at work: a copy during which the store changed is thrown away and made again.

        Raises:
            MissingStore: there is no store.
            NewerStore: a newer program wrote it.
            StoreBusy: it never stands still.
        """
        self._made += 1
        target = self.folder / f"{self._made}"
        return target, take(self._store, target)


def take(store: Path, target: Path) -> State:
    """Make a snapshot of a store in the new folder ``target``; return the state that it shows.

    Raises: as ``Snapshots.take``.
    """
    admit(store)
    for _ in range(_TRIES):
        before = state(store)
        target.mkdir(parents=True)
        with contextlib.suppress(FileNotFoundError):  # a file went while we linked: try again
            for name, _ in before:
                place(store / FOLDER / name, target / name)
            if state(store) == before:
                return before
        shutil.rmtree(target)
        time.sleep(_WAIT)
    raise StoreBusy(store)


def _counts(name: str) -> bool:
    return name not in _IDLE and not name.startswith(("LOG.", "OPTIONS-")) and not name.endswith(".dbtmp")


def place(source: Path, target: Path) -> None:
    """Link what is never changed once it is written, a table or a kept text; copy anything else, and these where that cannot be."""
    if source.suffix in {".sst", ".blob", ".gz"}:
        try:
            os.link(source, target)
        except FileNotFoundError:
            raise
        except OSError:
            pass
        else:
            return
    shutil.copyfile(source, target)


def sweep(store: Path) -> None:
    """Remove the snapshots of processes that were killed."""
    for folder in store.glob(f"{PREFIX}*"):
        try:
            with (folder / _OURS).open("rb") as held:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        except OSError:
            continue
        shutil.rmtree(folder, ignore_errors=True)
