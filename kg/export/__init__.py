"""Dumps of the graph: the same content gives the same bytes, in whatever order it was stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import NotAFile, UnknownFormat
from kg.export.geojson import write_geojson
from kg.export.jsonld import write_jsonld
from kg.export.linkset import write_linksets
from kg.export.mappings import write_mappings
from kg.export.nodes import Node, Tick, nodes
from kg.export.sorter import Block, Sorter, distinct
from kg.export.turtle import write_trig, write_turtle
from kg.files import whole_file
from kg.formats import ENDINGS, WITH_GRAPHS, ExportFormat, compression_of
from kg.store import View


def says(kind: ExportFormat) -> str:
    """Return in words what a dump of that format holds."""
    if kind is ExportFormat.GEOJSON:
        return "the events that have a place on the map"
    if kind in ENDINGS.values():
        return "the links to other data sets"
    return "every quad with its graph" if kind in WITH_GRAPHS else "the union of all graphs"


def format_of(path: Path) -> ExportFormat:
    """Return the format that the name of ``path`` tells, before a ``.gz`` or ``.zst``.

    Raises:
        NotAFile: a folder has that name.
        UnknownFormat: its suffix is none of a format.
    """
    if path.is_dir():
        raise NotAFile(path)
    named = path.with_suffix("") if compression_of(path) else path
    for ending, kind in ENDINGS.items():
        if named.name.endswith(f".{ending}"):
            return kind
    suffix = named.suffix.removeprefix(".")
    if suffix not in list(ExportFormat):
        raise UnknownFormat(suffix or path.name, list(ExportFormat))
    return ExportFormat(suffix)


def export_file(view: View, path: Path, kind: ExportFormat, tick: Tick | None = None) -> None:
    """Write the dump to ``path``, compressed as its suffix says; the name holds the whole dump or what it held.

    Raises:
        MissingExtra: there is no library for this compression.
        MissingPath: its folder is not there.
        NotAFile: a folder has that name.
        OSError: it could not be written, or the temporary file that sorting needs could not.
    """
    with whole_file(path, compression=compression_of(path)) as out:
        export(view, out, kind, tick)


def export(view: View, out: BinaryIO, kind: ExportFormat, tick: Tick | None = None) -> None:
    """Write all that ``view`` holds to ``out``; ``tick`` is called now and then with what was just written.

    A view holds what was imported, too; ``kg.own.Own`` of it is what a publisher may give away as ours.

    ``trig`` and ``nq`` hold every stored quad. ``ttl``, ``nt`` and ``jsonld`` know no graphs: they hold the
    union of all graphs, each triple once. Everything is sorted by code point; ``nt`` and ``nq`` are sorted as lines.
    What is in memory at a time does not grow with the graph. ``geojson`` holds the events that can be on a map,
    ``sssom`` and ``void`` the links to other data sets.

    Raises:
        OSError: ``out``, or the temporary file that sorting needs, could not be written to.
    """
    if kind is ExportFormat.TRIG:
        write_trig(((graph, _ticked(nodes(view, graph), tick)) for graph in view.graphs()), out)
    elif kind is ExportFormat.NQ:
        with Sorter() as sorter:
            view.dump(sorter.as_file())
            _write_lines(sorter.blocks(), out, tick)
    elif kind is ExportFormat.NT:
        with Sorter() as sorter:
            for graph in view.graphs():
                view.dump(sorter.as_file(), graph)
            _write_lines(distinct(sorter.blocks()), out, tick)
    elif kind is ExportFormat.JSONLD:
        write_jsonld(_ticked(nodes(view), tick), out)
    elif kind is ExportFormat.GEOJSON:
        write_geojson(view, out, tick)
    elif kind is ExportFormat.SSSOM:
        write_mappings(view, out)
    elif kind is ExportFormat.VOID:
        write_linksets(view, out)
    else:
        write_turtle(_ticked(nodes(view), tick), out)


def _write_lines(blocks: Iterable[Block], out: BinaryIO, tick: Tick | None) -> None:
    for block in blocks:
        out.write(b"\n".join(block) + b"\n")
        if tick is not None:
            tick(block[-1].partition(b" ")[0].decode()[1:-1])


def _ticked(found: Iterable[Node], tick: Tick | None) -> Iterator[Node]:
    for one in found:
        yield one
        if tick is not None:
            tick(one.subject[1:-1])
