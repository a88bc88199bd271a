"""Stores that are missing, locked or damaged, and what may not go into them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors.base import KgError, UsageError, nearest, offer


class MissingStore(KgError):
    """No store in that directory; ``path`` may be what became of an address that was named for one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if str(path).startswith(("http:/", "https:/")):
            super().__init__(
                "an address holds no store that this command could read: name the folder of the mirror that "
                "`kg build --store URL --mirror DIR` keeps, or ask the endpoint itself (`kg serve --endpoint URL`)"
            )
        else:
            super().__init__(f"no store in {path}: make one with `kg build PATH... --store {path}`")


class StoreLocked(KgError):
    """Another process has the store open for writing; ``holder`` says which, where that is known."""

    def __init__(self, path: Path, holder: str | None = None) -> None:
        self.path = path
        self.holder = holder
        who = holder or "another process"
        super().__init__(
            f"the store in {path} is open for writing elsewhere: {who} has it open; wait until it ends, then try again"
        )


class NewerStore(KgError):
    """A newer version of this program wrote the store; reading it as an older one would, or writing it, could lose what it says."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        self.path = path
        self.found = found
        self.known = known
        super().__init__(
            f"the store in {path} is of format {found}, and this program knows formats up to {known}: "
            "a newer diplomacy-kg wrote it; upgrade this one (`pip install --upgrade diplomacy-kg`)"
        )


class NoWorker(KgError):
    """The worker processes of a build end as they begin."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"no worker comes ({reason}): what is stored is whole; go on with `--jobs 1`")


class NoCluster(KgError):
    """Nobody answers where a cluster should be, or nobody works there."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(
            f"no cluster at {address} ({reason}): what is stored is whole; the same command goes on"
        )


class OtherProgram(KgError):
    """A worker of a cluster runs another version of this program, which would read articles otherwise."""

    def __init__(self, worker: str, theirs: str, ours: str) -> None:
        self.worker = worker
        self.theirs = theirs
        self.ours = ours
        super().__init__(
            f"{worker} of the cluster runs {theirs}, this is {ours}: install the same on every machine of the cluster"
        )


class StoreInPlace(UsageError):
    """A store is where a backup is to be put."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"there is a store in {path}: name another directory, or say `--force` to replace it"
        )


class StoreBusy(KgError):
    """A store that is written to without a pause, so that no copy of it comes to stand for one moment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the store in {path} is being written to without a pause: try again when that is done"
        )


class StoreUnreadable(KgError):
    """What lies there is no store, or a damaged one."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the store in {path} cannot be read ({reason}): make it again from the texts that it keeps "
            f"(`kg rebuild --store {path}`), or put a backup in its place (`kg restore BACKUP --store {path} --force`)"
        )


class StoreForbidden(KgError):
    """The system does not let this user open the store, to write to it or at all."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"this user may not write to the store in {path} ({reason}): have its owner allow it, "
            "or name another folder with `--store`; to ask a store, reading it is enough"
        )


class BlankNodeRefused(KgError):
    """A graph to be stored holds a blank node; stored data has none, so that two machines agree on every name."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        super().__init__(f"the graph <{graph}> holds a blank node: give the node an IRI before storing it")


class OtherBase(UsageError):
    """The store's resources live under another base than the one asked for; one store has one base."""

    def __init__(self, settled: str, asked: str) -> None:
        self.settled = settled
        self.asked = asked
        super().__init__(
            f"the store's resources live under {settled}, not {asked}: use a directory of its own for the other base"
        )


class OwnGraph(UsageError):
    """A graph of the store's own was named for an import; ``base`` is where the store's graphs live."""

    def __init__(self, graph: str, base: str) -> None:
        self.graph = graph
        self.base = base
        super().__init__(
            f"<{graph}> may name a graph of this store's own: choose an IRI that does not begin with {base}"
        )


class UnknownArticle(UsageError):
    """No article of that identifier in the store."""

    def __init__(self, identifier: str, known: Iterable[str]) -> None:
        self.identifier = identifier
        self.nearest = nearest(identifier, known)
        super().__init__(
            f"no article {identifier!r} in the store{offer(self.nearest) or ': `kg query articles` lists them'}"
        )


class UnknownGraph(UsageError):
    """Nothing was imported into a graph of that name."""

    def __init__(self, graph: str, known: Iterable[str]) -> None:
        self.graph = graph
        self.nearest = nearest(graph, known)
        super().__init__(f"nothing was imported into <{graph}>{offer(self.nearest)}")
