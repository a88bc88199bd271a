"""Where a point of the earth lies on the map."""

from __future__ import annotations

import pytest

from kg.web.pictures.projection import WIDTH, projected

# As d3-geo 3.1.2 places them, with which the build draws the land.
PLACES = {
    (21.0, 105.8): (254.93718644, -77.66023566),
    (38.9, -77.0): (-218.1255966, -139.52279815),
    (0.0, 0.0): (-30.55555556, 0.0),
    (-40.0, 179.0): (413.60972684, 143.09698789),
    (65.0, -170.0): (355.82713761, -212.79681507),
}


@pytest.mark.parametrize("place", PLACES)
def test_points_lie_where_the_build_draws_the_land(place: tuple[float, float]) -> None:
    """North is up, and what lies west of the map's edge comes in from the east."""
    assert projected(*place) == pytest.approx(PLACES[place], abs=1e-6)


def test_the_equator_is_as_wide_as_the_map() -> None:
    """From edge to edge."""
    assert projected(0, 190.999999)[0] - projected(0, -168.999999)[0] == pytest.approx(WIDTH, abs=1e-3)
