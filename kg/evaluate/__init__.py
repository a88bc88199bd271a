"""Measuring the graph against gold files: precision, recall and F1 per kind of fact, with every slip named."""

from kg.evaluate.floor import check, update
from kg.evaluate.result import Evaluation, Measure, Row
from kg.evaluate.run import NoGold, evaluate, evaluate_folder
from kg.evaluate.table import error_lines, render_text, summary, table_header, table_rows
from kg.evaluate.tally import ALL, KINDS, Slip, Tally

__all__ = [
    "ALL",
    "KINDS",
    "Evaluation",
    "Measure",
    "NoGold",
    "Row",
    "Slip",
    "Tally",
    "check",
    "error_lines",
    "evaluate",
    "evaluate_folder",
    "render_text",
    "summary",
    "table_header",
    "table_rows",
    "update",
]
