"""The map: the places where events took place, each a circle whose area says how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from kg.store import Literal
from kg.web.pictures.nodes import name, nodes
from kg.web.pictures.projection import WIDTH, projected
from kg.web.said import Said, value_of
from kg.web.site import Site

MOST: Final = 300  # places that are drawn
_SHARE: Final = 0.024  # of the frame's width: the radius of the largest circle
_FEW: Final = 6  # events for which a circle is the largest, where no place has more
_LEAST: Final = 0.005  # the same of the smallest
_NARROWEST: Final = 130.0  # units of the map that a frame shows at least: the land has no more detail
_ASPECT: Final = 0.5  # a frame's height by its width
_NORTH, _SOUTH = -240.0, 195.0  # the ends of the drawn land
_QUERY: Final = f"""
SELECT ?place (COUNT(DISTINCT ?event) AS ?events) WHERE {{ ?event dip:place ?place }}
GROUP BY ?place ORDER BY DESC(?events) ?place LIMIT {MOST}"""


@dataclass(frozen=True, slots=True)
class Circle:
    """A place: ``x``, ``y`` and ``radius`` in units of the map; ``vague`` where only its country or province is known."""

    iri: str
    name: str
    events: int
    x: float
    y: float
    radius: float
    vague: bool


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The circles, the largest first; ``frame`` is the part of the map that shows them: left, top, width, height."""

    circles: tuple[Circle, ...]
    frame: tuple[float, float, float, float]
    unplaced: tuple[
        tuple[str, str, int], ...
    ]  # IRI, name and events of the places whose coordinates nobody knows


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as it was asked for: ``point`` is where it lies on the map, None where nobody knows."""

    iri: str
    name: str
    events: int
    point: tuple[float, float] | None
    vague: bool


async def worldmap(site: Site, language: str) -> WorldMap:
    """Ask for the places with the most events.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_QUERY)
    events = {value_of(row, "place"): int(value_of(row, "events")) for row in rows}
    said = await nodes(site, events)
    above = await nodes(
        site, {upper for iri in events if _point(said, iri) is None for upper in said.iris(iri, "dip:within")}
    )
    spots = []
    for iri, number in events.items():
        own = _point(said, iri)
        upper = next((point for up in said.iris(iri, "dip:within") if (point := _point(above, up))), None)
        vague = own is None or "Country" in said.classes(iri)
        spots.append(Spot(iri, name(said, iri, language), number, own or upper, vague))
    return drawn(spots)


def drawn(spots: Sequence[Spot]) -> WorldMap:
    """Draw the places: area by number of events, in a frame as narrow as they allow."""
    known = [spot for spot in spots if spot.point is not None]
    frame = _frame([spot.point for spot in known if spot.point is not None])
    most = max((spot.events for spot in known), default=1)
    most = max(most, _FEW)
    circles = [
        Circle(
            spot.iri, spot.name, spot.events, *spot.point, _radius(spot.events / most, frame[2]), spot.vague
        )
        for spot in known
        if spot.point is not None
    ]
    circles.sort(key=lambda circle: (-circle.radius, circle.iri))
    unplaced = [(spot.iri, spot.name, spot.events) for spot in spots if spot.point is None]
    return WorldMap(tuple(circles), frame, tuple(sorted(unplaced, key=lambda place: (-place[2], place[1]))))


def _radius(share: float, width: float) -> float:
    return max(sqrt(share) * _SHARE, _LEAST) * width


def _point(said: Said, iri: str) -> tuple[float, float] | None:
    """Where a node lies on the map; None where its coordinates are not known, or no numbers."""
    north, east = (
        next((term.value for term in said.values(iri, f"wgs84:{which}") if isinstance(term, Literal)), "")
        for which in ("lat", "long")
    )
    try:
        return projected(float(north), float(east))
    except ValueError:
        return None


def _frame(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """The part of the map around the points, with a margin, never smaller than the land has detail for."""
    if not points:
        return (-WIDTH / 2, _NORTH, WIDTH, _SOUTH - _NORTH)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = max((right - left) * 1.16, (bottom - top) * 1.2 / _ASPECT, _NARROWEST)
    width = min(width, WIDTH)
    height = min(width * _ASPECT, _SOUTH - _NORTH)
    middle_x = min(max((left + right) / 2, (width - WIDTH) / 2), (WIDTH - width) / 2)
    middle_y = min(max((top + bottom) / 2, _NORTH + height / 2), _SOUTH - height / 2)
    return (middle_x - width / 2, middle_y - height / 2, width, height)
