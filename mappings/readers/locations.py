"""Locations: files that lie elsewhere, behind whatever ``fsspec`` can speak to (s3, gs, hdfs, https, memory, ...).

What goes wrong comes out as ``OSError``, whatever library stands behind a protocol. What may pass (a broken connection, a
time-out, a server that is busy) is tried again after 1, 2 and 4 seconds; a stream goes on where it broke off.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from mappings.readers.patience import Lasting, patiently
from mappings.readers.protocols import says_more, steps, system_of

_MARKS: Final = (
    *((name,) for name in ("ETag", "etag", "md5Hash", "Content-MD5", "Digest", "checksum", "generation")),
    ("fileId", "modificationTime"),
)
"""What tells that a file is the same, in the words of each protocol. HDFS writes no file twice: what replaces one has
another number, what is added to one changes its time and size.
https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-hdfs/WebHDFS.html#FileStatus_JSON_Schema
"""


class Changed(Lasting):
    """A file became another one while it was read."""

    def __init__(self) -> None:
        super().__init__("changed while it was read")


@dataclass(frozen=True, slots=True)
class Location:
    """The address of a file or a folder, as its protocol writes it in full."""

    url: str

    @classmethod
    def named(cls, url: str) -> Location:
        """Return the location of an address, spelt as listings of its protocol spell it.

        Raises:
            MissingLibrary: nothing that is installed speaks the protocol.
            OSError: no such protocol, or no address of it.
        """
        system, path = system_of(url)
        return cls(url.rstrip("/") if says_more(system, url) else str(system.unstrip_protocol(path)))

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """The last part of the address, without what a web address asks for beside it."""
        return (
            unquote(PurePosixPath(urlsplit(self.url).path).name)
            if self.on_web
            else PurePosixPath(steps(self.url)[1]).name
        )

    @property
    def on_web(self) -> bool:
        """Whether it is spoken to over HTTP."""
        return self.url.lower().startswith(("http://", "https://"))

    def exists(self) -> bool:
        """Whether there is anything.

        Raises:
            OSError: nobody knows.
        """
        try:
            self.info()
        except FileNotFoundError:
            return False
        return True

    def is_dir(self) -> bool:
        """Whether it is a folder; what lies on the web is always a file.

        Raises:
            FileNotFoundError: it is nothing.
            OSError: nobody knows.
        """
        return self.info().get("type") == "directory"

    def size(self) -> int | None:
        """The number of bytes, None where the other end does not say."""
        return _size(self.info())

    def mark(self) -> str:
        """Return what changes when the content does, "" where the other end tells no such thing: its ETag or checksum."""
        return _mark(self.url, self.info())

    def open(self) -> io.BufferedReader:
        """Open it to be read from its beginning; no more is held than a block.

        Raises:
            OSError: it cannot be read, then or later.
        """
        stream = _Stream(self)
        stream.begin()
        return io.BufferedReader(stream, 1 << 20)

    def below(self) -> Iterator[Location]:
        """Yield the files below the folder, in the order of their parts, one folder held at a time; hidden ones left out."""
        system, path = system_of(self.url)
        before, step, after = steps(self.url)
        folder = step if step.endswith("/") else f"{step}/"
        whole = says_more(system, self.url)

        def listed() -> list[dict[str, Any]]:
            system.invalidate_cache()
            return list(system.ls(path, detail=True))

        for entry in sorted(patiently(listed), key=lambda one: PurePosixPath(one["name"]).name):
            name = PurePosixPath(entry["name"]).name
            if name.startswith(".") or entry["name"].rstrip("/") == path.rstrip("/"):
                continue
            found = Location(
                f"{before}{folder}{name}{after}" if whole else str(system.unstrip_protocol(entry["name"]))
            )
            if entry["type"] == "directory":
                yield from found.below()
            else:
                yield found

    def info(self) -> dict[str, Any]:
        """Return what its protocol tells of it, in the words of the protocol.

        Raises:
            FileNotFoundError: it is nothing.
            OSError: nobody knows.
        """
        system, path = system_of(self.url)

        def asked() -> dict[str, Any]:
            system.invalidate_cache()
            return dict(system.info(path))

        return patiently(asked)


class _Stream(io.RawIOBase):
    """A location's bytes, opened again where they broke off, if they are the same bytes yet."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._system, self._path = system_of(location.url)
        self._how = {"block_size": 0} if location.on_web else {}  # one answer, not a request for each block
        info = location.info()
        self._size = _size(info)
        self._mark = _mark(location.url, info)
        self._position = 0
        self._file: Any = None

    def readable(self) -> bool:
        return True

    def begin(self) -> None:
        """Open it, so that what is not there is told at once."""
        patiently(self._opened)

    def readinto(self, buffer: Any) -> int:
        filled = 0
        while filled < len(buffer) and (data := patiently(partial(self._piece, len(buffer) - filled))):
            buffer[filled : filled + len(data)] = data
            filled += len(data)
            self._position += len(data)
        return filled

    def close(self) -> None:
        self._drop()
        super().close()

    def _piece(self, size: int) -> bytes:
        try:
            data = bytes(self._opened().read(size))
        except BaseException:
            self._drop()
            raise
        if data or self._size is None or self._position >= self._size:
            return data
        self._drop()
        raise OSError(f"ends after {self._position:,} of {self._size:,} bytes")

    def _opened(self) -> Any:
        if self._file is None:
            self._file = self._system.open(self._path, "rb", **self._how)
            if self._position:
                if self._mark != self._location.mark():
                    raise Changed
                try:
                    self._file.seek(self._position)
                except (
                    OSError,
                    ValueError,
                ):  # a server that gives no ranges: read past what is there already
                    left = self._position
                    while left and (data := self._file.read(min(left, 1 << 20))):
                        left -= len(data)
        return self._file

    def _drop(self) -> None:
        file, self._file = self._file, None
        with suppress(Exception):  # whatever a library raises as it lets go of what is broken already
            if file is not None:
                file.close()


def _size(info: dict[str, Any]) -> int | None:
    size = info.get("size")
    return None if size is None else int(size)


def _mark(url: str, info: dict[str, Any]) -> str:
    for names in _MARKS:
        told = [str(info[name]) for name in names if info.get(name)]
        if len(told) == len(names):
            whole = "\x1f".join((url, *names, *told, str(info.get("size"))))
            return hashlib.sha256(whole.encode()).hexdigest()
    return ""
