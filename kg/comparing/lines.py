"""A graph as sorted lines, read back from wherever it stands: a store, a dump, a release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.dumps import WITH_GRAPHS, Dump
from kg.errors import DamagedRelease, MissingStore
from kg.export.sorter import Sorter
from kg.files import sha256_of
from kg.own import Own
from kg.release.folder import CHECKSUMS, checksums
from kg.store import FOLDER, RdfFormat, Store, serialize

_LINES: Final = (".nq", ".nq.gz", ".nq.zst")


def has_graphs(path: Path) -> bool:
    """Return whether what stands at ``path`` says which graph holds each statement; stores and releases do.

    Raises:
        MissingPath: nothing stands there.
        UnreadableData: it is a file of no format of RDF.
    """
    return path.is_dir() or Dump.at(path).format in WITH_GRAPHS


def left_aside(path: Path) -> tuple[str, ...]:
    """Return the names of the files of a release that ``read_lines`` does not read; none of anything else.

    They hold what its N-Quads hold, or part of it, in other forms. Those that are not what the release's checksums
    tell, or are not told of there, are marked.
    """
    if not path.is_dir() or (path / FOLDER).is_dir():
        return ()
    told, read = checksums(path), {CHECKSUMS, *_named_lines(path)}
    names = {file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()} - read
    return tuple(name + _standing(path / name, told.get(name)) for name in sorted(names))


def read_lines(path: Path, sorter: Sorter, *, graphs: bool) -> None:
    """Read a store, a dump or a release as lines of N-Quads, of N-Triples without ``graphs``.

    A dump that stands in a release is held against the release's checksums first: a dump of lines that was cut at
    the end of a line would look whole.

    Raises:
        DamagedRelease: it is not the file that its release's checksums tell.
        MissingPath, MissingStore: nothing stands there; a folder holds neither a store nor a release.
        UnreadableData: it is a file of no format of RDF, was cut, or is damaged.
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


def _files(folder: Path) -> Iterator[Path]:
    """The N-Quads of a release, in one file or in parts."""
    names = _named_lines(folder)
    if not names:
        raise MissingStore(folder)
    for name in names:
        yield folder / name


def _named_lines(folder: Path) -> list[str]:
    return sorted(name for name in checksums(folder) if name.endswith(_LINES))


def _standing(file: Path, told: str | None) -> str:
    """What is to be said of a file besides its name."""
    if told is None:
        return f" (not in {CHECKSUMS})"
    return "" if told == sha256_of(file) else " (changed since: its checksum is another)"


def _read_dump(path: Path, sorter: Sorter, *, graphs: bool) -> None:
    dump = Dump.at(path)
    _check(path)
    if graphs:
        serialize(dump.statements(), sorter.as_file(), RdfFormat.N_QUADS)
    else:
        triples = (quad.triple for quad in dump.statements())
        serialize(triples, sorter.as_file(), RdfFormat.N_TRIPLES)


def _check(path: Path) -> None:
    """Hold a file against the checksums of the release that it stands in, if it stands in one."""
    full = path.resolve()
    for folder in (full.parent, full.parent.parent):
        told = checksums(folder).get(full.relative_to(folder).as_posix())
        if told is not None and told != sha256_of(full):
            raise DamagedRelease(path, str(folder / CHECKSUMS))
