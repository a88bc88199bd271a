"""Dumps of the graph: the same content gives the same bytes, in whatever order it was stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

from kg.errors import NotAFile, UnknownFormat
from kg.export.jsonld import write_jsonld
from kg.export.linkset import write_linksets
from kg.export.mappings import write_mappings
from kg.export.nodes import Node, nodes, subjects
from kg.export.turtle import write_trig, write_turtle
from kg.files import whole_file
from kg.formats import ENDINGS, WITH_GRAPHS, ExportFormat
from kg.own import Own
from kg.store import NamedNode, View

GZIPPED: Final = ".gz"

Found = TypeVar("Found", Node, NamedNode)
Tick = Callable[[str], None]  # takes the short IRI of the node that is done


def says(kind: ExportFormat) -> str:
    """Return in words what a dump of that format holds."""
    if kind in ENDINGS.values():
        return "the links to other data sets"
    return "every quad with its graph" if kind in WITH_GRAPHS else "the union of all graphs"


def format_of(path: Path) -> ExportFormat:
    """Return the format that the name of ``path`` tells, before a ``.gz``.

    Raises:
        NotAFile: a folder has that name.
        UnknownFormat: its suffix is none of a format.
    """
    if path.is_dir():
        raise NotAFile(path)
    named = path.with_suffix("") if path.suffix == GZIPPED else path
    for ending, kind in ENDINGS.items():
        if named.name.endswith(f".{ending}"):
            return kind
    suffix = named.suffix.removeprefix(".")
    if suffix not in list(ExportFormat):
        raise UnknownFormat(suffix or path.name, list(ExportFormat))
    return ExportFormat(suffix)


def export_file(view: View | Own, path: Path, kind: ExportFormat, tick: Tick | None = None) -> None:
    """Write the dump to ``path``, compressed where it ends in ``.gz``; the name holds the whole dump or what it held.

    Raises:
        MissingPath: its folder is not there.
        NotAFile: a folder has that name.
    """
    with whole_file(path, compressed=path.suffix == GZIPPED) as out:
        export(view, out, kind, tick)


def export(view: View | Own, out: BinaryIO, kind: ExportFormat, tick: Tick | None = None) -> None:
    """Write all that ``view`` holds to ``out``; ``tick`` is called once for each node written.

    A view holds what was imported, too; ``kg.own.Own`` of it is what a publisher may give away as ours.

    ``trig`` and ``nq`` hold every stored quad. ``ttl``, ``nt`` and ``jsonld`` know no graphs: they hold the
    union of all graphs, each triple once. Everything is sorted by code point; ``nt`` and ``nq`` are sorted as lines.
    One node is in memory at a time, with the names of all. ``sssom`` and ``void`` hold the links to other data sets.
    """
    if kind is ExportFormat.TRIG:
        write_trig(((graph, _ticked(nodes(view, graph), tick)) for graph in view.graphs()), out)
    elif kind is ExportFormat.NQ:
        for subject in _ticked(subjects(view), tick):
            out.writelines(sorted(f"{quad} .\n".encode() for quad in view.match(subject)))
    elif kind is ExportFormat.NT:
        for node in _ticked(nodes(view), tick):
            out.writelines(
                sorted(f"{node.subject} {name} {value} .\n".encode() for name, value in node.values)
            )
    elif kind is ExportFormat.JSONLD:
        write_jsonld(_ticked(nodes(view), tick), out)
    elif kind is ExportFormat.SSSOM:
        write_mappings(view, out)
    elif kind is ExportFormat.VOID:
        write_linksets(view, out)
    else:
        write_turtle(_ticked(nodes(view), tick), out)


def _ticked(found: Iterable[Found], tick: Tick | None) -> Iterator[Found]:
    for one in found:
        yield one
        if tick is not None:
            node = one.subject if isinstance(one, Node) else one
            tick(node.value)
