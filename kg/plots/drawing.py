"""A drawing on paper: sheet, letters and file; the same drawing gives the same bytes."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from kg.errors import MissingExtra
from kg.formats import PlotKind
from kg.plots.bar import draw_bars
from kg.plots.fit import Drawing
from kg.plots.network import draw_network
from kg.plots.timeline import draw_timeline

_HANDS: Final[dict[PlotKind, Callable[[Any, Drawing], None]]] = {
    PlotKind.BAR: draw_bars,
    PlotKind.TIMELINE: draw_timeline,
    PlotKind.NETWORK: draw_network,
}
_LETTERS: Final = (
    "DejaVu Sans",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans",
    "Malgun Gothic",
)
"""Fonts that have the letters of the graph's languages, Vietnamese accents first, then Chinese, Japanese and Korean."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what is written over and under it, and its format: svg, png or pdf."""

    drawing: Drawing
    title: str
    format: str


def require() -> None:
    """Find out whether the plotting library is there before a long query runs.

    Raises:
        MissingExtra: it is not.
    """
    try:
        import matplotlib  # noqa: F401, ICN001, PLC0415 - optional, and slow to load
        import networkx  # noqa: F401, ICN001, PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtra("a plot", "matplotlib and networkx", "plots") from error


def draw(picture: Picture, out: BinaryIO) -> None:
    """Draw a picture into ``out``. Text in SVG stays text, so that it can be searched.

    Raises:
        MissingExtra: the plotting library is not installed.
    """
    require()
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    with rc_context(_style()), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing", UserWarning)
        sheet = Figure(layout="constrained")
        FigureCanvasAgg(sheet)  # measures words, whatever the format
        if picture.title:
            sheet.suptitle(picture.title, x=0.01, ha="left", weight="bold", size=12)
        if not picture.drawing.whole:
            note = f"The first {len(picture.drawing.rows)} rows of the answer, which has more."
            sheet.supxlabel(note, x=0.01, ha="left", size=8, color="0.4")
        _HANDS[picture.drawing.kind](sheet, picture.drawing)
        dated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(picture.format)
        sheet.savefig(out, format=picture.format, metadata=dated)


def _style() -> dict[str, Any]:
    from matplotlib.font_manager import get_font_names  # noqa: PLC0415

    there = set(get_font_names())
    return {
        "font.family": [name for name in _LETTERS if name in there] or ["sans-serif"],
        "font.size": 9,
        "svg.fonttype": "none",
        "svg.hashsalt": "kg",
        "savefig.dpi": 150,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": "0.6",
        "text.parse_math": False,  # a name may hold a dollar sign
    }
