"""The projection of the map: where a point of the earth lies on the drawing that the build makes of its land."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Final

# The same figures stand in kg/web/frontend/make/basemap.mjs, which draws the land.
WIDTH: Final = 1000.0  # of the whole earth, in the map's own units; its middle is 0,0
_CENTRAL_MERIDIAN: Final = 11.0  # degrees east
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF: Final = sqrt(3) / 2
_HALF_WIDTH: Final = 2.7066299836960748  # of the earth, where its radius is 1
_SCALE: Final = WIDTH / (2 * _HALF_WIDTH)


def projected(latitude: float, longitude: float) -> tuple[float, float]:
    """Return the point of the map, right and down from its middle, for degrees north and east.

    The Equal Earth projection, whose areas are true (Šavrič, Patterson and Jenny 2018,
    https://doi.org/10.1080/13658816.2018.1504949).
    """
    east = radians((longitude - _CENTRAL_MERIDIAN + 180.0) % 360.0 - 180.0)
    angle = asin(_HALF * sin(radians(latitude)))
    square = angle * angle
    sixth = square * square * square
    x = east * cos(angle) / (_HALF * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x * _SCALE, -y * _SCALE
