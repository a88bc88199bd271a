"""Halves of a folder of gold: every second file by name, so that figures of either can be measured anew."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path


class Half(StrEnum):
    """The files at odd places, the first among them, or those at even places."""

    A = "a"
    B = "b"


def stems_of(gold_dir: Path, half: Half | None) -> tuple[str, ...] | None:
    """Return the stems of the gold files in a half of a folder; None, which stands for all, without one."""
    if half is None:
        return None
    stems = [path.stem for path in sorted(gold_dir.glob("*.json"))]
    return tuple(stems[half is Half.B :: 2])
