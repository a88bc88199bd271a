"""An answer in the page itself, for readers without scripts: a table of what the endpoint found."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from itertools import islice
from typing import Final

from kg.asking.sparql import syntax_error
from kg.store import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Term,
    parse,
    parse_query_results,
)
from kg.terms import prefixed
from kg.web.evaluation import Asked
from kg.web.guard import Prepared
from kg.web.problem import Refused
from kg.web.settings import Settings
from kg.web.site import Site

_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_LARGEST: Final = 16 * 2**20  # bytes of an answer that a page is made of
_WHOLE: Final = "the answer is too large for a page: add a LIMIT, or fetch it from the endpoint itself"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: ``iri`` is what it links to, empty for a literal."""

    text: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the rows, the first of them where there are too many; yes or no; or why there is no answer.

    The columns of a query for triples are empty: their names are words of the page.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    cut: bool = False
    holds: bool | None = None
    fault: str = ""


async def answered(site: Site, text: str) -> Answer:
    """Ask a query as somebody from outside: within their limits, and refused what they are refused."""
    try:
        query = site.guard.prepared(text)
        return _read(query, await _asked(site, text, query), site.settings)
    except Refused as refused:
        return Answer(fault=refused.reason)


async def _asked(site: Site, text: str, query: Prepared) -> bytes:
    parameters = "" if query.names_graphs else "union-default-graph="
    asked = Asked(query.text, parameters, _TRIPLES if query.triples else _ROWS, text)
    with closing(await site.evaluations.evaluated(asked)) as answer:
        said, whole = await answer.start(_LARGEST)
        if answer.status != HTTPStatus.OK:
            reason = said.decode("utf-8", "replace").strip()
            raise Refused(HTTPStatus.BAD_REQUEST, str(syntax_error(text, reason)))
        if not whole:
            raise Refused(HTTPStatus.BAD_REQUEST, _WHOLE)
        return said


def _read(query: Prepared, said: bytes, settings: Settings) -> Answer:
    most, cell = settings.limits.rows, partial(_cell, base=settings.base)
    try:
        if query.triples:
            triples = islice(parse(said, RdfFormat.N_TRIPLES), most + 1)
            rows = [(cell(quad.subject), cell(quad.predicate), cell(quad.object)) for quad in triples]
            return Answer((), tuple(rows[:most]), len(rows) > most)
        found = parse_query_results(said, QueryResultsFormat.JSON)
        if isinstance(found, QueryBoolean):
            return Answer(holds=bool(found))
        if not isinstance(found, QuerySolutions):
            raise TypeError(found)
        columns = tuple(variable.value for variable in found.variables)
        cells = [tuple(cell(row[name]) for name in columns) for row in islice(found, most + 1)]
    except SyntaxError as error:  # the engine ran into its limit: the answer has no end
        raise Refused(
            HTTPStatus.GATEWAY_TIMEOUT, "the answer broke off: ask for less, or add a LIMIT"
        ) from error
    return Answer(columns, tuple(cells[:most]), len(cells) > most)


def _cell(term: Term | None, base: str) -> Cell:
    if term is None:
        return Cell("")
    if isinstance(term, NamedNode):
        below = term.value.removeprefix(base) if term.value.startswith(base) else ""
        return Cell(prefixed(term.value) or below or term.value, term.value)
    return Cell(str(getattr(term, "value", term)), language=str(getattr(term, "language", None) or ""))
