"""A program that kills its own children in the middle of a backup, a restore or a rebuild, and says what each left behind.

Arguments: a folder to work in; triples of an operation, a step of it and how many of its calls are let through. As in
``tests.kg.killer``, children are forked from this process.
"""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg.build import Options, build
from kg.errors import MissingStore, NotABackup, StoreUnreadable
from kg.rebuild import rebuild
from kg.shacl import Gate
from kg.storage.backup import backup
from kg.storage.restore import restore
from mappings import extract as extraction
from tests.kg import sample
from tests.kg.killer import corpus, count, forked, graphs, shrink

STEPS: Final = {
    "link": ("kg.storage.pair", "", "place"),
    "ledger": ("kg.ledger", "Ledger", "copy_to"),
    "copied": ("kg.storage.backup", "", "sha256_of"),
    "written": ("kg.storage.restore", "", "_write"),
    "verified": ("kg.storage.restore", "", "_verify"),
    "synced": ("os", "", "sync"),
    "filled": ("kg.store", "Store", "fill"),
    "rename": ("pathlib", "Path", "rename"),
    "replace": ("pathlib", "Path", "replace"),
    "rmtree": ("shutil", "", "rmtree"),
}
"""The calls that are counted; the process dies on the way into one of them."""


def main() -> None:
    """Print a line for each moment: whether the child was killed, and whether all was whole afterwards."""
    work, *moments = Path(sys.argv[1]), *sys.argv[2:]
    extraction.extract = sample.extract
    judge = sample.gate()
    Gate.load = lambda *_: judge  # type: ignore[method-assign]
    shrink()
    forked(lambda: build([corpus(work / "old", 1)], work / "old-store"))
    forked(lambda: build([corpus(work / "new", 2)], work / "new-store"))
    forked(lambda: backup(work / "new-store", work / "new-backup"))
    for operation, step, at in zip(moments[::3], moments[1::3], moments[2::3], strict=True):
        room = work / "room"
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir()
        shutil.copytree(work / ("old-store" if operation == "restore" else "new-store"), room / "store")
        run = OPERATIONS[operation]
        died = forked(lambda run=run, step=step, at=at: _killed(step, int(at), run, work))  # type: ignore[misc]
        wrong = forked(lambda operation=operation: _look(operation, work))  # type: ignore[misc]
        sys.stdout.write(
            f"{operation} {step} {at} {'killed' if died else 'ended'} {'broken' if wrong else 'whole'}\n"
        )
        sys.stdout.flush()


OPERATIONS: Final[dict[str, Callable[[Path], object]]] = {
    "backup": lambda work: backup(work / "room" / "store", work / "room" / "copy"),
    "packed": lambda work: backup(work / "room" / "store", work / "room" / "copy.tar.gz"),
    "restore": lambda work: restore(work / "new-backup", work / "room" / "store", force=True),
    "rebuild": lambda work: rebuild(work / "room" / "store", Options()),
}


def _killed(step: str, at: int, run: Callable[[Path], object], work: Path) -> None:
    module, owner, name = STEPS[step]
    loaded = importlib.import_module(module)
    count(getattr(loaded, owner) if owner else loaded, name, at)
    run(work)


def _look(operation: str, work: Path) -> None:
    """Check what is there, then do it again, and check that it is done and that nothing is left."""
    store, old, new = work / "room" / "store", graphs(work / "old-store"), graphs(work / "new-store")
    with suppress(MissingStore, StoreUnreadable):  # between two names, which the next try heals
        assert graphs(store) in ([old, new] if operation == "restore" else [new])
    copy = work / "room" / {"packed": "copy.tar.gz"}.get(operation, "copy")
    if copy.exists():
        with suppress(NotABackup):  # an empty folder never is one
            restore(copy, work / "room" / "early")
        assert graphs(work / "room" / "early") == new
        shutil.rmtree(work / "room" / "early")
    OPERATIONS[operation](work)
    if operation in {"backup", "packed"}:
        restore(copy, work / "room" / "again")
        assert graphs(work / "room" / "again") == new
    assert graphs(store) == new
    left = {path.name for path in (work / "room").iterdir()} - {"store", copy.name, "again"}
    assert not {name for name in left if not name.endswith(".part") or operation != "packed"}, left
    assert {path.name for path in store.iterdir()} <= {"oxigraph", "ledger.sqlite", "texts"}, list(
        store.iterdir()
    )


if __name__ == "__main__":
    main()
