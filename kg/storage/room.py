"""Room: whether a store's tables are great enough to be laid together, and the disk has room for them twice meanwhile."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from typing import Final

GREAT: Final = 1 << 26  # bytes of tables; of fewer, looking up is fast anyhow


def has_room(tables: Path) -> bool:
    """Whether laying the files of a folder together is worth it and can be done; they may come and go meanwhile."""
    size = 0
    for file in tables.iterdir():
        with suppress(FileNotFoundError):
            size += file.stat().st_size
    return GREAT < size < disk_usage(tables).free // 2
