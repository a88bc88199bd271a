"""An evaluation as plain text: the table, then the errors by article and kind."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from kg.evaluate.links import counts
from kg.evaluate.result import Evaluation, Measure
from kg.evaluate.tally import Slip

_WIDTHS: Final = (15, 6, 6, 7, 17, 17, 17)
_HEADER: Final = ("kind", "right", "false", "missed", "precision", "recall", "F1")


def table_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Return the cells of the table, one tuple a kind in the order of ``table_header``."""
    return [
        (
            row.kind,
            str(row.tally.right),
            str(row.tally.false),
            str(row.tally.missed),
            *(share(measure) for measure in (row.precision, row.recall, row.f1)),
        )
        for row in evaluation.every_row()
    ]


def table_header() -> tuple[str, ...]:
    """Return the names of the table's columns."""
    return _HEADER


def share(measure: Measure) -> str:
    """Return "0.81 [0.75, 0.86]", without the interval where there is none, and a dash where nothing counts."""
    if measure.value is None:
        return "–"
    if measure.low is None or measure.high is None:
        return f"{measure.value:.2f}"
    return f"{measure.value:.2f} [{measure.low:.2f}, {measure.high:.2f}]"


def summary(evaluation: Evaluation) -> str:
    """Return the sentence that goes under the table."""
    right, articles = evaluation.entirely_right, evaluation.articles
    part = f" ({right / articles:.0%})" if articles else ""
    lonely = (
        f"; without gold and not scored: {', '.join(evaluation.without_gold)}"
        if evaluation.without_gold
        else ""
    )
    counted = f"{articles} article{'s' if articles != 1 else ''} scored, {right} entirely right{part}"
    return f"{counted}; intervals: 95 %, bootstrap over documents{lonely}{_links_told(evaluation)}"


def _links_told(evaluation: Evaluation) -> str:
    """Return how the names of places came out, "" where the gold names none."""
    if not evaluation.links:
        return ""
    found = counts(evaluation.links)
    named = sum(link.expected is not None for link in evaluation.links)
    told = (
        f"{found['right']} of {named} named places linked right, {found['wrong']} to another entry of the country, "
        f"{found['wrong country']} to another country, {found['refused']} refused though known, "
        f"{found['not read']} not read; where no entry is right {found['kept']} left unlinked, {found['linked']} linked"
    )
    return f"\nplaces: {told}"


def render_text(evaluation: Evaluation, *, errors: bool = False) -> str:
    """Return the table, the summary, what could not be scored and, with ``errors``, every slip."""
    lines = [_line(cells) for cells in (_HEADER, *table_rows(evaluation))]
    lines += ["", summary(evaluation)]
    lines += [str(problem) for problem in evaluation.problems]
    if errors:
        lines += ["", *error_lines(evaluation)]
    return "\n".join(lines) + "\n"


def error_lines(evaluation: Evaluation) -> list[str]:
    """Return each miss and each false fact with its quote, grouped by article and kind."""
    lines: list[str] = []
    for article, slips in groupby(evaluation.slips(), key=lambda slip: slip.article):
        lines.append(article)
        for kind, group in groupby(slips, key=lambda slip: slip.kind):
            lines.append(f"  {kind}")
            lines += [_slip_line(slip) for slip in group]
    return lines


def _slip_line(slip: Slip) -> str:
    quote = f"  « {slip.quote} »" if slip.quote else ""
    where = f"  in {slip.where}" if slip.where else ""
    return f"    {slip.error:<5}  {slip.what}{where}{quote}"


def _line(cells: tuple[str, ...]) -> str:
    first, *rest = (
        cell.ljust(width) if index == 0 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=True))
    )
    return " ".join((first, *rest)).rstrip()
