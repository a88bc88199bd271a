"""Packed files, read within bounds: what unpacks to far more than it takes is no text, and what is damaged says so.

https://www.rfc-editor.org/rfc/rfc1952 (gzip) and https://www.rfc-editor.org/rfc/rfc8878 (Zstandard, part of Python from 3.14
on, before that the optional library ``backports.zstd``).
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from importlib import import_module
from typing import Any, Final

SUFFIXES: Final = (".gz", ".zst")
LARGEST_RATIO: Final = (
    200  # bytes unpacked for each one packed; text gives 3 to 30, a bomb a thousand and more
)
_BYTES: Final = re.compile(r" \(b.*\)$")  # which gzip quotes of what it does not know
_PIECE: Final = 1 << 17  # bytes that are unpacked at a time
_FREE: Final = 10_000_000  # bytes that may come of anything
_ZSTD_HOMES: Final = ("compression.zstd", "backports.zstd")


class CannotUnpack(OSError):
    """Why a packed file is not read; ``code`` is the code of the problem that it has."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class MissingZstandard(CannotUnpack):
    """There is no library for Zstandard."""

    def __init__(self) -> None:
        super().__init__("missing-library", "needs backports.zstd: pip install 'diplomacy-kg[zst]'")


class Ratio:
    """Watches how much comes of how little.

    >>> ratio = Ratio()
    >>> ratio.take(1000, 9_000_000)
    >>> ratio.take(1000, 2_000_000)
    Traceback (most recent call last):
    ...
    mappings.readers.packing.CannotUnpack: unpacks to more than 200 times its size, which no text does: refused
    """

    def __init__(self) -> None:
        self._packed = self._unpacked = 0

    def take(self, packed: int, unpacked: int) -> None:
        """Count so many bytes more on both sides.

        Raises:
            CannotUnpack: it is too many on one of them.
        """
        self._packed += packed
        self._unpacked += unpacked
        if self._unpacked > max(_FREE, LARGEST_RATIO * self._packed):
            reason = f"unpacks to more than {LARGEST_RATIO} times its size, which no text does: refused"
            raise CannotUnpack("bomb", reason)


def unpacked(packed: io.BufferedReader, suffix: str) -> io.BufferedReader:
    """Return a stream of what is packed in another as the suffix of its file says; both close together.

    Raises:
        MissingZstandard: there is no library for it.
    """
    return io.BufferedReader(_Unpacked(packed, suffix), _PIECE)


def zstandard() -> Any:
    """Return the library for Zstandard, None where there is none."""
    for name in _ZSTD_HOMES:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    return None


class _Counted(io.RawIOBase):
    """A stream that knows how much was read of it."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = self._stream.readinto(buffer)
        self.count += size
        return size


class _Unpacked(io.RawIOBase):
    """The content of a packed stream; what is wrong with it is ``CannotUnpack``."""

    def __init__(self, packed: io.BufferedReader, suffix: str) -> None:
        self._packed = packed
        self._counted = _Counted(packed)
        self._ratio = Ratio()
        self._failed: CannotUnpack | None = None
        self._told = 0  # bytes of the packed stream that the ratio knows of
        self._damage: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)
        if suffix == ".gz":
            self._content: Any = gzip.GzipFile(fileobj=self._counted, mode="rb")
            return
        library = zstandard()
        if library is None:
            packed.close()
            raise MissingZstandard
        self._damage = (EOFError, library.ZstdError)
        self._content = library.ZstdFile(self._counted, "r")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        filled = 0
        if self._failed is not None:
            raise self._failed
        try:
            while filled < len(buffer) and (data := self._content.read(min(_PIECE, len(buffer) - filled))):
                buffer[filled : filled + len(data)] = data
                filled += len(data)
                self._ratio.take(self._counted.count - self._told, len(data))
                self._told = self._counted.count
        except self._damage as error:
            reason = (
                "the packed file was cut"
                if isinstance(error, EOFError)
                else f"damaged: {_BYTES.sub('', str(error))}"
            )
            self._failed = CannotUnpack("damaged", reason)
            if not filled:
                raise self._failed from error
        return filled

    def close(self) -> None:
        if not self.closed:
            self._content.close()
            self._packed.close()
        super().close()
