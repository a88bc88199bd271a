"""The wire between the process that asks and the one in which its query runs: what is asked, and frames of bytes back."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, BinaryIO, Final

from kg.asking.library import NamedQuery
from kg.formats import AnswerFormat

_HEAD: Final = struct.Struct("<BI")  # the kind of a frame, the length of its content in bytes


class Frame(IntEnum):
    """What a frame holds, in the order of an answer; one that ends without END or ERROR was cut off.

    BEGIN comes when the store is open and the evaluation begins.
    """

    BEGIN = 1
    HEAD = 2
    DATA = 3
    END = 4
    ERROR = 5


class Kind(IntEnum):
    """What kind of answer a query gives: rows for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE."""

    ROWS = 1
    TRUTH = 2
    TRIPLES = 3

    @property
    def said(self) -> str:
        """The kind in the words of an error message."""
        return "a truth" if self is Kind.TRUTH else self.name.lower()


@dataclass(frozen=True, slots=True)
class Request:
    """A query to be evaluated on a store, with the values of its parameters.

    ``format`` is the one wanted, None for the answer's own. With ``measure`` nothing but figures comes back.
    """

    store: Path
    query: NamedQuery
    values: Mapping[str, str]
    format: AnswerFormat | None = None
    measure: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an answer before its content: its kind, the names of its columns, the format to expect.

    ``truth`` is the answer to ASK; rows whose format is a table or Parquet come over the wire as TSV. ``remarks`` are
    sentences on what in the query may be wrong.
    """

    kind: Kind
    format: AnswerFormat
    columns: tuple[str, ...] = ()
    truth: bool | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """How long an evaluation took, in seconds from its beginning, and how many rows or triples it gave."""

    first: float | None  # None where there was no row
    last: float
    count: int


def send(stream: BinaryIO, frame: Frame, content: bytes = b"") -> None:
    """Write a frame."""
    stream.write(_HEAD.pack(frame, len(content)) + content)


def receive(stream: BinaryIO) -> tuple[Frame, bytes] | None:
    """Read the next frame; None where the stream ends, in the middle of a frame or not."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    frame, length = _HEAD.unpack(head)
    content = stream.read(length)
    return (Frame(frame), content) if len(content) == length else None


def packed(value: object) -> bytes:
    """Return a value as bytes for the wire."""
    return pickle.dumps(value)


def unpacked(content: bytes) -> Any:
    """Return the value that ``packed`` wrote; both ends of the wire are this program."""
    return pickle.loads(content)  # noqa: S301 - a private pipe between a process and its own child
