"""Salvage: what a store's tables hold that no kept text gives, taken over into new ones as far as it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.derived.contexts import GRAPH as CONTEXTS
from kg.derived.tallies import GRAPH as TALLIES
from kg.errors import KgError, StoreUnreadable
from kg.identity.following import follow, in_force, original, store_decided
from kg.storage.seal import seal
from kg.store import FOLDER, Quad, View
from mappings.iris import article_iri, graph_iri, quarantine_iri
from mappings.problem import Problem

if TYPE_CHECKING:
    from kg.ledger import Entry, Former, Import
    from kg.storage.archive import Archive

DERIVED: Final = ("ontology", "authorities", "links", "labels", CONTEXTS, TALLIES, "decisions", "queries")
"""The graphs that are made of the others."""


class Salvage:
    """Takes over from the tables before what no kept text gave."""

    def __init__(self, archive: Archive, before: View | KgError) -> None:
        self.taken = 0
        self.lost: list[Problem] = []
        self._archive = archive
        self._before = before
        self._formers = _forget(archive)

    def take(self) -> None:
        """Take over articles without a text, then all other graphs that are not derived."""
        for entry in self._archive.ledger.entries():
            if not self._there(entry):
                self._article(entry)
        if isinstance(self._before, KgError):
            self._imports()
            return
        try:
            names = list(self._before.graphs())
        except StoreUnreadable as error:
            self._lose("", f"it may have held graphs that no article gives: {error.reason}")
            self._imports()
            return
        for name in self._unasked(names):
            if not self._archive.store.has_graph(name) and not self._is_made(name):
                self._graph(name)

    def _unasked(self, names: list[str]) -> list[str]:
        """Those that are of no article in the ledger: of these the texts, or ``_article``, decide."""
        known = {name for entry in self._archive.ledger.entries() for name in self._names(entry)}
        return [name for name in names if name not in known]

    def _there(self, entry: Entry) -> bool:
        return any(self._archive.store.has_graph(name) for name in self._names(entry))

    def _names(self, entry: Entry) -> tuple[str, str]:
        base = self._archive.base
        return article_iri(entry.id, base), quarantine_iri(entry.id, base)

    def _article(self, entry: Entry) -> None:
        """Take over an article as it was stored, if it is what was stored."""
        graph, quarantine = self._names(entry)
        former = self._formers.get(graph)
        quads = self._read(graph) if former is None else list(original(former))
        refused = self._read(quarantine)
        if quads is None or refused is None or not (quads or refused):
            self._lose(
                entry.source,
                f"{entry.id} has no kept text and is not in the tables: `kg build {entry.source}`",
            )
            return
        if entry.seal is not None and seal(quads, refused) != entry.seal:
            self._lose(
                entry.source,
                f"{entry.id} has no kept text and is not what was stored: `kg build {entry.source}`",
            )
            return
        decided, was = follow(quads, graph, in_force(self._archive.ledger).decisions, None)
        store_decided(self._archive, {graph: decided, quarantine: refused}, [was] if was else [])
        self.taken += 1

    def _graph(self, name: str) -> None:
        """Take over a graph of any size."""
        known = {one.graph: one for one in self._archive.ledger.imports()}.get(name)
        try:
            size = self._archive.store.load_graph(name, self._quads(name))
        except StoreUnreadable:
            if known is None:
                self._lose(name, "is damaged, and no kept text gives it")
            else:
                self._import(known)
            return
        self.taken += 1
        if known is not None and known.quads not in {None, size}:
            self._import(known)

    def _imports(self) -> None:
        for known in self._archive.ledger.imports():
            self._import(known)

    def _import(self, known: Import) -> None:
        files = " ".join(file.name for file in known.files)
        self._lose(known.graph, f"cannot be read whole any more: `kg import {files} --graph {known.graph}`")

    def _read(self, name: str) -> list[Quad] | None:
        """The quads of a graph; None where they cannot be read."""
        try:
            return list(self._quads(name))
        except StoreUnreadable:
            return None

    def _quads(self, name: str) -> Iterator[Quad]:
        if isinstance(self._before, KgError):
            raise StoreUnreadable(Path(), str(self._before))
        return self._before.quads(name)

    def _is_made(self, name: str) -> bool:
        base = self._archive.base
        return name in {graph_iri(one, base) for one in DERIVED} or name.startswith(quarantine_iri("", base))

    def _lose(self, where: str, what: str) -> None:
        self.lost.append(Problem(where or FOLDER, None, "lost", what))


def _forget(archive: Archive) -> dict[str, Former]:
    """How graphs were before decisions, which are followed anew."""
    formers = {former.graph: former for former in archive.ledger.formers()}
    archive.ledger.drop_former(formers)
    return formers
