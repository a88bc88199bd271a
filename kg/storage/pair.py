"""A pair: a store's tables and its ledger as they are at one moment, beside it, whoever writes the store meanwhile.

While the ledger is read nobody can write it, and a build writes the ledger before and after each change of the tables. So
tables that are taken while the ledger stands still belong to it: the pair is what a kill at that moment would leave, which
the next build heals (``kg.building.batch``). A build waits for that moment, which lasts as long as linking the tables and copying
the ledger does; it is not otherwise held up.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import StoreBusy
from kg.ledger import Ledger
from kg.storage.schema import FILE, admit
from kg.storage.snapshot import Snapshots, place, take
from kg.storage.texts import FOLDER as TEXTS
from kg.store import FOLDER

_TRIES: Final = 60
_WAIT: Final = 2.0  # seconds between tries, in which a build goes on


@dataclass(frozen=True, slots=True)
class Pair:
    """Both in a folder of their own, laid out as a store; the kept texts are there where they were asked for."""

    folder: Path

    def spent(self) -> Path:
        """Return a folder with the same, that may be written: what is written there goes with the pair."""
        copy = self.folder.with_name(f"{self.folder.name}-spent")
        take(self.folder, copy / FOLDER)
        if (self.folder / FILE).is_file():
            shutil.copyfile(self.folder / FILE, copy / FILE)
        return copy

    def ledger(self) -> Ledger:
        """Open the ledger to read it; an empty one where the store has none."""
        return Ledger.open_read_only(self.folder)


@contextmanager
def taken(store_dir: Path, *, texts: bool = False) -> Iterator[Pair]:
    """Take the pair of the store in a directory, with links to its kept texts or without; it goes when the block ends.

    Raises:
        MissingStore: there is no store.
        NewerStore: a newer program wrote it.
        StoreUnreadable: its ledger is damaged.
        StoreBusy: it is written to without a pause.
    """
    admit(store_dir)
    with Snapshots(store_dir) as snapshots:
        if texts:
            _link_texts(store_dir, snapshots.folder)  # nearly all, while others may still write
        for _ in range(_TRIES - 1):
            with suppress(StoreBusy):
                pair = _take(store_dir, snapshots, texts=texts)
                break
            time.sleep(_WAIT)
        else:
            pair = _take(store_dir, snapshots, texts=texts)
        yield pair


def _take(store_dir: Path, snapshots: Snapshots, *, texts: bool) -> Pair:
    with closing(Ledger.open_read_only(store_dir)) as ledger, ledger.still(store_dir):
        tables, _ = snapshots.take()
        folder = tables.with_name(f"pair-{tables.name}")
        folder.mkdir()
        tables.rename(folder / FOLDER)
        if (store_dir / FILE).is_file():
            ledger.copy_to(folder / FILE)
        if texts:
            _link_texts(store_dir, snapshots.folder)
    if (snapshots.folder / TEXTS).is_dir():
        (snapshots.folder / TEXTS).rename(folder / TEXTS)
    return Pair(folder)


def _link_texts(store_dir: Path, folder: Path) -> None:
    """Link the kept texts that are not linked yet: a text that the ledger knows is not removed while the ledger stands still."""
    texts = store_dir / TEXTS
    for text in texts.rglob("*.txt.gz") if texts.is_dir() else ():
        target = folder / text.relative_to(store_dir)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # removed meanwhile: no article has it any more
                place(text, target)
