"""The ledger: beside the store, which article was read from where, when, by what, and what was imported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import StoreBusy, StoreLocked, StoreUnreadable
from kg.storage.schema import FILE, admit, overlay, settle
from mappings.problem import Problem
from mappings.records import Reason, Skip

WAIT: Final = 60.0  # seconds that a writer waits for a backup or a reader to let go of the ledger

_PAGE: Final = 500  # entries that are read at a time
_DERIVED: Final = "derived from"
_QUADS: Final = "quads"
_BASE: Final = "base"
_DECISIONS: Final = "decisions"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger keeps of one article."""

    id: str
    source: str  # the file, as an absolute path
    source_hash: str  # SHA-256 of the article as read
    text_hash: str  # SHA-256 of the kept text alone, its name among the texts
    extractor: str  # fingerprint of the program and ontology that read it
    built_at: str  # UTC, ISO 8601
    refused: int = 0  # validation results in its quarantine
    problems: tuple[Problem, ...] = ()
    record: str | None = (
        None  # what is known of it beside its text (``kg.storage.record``); None where no text is kept
    )
    seal: str | None = (
        None  # of its graphs (``kg.storage.seal``); None where a program without seals stored it
    )


@dataclass(frozen=True, slots=True)
class Held:
    """An article that a portion of a file held: its identifier and the SHA-256 of it as read."""

    id: str
    source_hash: str


@dataclass(frozen=True, slots=True)
class Gave:
    """What a file, or a part of one, gave when it was last read."""

    source: str  # the file, as an absolute path
    number: int  # of the line or record; 0 for a whole file
    digest: str  # SHA-256 of what was read
    reader: str  # fingerprint of the program that read it
    items: tuple[Held | Problem | Skip, ...]
    limit: float | None = None  # seconds that were not enough to read it; None where it was read


@dataclass(frozen=True, slots=True)
class Former:
    """An article's graph as it was before decisions were applied to it.

    ``refused`` says why they were not, where the graph that they would have made does not pass the gate.
    """

    graph: str
    quads: bytes  # N-Quads, compressed with gzip
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file of an import: its name without folders, and the SHA-256 of its bytes as they were."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Import:
    """What the ledger keeps of a set that was imported into one graph."""

    graph: str
    files: tuple[ImportedFile, ...]
    quads: int | None  # None while the import is under way, and where it was ended half way
    imported_at: str  # UTC, ISO 8601


class Ledger:
    """The entries, in SQLite. It is written after the store, so an entry never promises what is not stored."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def open(cls, folder: Path | None) -> Ledger:
        """Open the ledger in a store's directory, making it where there is none; in memory with None.

        Raises:
            StoreUnreadable: the file is no ledger.
            StoreLocked: another process is writing it.
            NewerStore: a newer program wrote it.
        """
        if folder is not None:
            admit(folder)
        connection = sqlite3.connect(":memory:" if folder is None else folder / FILE, timeout=WAIT)
        try:
            settle(connection, folder)
        except sqlite3.OperationalError as error:
            connection.close()
            raise StoreLocked(folder or Path()) from error
        except sqlite3.DatabaseError as error:
            connection.close()
            raise StoreUnreadable(folder or Path(), f"{FILE}: {error}") from error
        return cls(connection)

    @classmethod
    def open_read_only(cls, folder: Path) -> Ledger:
        """Open the ledger of a store's directory to read it, of whichever format; an empty one where there is none yet.

        Raises:
            StoreUnreadable: the file is no ledger.
            NewerStore: a newer program wrote it.
        """
        admit(folder)
        if not (folder / FILE).is_file():
            return cls.open(None)
        uri = f"{(folder / FILE).absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=WAIT)
        try:
            overlay(connection)
        except sqlite3.DatabaseError as error:
            connection.close()
            raise StoreUnreadable(folder, f"{FILE}: {error}") from error
        return cls(connection)

    def copy_to(self, file: Path) -> None:
        """Write the ledger as it is at this moment into a new file, by SQLite's backup, whoever writes it meanwhile."""
        with closing(sqlite3.connect(file)) as copy:
            self._connection.backup(copy)

    @contextmanager
    def still(self, folder: Path) -> Iterator[None]:
        """Have nobody write the ledger of that folder while the block runs; writers wait, for ``WAIT`` seconds at most.

        Raises:
            StoreBusy: another process is writing it without an end.
        """
        try:
            self._connection.execute("BEGIN")
            self._connection.execute("SELECT count(*) FROM main.sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            self._connection.rollback()
            raise StoreBusy(folder) from error
        try:
            yield
        finally:
            self._connection.rollback()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM article").fetchone()[0])

    def get(self, identifier: str) -> Entry | None:
        """Return the entry of an article, None where it has none."""
        row = self._connection.execute("SELECT * FROM article WHERE id = ?", (identifier,)).fetchone()
        return None if row is None else _entry(row)

    def entries(self) -> Iterator[Entry]:
        """Yield all entries in order of their article's id, as they stand when their turn comes; others may write meanwhile."""
        select = "SELECT * FROM article WHERE id > ? ORDER BY id LIMIT ?"
        last = ""
        while rows := self._connection.execute(select, (last, _PAGE)).fetchall():
            yield from map(_entry, rows)
            last = rows[-1][0]

    def gave(self, source: str, number: int = 0) -> Gave | None:
        """Return what a file, or a line of one, gave; None where it was never read to the end."""
        row = self._connection.execute(
            "SELECT * FROM portion WHERE source = ? AND number = ?", (source, number)
        ).fetchone()
        return None if row is None else _gave(row)

    def same(self, digest: str) -> Iterator[Gave]:
        """Yield what any file or line of the same content gave."""
        yield from map(_gave, self._connection.execute("SELECT * FROM portion WHERE digest = ?", (digest,)))

    def put(self, entries: Iterable[Entry], given: Iterable[Gave] = ()) -> None:
        """Add or replace entries and what portions gave, all in one transaction."""
        with self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_fields, entries)
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO portion VALUES (?, ?, ?, ?, ?, ?)", map(_given, given)
            )

    def remove(self, identifier: str) -> None:
        """Forget an article; one that is not there is forgotten already."""
        with self._connection:
            self._connection.execute("DELETE FROM article WHERE id = ?", (identifier,))

    def uses_text(self, text_hash: str) -> bool:
        """Whether any article has this text."""
        found = self._connection.execute("SELECT 1 FROM article WHERE text_hash = ? LIMIT 1", (text_hash,))
        return found.fetchone() is not None

    def keep_former(self, formers: Iterable[Former]) -> None:
        """Keep graphs as they were before decisions changed them, all in one transaction."""
        rows = [(former.graph, former.quads, former.refused) for former in formers]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO decided VALUES (?, ?, ?)", rows)

    def drop_former(self, graphs: Iterable[str]) -> None:
        """Forget how graphs were before; one that was never kept is forgotten already."""
        with self._connection:
            self._connection.executemany("DELETE FROM decided WHERE graph = ?", ((name,) for name in graphs))

    def former(self, graph: str) -> Former | None:
        """Return how a graph was before decisions, None where none concerns it."""
        select = "SELECT graph, former, refused FROM decided WHERE graph = ?"
        row = self._connection.execute(select, (graph,)).fetchone()
        return None if row is None else Former(*row)

    def formers(self) -> Iterator[Former]:
        """Yield the graphs that decisions changed, or would have, in order of their names."""
        for row in self._connection.execute("SELECT graph, former, refused FROM decided ORDER BY graph"):
            yield Former(*row)

    @property
    def decisions(self) -> str | None:
        """The decisions in force, as ``kg.identity.following`` writes them down; None where there never were any."""
        return self._state(_DECISIONS)

    @decisions.setter
    def decisions(self, written: str | None) -> None:
        self._set_state(_DECISIONS, written)

    def imports(self) -> tuple[Import, ...]:
        """Return what was imported, by the graphs' IRIs."""
        rows = self._connection.execute("SELECT * FROM import ORDER BY graph")
        return tuple(
            Import(graph, tuple(ImportedFile(**file) for file in json.loads(files)), quads, at)
            for graph, files, quads, at in rows
        )

    def put_import(self, imported: Import) -> None:
        """Add or replace what is kept of the set in a graph."""
        files = json.dumps([asdict(file) for file in imported.files])
        with self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO import VALUES (?, ?, ?, ?)",
                (imported.graph, files, imported.quads, imported.imported_at),
            )

    def remove_import(self, graph: str) -> None:
        """Forget the set in a graph; one that is not there is forgotten already."""
        with self._connection:
            self._connection.execute("DELETE FROM import WHERE graph = ?", (graph,))

    @property
    def derived_from(self) -> str | None:
        """The fingerprint of what the derived graphs were made by; None while they lag behind the articles."""
        return self._state(_DERIVED)

    @derived_from.setter
    def derived_from(self, fingerprint: str | None) -> None:
        self._set_state(_DERIVED, fingerprint)

    def add_stale(self, nodes: Mapping[str, bool]) -> None:
        """Keep nodes of which articles are about to say something else until the derived graphs follow them.

        Each is given with whether its classes change.
        """
        with self._connection:
            self._connection.executemany(
                "INSERT INTO stale VALUES (?, ?) ON CONFLICT (node) DO UPDATE SET retyped = max(retyped, excluded.retyped)",
                nodes.items(),
            )

    def stale(self) -> dict[str, bool]:
        """Return the nodes that the derived graphs have yet to follow, with whether their classes have changed."""
        rows = self._connection.execute("SELECT node, retyped FROM stale ORDER BY node")
        return {node: bool(retyped) for node, retyped in rows}

    def follow_stale(self) -> None:
        """Forget them: the derived graphs have followed."""
        with self._connection:
            self._connection.execute("DELETE FROM stale")

    @property
    def base(self) -> str | None:
        """Where the stored resources live; None before the first build."""
        return self._state(_BASE)

    @base.setter
    def base(self, base: str) -> None:
        self._set_state(_BASE, base)

    @property
    def quads(self) -> int | None:
        """How many quads the store held when it was last closed; None where nobody knows."""
        written = self._state(_QUADS)
        return None if written is None else int(written)

    @quads.setter
    def quads(self, number: int | None) -> None:
        self._set_state(_QUADS, None if number is None else str(number))

    def _state(self, key: str) -> str | None:
        row = self._connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def _set_state(self, key: str, value: str | None) -> None:
        with self._connection:
            self._connection.execute("DELETE FROM state WHERE key = ?", (key,))
            if value is not None:
                self._connection.execute("INSERT INTO state VALUES (?, ?)", (key, value))


def _fields(entry: Entry) -> tuple[str | int | None, ...]:
    return (
        entry.id,
        entry.source,
        entry.source_hash,
        entry.text_hash,
        entry.extractor,
        entry.built_at,
        entry.refused,
        json.dumps([asdict(problem) for problem in entry.problems]),
        entry.record,
        entry.seal,
    )


def _entry(row: tuple[str, str, str, str, str, str, int, str, str | None, str | None]) -> Entry:
    return Entry(*row[:7], tuple(Problem(**problem) for problem in json.loads(row[7])), *row[8:])


def _given(gave: Gave) -> tuple[str | int | float | None, ...]:
    items = [asdict(item) for item in gave.items]
    return gave.source, gave.number, gave.digest, gave.reader, json.dumps(items), gave.limit


def _gave(row: tuple[str, int, str, str, str, float | None]) -> Gave:
    return Gave(*row[:4], tuple(map(_item, json.loads(row[4]))), row[5])


def _item(written: dict[str, str]) -> Held | Problem | Skip:
    if "reason" in written:
        return Skip(Reason(written["reason"]))
    return Held(**written) if "id" in written else Problem(**written)  # type: ignore[arg-type]  # a line is a number


def base_of(folder: Path | None) -> str | None:
    """Return where the resources of the store in a directory live; None before its first build, and in memory."""
    if folder is None:
        return None
    ledger = Ledger.open_read_only(folder)
    try:
        return ledger.base
    finally:
        ledger.close()


def imports(folder: Path | None) -> tuple[Import, ...]:
    """Return what was imported into the store in a directory; nothing for one in memory."""
    if folder is None:
        return ()
    ledger = Ledger.open_read_only(folder)
    try:
        return ledger.imports()
    finally:
        ledger.close()
