"""Notes of what articles say, node by node, to derive from all of them: Oxigraph takes ten times as long to find it again.

They are taken of N-Quads, on their way into a new store or out of one, and lie in tables of SQLite beside it until the derived graphs
are made. A row is what some articles say of a node; each table has the nodes of one remainder, few enough to be sorted in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import IO, Any, Final, cast
from zlib import crc32

from kg.closing import Closing
from kg.store import View
from mappings.namespaces import DIP, PREFIXES

FILE: Final = "notes.sqlite"  # in the store's directory
TABLES: Final = 32
PART: Final = 1 << 22  # bytes of a dump that are noted together

BACKWARDS: Final = "^"
"""Stands before a property of which a node is the value: what follows is the node that has it."""
REPORTS: Final = f"<{DIP}reports>"
UNREAD: Final = frozenset(
    {
        *(f"<{DIP}{name}>" for name in ("evidence", "inArticle", "sourceHash")),
        *(f"<{PREFIXES['oa']}{name}>" for name in ("end", "exact", "start")),
        *(f"<{PREFIXES['schema']}{name}>" for name in ("mentions", "url")),
        f"<{PREFIXES['prov']}wasGeneratedBy>",
    }
)
"""The properties that are not noted: nothing is derived of them."""

_STATEMENT: Final = "/statement/"
_TOPIC: Final = f"<{DIP}topic>"
_QUOTES: Final = frozenset(f"<{PREFIXES['oa']}Text{name}Selector>" for name in ("Position", "Quote"))
_HASTY: Final = ("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -32768")
"""Nobody reads the file after a kill; the cache is 32 MiB."""


class Notes(Closing):
    """Takes notes; once they are sorted it gives them."""

    def __init__(self, base: str, folder: Path | None = None) -> None:
        """Begin with none.

        Args:
            base: where the resources live.
            folder: the store's directory; None to keep them in memory.

        Raises:
            OSError: no file can be written there.
        """
        self.topics: set[str] = set()  # the IRIs of all topics that articles speak of
        self._articles = f"{base}article/"
        self._file = None if folder is None else folder / FILE
        self._discard()
        self._sorted = False
        with _writing():
            self._tables = sqlite3.connect(self._file or ":memory:", isolation_level=None)
            for order in _HASTY:
                self._tables.execute(f"PRAGMA {order}")
            for number in range(TABLES):
                self._tables.execute(f"CREATE TABLE heard{number} (node TEXT, said TEXT)")

    @classmethod
    def of(cls, view: View, base: str) -> Notes:
        """Return notes of what the articles of a store say."""
        notes = cls(base, view.path)
        with _Dump(notes) as dump:
            view.dump(cast("IO[bytes]", dump))
        return notes

    def add(self, quads: bytes) -> None:
        """Note what the article graphs among these N-Quads say; a graph may come in several parts, a line in one.

        Raises:
            OSError: there is no room for that on the disk; what was noted is of no use then.
        """
        rows: list[list[tuple[str, str]]] = [[] for _ in range(TABLES)]
        for node, said in self._said(quads.decode()).items():
            rows[_table(node)].append((node, "\n".join(sorted(said))))
        with _writing():
            self._tables.execute("BEGIN")
            for number, some in enumerate(rows):
                self._tables.executemany(f"INSERT INTO heard{number} VALUES (?, ?)", some)  # noqa: S608 - the number is ours
            self._tables.execute("COMMIT")

    def sort(self) -> None:
        """Lay together what is said of each node; nothing can be added then.

        Raises:
            OSError: there is no room for that on the disk.
        """
        if self._sorted:
            return
        self._sorted = True
        for number in range(TABLES):
            heard, told = f"heard{number}", f"told{number}"
            with _writing():
                for order in (
                    "BEGIN",
                    f"CREATE TABLE {told} (node TEXT, said TEXT, PRIMARY KEY (node, said)) WITHOUT ROWID",
                    f"INSERT OR IGNORE INTO {told} SELECT node, said FROM {heard} ORDER BY node, said",  # noqa: S608 - as above
                    f"DROP TABLE {heard}",
                    "COMMIT",
                ):
                    self._tables.execute(order)

    def of_node(self, node: str) -> set[str]:
        """Return what is said of a node: a property as N-Quads write it, a blank and the value, likewise."""
        rows = self._tables.execute(f"SELECT said FROM told{_table(node)} WHERE node = ?", (node,))  # noqa: S608 - as above
        return {line for (said,) in rows for line in said.split("\n")}

    def __iter__(self) -> Iterator[tuple[str, set[str]]]:
        """Yield each node of which something is said, with that."""
        for number in range(TABLES):
            last, found = "", set[str]()
            rows = self._tables.execute(f"SELECT node, said FROM told{number} ORDER BY node")  # noqa: S608 - as above
            for node, said in rows:
                if node != last:
                    if found:
                        yield last, found
                    last, found = node, set()
                found.update(said.split("\n"))
            if found:
                yield last, found

    def close(self) -> None:
        """Forget all."""
        self._tables.close()
        self._discard()

    def _discard(self) -> None:
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def _said(self, quads: str) -> dict[str, set[str]]:
        """What the lines say, by node."""
        found: dict[str, set[str]] = {}
        for line in quads.split("\n"):
            if not line:
                continue
            subject, predicate, rest = line.split(" ", 2)
            if predicate in UNREAD:
                continue
            value, _, graph = rest.rpartition(" <")
            if value in _QUOTES or not graph.startswith(self._articles):
                continue
            found.setdefault(subject[1:-1], set()).add(f"{predicate} {value}")
            if predicate == REPORTS:
                found.setdefault(value[1:-1], set()).add(f"{BACKWARDS}{predicate} {subject}")
            elif predicate == _TOPIC:
                self.topics.add(value[1:-1])
        return found


@contextmanager
def _writing() -> Iterator[None]:
    """Have SQLite's failures be those of the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise OSError(f"{FILE}: {error}") from error


def _table(node: str) -> int:
    """The table of a node: that of all statements of an article is one, so that what they ask of it is looked up in a row."""
    family = node.rpartition("/")[0] if _STATEMENT in node else node
    return crc32(family.encode()) % TABLES


class _Dump(RawIOBase):
    """What a store is dumped into: whole lines are noted, some megabytes at a time."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, written: Any) -> int:
        self._held += written
        if len(self._held) >= PART:
            self._note(self._held.rindex(b"\n") + 1)
        return len(written)

    def close(self) -> None:
        if not self.closed:
            self._note(len(self._held))
        super().close()

    def _note(self, size: int) -> None:
        self._notes.add(bytes(self._held[:size]))
        del self._held[:size]
