"""Compressed files: written without a name or a time in them, so that equal content gives equal bytes.

Zstandard is part of Python from 3.14 on; before that it is the optional library ``backports.zstd``.
https://www.rfc-editor.org/rfc/rfc1952 and https://www.rfc-editor.org/rfc/rfc8878
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from kg.errors import MissingExtra
from kg.formats import Compression, compression_of
from mappings.readers.packing import zstandard

_GZIP_LEVEL: Final = 6  # the default of gzip itself: level 9 takes twice the time for 1 % less
_ZSTD_LEVEL: Final = 9


@contextmanager
def packed(stream: BinaryIO, compression: Compression | None) -> Iterator[BinaryIO]:
    """Give a stream whose content goes compressed to ``stream``, which stays open.

    Raises:
        MissingExtra: there is no library for this compression.
    """
    if compression is None:
        yield stream
    elif compression is Compression.GZ:
        with gzip.GzipFile("", "wb", _GZIP_LEVEL, stream, mtime=0) as out:
            yield cast(BinaryIO, out)
    else:
        with _zstd().ZstdFile(stream, "w", level=_ZSTD_LEVEL) as out:
            yield cast(BinaryIO, out)


@contextmanager
def unpacked(path: Path) -> Iterator[BinaryIO]:
    """Open a file to read what its suffix says is packed in it.

    Raises:
        MissingExtra: there is no library for this compression.
        OSError, EOFError, zlib.error, ValueError: while it is read, the file is damaged or was cut.
    """
    compression = compression_of(path)
    if compression is None:
        with path.open("rb") as stream:
            yield stream
    elif compression is Compression.GZ:
        with gzip.open(path, "rb") as content:
            yield cast(BinaryIO, content)
    else:
        zstd = _zstd()
        try:
            with zstd.ZstdFile(path, "r") as content:
                yield cast(BinaryIO, content)
        except zstd.ZstdError as error:
            raise ValueError(str(error)) from error


def _zstd() -> Any:
    library = zstandard()
    if library is None:
        raise MissingExtra("Zstandard", "backports.zstd", "zst")
    return library
