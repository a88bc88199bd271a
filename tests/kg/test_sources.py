"""What a build is told to read: paths and locations by their names, and what is said where nothing can be there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.errors import BadLocation, MissingExtra, MissingPath, SecretInAddress
from kg.sources import named, still_there, there
from mappings.readers import patience
from mappings.readers.locations import Location

fsspec = pytest.importorskip("fsspec", reason="needs the extra locations")


def test_names_of_this_machine_are_paths(tmp_path: Path) -> None:
    """Also where they are written as addresses; paths come in full and in order."""
    (tmp_path / "a b.txt").write_text("x", encoding="utf-8")
    file = tmp_path / "a b.txt"
    assert named("news/x.txt") == Path("news/x.txt")
    assert named(file.as_uri()) == file
    assert there([str(file), tmp_path]) == [tmp_path, file]
    assert still_there(str(file))
    assert not still_there(str(tmp_path / "none"))


def test_locations_are_spelt_as_listings_spell_them() -> None:
    """So that a file is the same file, named itself or found in its folder."""
    fsspec.filesystem("memory").pipe("/spelt/a.txt", b"x")
    assert named("memory://spelt/a.txt") == Location("memory:///spelt/a.txt")
    assert list(Location("memory:///spelt").below()) == there(["memory://spelt/a.txt"])
    assert still_there("memory:///spelt/a.txt")
    assert not still_there("memory:///spelt/none.txt")
    assert still_there("nowhere://a")


def test_what_cannot_be_there_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, no protocol, no library for it, nobody who answers, a password that others would see."""
    monkeypatch.setattr(patience, "WAITS", ())
    for name in (tmp_path / "none", "memory://spelt/none"):
        with pytest.raises(MissingPath):
            there([name])
    for name, reason in [
        ("nowhere://a", "Protocol not known"),
        ("abfs://a/b", "pip install adlfs"),
        ("smb://a/b", "pip install smbprotocol"),
        ("http://127.0.0.1:9/a.txt", "Cannot connect"),
    ]:
        with pytest.raises(BadLocation, match=reason):
            there([name])
    with pytest.raises(SecretInAddress):
        there(["https://ana:geheim@example.org/a.txt"])
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    with pytest.raises(MissingExtra, match=r"diplomacy-kg\[locations\]"):
        there(["https://example.org/a.txt"])
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingExtra, match=r"diplomacy-kg\[locations\]"):
        there(["memory://a.txt"])
