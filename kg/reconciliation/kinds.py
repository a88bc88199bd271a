"""The kinds of nodes that services are asked about."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of node."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
