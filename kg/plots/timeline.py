"""A timeline: one line a row, the earliest on top, each date as long as it is vague."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from kg.plots.fit import Drawing
from kg.plots.words import ACCENT, INK, height, label

_MARGIN: Final = dt.timedelta(days=20)


def draw_timeline(sheet: Any, drawing: Drawing) -> None:
    """Draw a point for a day and a bar for a month or a year, with the label on the left and the date beside it."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num  # noqa: PLC0415 - optional

    rows = sorted((str(row[0])[:10], str(row[1])) for row in drawing.rows)
    labels = [label(text) for _, text in rows]
    sheet.set_size_inches(10, height(labels))
    axes = sheet.subplots()
    spans = [span(date) for date, _ in rows]
    for number, ((first, last), (date, _)) in enumerate(zip(spans, rows, strict=True)):
        x = date2num(first)
        if first == last:
            axes.plot([x], [number], marker="o", markersize=6, color=INK)
        else:
            axes.plot([x, date2num(last)], [number, number], color=ACCENT, linewidth=5, solid_capstyle="butt")
        axes.annotate(
            date,
            (date2num(last), number),
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            size=8,
            color="0.3",
        )
    begin, end = min(first for first, _ in spans), max(last for _, last in spans)
    room = max((end - begin) * 0.03, _MARGIN)
    axes.set_xlim(date2num(begin - room), date2num(end + room * 4))
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    locator = AutoDateLocator()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="both", color="0.92")
    axes.set_axisbelow(True)


def span(date: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a date that is as precise as a day, a month or a year."""
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        day = dt.date(*parts)
        return day, day
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, parts[1] if len(parts) == 2 else 1, 1), after - dt.timedelta(days=1)
