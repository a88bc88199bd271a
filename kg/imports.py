"""Imports: somebody else's RDF beside ours, each set whole in one named graph, so that one query spans both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kg.dumps import Dump
from kg.errors import BadParameter, OwnGraph, UnknownGraph
from kg.ledger import Import
from kg.storage.archive import Archive
from kg.store import Quad
from kg.terms import expand
from mappings.namespaces import BASE


def import_files(store_dir: Path, files: Sequence[Path], graph: str) -> Import:
    """Make the statements of ``files`` all that the graph of that IRI holds, in the store of a directory.

    The files are parsed to their end first, so that a broken one changes nothing; then the graph is replaced in one
    step. Whatever graphs a file names, its statements go into the one given. Relative IRIs are resolved against the
    graph's IRI, blank nodes get IRIs (``kg.dumps``): the same files give the same bytes on any machine.

    Raises:
        BadParameter: ``graph`` is no absolute IRI.
        OwnGraph: it may be one of the store's own.
        MissingPath, NotAFile, UnreadableData: a file is not there, or is no RDF.
        MissingStore, StoreLocked, StoreUnreadable: see ``Archive.open``.
    """
    dumps = [Dump.at(file) for file in files]
    with Archive.open(store_dir, create=False) as archive:
        return import_into(archive, dumps, graph)


def import_into(archive: Archive, dumps: Sequence[Dump], graph: str) -> Import:
    """As ``import_files``, into an archive that is open.

    The ledger names the graph as imported before it holds anything, so that a kill at any moment leaves no graph
    that could be taken for ours; importing again heals it.
    """
    name = foreign(graph, archive.base)
    marked = Import(name, tuple(dump.checked(name) for dump in dumps), None, _now())
    archive.ledger.put_import(marked)
    size = archive.store.load_graph(name, _quads(dumps, name, archive.base))
    done = Import(name, marked.files, size, marked.imported_at)
    archive.ledger.put_import(done)
    return done


def remove_import(store_dir: Path, graph: str) -> int:
    """Take an imported set out of the store in a directory; return the number of quads that went.

    A large one goes in parts; killed half way, it can be run again.

    Raises:
        BadParameter: ``graph`` is no absolute IRI.
        OwnGraph: it may be one of the store's own.
        UnknownGraph: nothing was imported into it.
        MissingStore, StoreLocked, StoreUnreadable: see ``Archive.open``.
    """
    with Archive.open(store_dir, create=False) as archive:
        name = foreign(graph, archive.base)
        known = {imported.graph: imported for imported in archive.ledger.imports()}
        if name not in known:
            raise UnknownGraph(name, known)
        archive.ledger.put_import(replace(known[name], quads=None))
        gone = archive.store.size_of(name)
        archive.store.drop_graph(name)
        archive.ledger.remove_import(name)
        return gone


def foreign(graph: str, base: str = BASE) -> str:
    """Return the full IRI that ``graph`` writes, where it can be the name of an imported graph.

    Raises:
        BadParameter: it writes no absolute IRI.
        OwnGraph: it lies under ``base``, or under the base of the project's own ontology.
    """
    iri = expand(graph)
    if iri is None:
        raise BadParameter("--graph", graph, "an absolute IRI, such as https://sws.geonames.org/")
    for taken in (base, BASE):
        if iri.startswith(taken) or iri == taken.rstrip("/"):
            raise OwnGraph(iri, taken)
    return iri


def _quads(dumps: Sequence[Dump], graph: str, base: str) -> Iterator[Quad]:
    for dump in dumps:
        yield from dump.quads(graph, base)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
