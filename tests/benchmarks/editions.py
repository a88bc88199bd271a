"""A store of any size made of one that is there: its articles told again, in editions.

``python -m tests.benchmarks.editions STORE NEW EDITIONS``: a hundred thousand articles cost no hour of extraction. Prints what
loading them and their derived graphs takes of a core, and the peak of memory. What an edition shares with the others and what
is its own is said in ``tests.benchmarks.retelling``. Labels, spellings and contexts are told again as well, those of known places and the
small derived graphs made as a build makes them: all is where a build would have it, though the label of a fact may name somebody
without the numeral that tells editions apart. ``STORE`` is to be built by this very version: its derived graphs are told again
as they are.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from kg.building.batch import BULK
from kg.decisions import NONE
from kg.derived import few
from kg.derived.contexts import GRAPH as CONTEXTS
from kg.derived.labels import Names, concept_labels
from kg.derived.ontology import ontology_quads
from kg.derived.told import Told
from kg.derived.units import Described
from kg.ledger import Entry, base_of
from kg.provenance import derivation
from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, RdfFormat, Store, View, serialize
from mappings.authorities import authorities
from mappings.iris import graph_iri
from mappings.namespaces import BASE
from tests.benchmarks.measure import show
from tests.benchmarks.retelling import Retelling

PART: Final = 20_000  # quads that are told again at a time


def main() -> None:
    """Print a row for loading and one for the derived graphs."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("store", type=Path)
    words.add_argument("new", type=Path)
    words.add_argument("editions", type=int)
    given = words.parse_args()
    make(given.store, given.new, given.editions)


def make(source: Path, folder: Path, editions: int) -> None:
    """Make a store of so many editions of the articles of ``source``."""
    rows: list[list[object]] = []
    with Store.open_read_only(source) as view, Archive.open(folder) as archive:
        archive.settle(base_of(source) or BASE)
        begun, filling, articles = time.process_time(), 0.0, 0
        for graphs, told in _parts(view, archive.base, editions):
            before = time.process_time()
            archive.store.fill(told)
            filling += time.process_time() - before
            archive.ledger.put(map(_entry, graphs))
            articles += len(graphs)
        rows.append(_row("made and loaded", articles, len(archive.store), time.process_time() - begun))
        rows.append(_row("of that, loaded", articles, len(archive.store), filling))
        begun = time.process_time()
        derive_again(view, archive, editions)
        rows.append(_row("derived graphs", articles, len(archive.store), time.process_time() - begun))
    header = ("stage", "articles", "quads", "core s", "core ms an article", "peak MiB so far")
    show("A store of editions", header, rows)


def derive_again(view: View, archive: Archive, editions: int) -> None:
    """Give the new store its derived graphs."""
    store, base = archive.store, archive.base
    retelling = Retelling(view, base)
    for name in ("labels", CONTEXTS):
        quads = iter(sorted(view.quads(graph_iri(name, base)), key=lambda quad: str(quad.subject)))
        while part := list(islice(quads, PART)):
            marked = retelling.marked(serialize(part, format=RdfFormat.N_QUADS) or b"")
            store.fill(b"".join(retelling.told(marked, edition) for edition in range(editions)))
    told, tables = Told(store, base), authorities()
    units = Described(store, told, tables, base).all()
    store.replace_graphs(few(units, tables, told, NONE, base))
    known = dict(units.all())
    names = Names(told, known.get, concept_labels(ontology_quads(base)))
    labels = NamedNode(graph_iri("labels", base))
    before = {quad for node in known for quad in store.match(NamedNode(node), graph=labels)}
    after = {quad for node in known for quad in names.quads(node, base)}
    store.apply(list(before - after), list(after - before))
    archive.ledger.derived_from = derivation()


def _parts(view: View, base: str, editions: int) -> Iterator[tuple[Sequence[str], bytes]]:
    """The names of article graphs and their N-Quads, as many together as a first build loads, edition by edition."""
    retelling = Retelling(view, base)
    graphs = [graph for graph in view.graphs() if graph.startswith(f"{base}article/")]
    for first in range(0, len(graphs), BULK):
        chosen = graphs[first : first + BULK]
        quads = retelling.marked(serialize(_quads(view, chosen), format=RdfFormat.N_QUADS) or b"")
        names = retelling.marked("\n".join(chosen).encode())
        for edition in range(editions):
            yield retelling.told(names, edition).decode().split("\n"), retelling.told(quads, edition)


def _quads(view: View, graphs: Sequence[str]) -> Iterator[Quad]:
    for graph in graphs:
        yield from view.match(graph=NamedNode(graph))


def _entry(graph: str) -> Entry:
    """What the ledger keeps of an article whose text is not kept."""
    name = graph.rpartition("/")[2]
    return Entry(name, f"{name}.txt", "", "", "editions", "2026-01-01T00:00:00+00:00")


def _row(stage: str, articles: int, quads: int, took: float) -> list[object]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [stage, articles, quads, took, took / articles * 1000, peak]


if __name__ == "__main__":
    main()
