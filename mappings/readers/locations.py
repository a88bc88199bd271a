"""Locations: files that lie elsewhere, behind whatever ``fsspec`` can speak to (s3, gs, hdfs, https, memory, ...).

What goes wrong comes out as ``OSError``, whatever library stands behind a protocol. What may pass (a broken connection, a
time-out, a server that is busy) is tried again after 1, 2 and 4 seconds; a stream goes on where it broke off.
https://filesystem-spec.readthedocs.io/
"""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar
from urllib.parse import unquote, urlsplit

_WAITS: Final = (1.0, 2.0, 4.0)  # seconds before each further try
_CONNECT: Final = 30.0  # seconds for a connection over HTTP
_SILENT: Final = 60.0  # seconds without a byte over HTTP
_FINAL: Final = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
_PASSING: Final = frozenset(
    {408, 425, 429}
)  # of the statuses below 500; https://www.rfc-editor.org/rfc/rfc9110#section-15
_MARKS: Final = ("ETag", "etag", "md5Hash", "Content-MD5", "Digest", "checksum", "generation")

T = TypeVar("T")


class MissingLibrary(OSError):
    """A protocol needs packages that are not installed; ``extra`` says by which extra they come, "" for none."""

    def __init__(self, url: str, packages: str, extra: str = "") -> None:
        self.url = url
        self.packages = packages
        self.extra = extra
        how = f"'diplomacy-kg[{extra}]'" if extra else packages
        super().__init__(f"needs {packages}: pip install {how}")


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
        system, path = _system(url)
        return cls(str(system.unstrip_protocol(path)))

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """The last part of the address, without what a web address asks for beside it."""
        return (
            unquote(PurePosixPath(urlsplit(self.url).path).name)
            if self.on_web
            else PurePosixPath(self.url).name
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
            self._info()
        except FileNotFoundError:
            return False
        return True

    def is_dir(self) -> bool:
        """Whether it is a folder; what lies on the web is always a file."""
        return not self.on_web and self._info().get("type") == "directory"

    def size(self) -> int | None:
        """The number of bytes, None where the other end does not say."""
        size = self._info().get("size")
        return None if size is None else int(size)

    def mark(self) -> str:
        """Return what changes when the content does, "" where the other end tells no such thing: its ETag or checksum."""
        info = self._info()
        for name in _MARKS:
            if info.get(name):
                told = "\x1f".join((self.url, name, str(info[name]), str(info.get("size"))))
                return hashlib.sha256(told.encode()).hexdigest()
        return ""

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
        system, path = _system(self.url)

        def listed() -> list[dict[str, Any]]:
            system.invalidate_cache()
            return list(system.ls(path, detail=True))

        for entry in sorted(_patiently(listed), key=lambda one: PurePosixPath(one["name"]).name):
            name = PurePosixPath(entry["name"]).name
            if name.startswith(".") or entry["name"].rstrip("/") == path.rstrip("/"):
                continue
            found = Location(str(system.unstrip_protocol(entry["name"])))
            if entry["type"] == "directory":
                yield from found.below()
            else:
                yield found

    def _info(self) -> dict[str, Any]:
        system, path = _system(self.url)

        def asked() -> dict[str, Any]:
            system.invalidate_cache()
            return dict(system.info(path))

        return _patiently(asked)


class _Stream(io.RawIOBase):
    """A location's bytes, opened again where they broke off."""

    def __init__(self, location: Location) -> None:
        self._system, self._path = _system(location.url)
        self._how = {"block_size": 0} if location.on_web else {}  # one answer, not a request for each block
        self._size = location.size()
        self._position = 0
        self._file: Any = None

    def readable(self) -> bool:
        return True

    def begin(self) -> None:
        """Open it, so that what is not there is told at once."""
        _patiently(self._opened)

    def readinto(self, buffer: Any) -> int:
        filled = 0
        while filled < len(buffer) and (data := _patiently(partial(self._piece, len(buffer) - filled))):
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


def _system(url: str) -> tuple[Any, str]:
    """The file system behind a protocol, and what it calls the address."""
    try:
        import fsspec  # noqa: PLC0415 - an optional extra, slow to import
    except ModuleNotFoundError:
        raise MissingLibrary(url, "fsspec", "locations") from None
    try:
        system, path = fsspec.core.url_to_fs(url, **_manners(url))
    except ImportError as error:
        raise _missing(url, error) from None
    except ValueError as error:
        raise OSError(str(error)) from error
    return system, str(path)


def _manners(url: str) -> dict[str, Any]:
    """How long to wait on the web; other protocols have settings of their own, which fsspec reads."""
    if not url.lower().startswith(("http://", "https://")):
        return {}
    try:
        import aiohttp  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        raise MissingLibrary(url, "aiohttp", "locations") from None
    limits = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=_SILENT)
    return {"client_kwargs": {"timeout": limits}}


def _missing(url: str, error: ImportError) -> MissingLibrary:
    """What fsspec says is missing for a protocol ("Install s3fs to access S3")."""
    from fsspec.registry import known_implementations  # noqa: PLC0415 - as above

    known = known_implementations.get(url.partition("://")[0], {}).get("class", "")
    return MissingLibrary(
        url, known.partition(".")[0] if known and not known.startswith("fsspec") else str(error)
    )


def _patiently(operation: Callable[[], T]) -> T:
    """Do it, again after a while where what went wrong may pass.

    Raises:
        OSError: it did not pass.
    """
    for wait in (*_WAITS, None):
        try:
            return operation()
        except Exception as error:  # every protocol has exceptions of its own
            reason = _reason(error)
            if isinstance(error, OSError) and reason is error and isinstance(error, _FINAL):
                raise
            if wait is None or not _may_pass(reason):
                raise OSError(f"{type(reason).__name__}: {reason}".rstrip(": ")) from error
            time.sleep(wait)
    raise AssertionError  # the last try returns or raises


def _reason(error: BaseException) -> BaseException:
    """What was wrong in truth: fsspec tells every failure to look at a web address as a missing file."""
    cause = error.__cause__
    if not isinstance(error, FileNotFoundError) or not type(cause).__module__.startswith("aiohttp"):
        return error
    return error if cause is None or getattr(cause, "status", None) in {404, 410} else cause


def _may_pass(error: BaseException) -> bool:
    status = getattr(error, "status", None)
    return not isinstance(status, int) or status >= 500 or status in _PASSING
