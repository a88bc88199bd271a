"""A portion: a file, or a part of one, that is read and drafted by itself, and what reading it came to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from mappings.problem import Problem
from mappings.readers.locations import Location
from mappings.readers.sources import Source, as_it_lies
from mappings.records import Record, Skip

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file of many articles: its number, from 1, and its clean text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An article as a store keeps it beside its graphs."""

    id: str
    record: str  # see ``kg.storage.record``
    text: bytes  # as kept: UTF-8, compressed with gzip


@dataclass(frozen=True, slots=True)
class Portion:
    """What one step reads: a whole file, a part of it, a line or the record of an archive, or an article that the store has kept.

    ``digest`` is the SHA-256 of the file's bytes or what else tells that they have changed, of the part where it is one. ``known`` are the source hashes of articles
    that are stored as they stand, so that they need not be read for facts if the portion turns out to hold them.
    """

    file: Source
    digest: str
    part: Line | Record | None = None
    known: frozenset[str] = frozenset()
    kept: Kept | None = None

    @property
    def number(self) -> int:
        """The part's number; 0 for a whole file."""
        return 0 if self.part is None else self.part.number


@dataclass(frozen=True, slots=True)
class Parcel:
    """What of an article may be stored and what is refused, as N-Quads, and the problems as a person reads them."""

    graph: str  # the article's IRI, which names the graph
    quads: bytes
    quarantine: str  # the IRI of the graph for what is refused
    refused: bytes
    refusals: int  # validation results that keep facts out
    seal: str  # of both graphs, see ``kg.storage.seal``
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article as a step hands it over.

    ``outcome`` is the problem where it could not be read for facts, None where the portion knew it already.
    """

    id: str
    source_hash: str
    text_hash: str
    text: bytes  # as kept: UTF-8, compressed with gzip
    record: str  # see ``kg.storage.record``
    outcome: Parcel | Problem | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a portion came to, in order, and the digest of what was read: another one if the file changed meanwhile.

    ``lost`` says that no process lived through it; ``limit`` gives the seconds that were not enough, where that is why.
    """

    items: tuple[Sheet | Problem | Skip, ...]
    digest: str
    lost: bool = False
    limit: float | None = None


def digest_of(file: Source) -> str:
    """Return the SHA-256 of a file's bytes, of what its other end marks them by where it does; "" where it cannot be read."""
    digest = hashlib.sha256()
    try:
        if isinstance(file, Location) and (mark := file.mark()):
            return mark
        with as_it_lies(file) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):  # it is gone, may not be read, or no file can have the name
        return ""
    return digest.hexdigest()


def part_digest(part: Line | Record) -> str:
    """Return the SHA-256 of a line's text, of a record's page with what is noted beside it."""
    if isinstance(part, Line):
        return hashlib.sha256(part.text.encode(errors="surrogatepass")).hexdigest()
    digest = hashlib.sha256("\x1f".join((part.url, str(part.day), str(part.charset), "")).encode())
    digest.update(part.page)
    return digest.hexdigest()
