"""The difference of two graphs, each a store, a dump or a release: what is gone and what has come, sorted.

Quads are compared as canonical lines of N-Quads. Where one side knows no graphs (Turtle, N-Triples, JSON-LD), both are
compared as the union of all graphs. Blank nodes, of which stored data has none, are compared by their labels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

from kg.closing import Closing
from kg.comparing.lines import has_graphs, left_aside, read_lines
from kg.errors import NotAFile, UnknownFormat
from kg.export.sorter import Block, Sorter, distinct
from kg.files import whole_file
from kg.formats import DiffFormat, compression_of

_SUFFIXES: Final = {".ru": DiffFormat.UPDATE, ".rdfp": DiffFormat.PATCH}
_AT_ONCE: Final = 1000  # quads in one operation of an update, which a server holds in memory whole


class Difference(Closing):
    """Two graphs, read and sorted, to be compared as often as is needed; what they share is never held in memory."""

    def __init__(self, old: Path, new: Path) -> None:
        """Read both sides.

        Raises:
            DamagedRelease: a dump is not the one that its release's checksums tell.
            MissingPath, MissingStore: a side is not there.
            UnreadableData: a file is no dump, was cut, or is damaged.
        """
        self._stack = ExitStack()
        try:
            self.graphs = has_graphs(old) and has_graphs(new)  # whether both sides say which graph holds what
            self.old = self._read(old)
            self.new = self._read(new)
            self.aside = {
                path: left_aside(path) for path in (old, new)
            }  # files of releases that are not compared
        except BaseException:
            self._stack.close()
            raise

    def close(self) -> None:
        """Let go of both sides."""
        self._stack.close()

    def changes(self) -> Iterator[tuple[Block, Block]]:
        """Yield what is gone and what has come, in order, a stretch of both sides at a time."""
        yield from _changes(distinct(self.old.blocks()), distinct(self.new.blocks()))

    def gone(self) -> Iterator[bytes]:
        """Yield the lines that only the old graph has."""
        for lines, _ in self.changes():
            yield from lines

    def come(self) -> Iterator[bytes]:
        """Yield the lines that only the new graph has."""
        for _, lines in self.changes():
            yield from lines

    def write(self, out: BinaryIO, kind: DiffFormat) -> None:
        """Write what, applied to the old graph, makes the new one of it."""
        if kind is DiffFormat.PATCH:
            self._write_patch(out)
        else:
            _write_update(out, "DELETE", self.gone())
            _write_update(out, "INSERT", self.come())

    def save(self, path: Path) -> None:
        """Write the delta to a file: an RDF Patch where it is called ``.rdfp``, else a SPARQL Update (``.ru``).

        Raises:
            MissingExtra, MissingPath, NotAFile, OSError: as ``kg.export.export_file``.
            UnknownFormat: the name is of neither.
        """
        if path.is_dir():
            raise NotAFile(path)
        compression = compression_of(path)
        suffix = (path.with_suffix("") if compression else path).suffix
        if suffix not in _SUFFIXES:
            raise UnknownFormat(suffix.removeprefix(".") or path.name, [name[1:] for name in _SUFFIXES])
        with whole_file(path, compression=compression) as out:
            self.write(out, _SUFFIXES[suffix])

    def _write_patch(self, out: BinaryIO) -> None:
        """One transaction of RDF Patch: https://afs.github.io/rdf-delta/rdf-patch.html."""
        out.write(b"TX .\n")
        out.writelines(b"D " + line + b"\n" for line in self.gone())
        out.writelines(b"A " + line + b"\n" for line in self.come())
        out.write(b"TC .\n")

    def _read(self, path: Path) -> Sorter:
        sorter = self._stack.enter_context(Sorter())
        read_lines(path, sorter, graphs=self.graphs)
        return sorter


def _changes(old: Iterator[Block], new: Iterator[Block]) -> Iterator[tuple[Block, Block]]:
    left, right = next(old, None), next(new, None)
    while left is not None and right is not None:
        limit = min(left[-1], right[-1])
        mine, theirs = left[: bisect_right(left, limit)], right[: bisect_right(right, limit)]
        if mine != theirs:
            ours, others = set(mine), set(theirs)
            yield [line for line in mine if line not in others], [line for line in theirs if line not in ours]
        left = left[len(mine) :] or next(old, None)
        right = right[len(theirs) :] or next(new, None)
    while left is not None:
        yield left, []
        left = next(old, None)
    while right is not None:
        yield [], right
        right = next(new, None)


def _write_update(out: BinaryIO, what: str, lines: Iterator[bytes]) -> None:
    """Write operations of SPARQL Update: https://www.w3.org/TR/sparql11-update/#insertData."""
    batch: Block = []
    for line in lines:
        batch.append(line)
        if len(batch) == _AT_ONCE:
            out.write(_operation(what, batch))
            batch = []
    if batch:
        out.write(_operation(what, batch))


def _operation(what: str, lines: Block) -> bytes:
    return b"".join([f"{what} DATA {{\n".encode(), *map(_data, lines), b"} ;\n"])


def _data(line: bytes) -> bytes:
    """A line of N-Quads as SPARQL writes it: a triple, within its graph where it has one."""
    text = line.decode()
    end = text.index(" ", max(text.rfind('"'), text.index(" ", text.index(" ") + 1) + 1))
    triple, graph = text[:end], text[end + 1 : -2].strip()
    return (f"GRAPH {graph} {{ {triple} }}\n" if graph else f"{triple} .\n").encode()
