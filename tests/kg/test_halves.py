"""Halves of a folder of gold."""

from __future__ import annotations

from pathlib import Path

from kg.halves import Half, stems_of


def test_the_halves_are_every_second_file_by_name(tmp_path: Path) -> None:
    """The first is in A; together they are all, without a half nothing is chosen."""
    for name in ("c.json", "a.json", "b.json", "b.txt"):
        (tmp_path / name).touch()
    assert (stems_of(tmp_path, Half.A), stems_of(tmp_path, Half.B)) == (("a", "c"), ("b",))
    assert stems_of(tmp_path, None) is None
