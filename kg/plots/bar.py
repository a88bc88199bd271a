"""Bars: a number for each label, in the order of the answer, the first on top."""

from __future__ import annotations

from typing import Any

from kg.plots.fit import Drawing
from kg.plots.words import INK, height, label


def draw_bars(sheet: Any, drawing: Drawing) -> None:
    """Draw horizontal bars, each with its label on its left and its number at its end."""
    labels = [label(str(row[0])) for row in drawing.rows]
    numbers = [float(row[1]) for row in drawing.rows]
    sheet.set_size_inches(9, height(labels))
    axes = sheet.subplots()
    bars = axes.barh(range(len(labels)), numbers, color=INK, height=0.7)
    axes.bar_label(bars, [f"{number:,.6g}".replace(",", "\u202f") for number in numbers], padding=3)
    axes.set_yticks(range(len(labels)), labels)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.margins(x=0.12)
    axes.axvline(0, color="0.6", linewidth=0.8)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color="0.9")
    axes.set_axisbelow(True)
    axes.set_xlabel(drawing.columns[1])
