"""Checking: whether a store is whole, part by part; every finding says what is wrong, where, and what to do.

What is checked is a snapshot, the tables and the ledger at one moment, so that a build may go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.checking.articles import Articles
from kg.checking.finding import Finding
from kg.checking.indexes import damaged_indexes
from kg.checking.rest import graphs_beside, lagging, of_decisions
from kg.errors import StoreUnreadable
from kg.storage.pair import Pair, taken
from kg.storage.texts import Texts
from kg.store import Store, View

if TYPE_CHECKING:
    from kg.shacl import Gate

__all__ = ["Checkup", "Finding", "check"]


@dataclass(frozen=True, slots=True)
class Checkup:
    """What a check came to: how much was looked at, and each finding.

    ``quotes``: pieces of evidence compared with their text; ``unread``: those whose article's text is not kept;
    ``unsealed``: articles stored by a program that did not note what it stored.
    """

    articles: int = 0
    quads: int = 0
    quotes: int = 0
    unread: int = 0
    unsealed: int = 0
    deep: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong; what only waits for the next build is not."""
        return not any(finding.serious for finding in self.findings)


def check(
    store_dir: Path,
    *,
    deep: bool = False,
    gate: Gate | None = None,
    on_progress: Callable[[str], None] = lambda _: None,
) -> Checkup:
    """Verify the store in a directory.

    Every article's graph is judged by the shapes and compared with what was stored (its seal), every quote with the kept text,
    every text with its hash, the ledger with the graphs there are; then decisions and imported sets. No more than one
    article and the names of all graphs are held.

    Args:
        store_dir: the store's directory; it is only read, but for a folder of links that goes again.
        deep: read all six indexes besides, and make the derived graphs anew, from the snapshot, to compare them.
        gate: another gate than the project's.
        on_progress: called with the name of each article that was looked at.

    Raises:
        MissingStore: there is none.
        StoreUnreadable: it cannot be opened at all; the sentence says what to do.
        NewerStore: a newer program wrote it.
        StoreBusy: it is written to without a pause.
    """
    if gate is None:
        from kg.shacl import Gate as Loaded  # noqa: PLC0415 - loads pySHACL

        gate = Loaded.load()
    with (
        taken(store_dir) as pair,
        _opened(pair, store_dir) as view,
        closing(pair.ledger()) as ledger,
    ):
        articles = Articles(view, ledger, Texts(store_dir), gate)
        findings = []
        for entry in ledger.entries():
            findings += articles.look(entry)
            on_progress(entry.id)
        findings += _met(graphs_beside(view, ledger))
        findings += _met(of_decisions(view, ledger))
        if deep:
            findings += damaged_indexes(view)
        findings += lagging(pair, ledger, deep=deep)
        seen = articles.seen
        return Checkup(
            seen["articles"],
            seen["quads"],
            seen["quotes"],
            seen["unread"],
            seen["unsealed"],
            deep,
            tuple(findings),
        )


def _opened(pair: Pair, store_dir: Path) -> View:
    """The snapshot's tables; what is wrong with them is told of the store."""
    try:
        return Store.open_read_only(pair.folder)
    except StoreUnreadable as error:
        raise StoreUnreadable(store_dir, error.reason) from error


def _met(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings; damage that is met on the way is one, and ends that part of the check."""
    try:
        yield from findings
    except StoreUnreadable as error:
        remedy = "`kg rebuild` makes the tables again"
        yield Finding("damaged-table", error.reason.partition(" ")[0], error.reason, remedy)
