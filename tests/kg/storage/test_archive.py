"""The archive's three parts are opened and closed together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import MissingStore, OtherBase, StoreUnreadable
from kg.storage.archive import Archive
from kg.storage.schema import FILE
from mappings.namespaces import BASE


def test_an_archive_can_be_opened_only_where_it_is(tmp_path: Path) -> None:
    """Asked not to create one, opening says that there is none."""
    with pytest.raises(MissingStore):
        Archive.open(tmp_path, create=False)
    assert list(tmp_path.iterdir()) == []
    Archive.open(tmp_path / "store").store.close()
    with Archive.open(tmp_path / "store", create=False) as archive:
        assert len(archive.ledger) == 0


def test_a_damaged_ledger_lets_go_of_the_store(tmp_path: Path) -> None:
    """An archive that cannot be opened whole is not left half open."""
    with Archive.open(tmp_path):
        pass
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(b"no ledger" * 200)
    with pytest.raises(StoreUnreadable, match=FILE):
        Archive.open(tmp_path)
    (tmp_path / FILE).write_bytes(whole)
    with Archive.open(tmp_path) as archive:
        assert len(archive.store) == 0


def test_the_base_is_settled_once(tmp_path: Path) -> None:
    """Until the first build it is the project's; then it stays."""
    with Archive.open(tmp_path) as archive:
        assert archive.base == BASE
        archive.settle("http://example.org/kg/")
    with Archive.open(tmp_path) as archive:
        assert archive.base == "http://example.org/kg/"
        archive.settle("http://example.org/kg/")
        with pytest.raises(OtherBase):
            archive.settle(BASE)
