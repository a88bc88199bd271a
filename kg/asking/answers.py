"""Answers of a query as files: the SPARQL result formats for rows and truths, Turtle and N-Triples for triples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from kg.asking.wire import Kind
from kg.errors import QueryFailed, UnfitFormat
from kg.export.nodes import grouped
from kg.export.turtle import write_short_turtle
from kg.formats import AnswerFormat
from kg.store import QueryBoolean, QueryResults, QueryResultsFormat, QuerySolutions, QueryTriples, Term

_RESULTS: Final = {
    AnswerFormat.CSV: QueryResultsFormat.CSV,
    AnswerFormat.TSV: QueryResultsFormat.TSV,
    AnswerFormat.JSON: QueryResultsFormat.JSON,
    AnswerFormat.XML: QueryResultsFormat.XML,
}
FITTING: Final = {
    Kind.ROWS: (AnswerFormat.TABLE, *_RESULTS, AnswerFormat.PARQUET),
    Kind.TRUTH: (AnswerFormat.TABLE, *_RESULTS),
    Kind.TRIPLES: (AnswerFormat.TTL, AnswerFormat.NT),
}
"""The formats that can hold each kind of answer, the one that is chosen unasked first."""


def fitting(results: QueryResults, wanted: AnswerFormat | None) -> AnswerFormat:
    """Return the format for ``results``: the one ``wanted``, else a table, Turtle for triples.

    Raises:
        UnfitFormat: the wanted one cannot hold such an answer.
    """
    kind = kind_of(results)
    if wanted is None:
        return FITTING[kind][0]
    if wanted not in FITTING[kind]:
        raise UnfitFormat(wanted, kind.said, FITTING[kind])
    return wanted


def kind_of(results: QueryResults) -> Kind:
    """Return what kind of answer ``results`` are."""
    if isinstance(results, QueryBoolean):
        return Kind.TRUTH
    return Kind.TRIPLES if isinstance(results, QueryTriples) else Kind.ROWS


def write(results: QueryResults, out: BinaryIO, kind: AnswerFormat) -> None:
    """Write ``results`` to ``out`` in a format that ``fitting`` returned; tables are not written here.

    Raises:
        QueryFailed: the evaluation failed on the way.
    """
    try:
        if isinstance(results, QueryTriples):
            _write_triples(results, out, kind)
        else:
            results.serialize(out, _RESULTS[kind])
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError) as error:
        raise QueryFailed(str(error)) from error


def rows(results: QuerySolutions) -> Iterator[tuple[Term | None, ...]]:
    """Yield each row, with None for a variable without value.

    Raises:
        QueryFailed: the evaluation failed on the way.
    """
    width = len(results.variables)
    try:
        for solution in results:
            yield tuple(solution[i] for i in range(width))
    except (OSError, RuntimeError) as error:
        raise QueryFailed(str(error)) from error


def _write_triples(results: QueryTriples, out: BinaryIO, kind: AnswerFormat) -> None:
    if kind is AnswerFormat.NT:
        out.writelines(line.encode() for line in sorted({f"{triple} .\n" for triple in results}))
        return
    write_short_turtle(grouped(results), out)
