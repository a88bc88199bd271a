"""Captures: the records of a WARC file one after the other, as bytes, whatever lies between them.

A file is read once, from its beginning, and no more of it is held than one record may take. Where a record is damaged or cut,
reading goes on with the next one: the next packed member of a ``.warc.gz``, else the next line that begins a record.
https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from enum import Enum
from typing import BinaryIO, Final

from mappings.readers.packing import CannotUnpack, Ratio

LIMIT: Final = 24_000_000  # bytes of one record; no page of news comes near
_HEAD: Final = 65_536  # bytes of the lines before a record's content
_BLOCK: Final = 1 << 16
_BEHIND: Final = (
    1 << 23
)  # bytes of a packed member that are kept to look for the next one in, where it proves damaged
_MAGIC: Final = b"\x1f\x8b\x08"
_MARK: Final = b"WARC/1."
_BLANK: Final = b"\r\n\r\n"  # what every record ends in
_NEXT: Final = _BLANK + _MARK
_GZIP: Final = 31  # what zlib calls the format of gzip
_LENGTH: Final = re.compile(
    rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE
)


class Fault(Enum):
    """What stands where a record should."""

    DAMAGED = "damaged"
    TOO_LARGE = "too-large"


def captures(stream: BinaryIO) -> Iterator[bytes | Fault]:
    """Yield each record whole, its head and its content, and a fault for each run of bytes that gives none.

    Raises:
        OSError: the file cannot be read.
    """
    first = stream.read(_BLOCK)
    framer = _Framer()
    whole = True  # whether the last thing was no damage: a run of it is told once
    for piece in _unpacked(first, stream) if first.startswith(_MAGIC[:2]) else _plain(first, stream):
        for found in framer.take(piece) if isinstance(piece, bytes) else framer.end(piece):
            if whole or found is not Fault.DAMAGED:
                yield found
            whole = found is not Fault.DAMAGED


class _Framer:
    """Cuts a stream into records by the lengths that their heads tell."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._lost = False  # looking for where a record begins

    def take(self, data: bytes) -> Iterator[bytes | Fault]:
        """Yield the records that are whole now."""
        self._held += data
        while found := self._next():
            yield found

    def end(self, fault: Fault | None) -> Iterator[bytes | Fault]:
        """Yield what there is where a packed member ends, or the file; with a fault what is held is part of that."""
        while fault is None and not self._lost and self._held.strip():
            yield self._lose(1)  # a length that lies may have swallowed what follows
            yield from self.take(b"")
        self._held.clear()
        self._lost = False
        if fault is not None:
            yield fault

    def _next(self) -> bytes | Fault | None:
        held = self._held
        if self._lost and not self._found():
            return None
        if held[:1].isspace():
            del held[: len(held) - len(held.lstrip())]
        if not held.startswith(_MARK[: len(held)]):
            return self._lose(1)
        end = held.find(_BLANK, 0, _HEAD)
        if end < 0:
            return self._lose(1) if len(held) >= _HEAD else None
        length = _LENGTH.search(bytes(held[:end]))
        if length is None:
            return self._lose(end)
        whole = end + 4 + int(length[1])
        if whole > LIMIT:
            self._lose(end)
            return Fault.TOO_LARGE
        closed = self._closed(whole)
        if not closed:
            return None if closed is None else self._lose(end)
        record = bytes(held[:whole])
        del held[: whole + 4]
        return record

    def _closed(self, whole: int) -> bool | None:
        """Whether the record of so many bytes ends where it says, or None where more is to come first.

        Where the next one begins behind it, only its end is damaged: its checksums tell of the rest.
        """
        end = self._held[whole : whole + 4]
        after = self._held[whole + 4 : whole + 4 + len(_MARK)]
        if len(end) < 4 or (end != _BLANK and len(after) < len(_MARK) and _MARK.startswith(after)):
            return None
        return end == _BLANK or after == _MARK

    def _lose(self, past: int) -> Fault:
        """Give up the record at hand; the next one begins somewhere after it."""
        del self._held[:past]
        self._lost = True
        return Fault.DAMAGED

    def _found(self) -> bool:
        at = self._held.find(_NEXT)
        if at < 0:
            del self._held[: -len(_NEXT)]
            return False
        del self._held[: at + 4]
        self._lost = False
        return True


def _plain(first: bytes, stream: BinaryIO) -> Iterator[bytes | Fault | None]:
    yield first
    while data := stream.read(_BLOCK):
        yield data
    yield _BLANK  # the last record may do without
    yield None


def _unpacked(first: bytes, stream: BinaryIO) -> Iterator[bytes | Fault | None]:
    """The content of each packed member, whole once its checksum was right, and None; a fault where it is damaged or cut."""
    raw = bytearray(first)
    while raw:
        member = _Member(raw, stream)
        try:
            yield from member.content()
            yield None
        except (CannotUnpack, EOFError, zlib.error):
            yield Fault.DAMAGED
            _to_the_next(raw, stream)


class _Member:
    """The packed member at the beginning of ``raw``, which holds of it what the next one may be found in."""

    def __init__(self, raw: bytearray, stream: BinaryIO) -> None:
        self._raw = raw
        self._stream = stream
        self._done = 0  # bytes of ``raw`` that were unpacked

    def content(self) -> Iterator[bytes]:
        """Yield what is packed in it, in one piece unless it holds more than one record may take; leave what comes after it.

        Raises:
            CannotUnpack, EOFError, zlib.error: it is a bomb, cut or damaged.
        """
        unpacker = zlib.decompressobj(_GZIP)
        ratio = Ratio()
        held = bytearray()
        while not unpacker.eof:
            packed = unpacker.unconsumed_tail or self._block()
            if not packed:
                yield bytes(held)
                raise EOFError
            content = unpacker.decompress(packed, _BLOCK)
            ratio.take(len(packed) - len(unpacker.unconsumed_tail), len(content))
            held += content
            if len(held) > LIMIT:
                yield bytes(held)
                held.clear()
        del self._raw[: self._done - len(unpacker.unused_data)]
        self._raw += b"" if self._raw else self._stream.read(_BLOCK)
        yield bytes(held) + _BLANK

    def _block(self) -> bytes:
        if self._done == len(self._raw):
            self._raw += self._stream.read(_BLOCK)
        block = bytes(self._raw[self._done : self._done + _BLOCK])
        self._done += len(block)
        if self._done > 2 * _BEHIND:
            del self._raw[: self._done - _BEHIND]
            self._done = _BEHIND
        return block


def _to_the_next(raw: bytearray, stream: BinaryIO) -> None:
    """Take away what stands before the next packed member, the first bytes aside; all where there is none."""
    del raw[:1]
    while (at := raw.find(_MAGIC)) < 0:
        del raw[: -len(_MAGIC) + 1]
        more = stream.read(_BLOCK)
        if not more:
            raw.clear()
            return
        raw += more
    del raw[:at]
