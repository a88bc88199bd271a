"""Records of the mapping as values that ``json`` writes."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from mappings.facts import Body, Person, Place
from mappings.moment import Moment


def plain(value: Any) -> Any:
    """Return a record as a dictionary, its empty fields left out; an actor says which ``record`` it is.

    A date is written in ISO 8601, exactly as precise as it is known.
    """
    if isinstance(value, Moment):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"record": type(value).__name__} if isinstance(value, Person | Body | Place) else {}
        known = ((field.name, getattr(value, field.name)) for field in fields(value))
        return kind | {name: plain(item) for name, item in known if item is not None and item != ()}
    return value
