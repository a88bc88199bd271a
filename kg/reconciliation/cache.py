"""What services have answered, kept in the store's directory, so that nothing is asked twice.

Each answer is written in a transaction of its own batch as soon as it has come whole: a kill or a failure later on
loses nothing, and there is never half an answer. Answers belong to the service's address and identifier space
together: where another service moves in at an address, what the former one said does not count.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from kg.closing import Closing
from kg.errors import CacheUnreadable, StoreLocked
from kg.reconciliation.query import Query

FILE: Final = "reconciliation.sqlite"
PATIENCE: Final = 5.0  # seconds to wait for another process that is writing

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS manifest (
    service TEXT PRIMARY KEY, url TEXT NOT NULL, content TEXT NOT NULL, asked_at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, space TEXT NOT NULL, query TEXT NOT NULL, content TEXT NOT NULL, asked_at TEXT NOT NULL,
    PRIMARY KEY (service, space, query)
) STRICT;
"""


class Cache(Closing):
    """The answers of all services, in SQLite."""

    def __init__(self, connection: sqlite3.Connection, folder: Path | None) -> None:
        self._connection = connection
        self._folder = folder or Path()

    @classmethod
    def open(cls, folder: Path | None) -> Cache:
        """Open the cache in a store's directory, making it where there is none; in memory with None.

        Raises:
            CacheUnreadable: the file is no cache, or cannot be made.
            StoreLocked: another process is writing it.
        """
        where = folder or Path()
        try:
            connection = sqlite3.connect(":memory:" if folder is None else folder / FILE, timeout=PATIENCE)
        except sqlite3.Error as error:
            raise CacheUnreadable(where / FILE, str(error)) from error
        made = cls(connection, folder)
        try:
            with made._errors():
                connection.executescript(_TABLES)
        except BaseException:
            connection.close()
            raise
        return made

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def manifest(self, service: str) -> tuple[Any, str] | None:
        """Return the manifest that a service last gave, as it came, and where queries to it go; None if never."""
        with self._errors():
            row = self._connection.execute(
                "SELECT content, url FROM manifest WHERE service = ?", (service,)
            ).fetchone()
            return None if row is None else (json.loads(row[0]), str(row[1]))

    def keep_manifest(self, service: str, manifest: Any, url: str) -> None:
        """Keep a manifest in place of the former one."""
        with self._errors(), self._connection:
            self._connection.execute(
                "INSERT OR REPLACE INTO manifest VALUES (?, ?, ?, ?)",
                (service, url, json.dumps(manifest), _now()),
            )

    def answer(self, service: str, space: str, query: Query) -> list[Any] | None:
        """Return what a service answered to a query, as it came; None if it has not been asked."""
        with self._errors():
            row = self._connection.execute(
                "SELECT content FROM answer WHERE service = ? AND space = ? AND query = ?",
                (service, space, query.key),
            ).fetchone()
            return None if row is None else list(json.loads(row[0]))

    def keep(self, service: str, space: str, answers: Mapping[Query, list[Any]]) -> None:
        """Keep the answers of one batch, all in one transaction."""
        rows = [(service, space, query.key, json.dumps(answer), _now()) for query, answer in answers.items()]
        with self._errors(), self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", rows)

    def clear(self, service: str) -> int:
        """Forget all that a service answered; return how many answers that were."""
        with self._errors(), self._connection:
            self._connection.execute("DELETE FROM manifest WHERE service = ?", (service,))
            return self._connection.execute("DELETE FROM answer WHERE service = ?", (service,)).rowcount

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn SQLite's errors into ours."""
        try:
            yield
        except (sqlite3.DatabaseError, ValueError) as error:
            if "database is locked" in str(error):
                raise StoreLocked(self._folder) from error
            raise CacheUnreadable(self._folder / FILE, str(error)) from error


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
