"""What the system says of a store that it does not open, in words that lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import MissingStore, NotAFolder, StoreForbidden, StoreUnreadable
from kg.storage.damage import no_tables, opening_error
from kg.storage.schema import FILE


@pytest.mark.parametrize(
    "reason",
    [
        "IO error: While open a file for appending: store/oxigraph/LOG: Permission denied",
        "[Errno 30] Read-only file system: 'store/oxigraph'",
    ],
)
def test_what_may_not_be_written_is_not_called_damaged(tmp_path: Path, reason: str) -> None:
    """Nobody is told to make a store again, or to replace it, that is whole and somebody else's."""
    error = opening_error(tmp_path, OSError(reason))
    assert isinstance(error, StoreForbidden)
    assert "rebuild" not in str(error)
    assert "restore" not in str(error)


def test_a_file_is_no_store(tmp_path: Path) -> None:
    """A folder is asked for."""
    (tmp_path / "a.pdf").touch()
    assert isinstance(opening_error(tmp_path / "a.pdf", OSError("[Errno 20] Not a directory")), NotAFolder)


def test_a_store_without_tables_is_told_from_no_store(tmp_path: Path) -> None:
    """By its ledger: a store that lost its tables can be made again from its texts."""
    assert isinstance(no_tables(tmp_path), MissingStore)
    (tmp_path / FILE).touch()
    assert isinstance(no_tables(tmp_path), StoreUnreadable)


def test_an_address_is_not_searched_for_on_this_machine() -> None:
    """``Path`` makes ``http:/…`` of ``http://…``; the sentence names what can be read instead."""
    said = str(MissingStore(Path("http://127.0.0.1:9/sparql")))
    assert "kg build PATH" not in said
    assert "--mirror" in said
