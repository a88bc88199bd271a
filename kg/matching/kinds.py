"""The kinds of node that can be matched: in a module of their own, so that the command line knows them without loading the rest."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What can be matched."""

    PERSON = "person"
    BODY = "body"
    EVENT = "event"
