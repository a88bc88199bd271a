"""The ledger's tables and their format: how a store says which version of this program can read it.

The number is SQLite's ``user_version`` (https://www.sqlite.org/pragma.html#pragma_user_version). A ledger without one is
of format 0, whichever tables it has: they were added one by one before there were numbers.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from kg.errors import NewerStore

FILE: Final = "ledger.sqlite"
FORMAT: Final = 1
"""0: before there were numbers. 1: an article's entry keeps what is known of it beside its text, and its graphs' seal."""

_MAGIC: Final = b"SQLite format 3\x00"
_VERSION_AT: Final = 60  # https://www.sqlite.org/fileformat2.html#user_version_number

_TABLES: Final = {
    "article": """(
    id TEXT PRIMARY KEY, source TEXT NOT NULL, source_hash TEXT NOT NULL, text_hash TEXT NOT NULL,
    extractor TEXT NOT NULL, built_at TEXT NOT NULL, refused INTEGER NOT NULL, problems TEXT NOT NULL,
    record TEXT, seal TEXT
) STRICT""",
    "portion": """(
    source TEXT NOT NULL, number INTEGER NOT NULL, digest TEXT NOT NULL, reader TEXT NOT NULL, items TEXT NOT NULL,
    seconds REAL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID""",
    "import": """(
    graph TEXT PRIMARY KEY, files TEXT NOT NULL, quads INTEGER, imported_at TEXT NOT NULL
) STRICT""",
    "stale": "(node TEXT PRIMARY KEY, retyped INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "state": "(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "decided": "(graph TEXT PRIMARY KEY, former BLOB NOT NULL, refused TEXT) STRICT",
}
_INDEXES: Final = """
CREATE INDEX IF NOT EXISTS article_text ON article (text_hash);
CREATE INDEX IF NOT EXISTS portion_digest ON portion (digest);
"""
_FROM_0: Final = "ALTER TABLE article ADD COLUMN record TEXT; ALTER TABLE article ADD COLUMN seal TEXT;"
_0_AS_1: Final = "CREATE TEMP VIEW article AS SELECT *, NULL AS record, NULL AS seal FROM main.article"


def admit(folder: Path) -> None:
    """Let a store's directory be opened, whatever lies in it, unless a newer program wrote it.

    Raises:
        NewerStore: its format is above ``FORMAT``.
    """
    try:
        with (folder / FILE).open("rb") as file:
            head = file.read(_VERSION_AT + 4)
    except OSError:
        return
    found = int.from_bytes(head[_VERSION_AT:], "big")
    if head.startswith(_MAGIC) and found > FORMAT:
        raise NewerStore(folder, found, FORMAT)


def settle(connection: sqlite3.Connection, folder: Path | None) -> None:
    """Bring a ledger that is open for writing to today's format, in one transaction; a former one is kept beside it.

    Raises:
        sqlite3.DatabaseError: it is none, or another process writes it.
    """
    if _format(connection) == FORMAT:
        return
    tables = _names(connection)
    if folder is not None and tables:
        _keep(connection, folder / f"ledger.format-{_format(connection)}.sqlite")
    made = "".join(f"CREATE TABLE IF NOT EXISTS {name} {rest};\n" for name, rest in _TABLES.items())
    changed = _FROM_0 if "article" in tables else ""
    try:
        connection.executescript(
            f"BEGIN IMMEDIATE; {made} {_INDEXES} {changed} PRAGMA user_version = {FORMAT}; COMMIT;"
        )
    except sqlite3.DatabaseError:
        connection.rollback()
        raise


def overlay(connection: sqlite3.Connection) -> None:
    """Let a ledger that is open for reading be read as one of today's format.

    Raises:
        sqlite3.DatabaseError: it is none.
    """
    tables = _names(connection)
    if _format(connection) < FORMAT and "article" in tables:
        connection.execute(_0_AS_1)
    for name in _TABLES.keys() - tables:
        connection.execute(f"CREATE TEMP TABLE {name} {_TABLES[name]}")


def _keep(connection: sqlite3.Connection, file: Path) -> None:
    """Copy a ledger as it is before it is changed; a copy that is there already is one of an earlier try."""
    if file.exists():
        return
    unfinished = file.with_suffix(".part")
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    unfinished.replace(file)


def _format(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
