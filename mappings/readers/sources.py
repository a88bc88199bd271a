"""Sources: where articles are read from, a file of this machine, a location elsewhere, or bytes that were brought along."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from mappings.readers.locations import Location
from mappings.readers.packing import SUFFIXES as PACKED
from mappings.readers.packing import unpacked

_BLOCK: Final = 1 << 17  # bytes that a stream holds; its beginning can be looked at without being read


@dataclass(frozen=True, slots=True)
class Brought:
    """The bytes of a file that only another machine can see, and what it is called there."""

    origin: str
    content: bytes

    def __str__(self) -> str:
        return self.origin


Source = Path | Location | Brought


def name_of(source: Source) -> str:
    """Return the name of a source's file, without its folder."""
    return PurePath(source.origin).name if isinstance(source, Brought) else source.name


def format_of(source: Source) -> str:
    """Return the suffix that tells the format, in small letters: the one before that of a packed file.

    >>> format_of(Path("news/2024.JSONL.gz"))
    '.jsonl'
    """
    return PurePath(_bare(source)).suffix.lower()


def stem_of(source: Source) -> str:
    """Return the name without the suffixes of its format and of its packing.

    >>> stem_of(Path("news/a.b.txt.zst"))
    'a.b'
    """
    return PurePath(_bare(source)).stem


def packing_of(source: Source) -> str:
    """Return the suffix of a packed file (".gz"), "" for one that is not."""
    suffix = PurePath(name_of(source)).suffix.lower()
    return suffix if suffix in PACKED else ""


def size_of(source: Source) -> int | None:
    """Return the number of bytes as they lie there, packed or not; None where nobody knows.

    Raises:
        OSError: nothing is there, or it cannot be looked at.
    """
    if isinstance(source, Path):
        return source.stat().st_size
    return source.size() if isinstance(source, Location) else len(source.content)


def as_it_lies(source: Source) -> io.BufferedReader:
    """Open the bytes of a source, packed or not.

    Raises:
        OSError: it cannot be read.
    """
    if isinstance(source, Path):
        return io.BufferedReader(source.open("rb", buffering=0), _BLOCK)
    if isinstance(source, Location):
        return source.open()
    return io.BufferedReader(io.BytesIO(source.content), _BLOCK)


def opened(source: Source) -> io.BufferedReader:
    """Open what a source holds, unpacked where its name says that it is packed.

    Raises:
        OSError: it cannot be read, then or later; ``CannotUnpack`` where it is packed and damaged, or a bomb.
    """
    packing = packing_of(source)
    stream = as_it_lies(source)
    return unpacked(stream, packing) if packing else stream


def _bare(source: Source) -> str:
    name = name_of(source)
    return PurePath(name).stem if packing_of(source) else name
