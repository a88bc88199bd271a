"""Pictures: what stands in them, and that nothing hides anything."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import MissingExtra
from kg.formats import PlotKind
from kg.plots import Drawing, Picture, draw
from kg.plots.names import Nodes, freest, shared, write_names
from kg.plots.network import _graph, _packed, _parts, _spread
from kg.plots.timeline import span
from kg.plots.words import label

matplotlib = pytest.importorskip("matplotlib")
pytest.importorskip("networkx")

ROOT = Path(__file__).resolve().parents[3]
BARS = Drawing(PlotKind.BAR, ("lieu", "n"), tuple((f"Huế & Séoul {i}", float(i)) for i in range(20)))
DATES = Drawing(
    PlotKind.TIMELINE,
    ("date", "event"),
    tuple((f"2024-{month:02}-01"[: 4 + 3 * (month % 3)], f"Réunion {month}") for month in range(1, 13)),
)
TIES = Drawing(
    PlotKind.NETWORK,
    ("a", "b", "n"),
    (
        *((f"Đinh Tiến Dũng {i % 7}", f"Xaysomphone Phomvihane {i % 5}", float(i % 4)) for i in range(20)),
        ("Séoul", "Hà Nội", 2.0),
    ),
)


def drawn(drawing: Drawing, kind: str = "svg", title: str = "Qui a rencontré qui ?") -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    draw(Picture(drawing, title, kind), out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("drawing", "words"),
    [
        (BARS, ["Huế &amp; Séoul 19", ">n<"]),
        (DATES, ["Réunion 12", "2024-02-01"]),
        (TIES, ["Đinh Tiến Dũng 6", "Hà Nội"]),
    ],
)
def test_every_label_stands_in_the_picture_as_text(drawing: Drawing, words: list[str]) -> None:
    """With its accents, under the title; and the same answer gives the same bytes."""
    picture = drawn(drawing)
    text = picture.decode()
    assert [word for word in (*words, "Qui a rencontré qui ?") if word not in text] == []
    assert drawn(drawing) == picture


@pytest.mark.parametrize("drawing", [BARS, DATES, TIES])
@pytest.mark.parametrize(("kind", "magic"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_pictures_of_other_formats(drawing: Drawing, kind: str, magic: bytes) -> None:
    """By the suffix of the file."""
    assert drawn(drawing, kind).startswith(magic)


def test_a_picture_says_that_it_is_not_the_whole_answer() -> None:
    """A reader of the picture alone must know."""
    part = Drawing(PlotKind.BAR, ("a", "n"), (("x", 1.0),), whole=False)
    assert "The first 1 rows of the answer, which has more." in drawn(part).decode()


def test_labels_beside_bars_do_not_overlap() -> None:
    """Each has a line of its own: their heights in the picture are far enough apart."""
    found = re.findall(r'y="([\d.]+)"[^>]*>Huế', drawn(BARS).decode())
    heights = sorted(map(float, found))
    assert len(heights) == 20
    assert min(b - a for a, b in pairwise(heights)) > 12


def test_a_name_may_hold_what_other_programs_take_for_formulas() -> None:
    """Dollar signs are dollar signs."""
    assert "$100 a$b" in drawn(Drawing(PlotKind.BAR, ("a", "n"), (("$100 a$b", 1.0),)), title="$x$").decode()


def test_names_of_a_network_hide_neither_each_other_nor_a_node() -> None:
    """Twenty ties can be read."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - optional
    from matplotlib.figure import Figure  # noqa: PLC0415

    graph = _graph(TIES)
    places = _packed([_spread(graph, part) for part in _parts(graph)])
    sheet = Figure(figsize=(12, 9))
    canvas = FigureCanvasAgg(sheet)
    axes = sheet.subplots()
    axes.set_xlim(-2, max(x for x, _ in places.values()) + 2)
    axes.set_ylim(min(y for _, y in places.values()) - 1, 1)
    write_names(sheet, axes, Nodes(places, dict.fromkeys(places, 60.0), list(graph.edges)))
    extents = [text.get_window_extent(canvas.get_renderer()) for text in axes.texts]
    boxes = [(extent.x0, extent.y0, extent.x1, extent.y1) for extent in extents]
    assert len(boxes) == len(places)
    overlaps = [shared(one, two) for i, one in enumerate(boxes) for two in boxes[i + 1 :]]
    assert max(overlaps) < 30  # square dots: less than a letter


def test_a_name_takes_the_place_that_is_free() -> None:
    """On the right, else on the left."""
    assert freest((0, 0), 5, (20, 10), [])[0] == 5
    assert freest((0, 0), 5, (20, 10), [(5, -5, 25, 5)])[2] == -5


def test_ties_between_the_same_two_add_up_and_parts_stand_apart() -> None:
    """Whatever the direction."""
    graph = _graph(Drawing(PlotKind.NETWORK, ("a", "b"), (("x", "y"), ("y", "x"), ("u", "v"))))
    assert graph.edges["x", "y"]["weight"] == 2
    assert _parts(graph) == [["u", "v"], ["x", "y"]]
    places = _packed([_spread(graph, part) for part in _parts(graph)])
    assert len(set(places.values())) == 4


def test_the_same_network_is_laid_out_alike_in_every_process() -> None:
    """No place hangs on the order of a set."""
    program = (
        "import hashlib; from tests.kg.plots.test_drawing import TIES, drawn; "
        "print(hashlib.sha256(drawn(TIES)).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2024", (1, 1), (12, 31)),
        ("2024-02", (2, 1), (2, 29)),
        ("2024-12", (12, 1), (12, 31)),
        ("2024-02-03", (2, 3), (2, 3)),
    ],
)
def test_a_date_is_as_long_as_it_is_vague(date: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    """A day, a month, a year."""
    assert span(date) == (dt.date(2024, *first), dt.date(2024, *last))


def test_a_long_label_is_cut_at_two_lines() -> None:
    """With dots that say so."""
    assert label("a short one") == "a short one"
    lines = label("Conférence restreinte des ministres des Affaires étrangères " * 3).split("\n")
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert label("") == ""


def test_without_the_library_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is optional."""
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtra, match=r"pip install 'diplomacy-kg\[plots\]'"):
        drawn(BARS)
