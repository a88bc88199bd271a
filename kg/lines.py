"""A graph as sorted lines, read back from wherever it stands: a store, a dump, a release."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.errors import DamagedRelease, MissingPath, MissingStore, UnknownFormat, UnreadableData
from kg.export import format_of
from kg.export.sorter import Sorter
from kg.files import sha256_of
from kg.formats import WITH_GRAPHS, ExportFormat
from kg.own import Own
from kg.packing import unpacked
from kg.release.folder import CHECKSUMS, checksums
from kg.store import FOLDER, RdfFormat, Store, parse, serialize

_FORMATS: Final = {
    ExportFormat.TTL: RdfFormat.TURTLE,
    ExportFormat.TRIG: RdfFormat.TRIG,
    ExportFormat.NQ: RdfFormat.N_QUADS,
    ExportFormat.NT: RdfFormat.N_TRIPLES,
    ExportFormat.JSONLD: RdfFormat.JSON_LD,
}
_LINES: Final = (".nq", ".nq.gz", ".nq.zst")


def has_graphs(path: Path) -> bool:
    """Return whether what stands at ``path`` says which graph holds each statement; stores and releases do.

    Raises:
        MissingPath: nothing stands there.
        UnknownFormat: it is a file of no format of dumps.
    """
    if path.is_dir():
        return True
    return _format(path) in WITH_GRAPHS


def read_lines(path: Path, sorter: Sorter, *, graphs: bool) -> None:
    """Read a store, a dump or a release as lines of N-Quads, of N-Triples without ``graphs``.

    A dump that stands in a release is held against the release's checksums first: a dump of lines that was cut at
    the end of a line would look whole.

    Raises:
        DamagedRelease: it is not the file that its release's checksums tell.
        MissingPath, MissingStore: nothing stands there; a folder holds neither a store nor a release.
        UnknownFormat: it is a file of no format of dumps.
        UnreadableData: it was cut, or is damaged.
    """
    if path.is_dir() and not (path / FOLDER).is_dir():
        for file in _files(path):
            _read_dump(file, sorter, graphs=graphs)
    elif path.is_dir():
        with Store.open_read_only(path) as view:
            own = Own(view)
            if graphs:
                own.dump(sorter.as_file())
            else:
                for graph in own.graphs():
                    own.dump(sorter.as_file(), graph)
    else:
        _read_dump(path, sorter, graphs=graphs)


def _format(path: Path) -> ExportFormat:
    if not path.exists():
        raise MissingPath(path)
    kind = format_of(path)
    if kind not in _FORMATS:
        raise UnknownFormat(kind.value, [known.value for known in _FORMATS])
    return kind


def _files(folder: Path) -> Iterator[Path]:
    """The N-Quads of a release, in one file or in parts."""
    names = sorted(name for name in checksums(folder) if name.endswith(_LINES))
    if not names:
        raise MissingStore(folder)
    for name in names:
        yield folder / name


def _read_dump(path: Path, sorter: Sorter, *, graphs: bool) -> None:
    kind = _format(path)
    _check(path)
    try:
        with unpacked(path) as stream:
            quads = parse(stream, format=_FORMATS[kind])
            if graphs:
                serialize(quads, sorter.as_file(), RdfFormat.N_QUADS)
            else:
                triples = (quad.triple for quad in quads)
                serialize(triples, sorter.as_file(), RdfFormat.N_TRIPLES)
    except (SyntaxError, EOFError, UnicodeDecodeError, ValueError, zlib.error) as error:
        raise UnreadableData(path, f"{error}; was it cut?") from error


def _check(path: Path) -> None:
    """Hold a file against the checksums of the release that it stands in, if it stands in one."""
    full = path.resolve()
    for folder in (full.parent, full.parent.parent):
        told = checksums(folder).get(full.relative_to(folder).as_posix())
        if told is not None and told != sha256_of(full):
            raise DamagedRelease(path, str(folder / CHECKSUMS))
