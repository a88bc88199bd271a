"""Answers as pictures: bars, a timeline or a network, where the columns fit."""

from kg.plots.drawing import Picture, draw, require
from kg.plots.fit import Drawing, fit

__all__ = ["Drawing", "Picture", "draw", "fit", "require"]
