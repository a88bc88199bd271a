"""Keeping the derived graphs in step with the article graphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count, groupby, islice
from typing import Final

from kg.decisions import Decisions
from kg.derived import few
from kg.derived.change import Change
from kg.derived.contexts import GRAPH as CONTEXTS
from kg.derived.contexts import Contexts
from kg.derived.labels import Names, concept_labels
from kg.derived.noted import Noted
from kg.derived.notes import Notes
from kg.derived.ontology import ontology_quads
from kg.derived.sums import Sums
from kg.derived.tallies import GRAPH as TALLIES
from kg.derived.tallies import Counting, Tallies
from kg.derived.units import Described
from kg.identity.following import in_force
from kg.provenance import derivation
from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, RdfFormat, serialize
from mappings.authorities import authorities
from mappings.iris import graph_iri

PART: Final = 20_000  # quads of a difference that are written at a time
FILLED: Final = 60_000  # quads that are loaded at a time; less costs more for each, more costs memory
FLUSHED: Final = 8  # parts after which what was written need not be held in memory


def refresh(archive: Archive, notes: Notes | None = None) -> frozenset[str]:
    """Make the derived graphs follow the articles where they lag behind; return those that changed.

    They lag where an article or a decision changed since, or the program, the ontology or the query library did. Whoever
    changes an article graph notes the nodes that this touches in the ledger before, or sets ``derived_from`` to None, after
    which all of them are made again. ``notes`` are those of all that the articles say, where they have been taken.
    """
    ledger = archive.ledger
    if ledger.derived_from != derivation():
        ledger.derived_from = None
        with notes or Notes.of(archive.store, archive.base) as taken:
            changed = _Whole(archive, Noted(taken)).make()
    elif stale := ledger.stale():
        decisions = in_force(ledger).decisions
        change = Change(archive.store, archive.base, authorities(), decisions, ledger.add_stale)
        changed = change.follow(stale)
    else:
        return frozenset()
    archive.store.sync()
    ledger.follow_stale()
    ledger.derived_from = derivation()
    return changed


class _Whole:
    """The derived graphs made anew, those that grow with the articles node by node, so that a store of any size passes through."""

    def __init__(self, archive: Archive, said: Noted) -> None:
        self._store = archive.store
        self._base = archive.base
        self._decisions: Decisions = in_force(archive.ledger).decisions
        self._noted = said
        self._graphs = tuple(graph_iri(name, archive.base) for name in ("labels", CONTEXTS, TALLIES))

    def make(self) -> frozenset[str]:
        """Write what differs; return the IRIs of the graphs that changed."""
        tables = authorities()
        units = Described(self._store, self._noted, tables, self._base).all()
        others = few(units, tables, self._noted, self._decisions, self._base)
        changed = self._store.replace_graphs(others)
        known = dict(units.all())
        names = Names(self._noted, known.get, concept_labels(ontology_quads(self._base)))
        contexts = Contexts(self._noted, known.get, self._base)
        tallies = Tallies(self._noted, contexts, self._base)

        def made(node: str, counted: Counting | Tallies = tallies) -> Iterator[Quad]:
            yield from names.quads(node, self._base)
            yield from contexts.quads(node)
            yield from counted.quads(node)

        unsaid = (node for node in {**known, **names.concepts} if not self._noted.types(node))
        nodes = chain(self._noted, unsaid)
        if any(map(self._holds, self._graphs)):
            return changed | self._amend(nodes, made) | self._sum(tallies)
        counting = Counting(tallies, self._base)
        quads = (quad for node in nodes for quad in made(node, counting))
        return changed | self._fill(chain(quads, counting.sums()))

    def _fill(self, quads: Iterator[Quad]) -> frozenset[str]:
        """Write what is derived into a store that says nothing of it yet; return the graphs there are then."""
        while part := list(islice(quads, FILLED)):
            self._store.fill(serialize(part, format=RdfFormat.N_QUADS) or b"")
        self._store.compact()
        return frozenset(filter(self._holds, self._graphs))

    def _holds(self, graph: str) -> bool:
        """Whether a graph holds anything: Oxigraph keeps the name of one that was emptied."""
        return next(iter(self._store.quads(graph)), None) is not None

    def _amend(self, nodes: Iterable[str], made: Callable[[str], Iterator[Quad]]) -> frozenset[str]:
        """Write what differs, and take out what is said of nodes that are gone; return the graphs that changed."""
        amended: set[str] = set()
        there = (
            node
            for graph in self._graphs
            for node, _ in groupby(self._subjects(graph))
            if not self._is_tally(node)
        )
        todo = chain(nodes, (node for node in there if next(made(node), None) is None))
        for number in count(1):
            if not (part := list(islice(todo, PART // 4))):
                break
            gone: set[Quad] = set()
            come: set[Quad] = set()
            for node in part:
                before, after = set(self._said(node)), set(made(node))
                gone |= before - after
                come |= after - before
            self._store.apply(list(gone), list(come))
            amended.update(str(getattr(quad.graph_name, "value", "")) for quad in gone | come)
            if number % FLUSHED == 0:
                self._store.sync()
        return frozenset(amended)

    def _sum(self, tallies: Tallies) -> frozenset[str]:
        """Write the sums of all tallies; return the graph of these if it changed."""
        differences = Sums(self._store, tallies, self._base).all()
        amended = False
        for number in count(1):
            part = list(islice(differences, max(1, PART // 8)))
            if not part:
                break
            gone, come = ([quad for one in part for quad in one[side]] for side in (0, 1))
            self._store.apply(gone, come)
            amended |= bool(gone or come)
            if number % FLUSHED == 0:
                self._store.sync()
        return frozenset((graph_iri(TALLIES, self._base),) if amended else ())

    def _is_tally(self, node: str) -> bool:
        return node.startswith(f"{self._base}tally/")

    def _subjects(self, graph: str) -> Iterator[str]:
        for quad in self._store.quads(graph):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value

    def _said(self, node: str) -> Iterator[Quad]:
        for graph in self._graphs:
            yield from self._store.match(NamedNode(node), graph=NamedNode(graph))
