"""The answer of a run as a file: in the formats of programs, as Parquet, or as a picture."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO, Final, cast

from kg import plots
from kg.asking import arrow
from kg.asking.answers import FITTING
from kg.asking.columns import Survey
from kg.asking.runs import Run, parsed
from kg.asking.wire import Kind
from kg.errors import UnfitFormat
from kg.formats import PlotKind

_READ: Final = 10_000  # rows that a picture is drawn from: those left out stand between those that fit


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture that is wanted: its kind, its format (svg, png or pdf), its title, and the columns to take."""

    kind: PlotKind
    format: str
    title: str = ""
    columns: Sequence[str] = ()


def copy(run: Run, out: BinaryIO) -> None:
    """Write the answer in the format of its head; one that is not made from rows.

    Raises:
        KgError: as ``kg.asking.runs.Run`` does.
    """
    out.writelines(run.chunks())


def to_parquet(run: Run, out: BinaryIO) -> int:
    """Write rows as Parquet; return how many.

    They wait in a temporary file until all are known, since what a column is hangs on every value of it: memory
    holds no more than a group of rows.

    Raises:
        MissingExtra: pyarrow is not installed.
        KgError: as ``kg.asking.runs.Run`` does.
    """
    arrow.require()
    names = run.head.columns
    with tempfile.TemporaryFile() as kept:
        copy(run, cast(BinaryIO, kept))
        kept.seek(0)
        found = Survey(names)
        for row in parsed(cast(BinaryIO, kept), len(names)):
            found.add(row)
        kept.seek(0)
        return arrow.write_parquet(found.columns, parsed(cast(BinaryIO, kept), len(names)), out)


def to_picture(run: Run, plot: Plot, name_of: Callable[[str], str], out: BinaryIO) -> plots.Drawing:
    """Draw rows, as many as a picture holds; return what was drawn.

    Raises:
        MissingExtra: the plotting library is not installed.
        UnknownColumn, UnfitColumns, NothingToDraw: see ``kg.plots.fit``.
        KgError: as ``kg.asking.runs.Run`` does.
    """
    plots.require()
    if run.head.kind is not Kind.ROWS:
        raise UnfitFormat(f"{plot.kind} plot", run.head.kind.said, FITTING[run.head.kind])
    rows = list(islice(run.rows(), _READ + 1))
    drawing = plots.fit(plot.kind, run.head.columns, rows[:_READ], plot.columns, name_of)
    drawing = replace(drawing, whole=drawing.whole and len(rows) <= _READ)
    plots.draw(plots.Picture(drawing, plot.title, plot.format), out)
    return drawing
