"""The verdicts on a pair: in a module of their own, so that the command line knows them without loading the rest."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What somebody says of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
