"""The files of a release's folder: which there are, of which media type, and whether a name may be asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.release.folder import CHECKSUMS, checksums

MEDIA: Final = {
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".gz": "application/gzip",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".trig": "application/trig",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".ttl": "text/turtle; charset=utf-8",
    ".zst": "application/zstd",
}
"""The media type of a file by its last suffix. A packed file is what it is: nobody unpacks it on the way, so that its
size and checksum are those that the release tells."""
PLAIN: Final = "text/plain; charset=utf-8"
UNKNOWN: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Shelved:
    """A file: its name in the folder, with forward slashes, where it lies, its size and its SHA-256 where the release tells it."""

    name: str
    path: Path
    size: int
    sha256: str | None = None

    @property
    def media_type(self) -> str:
        """What it is, by its name."""
        if self.path.name == CHECKSUMS:
            return PLAIN
        return MEDIA.get(self.path.suffix.lower(), UNKNOWN)


class Shelf:
    """The folder of a release, as it is at this moment."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, name: str) -> Shelved | None:
        """Return the file of a name, None where there is none that may be had.

        No name leads out of the folder: neither by dots nor by a link, wherever in the path it stands. Hidden files are
        nobody's business.
        """
        path = self._folder
        parts = name.split("/")
        if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
            return None
        try:
            for part in parts[:-1]:
                path /= part
                if not stat.S_ISDIR(path.lstat().st_mode):
                    return None
            path /= parts[-1]
            found = path.lstat()
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return Shelved(name, path, found.st_size, self._checksums().get(name))

    def files(self) -> Iterator[Shelved]:
        """Yield every file that may be had, by name."""
        names = (
            (Path(where) / name).relative_to(self._folder).as_posix()
            for where, _, found in os.walk(self._folder)
            for name in found
        )
        yield from (file for name in sorted(names) if (file := self.file(name)) is not None)

    def _checksums(self) -> Mapping[str, str]:
        try:
            known = (self._folder / CHECKSUMS).stat()
        except OSError:
            return {}
        return _checksums(self._folder, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=4)
def _checksums(folder: Path, changed: int, size: int) -> Mapping[str, str]:  # noqa: ARG001 - the file's state is the key
    return checksums(folder)
