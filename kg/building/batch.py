"""A batch: articles on their way into the archive, stored together in an order that a kill at any moment leaves whole.

Texts are written first, then the graphs, all of a batch or none, then the ledger's entries, so that an article without its entry is
simply built again. What the derived graphs must follow is noted before the first graph changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from kg.building.portion import Parcel, Sheet
from kg.derived.notes import Notes
from kg.identity.following import follow, in_force, store_decided
from kg.ledger import Entry, Gave
from kg.provenance import derivation
from kg.storage.archive import Archive
from kg.store import RdfFormat, parse

if TYPE_CHECKING:
    from types import TracebackType

    from kg.shacl import Gate
    from kg.store import Quad

TOGETHER: Final = 64  # articles stored in one transaction
BULK: Final = 256  # articles of a first build that are loaded at a time: some 20 MB


class Batch:
    """What is to be stored next."""

    def __init__(self, archive: Archive, gate: Gate | None, *, keep_text: bool) -> None:
        self._archive = archive
        self._gate = gate
        self._keep_text = keep_text
        self._decisions = in_force(archive.ledger).decisions
        self._first = archive.store.empty
        self._lags = archive.ledger.derived_from != derivation()
        self.notes: Notes | None = None  # of what the articles say, where all of them came in bulk
        if self._first:
            with suppress(OSError):
                self.notes = Notes(archive.base, archive.store.path)
        self._parcels: dict[str, tuple[Sheet, Parcel]] = {}
        self._entries: dict[str, Entry] = {}
        self._given: list[Gave] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the notes where the build does not go on to derive from them."""
        if kind is not None:
            self.forget()

    def entry(self, identifier: str) -> Entry | None:
        """Return the entry that an article of the batch will have, None for one that is not in it."""
        return self._entries.get(identifier)

    def add(self, sheet: Sheet, parcel: Parcel, entry: Entry) -> None:
        """Take in what is to be stored of an article."""
        self._parcels[entry.id] = sheet, parcel
        self.note(entry)

    def note(self, entry: Entry) -> None:
        """Take in what the ledger is to say of an article."""
        self._entries[entry.id] = entry

    def gave(self, gave: Gave) -> None:
        """Take in what a portion gave, and store the batch if it is full: a portion is told of only when it is stored."""
        self._given.append(gave)
        self.relieve()

    def relieve(self) -> None:
        """Store the batch if it is full."""
        most = BULK if self._first else TOGETHER
        if len(self._parcels) >= most or len(self._given) >= 16 * most:
            self.flush()

    def flush(self) -> None:
        """Store what there is."""
        if not self._entries and not self._given:
            return
        parcels, self._parcels = self._parcels, {}
        entries, self._entries = self._entries, {}
        given, self._given = self._given, []
        ledger = self._archive.ledger
        replaced = [former for name in parcels if (former := ledger.get(name)) is not None]
        for sheet, _ in parcels.values():
            self.keep(sheet)
        if parcels:
            if self._first or self._lags:
                ledger.derived_from = None
            self._store([parcel for _, parcel in parcels.values()])
        ledger.put(entries.values(), given)
        for former in replaced:
            if not ledger.uses_text(former.text_hash):
                self._archive.texts.remove(former.text_hash)

    def keep(self, sheet: Sheet) -> None:
        """Keep an article's text, or see to it that none is kept: an earlier build may have kept it."""
        if self._keep_text:
            self._archive.texts.keep_packed(sheet.text_hash, sheet.text)
        else:
            self._archive.texts.remove(sheet.text_hash)

    def _store(self, parcels: Sequence[Parcel]) -> None:
        store = self._archive.store
        if self._first and not self._decisions.same:
            there = [one for one in parcels if store.has_graph(one.graph) or store.has_graph(one.quarantine)]
            held = {one.graph for one in there}
            new = [one for one in parcels if one.graph not in held]
            store.fill(b"".join(part for one in new for part in (one.quads, one.refused)))
            self._note(new)
            self._archive.ledger.drop_former(one.graph for one in new)
            parcels = there
        self._replace(parcels)

    def _replace(self, parcels: Sequence[Parcel]) -> None:
        """Put graphs in the place of what is stored of their articles, under the decisions, in one transaction."""
        graphs: dict[str, Sequence[Quad]] = {}
        formers = []
        for one in parcels:
            graphs[one.graph], former = follow(_unpacked(one.quads), one.graph, self._decisions, self._gate)
            graphs[one.quarantine] = _unpacked(one.refused)
            formers += [former] if former else []
        if graphs:
            self.forget()
            store_decided(self._archive, graphs, formers)
            self._archive.store.sync()

    def _note(self, parcels: Sequence[Parcel]) -> None:
        """Note what the articles say; go on without notes where there is no room for them."""
        if self.notes is not None:
            try:
                self.notes.add(b"".join(one.quads for one in parcels))
            except OSError:
                self.forget()

    def forget(self) -> None:
        """Let go of the notes: the store holds something else, or more."""
        if self.notes is not None:
            self.notes.close()
            self.notes = None


def _unpacked(quads: bytes) -> list[Quad]:
    return list(parse(quads, format=RdfFormat.N_QUADS))
