"""What `kg export` writes where, and what it says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from kg import export as dumps
from kg.cli.screen import counted, say, stdout_bytes
from kg.errors import IdleOptions
from kg.export.nodes import Tick
from kg.formats import ExportFormat
from kg.release import Settings, write_release, write_tables
from kg.store import View

Write = Callable[[View, Tick], str | None]

_STDOUT: Final = "-"


def writer(out: str, kind: ExportFormat | None, *, tables: bool, release: dict[str, Any] | None) -> Write:
    """Return what writes to ``out`` and says what it wrote: a release, tables, a file, or standard output.

    Raises:
        NotAFile: a dump is to be written where a folder is.
        UnknownFormat: nothing says which format.
    """
    path = Path(out)
    if release is not None:
        settings = Settings(**{name: value for name, value in release.items() if value is not None})
        return lambda view, step: _release(view, path, settings, step)
    if tables:
        return lambda view, step: _tables(view, path, step)
    if out == _STDOUT:
        return lambda view, step: dumps.export(view, stdout_bytes(), kind or ExportFormat.TTL, step)
    chosen = kind or dumps.format_of(path)
    return lambda view, step: _file(view, path, chosen, step)


def refuse_unused(release: dict[str, Any]) -> None:
    """Refuse options of releases where none is written.

    Raises:
        IdleOptions: one is given.
    """
    given = [f"--{name.removesuffix('ion')}" for name, value in release.items() if value is not None]
    if given:
        raise IdleOptions(given, "only with --dataset")


def tell(said: str | None) -> None:
    """Say what was written, where there is anything to say."""
    if said is not None:
        say(said)


def _release(view: View, path: Path, settings: Settings, step: Tick) -> str:
    told = write_release(view, path, settings, step)
    return f"wrote release {told.version} to {path} ({counted(len(told.distributions), 'file')} of data)"


def _tables(view: View, path: Path, step: Tick) -> str:
    write_tables(view, path, step)
    return f"wrote the tables to {path}"


def _file(view: View, path: Path, kind: ExportFormat, step: Tick) -> str:
    dumps.export_file(view, path, kind, step)
    return f"wrote {path} ({kind}, {dumps.says(kind)})"
