"""Names of nodes, each written where it hides least."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.plots.words import label

_AROUND: Final = tuple(
    (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
    for angle in (0, 180, 90, 270, 45, 135, 315, 225)
)
"""The places for a name around its node, the best first."""

_WIDE: Final = 26  # letters of a line
_STEPS: Final = 16  # spots along a tie that a name had better not cover

Box = tuple[float, float, float, float]  # left, bottom, right, top, in dots


@dataclass(frozen=True, slots=True)
class Nodes:
    """Where nodes stand in the units of the axes, how large they are in square points, and which are tied."""

    places: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, float]
    ties: Sequence[tuple[str, str]]


def write_names(sheet: Any, axes: Any, nodes: Nodes) -> None:
    """Write each node's name beside it, those of the largest first."""
    sheet.canvas.draw()  # settles the scale of the axes, without which nothing can be measured
    renderer = sheet.canvas.get_renderer()
    dots = sheet.dpi / 72
    points = {name: tuple(axes.transData.transform(place)) for name, place in nodes.places.items()}
    radius = {name: math.sqrt(size) / 2 * dots for name, size in nodes.sizes.items()}
    taken = [_square(point, radius[name]) for name, point in points.items()]
    for one, other in nodes.ties:
        taken += [_square(spot, dots) for spot in _along(points[one], points[other])]
    back = axes.transData.inverted()
    for name in sorted(points, key=lambda name: (-nodes.sizes[name], name)):
        text = axes.text(
            0, 0, label(name, _WIDE), size=8, zorder=3, ha="center", va="center", linespacing=1.0
        )
        text.set_in_layout(False)
        text.set_bbox({"facecolor": "white", "alpha": 0.65, "pad": 0.6, "linewidth": 0})
        extent = text.get_window_extent(renderer)
        box = freest(points[name], radius[name] + 2 * dots, (extent.width, extent.height), taken)
        taken.append(box)
        text.set_position(back.transform(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)))


def freest(point: tuple[float, float], gap: float, size: tuple[float, float], taken: Sequence[Box]) -> Box:
    """Return the box of that size around a point that covers least of what is taken; all in dots."""
    boxes: list[tuple[float, int, Box]] = []
    for away in (1.0, 1.8, 3.0):
        for x, y in _AROUND:
            middle = (point[0] + x * (gap * away + size[0] / 2), point[1] + y * (gap * away + size[1] / 2))
            box = (
                middle[0] - size[0] / 2,
                middle[1] - size[1] / 2,
                middle[0] + size[0] / 2,
                middle[1] + size[1] / 2,
            )
            boxes.append((sum(shared(box, other) for other in taken), len(boxes), box))
    return min(boxes)[2]


def shared(one: Box, other: Box) -> float:
    """Return the area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _square(middle: tuple[float, ...], half: float) -> Box:
    return middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half


def _along(one: tuple[float, ...], other: tuple[float, ...]) -> Iterable[tuple[float, float]]:
    for step in range(1, _STEPS):
        part = step / _STEPS
        yield one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
