"""A network: who is tied to whom, the ties as thick as their weight, each connected part by itself."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from kg.plots.fit import Drawing
from kg.plots.names import Nodes, write_names
from kg.plots.words import INK

Point = tuple[float, float]  # inches on the sheet

_WIDE: Final = 1.1  # inches between nodes side by side: names are wider than high
_HIGH: Final = 0.5
_BESIDE: Final = 2.6  # inches to the next part, with room for the names of both
_BELOW: Final = 0.75
_FARTHEST: Final = 4.0  # a part is spread until its nearest nodes are far enough, at most by so much
_SEED: Final = 7  # the same answer gives the same picture


def draw_network(sheet: Any, drawing: Drawing) -> None:
    """Draw the nodes by force, each as large as the weight of its ties, with its name beside it."""
    graph = _graph(drawing)
    places = _packed([_spread(graph, part) for part in _parts(graph)])
    xs, ys = zip(*places.values(), strict=True)
    sheet.set_size_inches(max(xs) - min(xs) + 3.6, max(ys) - min(ys) + 1.6)
    axes = sheet.subplots()
    axes.set_axis_off()
    axes.set_xlim(min(xs) - 1.7, max(xs) + 1.7)
    axes.set_ylim(min(ys) - 0.5, max(ys) + 0.5)
    weights = [weight for _, _, weight in graph.edges(data="weight")]
    least, span = min(weights), max(weights) - min(weights)
    for one, other, weight in graph.edges(data="weight"):
        (x1, y1), (x2, y2) = places[one], places[other]
        width = 1.2 + (3.8 * (weight - least) / span if span else 0)
        axes.plot([x1, x2], [y1, y2], color="0.75", linewidth=width, zorder=1, solid_capstyle="round")
    strength = dict(graph.degree(weight="weight"))
    most = max(strength.values())
    sizes = {name: 30 + 170 * strength[name] / most for name in places}
    axes.scatter(xs, ys, s=list(sizes.values()), color=INK, zorder=2, linewidths=0.8, edgecolors="white")
    write_names(sheet, axes, Nodes(places, sizes, list(graph.edges)))


def _graph(drawing: Drawing) -> Any:
    """The network; rows that name the same two add up."""
    import networkx as nx  # noqa: PLC0415 - optional, and slow to load

    graph = nx.Graph()
    for row in drawing.rows:
        one, other, weight = str(row[0]), str(row[1]), abs(float(row[2])) if len(row) == 3 else 1.0
        known = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0.0
        graph.add_edge(one, other, weight=known + (weight or 1.0))
    return graph


def _parts(graph: Any) -> list[list[str]]:
    """The connected parts, the largest first."""
    import networkx as nx  # noqa: PLC0415

    return sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda x: (-len(x), x))


def _spread(graph: Any, part: list[str]) -> dict[str, Point]:
    """One part by itself: two nodes above each other, more of them by force."""
    import networkx as nx  # noqa: PLC0415

    if len(part) <= 2:
        return {name: (0.0, -_HIGH * number) for number, name in enumerate(part)}
    alone = nx.Graph()  # built in order: a view of the whole would go through its nodes in the order of a set
    alone.add_nodes_from(part)
    alone.add_edges_from(sorted(tuple(sorted(tie)) for tie in graph.edges(part)))
    found = nx.spring_layout(alone, k=2.5 / math.sqrt(len(part)), iterations=400, seed=_SEED)
    loose = {name: (float(x), float(y)) for name, (x, y) in found.items()}
    names = sorted(loose)
    nearest = min(
        math.dist(loose[one], loose[other]) for i, one in enumerate(names) for other in names[i + 1 :]
    )
    grown = min(1 / max(nearest, 1e-6), _FARTHEST * math.sqrt(len(part)) / 2)
    return {name: (loose[name][0] * grown * _WIDE, loose[name][1] * grown * _HIGH) for name in names}


def _packed(parts: list[dict[str, Point]]) -> dict[str, Point]:
    """All parts on one sheet, in lines from left to right, the largest on top."""
    areas = [(_extent(part, 0) + _BESIDE) * (_extent(part, 1) + _BELOW) for part in parts]
    page = max(_extent(parts[0], 0), math.sqrt(sum(areas)) * 1.2)
    placed: dict[str, Point] = {}
    left, top, high = 0.0, 0.0, 0.0
    for part in parts:
        wide = _extent(part, 0)
        if left > 0 and left + wide > page:
            left, top, high = 0.0, top - high - _BELOW, 0.0
        low_x = min(x for x, _ in part.values())
        high_y = max(y for _, y in part.values())
        placed |= {name: (x - low_x + left, y - high_y + top) for name, (x, y) in part.items()}
        left += wide + _BESIDE
        high = max(high, _extent(part, 1))
    return placed


def _extent(part: Mapping[str, Point], axis: int) -> float:
    values = [place[axis] for place in part.values()]
    return max(values) - min(values)
