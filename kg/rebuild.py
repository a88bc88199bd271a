"""Rebuilding: a store made again from what it keeps of its articles, whatever became of its tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg.build import BuildReport, Options, Progress, reread
from kg.errors import KgError, MissingStore, StoreUnreadable, UnknownArticle
from kg.ledger import Ledger
from kg.storage.archive import Archive
from kg.storage.holder import held
from kg.storage.salvage import Salvage
from kg.storage.schema import FILE, admit
from kg.storage.texts import Texts
from kg.store import FOLDER, Store, View
from mappings.problem import Problem

WORK: Final = "rebuilding"  # within the store's directory, while the new tables are made
EXCHANGED: Final = f"{FOLDER}.exchanged"  # the tables before, while new ones take their place
REPLACED: Final = f"{FOLDER}.replaced"  # the same afterwards, where something is only in them

SENT: Final = "remote.sqlite"  # of a mirror: which graphs an address has as they were here


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What rebuilding came to.

    ``report``: of what was read again; ``taken``: graphs taken over from the tables before, since no kept text gives
    them; ``lost``: what neither gives; ``kept``: the folder of the tables before, where something was lost.
    """

    report: BuildReport
    taken: int = 0
    lost: tuple[Problem, ...] = ()
    kept: Path | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know: what is lost, then what building found."""
        return self.lost + tuple(one for one in self.report.problems if one.code != "not-kept")


def remake(
    store_dir: Path,
    articles: Collection[str],
    options: Options,
    *,
    on_progress: Callable[[Progress], None] | None = None,
) -> Rebuilt:
    """Make a whole store again, or only some articles of it where any are named: ``rebuild``, or ``rebuild_articles``."""
    if articles:
        return rebuild_articles(store_dir, articles, options, on_progress=on_progress)
    return rebuild(store_dir, options, on_progress=on_progress)


def rebuild(
    store_dir: Path,
    options: Options,
    *,
    on_progress: Callable[[Progress], None] | None = None,
) -> Rebuilt:
    """Make a store again: every article from its kept text, under the decisions in force; then what is derived.

    What no kept text gives (articles stored without their text, imported sets, graphs put over the web) is taken over from the
    tables as far as these can be read. The store is as it was until the new one is whole; killed before that, it can be run again.

    Args:
        store_dir: the store's directory; its graph's tables may be damaged or gone.
        options: ``jobs`` and ``limit`` count.
        on_progress: called after each article that is read.

    Raises:
        MissingStore: there is none.
        StoreUnreadable: its ledger is damaged or gone: nothing tells what the texts are of.
        StoreLocked: another process has it open.
    """
    admit(store_dir)
    if not (store_dir / FILE).is_file():
        raise (
            StoreUnreadable(store_dir, f"{FILE} is not there")
            if _tables(store_dir)
            else MissingStore(store_dir)
        )
    _undo(store_dir)
    with held(store_dir, store_dir / FOLDER):
        work = store_dir / WORK
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        with closing(Ledger.open_read_only(store_dir)) as ledger:
            ledger.copy_to(work / FILE)
        with _archive(work, store_dir) as archive, _former(store_dir) as before:
            salvage = Salvage(archive, before)
            report = reread(archive, lambda _: True, options, on_progress=on_progress, last=salvage.take)
        with held(store_dir, work / FOLDER):
            return _exchange(store_dir, Rebuilt(report, salvage.taken, tuple(salvage.lost)))


def rebuild_articles(
    store_dir: Path,
    articles: Collection[str],
    options: Options,
    *,
    on_progress: Callable[[Progress], None] | None = None,
) -> Rebuilt:
    """Read some articles of a store again from their kept texts, in their place.

    Raises:
        UnknownArticle: the store has none of that identifier; nothing is done then.
        Others: see ``Archive.open``.
    """
    with Archive.open(store_dir, create=False) as archive:
        for article in articles:
            if archive.ledger.get(article) is None:
                raise UnknownArticle(article, (known.id for known in archive.ledger.entries()))
        report = reread(archive, lambda entry: entry.id in articles, options, on_progress=on_progress)
    lost = tuple(one for one in report.problems if one.code == "not-kept")
    return Rebuilt(report, lost=lost)


def _archive(work: Path, store_dir: Path) -> Archive:
    """The new store, with the ledger as it was and the texts where they are."""
    store = Store.open(work)
    try:
        ledger = Ledger.open(work)
        ledger.derived_from, ledger.quads = None, None
        ledger.follow_stale()
        return Archive(store, ledger, Texts(store_dir))
    except BaseException:
        store.close()
        raise


@contextmanager
def _former(store_dir: Path) -> Iterator[View | KgError]:
    """The store as it was, or why it cannot be opened."""
    try:
        view = Store.open_read_only(store_dir)
    except (StoreUnreadable, MissingStore) as error:
        yield error
        return
    with view:
        yield view


def _tables(store_dir: Path) -> bool:
    return (store_dir / FOLDER / "CURRENT").is_file()


def _undo(store_dir: Path) -> None:
    """Take back an exchange that a kill ended half way; what is left of one that was done goes."""
    exchanged = store_dir / EXCHANGED
    if not exchanged.is_dir():
        return
    if _tables(store_dir) and not (store_dir / WORK).exists():
        shutil.rmtree(exchanged)
        return
    shutil.rmtree(store_dir / FOLDER, ignore_errors=True)
    exchanged.rename(store_dir / FOLDER)


def _exchange(store_dir: Path, rebuilt: Rebuilt) -> Rebuilt:
    """Put the new tables and ledger in the place of those before, which stay where something is only in them.

    A kill between the tables and the ledger leaves a ledger that knows these articles already: the next build follows what differs.
    """
    work, exchanged = store_dir / WORK, store_dir / EXCHANGED
    (store_dir / FOLDER).rename(exchanged)
    (work / FOLDER).rename(store_dir / FOLDER)
    (work / FILE).replace(store_dir / FILE)
    (store_dir / SENT).unlink(missing_ok=True)
    kept = _unused(store_dir / REPLACED) if rebuilt.lost else None
    if kept is not None:
        exchanged.rename(kept)
    shutil.rmtree(work)
    if kept is None:
        shutil.rmtree(exchanged)
    return replace(rebuilt, kept=kept)


def _unused(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
