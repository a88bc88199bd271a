"""Precedence: which file an article is from, where several hold it, or claim its identifier."""

from __future__ import annotations

from collections.abc import Sequence

from kg.building.portion import Sheet
from kg.ledger import Entry
from kg.sources import parts_of
from mappings.problem import Problem
from mappings.readers.sources import Source


def earlier(one: str, other: str) -> str:
    """The file that comes first, folder by folder."""
    return min(one, other, key=parts_of)


def laid_out_anew(known: Entry, sheet: Sheet) -> bool:
    """Whether the reader takes other parts of the same text for what may state facts than it did before."""
    return known.record is not None and known.record != sheet.record


def lies_under(file: str, paths: Sequence[Source]) -> bool:
    """Whether a file is one of the paths, or below one; any is where there are none."""
    parts = parts_of(file)
    return not paths or any(parts[: len(under)] == under for under in map(parts_of, paths))


def clash_problem(identifier: str, winner: str, loser: str) -> Problem:
    """Return the problem of an article whose identifier names another one already."""
    where = f"the file of that name in {winner}" if winner != loser else "an earlier article of this file"
    return Problem(
        loser,
        None,
        "identifier-clash",
        f"the identifier {identifier!r} names another article already, {where}; "
        "this one is left out: give it an identifier of its own, or, if it corrects the other, put it in its place",
    )
