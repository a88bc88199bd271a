"""An answer in Python: rows of typed values, and the data frames of those who go on from there."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from kg.asking.answers import rows
from kg.asking.columns import Column, Kind, Row, Value, kind_of, survey, typed, value
from kg.errors import MissingExtra
from kg.store import Literal, NamedNode, QueryBoolean, QueryResults, QueryTriples, Term, Triple
from kg.terms import shorten
from kg.turtle import turtle

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

_SHOWN: Final = 50  # rows that a notebook shows
_TRIPLE: Final = ("subject", "predicate", "object")


class Answer:
    """What a question came to, all of it, in memory.

    A SELECT has its rows; a CONSTRUCT has one row per triple, under ``subject``, ``predicate`` and ``object``; an ASK
    one row with its truth. ``bool(answer)`` is that truth, else whether there are rows.

    A value is a ``str`` (texts, and IRIs in full), an ``int``, a ``float``, a ``bool``, a ``datetime.date`` or
    ``datetime.datetime``, and None where the row has none. A date that says less than a day (2023-09) is a ``str``.

    >>> import kg
    >>> with kg.open(None) as graph:
    ...     answer = graph.query("SELECT ?year { VALUES ?year { 2023 2024 } }")
    >>> answer.columns
    ('year',)
    >>> list(answer)
    [(2023,), (2024,)]
    """

    def __init__(self, columns: Sequence[str], terms: Sequence[Row], triples: Sequence[Triple] = ()) -> None:
        self.columns: tuple[str, ...] = tuple(columns)
        self._terms = tuple(terms)
        self._triples = tuple(triples)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """Yield the rows, each value typed by itself."""
        for row in self._terms:
            yield tuple(None if term is None else value(term, kind_of(term)) for term in row)

    def __len__(self) -> int:
        return len(self._terms)

    def __bool__(self) -> bool:
        if self.columns == ("ask",) and len(self) == 1:
            return next(iter(self)) == (True,)
        return len(self) > 0

    def __repr__(self) -> str:
        return f"<Answer: {len(self)} rows of {', '.join(self.columns)}>"

    def column(self, name: str) -> list[Value]:
        """Return the values of one column.

        >>> with kg.open(None) as graph:
        ...     graph.query("SELECT ?n { VALUES ?n { 1 2 } }").column("n")
        [1, 2]

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self.columns:
            raise KeyError(name)
        at = self.columns.index(name)
        return [row[at] for row in self]

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas frame; columns of full dates and of times are ``datetime64``.

        Raises:
            MissingExtra: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional, and slow to load
        except ModuleNotFoundError as error:
            raise MissingExtra("a pandas frame", "pandas", "frames") from error
        frame = pd.DataFrame(self._typed())
        for column in self._surveyed():
            if column.kind in {Kind.DATE, Kind.MOMENT, Kind.CLOCK}:
                frame[column.name] = pd.to_datetime(frame[column.name], utc=column.kind is Kind.MOMENT)
            elif column.kind is Kind.INTEGER:
                frame[column.name] = frame[column.name].astype("Int64")
        return frame

    def to_polars(self) -> pl.DataFrame:
        """Return a polars frame.

        Raises:
            MissingExtra: polars is not installed.
        """
        try:
            import polars as pl  # noqa: PLC0415 - optional, and slow to load
        except ModuleNotFoundError as error:
            raise MissingExtra("a polars frame", "polars", "frames") from error
        return pl.DataFrame(self._typed(), strict=False)

    def to_arrow(self) -> pa.Table:
        """Return an Arrow table, typed as ``kg.asking.arrow.table`` says.

        Raises:
            MissingExtra: pyarrow is not installed.
        """
        from kg.asking.arrow import table  # noqa: PLC0415 - loads pyarrow

        return table(self.columns, self._terms)

    def to_turtle(self) -> str:
        """Return the triples of a CONSTRUCT as Turtle.

        Raises:
            TypeError: the answer is no triples.
        """
        if self.columns != _TRIPLE:
            raise TypeError(f"{self!r} holds no triples")
        return turtle(self._triples)

    def _typed(self) -> dict[str, list[Value]]:
        return dict(zip(self.columns, typed(self._surveyed(), self._terms), strict=True))

    def _surveyed(self) -> tuple[Column, ...]:
        return survey(self.columns, self._terms)

    def _repr_html_(self) -> str:
        """The first rows as a table, IRIs short and as links: https://ipython.readthedocs.io/en/stable/config/integrating.html."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{_cell(term)}</td>' for term in row)}</tr>" for row in self._terms[:_SHOWN]
        )
        left = len(self) - _SHOWN
        more = f"<p>and {left} more rows</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def answer(results: QueryResults) -> Answer:
    """Return a query's results as an answer.

    Raises:
        QueryFailed: the evaluation failed on the way.
    """
    if isinstance(results, QueryBoolean):
        return Answer(("ask",), [(Literal(bool(results)),)])
    if isinstance(results, QueryTriples):
        triples = list(results)
        return Answer(_TRIPLE, [(t.subject, t.predicate, t.object) for t in triples], triples)
    return Answer([variable.value for variable in results.variables], list(rows(results)))


def _cell(term: Term | Any) -> str:
    if isinstance(term, NamedNode):
        iri = html.escape(term.value, quote=True)
        return f'<a href="{iri}">{html.escape(shorten(term.value))}</a>'
    if isinstance(term, Literal):
        return html.escape(term.value)
    return "" if term is None else html.escape(str(term))
