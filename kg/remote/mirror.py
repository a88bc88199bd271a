"""The mirror: a store on this machine that knows which of its graphs a store at an address has as they stand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from kg.errors import StoreUnreadable
from kg.ledger import Ledger
from kg.storage.archive import Archive
from kg.storage.texts import Texts
from kg.store import NamedNode, Quad, Store

FILE: Final = "remote.sqlite"
_TABLE: Final = "CREATE TABLE IF NOT EXISTS sent (address TEXT NOT NULL, graph TEXT NOT NULL, PRIMARY KEY (address, graph)) STRICT"


class Sent:
    """The graphs that are at an address as they are here, in SQLite beside the mirror's store."""

    def __init__(self, folder: Path, address: str) -> None:
        """Open the list, making it where there is none.

        Raises:
            StoreUnreadable: the file is none.
        """
        self._folder = folder
        self._address = address
        self._connection = sqlite3.connect(folder / FILE, check_same_thread=False)
        with self._errors(), self._connection:
            self._connection.execute(_TABLE)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def all(self) -> set[str]:
        """Return every graph on the list."""
        with self._errors():
            rows = self._connection.execute("SELECT graph FROM sent WHERE address = ?", (self._address,))
            return {str(graph) for (graph,) in rows}

    def add(self, graphs: Iterable[str]) -> None:
        """Put graphs on the list, all in one transaction."""
        with self._errors(), self._connection:
            self._connection.executemany(
                "INSERT OR IGNORE INTO sent VALUES (?, ?)", [(self._address, graph) for graph in graphs]
            )

    def remove(self, graphs: Iterable[str]) -> frozenset[str]:
        """Strike graphs off the lists of every address; return those that were on this one."""
        wanted = list(graphs)
        with self._errors(), self._connection:
            found = {
                graph
                for graph in wanted
                if self._connection.execute(
                    "SELECT 1 FROM sent WHERE address = ? AND graph = ?", (self._address, graph)
                ).fetchone()
            }
            self._connection.executemany("DELETE FROM sent WHERE graph = ?", [(graph,) for graph in wanted])
        return frozenset(found)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise StoreUnreadable(self._folder, f"{FILE}: {error}") from error


class MirrorStore(Store):
    """A store that strikes a graph off the list before it changes it, so that a kill in between forgets no change."""

    sent: Sent | None = None

    def replace_graphs(
        self,
        graphs: Mapping[str, Iterable[Quad]],
        *,
        before: Callable[[Sequence[Quad], Sequence[Quad]], object] | None = None,
    ) -> frozenset[str]:
        """As ``Store.replace_graphs``; the graphs that change have to be sent again."""
        if self.sent is None:
            return super().replace_graphs(graphs, before=before)
        struck = self.sent.remove(graphs)
        changed = super().replace_graphs(graphs, before=before)
        self.sent.add(struck - changed)
        return changed

    def apply(self, gone: Sequence[Quad], come: Sequence[Quad], dropped: Sequence[str] = ()) -> None:
        """As ``Store.apply``; the graphs that change have to be sent again."""
        if self.sent is not None:
            names = {
                quad.graph_name.value for quad in (*gone, *come) if isinstance(quad.graph_name, NamedNode)
            }
            self.sent.remove(names.union(dropped))
        super().apply(gone, come, dropped)

    def fill(self, quads: bytes) -> None:
        """As ``Store.fill``; the graphs that come have to be sent."""
        if self.sent is not None:
            ends = {line.rsplit(b" ", 2)[-2] for line in quads.splitlines() if line}
            self.sent.remove(end.decode().strip("<>") for end in ends)
        super().fill(quads)

    def take(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Take in graphs as they are at the address."""
        super().replace_graphs(graphs)
        if self.sent is not None:
            self.sent.add(graph for graph in graphs if self.has_graph(graph))


class Mirror:
    """The mirror in a directory, open for writing: one program at a time has it."""

    def __init__(self, folder: Path, address: str) -> None:
        """Open it, making it where there is none.

        Raises:
            StoreLocked: another process has it open.
            StoreUnreadable: what lies there is no store, or is damaged.
        """
        self.folder = folder
        opened = MirrorStore.open(folder)
        if not isinstance(opened, MirrorStore):
            raise TypeError(opened)
        self.store = opened
        try:
            self.archive = Archive(self.store, Ledger.open(folder), Texts(folder))
            self.archive.ledger.quads = None  # a kill leaves it unknown
            self.sent = Sent(folder, address)
        except BaseException:
            self.store.close()
            raise
        self.store.sent = self.sent

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.archive.__exit__(kind, error, trace)
        self.sent.close()
