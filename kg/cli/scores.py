"""What people and programs see of an evaluation."""

from __future__ import annotations

from pathlib import Path

from kg.cli.screen import print_json, print_problems, print_table, say, show
from kg.errors import IdleOptions
from kg.evaluate import (
    Evaluation,
    Floor,
    check,
    error_lines,
    summary,
    table_header,
    table_rows,
    update,
)
from kg.halves import Half


def open_floor(path: Path | None, *, pin: bool, reason: str | None, half: Half | None) -> Floor | None:
    """Return the floor to hold or to pin, read before anything is measured; None where none is named.

    Raises:
        IdleOptions: what is said of pinning has no file, or half of the gold is to be held against the floor of all.
        MissingPath, FloorUnreadable: see ``kg.evaluate.Floor.read``.
    """
    if path is None:
        given = [name for name, value in (("--pin", pin), ("--reason", reason)) if value]
        if given:
            raise IdleOptions(given, "only with --floor FILE")
        return None
    if half is not None:
        raise IdleOptions(["--half"], "not with --floor, whose figures are those of all gold files")
    if reason and not pin:
        raise IdleOptions(["--reason"], "only with --pin, which lowers figures")
    return Floor.read(path, missing_ok=pin)


def hold_floor(found: Evaluation, floor: Floor | None, *, pin: bool, reason: str | None) -> bool:
    """Compare an evaluation with a floor, or pin it there; True where a pinned figure has dropped.

    Raises FloorWouldDrop where pinning would lower a figure without a reason.
    """
    if floor is None:
        return False
    if pin:
        for drop in update(found, floor, reason=reason):
            say(f"lowered: {drop}")
        say(f"pinned in {floor.path}")
        return False
    drops = check(found, floor)
    for drop in drops:
        say(drop)
    return bool(drops)


def print_evaluation(found: Evaluation, *, as_json: bool, errors: bool) -> None:
    """Print the table of an evaluation, with every slip where ``errors`` asks for it."""
    if as_json:
        print_json(found.to_json(errors=errors))
        return
    header = table_header()
    print_table(header, table_rows(found), numeric=frozenset(header[1:]))
    if errors:
        show("", *error_lines(found), soft_wrap=True)
    print_problems(found.problems)
    say(summary(found))
