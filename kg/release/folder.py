"""The files of a release while it is written: each with what it holds, its size and its SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from kg.files import sha256_of
from kg.formats import Compression
from kg.packing import packed

CHECKSUMS: Final = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type and what it holds."""

    media_type: str
    holds: str


TURTLE: Final = Kind("text/turtle", "every statement once, whoever makes it")
SLIM: Final = Kind("text/turtle", "every statement once, without quotes and what was refused")
TRIG: Final = Kind("application/trig", "every statement in the graph of who makes it")
NQUADS: Final = Kind("application/n-quads", "every statement in the graph of who makes it, one a line")
JSONLD: Final = Kind("application/ld+json", "every statement once, whoever makes it")
GEOJSON: Final = Kind("application/geo+json", "the events that have a place on the map")
TABLE: Final = Kind("text/csv", "a table for spreadsheets")
MAPPINGS: Final = Kind(
    "text/tab-separated-values", "the links to other data sets, each with its justification, as SSSOM"
)


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file that is done."""

    name: str  # its path in the folder, with forward slashes
    kind: Kind
    compression: Compression | None
    size: int  # bytes
    sha256: str


class Folder:
    """A folder in the making. ``open`` gives the stream of one more file; ``done`` lists those that are closed."""

    def __init__(self, path: Path, compression: Compression | None) -> None:
        self._path = path
        self._compression = compression
        self.done: list[Distribution] = []

    @contextmanager
    def open(self, name: str, kind: Kind) -> Iterator[BinaryIO]:
        """Give the stream of the file ``name``, which gets the suffix of the release's compression."""
        compression = self._compression
        full = name if compression is None else f"{name}.{compression}"
        path = self._path / full
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream, packed(stream, compression) as out:
            yield out
        self.done.append(Distribution(full, kind, compression, path.stat().st_size, sha256_of(path)))

    def describe(self, name: str, content: bytes) -> None:
        """Write a file that describes the others; it is not compressed and is no distribution."""
        (self._path / name).write_bytes(content)

    def seal(self) -> None:
        """Write the checksums of all files, as ``sha256sum --check`` reads them."""
        files = sorted(
            file.relative_to(self._path).as_posix() for file in self._path.rglob("*") if file.is_file()
        )
        lines = [f"{sha256_of(self._path / name)}  {name}\n" for name in files]
        self.describe(CHECKSUMS, "".join(lines).encode())


def checksums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that a folder's checksums file names; nothing where it has no such file."""
    file = folder / CHECKSUMS
    if not file.is_file():
        return {}
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    pairs = (line.partition("  ") for line in lines)
    return {name: digest for digest, _, name in pairs if name}


def is_release(folder: Path) -> bool:
    """Whether a folder holds an earlier release and nothing else, so that a new one may replace it."""
    known = set(checksums(folder))
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}
    return bool(known) and found <= known | {CHECKSUMS}
