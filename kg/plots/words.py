"""Words in a picture: labels cut to what a margin holds."""

from __future__ import annotations

from textwrap import wrap
from typing import Final

INK: Final = "#1f4e79"
ACCENT: Final = "#c0504d"

_WIDE: Final = 44  # letters of a line
_LINES: Final = 2


def label(text: str, wide: int = _WIDE) -> str:
    """Return a label in at most two lines of so many letters; three dots where it is cut."""
    lines = wrap(" ".join(text.split()), wide, max_lines=_LINES, placeholder=" …") or [""]
    return "\n".join(lines)


def height(labels: list[str]) -> float:
    """Return the height in inches of labels that stand under each other, with the space for a title and an axis."""
    return 1.2 + sum(0.16 + 0.14 * len(text.split("\n")) for text in labels)
