"""What a store holds besides its articles: other graphs, decisions, imported sets, and what is derived."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.checking.finding import Finding
from kg.decisions import read_decisions
from kg.derived.refresh import refresh
from kg.errors import StoreUnreadable, UnreadableMappings
from kg.identity.following import in_force
from kg.ledger import Ledger
from kg.provenance import derivation
from kg.storage.archive import Archive
from kg.storage.salvage import DERIVED
from kg.storage.schema import FILE
from kg.store import View
from mappings.iris import article_iri, graph_iri, quarantine_iri
from mappings.namespaces import BASE

if TYPE_CHECKING:
    from kg.storage.pair import Pair

_BUILD: Final = "the next `kg build` sees to it"


def graphs_beside(view: View, ledger: Ledger) -> Iterator[Finding]:
    """Yield what is wrong with graphs that no article of the ledger has, and with imported sets that have none."""
    base = ledger.base or BASE
    imports = {one.graph: one for one in ledger.imports()}
    known = {graph_iri(name, base) for name in DERIVED} | imports.keys()
    for entry in ledger.entries():
        known |= {article_iri(entry.id, base), quarantine_iri(entry.id, base)}
    there = set(view.graphs())
    for graph in sorted(there - known):
        what = "the ledger knows no article of it: put there over the web, or a build ended just then"
        yield Finding("unknown-graph", graph, what, "building its article sees to it", serious=False)
    for graph, one in imports.items():
        files = " ".join(file.name for file in one.files)
        remedy = f"`kg import {files} --graph {graph}`"
        if one.quads is None:
            yield Finding("half-import", graph, "its import was ended half way", remedy)
        elif (found := _size(view, graph)) != one.quads:
            what = f"{one.quads} quads were imported, {found if found is not None else 'not all'} can be read"
            yield Finding("changed-import", graph, what, remedy)


def of_decisions(view: View, ledger: Ledger) -> Iterator[Finding]:
    """Yield what is wrong with the decisions in force and with what they were applied to."""
    try:
        followed = in_force(ledger)
    except (ValueError, KeyError, TypeError) as error:
        remedy = "`kg build PATH --decisions FILE` follows a file anew"
        yield Finding("damaged-decisions", FILE, f"the decisions in force cannot be read ({error})", remedy)
        return
    if not followed.settled:
        yield Finding(
            "half-decided", str(followed.file), "applying it was ended half way", _BUILD, serious=False
        )
    for former in ledger.formers():
        if not view.has_graph(former.graph):
            yield Finding(
                "missing-graph",
                former.graph,
                "decisions changed it, and it is gone",
                "`kg rebuild` makes it again",
            )
    if followed.file is None:
        return
    if not followed.file.is_file():
        remedy = "put it back, or name another with `kg build PATH --decisions FILE`"
        yield Finding("missing-decisions", str(followed.file), "the store follows it, and it is gone", remedy)
        return
    try:
        now, _ = read_decisions(followed.file, ledger.base or BASE)
    except UnreadableMappings as error:
        yield Finding("damaged-decisions", str(followed.file), str(error), "mend the file, it is text")
        return
    if now.digest != followed.decisions.digest:
        yield Finding(
            "new-decisions", str(followed.file), "it says more than the store follows", _BUILD, serious=False
        )


def lagging(pair: Pair, ledger: Ledger, *, deep: bool) -> Iterator[Finding]:
    """Yield whether the derived graphs lag behind, and, where they do not, which are not what they would be derived to.

    They are made anew from the pair, which is spent then: what a build would write goes into its folder, not the store's.
    """
    if ledger.derived_from != derivation() or ledger.stale():
        what = "the derived graphs were made by other rules, or lag behind the articles"
        yield Finding("lagging", "graph/labels and others", what, _BUILD, serious=False)
        return
    if not deep:
        return
    try:
        with Archive.open(pair.spent()) as archive:
            archive.ledger.derived_from = None
            changed = refresh(archive)
    except StoreUnreadable:
        return  # what is damaged was told already
    for graph in sorted(changed):
        what = "is not what follows from the articles"
        yield Finding("wrong-derived", graph, what, "`kg rebuild` makes it again")


def _size(view: View, graph: str) -> int | None:
    try:
        return view.size_of(graph)
    except StoreUnreadable:
        return None
