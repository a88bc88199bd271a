"""The shapes of JSON that services answer with, read with suspicion: a value of the right type, or None."""

from __future__ import annotations

import math
import re
from typing import Any, Final

_UNPRINTABLE: Final = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def text(value: Any) -> str | None:
    """Return a string in one line, without control characters; None where nothing is left or it is none.

    A surrogate without its other half, which JSON can write, is no character and cannot be stored.
    """
    if not isinstance(value, str):
        return None
    line = _UNPRINTABLE.sub(" ", value).strip()
    try:
        line.encode()
    except UnicodeEncodeError:
        return None
    return line or None


def identifier(value: Any) -> str | None:
    """Return an identifier as it is, a whole number as its digits; None where it is empty or holds what nobody can write."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() and not _CONTROL.search(value) else None


def number(value: Any) -> float | None:
    """Return a finite number; a truth is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if math.isfinite(found) else None


def objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of an array, what else is in it left out; nothing where it is no array."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
