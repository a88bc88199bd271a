"""What people and programs see of an evaluation."""

from __future__ import annotations

from kg.cli.screen import print_json, print_problems, print_table, say, show
from kg.evaluate import Evaluation, error_lines, summary, table_header, table_rows


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
