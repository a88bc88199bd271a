"""A release: a folder of dumps with what others need to find, trust, check and read them.

Everything in it is a function of the quads in the store and of the publisher's settings: two releases of one store
are the same bytes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from kg.export.geojson import write_geojson
from kg.export.lookup import Lookup, classes_above
from kg.export.mappings import write_mappings
from kg.export.nodes import Tick
from kg.export.tables import TABLES, write_table
from kg.files import whole_folder
from kg.formats import Split
from kg.release import folder as kinds
from kg.release.census import Census
from kg.release.columns import FILE, columns
from kg.release.dcat import write_dcat
from kg.release.description import Description, describe
from kg.release.folder import Folder, is_release
from kg.release.parts import class_of, parts
from kg.release.readme import readme
from kg.release.settings import DEFAULTS, Settings
from kg.release.void import write_void
from kg.release.writing import Sink, jsonld_file, write_classes, write_parts, write_whole
from kg.store import View

__all__ = ["Description", "Settings", "write_release", "write_tables"]


def write_release(
    view: View, path: Path, settings: Settings = DEFAULTS, tick: Tick | None = None
) -> Description:
    """Write a release of all that ``view`` holds into a folder, and return what is said of it.

    The folder has its name only when all of it is there; it may be new, empty, or an earlier release, which is
    replaced. ``tick`` is called with each node that is done.

    Raises:
        FolderInUse: the folder holds other files.
        MissingExtra: there is no library for the compression.
        MissingPath: the folder around it is not there.
        NotAFolder: a file has that name.
        OSError: the disk is full, or may not be written to.
    """
    with whole_folder(path, is_release, "release") as draft, Census() as census:
        folder = Folder(draft, settings.compression)
        with jsonld_file(folder) as jsonld:
            _write_dumps(view, folder, settings, (census, jsonld), tick)
        with folder.open("events.geojson", kinds.GEOJSON) as out:
            write_geojson(view, out, tick)
        with folder.open("links.sssom.tsv", kinds.MAPPINGS) as out:
            write_mappings(view, out)
        _write_tables(view, folder, tick)
        told = describe(view, census, settings, folder.done)
        _describe(folder, told)
        folder.seal()
    return told


def write_tables(view: View, path: Path, tick: Tick | None = None) -> None:
    """Write the CSV tables with what their columns mean into a folder, which may be new or empty.

    Raises:
        FolderInUse, MissingPath, NotAFolder, OSError: as ``write_release``.
    """
    with whole_folder(path, is_release, "release") as draft:
        folder = Folder(draft, None)
        _write_tables(view, folder, tick, "")
        folder.seal()


def _write_dumps(
    view: View,
    folder: Folder,
    settings: Settings,
    others: tuple[Sink, ...],
    tick: Tick | None,
) -> None:
    if settings.split is None:
        write_whole(view, folder, others, tick)
    elif settings.split is Split.CLASS:
        above = classes_above(view)
        write_classes(view, folder, lambda node: class_of(node, above), others, tick)
    else:
        write_parts(view, folder, parts(view, settings.split), others, tick)


def _write_tables(view: View, folder: Folder, tick: Tick | None, place: str = "tables/") -> None:
    lookup = Lookup(view)
    for table in TABLES:
        with folder.open(f"{place}{table.name}.csv", kinds.TABLE) as out:
            write_table(table, lookup, out, tick)
    names = {
        file.name.rpartition("/")[2].partition(".")[0]: file.name
        for file in folder.done
        if file.kind is kinds.TABLE
    }
    folder.describe(f"{place}{FILE}", columns(lambda table: names[table.name].removeprefix(place)).encode())


def _describe(folder: Folder, told: Description) -> None:
    for name, write in (("void.ttl", write_void), ("dcat.ttl", write_dcat)):
        out = BytesIO()
        write(told, out)
        folder.describe(name, out.getvalue())
    folder.describe("README.md", readme(told).encode())
