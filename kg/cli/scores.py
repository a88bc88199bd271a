"""What people and programs see of an evaluation."""

from __future__ import annotations

from pathlib import Path

from kg.cli.screen import print_json, print_problems, print_table, say, show
from kg.evaluate import Evaluation, check, error_lines, summary, table_header, table_rows, update


def hold_floor(found: Evaluation, floor: Path | None, *, pin: bool, reason: str | None) -> bool:
    """Compare an evaluation with a floor file, or pin it there; True where a pinned figure has dropped.

    Raises FloorUnreadable, and FloorWouldDrop where pinning would lower a figure without a reason.
    """
    if floor is None:
        return False
    if pin:
        for drop in update(found, floor, reason=reason):
            say(f"lowered: {drop}")
        say(f"pinned in {floor}")
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
