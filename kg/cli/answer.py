"""What people see of an answer."""

from __future__ import annotations

from kg.answers import rows
from kg.cli.screen import counted, print_table, say, show
from kg.store import Literal, QueryResults, QuerySolutions, Term
from kg.terms import shorten


def print_answer(results: QueryResults) -> None:
    """Print rows as a table with short IRIs, their number on stderr; a truth as one word."""
    if not isinstance(results, QuerySolutions):
        show("true" if results else "false")
        return
    columns = [variable.value for variable in results.variables]
    number = print_table(columns, ([_cell(term) for term in row] for row in rows(results)))
    say(counted(number, "row"))


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, Literal) else shorten(term.value)
