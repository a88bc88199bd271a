"""The intake: what files hold, portion by portion, those that are stored as they stand told from those to be read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.building.portion import Line, Portion, digest_of, part_digest
from kg.errors import BadLocation
from kg.ledger import Entry, Gave, Held
from kg.provenance import fingerprint
from kg.storage.archive import Archive
from mappings.iris import article_iri, quarantine_iri
from mappings.problem import Problem
from mappings.readers import files
from mappings.readers.files import FILE_LIMIT, too_large, unreadable
from mappings.readers.jsonl import lines
from mappings.readers.locations import Location
from mappings.readers.sources import Brought, Source, as_it_lies, format_of
from mappings.readers.warc import records
from mappings.records import Record, Skip


@dataclass(frozen=True, slots=True)
class Known:
    """A portion whose bytes have not changed since it was read, with what it gave then."""

    portion: Portion
    gave: Gave


class Intake:
    """Compares what lies in files with the ledger; nothing is read for facts here."""

    def __init__(
        self, archive: Archive, *, force: bool, limit: float | None, keep_text: bool, bring: bool = False
    ) -> None:
        """Take the archive and the options that decide what must be read again.

        ``force``: everything; ``limit``: what took longer than fewer seconds; ``keep_text``: what has no kept text.
        ``bring``: whether portions bring the bytes of this machine's files along, for who cannot see them.
        """
        self._archive = archive
        self._base = archive.base
        self._force = force
        self._limit = limit
        self._keep_text = keep_text
        self._bring = bring

    def portions(self, paths: Iterable[Source]) -> Iterator[Portion | Known]:
        """Yield what the files and folders hold, in order.

        Raises:
            BadLocation: a folder elsewhere cannot be listed.
        """
        for file in _found(paths):
            parts = _OF_MANY.get(format_of(file))
            if parts is None:
                yield self._whole(file)
            else:
                yield from self._parts(file, parts(file))

    def stored(self, identifier: str) -> Entry | None:
        """Return what is known of an article; nothing where its graphs are gone, whatever the ledger says."""
        names = article_iri(identifier, self._base), quarantine_iri(identifier, self._base)
        if not any(self._archive.store.has_graph(name) for name in names):
            return None
        return self._archive.ledger.get(identifier)

    def stands(self, held: Held) -> Entry | None:
        """Return the entry of an article that is stored as this program would store it, None for another."""
        entry = self.stored(held.id)
        if entry is None or entry.source_hash != held.source_hash or entry.extractor != fingerprint():
            return None
        return entry

    def _parts(
        self, file: Source, parts: Iterable[tuple[int, Line | Record | Skip | Problem]]
    ) -> Iterator[Portion | Known]:
        """The parts of a file of many articles; the file as a whole where it has none."""
        number = None
        try:
            for number, part in parts:
                if isinstance(part, Line | Record):
                    yield self._known(file, part_digest(part), part)
                else:
                    yield _told(file, part, number)
        except OSError as error:
            yield _told(file, unreadable(str(file), error))
            return
        if number is None:
            yield Portion(file, digest_of(file))

    def _whole(self, file: Source) -> Portion | Known:
        """A file that holds one article; its bytes come along where nothing else tells whether they have changed."""
        try:
            mark = file.mark() if isinstance(file, Location) else ""
            if mark or not (self._bring or isinstance(file, Location)):
                return self._known(file, mark or digest_of(file))
            with as_it_lies(file) as stream:
                content = stream.read(FILE_LIMIT + 1)
        except OSError as error:
            return _told(file, unreadable(str(file), error))
        except ValueError:  # a name that no file can have
            return Portion(file, "")
        if len(content) > FILE_LIMIT:
            return _told(file, too_large(str(file), f"the limit is {FILE_LIMIT / 1e6:.0f} MB"))
        return self._known(Brought(str(file), content), hashlib.sha256(content).hexdigest())

    def _known(self, file: Source, digest: str, part: Line | Record | None = None) -> Portion | Known:
        portion = Portion(file, digest, part)
        if self._force or not digest:
            return portion
        gave = self._archive.ledger.gave(str(file), portion.number)
        if gave is not None and gave.digest == digest and gave.reader == fingerprint() and self._holds(gave):
            return Known(portion, gave)
        hashes = (
            item.source_hash
            for other in self._archive.ledger.same(digest)
            for item in other.items
            if isinstance(item, Held) and self.stands(item)
        )
        return Portion(file, digest, part, frozenset(hashes))

    def _holds(self, gave: Gave) -> bool:
        """Whether reading it again would give the same."""
        if gave.limit is not None:
            return self._limit is not None and self._limit <= gave.limit
        entries = [self.stands(item) for item in gave.items if isinstance(item, Held)]
        texts = self._archive.texts
        return all(entry is not None and texts.keeps(entry.text_hash) == self._keep_text for entry in entries)


def _found(paths: Iterable[Source]) -> Iterator[Source]:
    """The files below the paths."""
    try:
        yield from files(paths)
    except OSError as error:
        raise BadLocation("a folder", str(error)) from error


def _told(file: Source, item: Problem | Skip, number: int = 0) -> Known:
    """What is known of a file, or of a part of it, without reading it."""
    return Known(Portion(file, ""), Gave(str(file), number, "", "", (item,)))


def _lines(file: Source) -> Iterator[tuple[int, Line | Problem]]:
    for number, line in lines(file):
        if isinstance(line, Problem):
            yield number, line
        elif line.strip():
            yield number, Line(number, line)


def _records(file: Source) -> Iterator[tuple[int, Record | Skip | Problem]]:
    return enumerate(records(file), start=1)


_OF_MANY: Final[dict[str, Callable[[Source], Iterator[tuple[int, Line | Record | Skip | Problem]]]]] = {
    ".jsonl": _lines,
    ".warc": _records,
}
