"""The intake: what files hold, portion by portion, those that are stored as they stand told from those to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.archive import Archive
from kg.ledger import Entry, Gave, Held
from kg.portion import Line, Portion, digest_of, line_digest
from kg.provenance import fingerprint
from mappings.iris import article_iri, quarantine_iri
from mappings.problem import Problem
from mappings.readers import files
from mappings.readers.jsonl import lines


@dataclass(frozen=True, slots=True)
class Known:
    """A portion whose bytes have not changed since it was read, with what it gave then."""

    portion: Portion
    gave: Gave


class Intake:
    """Compares what lies in files with the ledger; nothing is read for facts here."""

    def __init__(self, archive: Archive, *, force: bool, limit: float | None, keep_text: bool) -> None:
        """Take the archive and the options that decide what must be read again.

        ``force``: everything; ``limit``: what took longer than fewer seconds; ``keep_text``: what has no kept text.
        """
        self._archive = archive
        self._base = archive.base
        self._force = force
        self._limit = limit
        self._keep_text = keep_text

    def portions(self, paths: Iterable[Path]) -> Iterator[Portion | Known]:
        """Yield what the files and folders hold, in order."""
        for file in files(paths):
            if file.suffix.lower() == ".jsonl":
                yield from self._lines(file)
            else:
                yield self._known(file, digest_of(file))

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

    def _lines(self, file: Path) -> Iterator[Portion | Known]:
        """The lines of a file of many articles; the file as a whole where it has none, or cannot be read."""
        found = False
        try:
            for number, line in lines(file):
                if isinstance(line, Problem):
                    found = True
                    portion = Portion(file, "", Line(number, ""))
                    yield Known(portion, Gave(str(file), number, "", "", (line,)))
                elif line.strip():
                    found = True
                    yield self._known(file, line_digest(line), Line(number, line))
        except OSError as error:
            reason = f"cannot be read: {error.strerror or error}"
            unread = Problem(str(file), None, "unreadable", reason)
            yield Known(Portion(file, ""), Gave(str(file), 0, "", "", (unread,)))
            return
        if not found:
            yield Portion(file, digest_of(file))

    def _known(self, file: Path, digest: str, line: Line | None = None) -> Portion | Known:
        portion = Portion(file, digest, line)
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
        return Portion(file, digest, line, frozenset(hashes))

    def _holds(self, gave: Gave) -> bool:
        """Whether reading it again would give the same."""
        if gave.limit is not None:
            return self._limit is not None and self._limit <= gave.limit
        entries = [self.stands(item) for item in gave.items if isinstance(item, Held)]
        texts = self._archive.texts
        return all(entry is not None and texts.keeps(entry.text_hash) == self._keep_text for entry in entries)
