"""An answer in the page itself, for readers without scripts: a table of what the endpoint found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from kg.store import NamedNode, Term
from kg.terms import shorten
from kg.web.site import Site


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: ``iri`` is what it links to, empty for a literal."""

    text: str
    iri: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, the first of them where there are too many, or what is wrong with the query."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    cut: bool = False
    fault: str = ""


async def answered(site: Site, query: str) -> Answer:
    """Ask a SELECT query; its first rows, as many as a page of the site shows.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    found = await site.endpoint.table(query)
    columns = tuple(variable.value for variable in found.variables)
    most = site.settings.limits.rows
    rows = tuple(tuple(_cell(row[name]) for name in columns) for row in islice(found, most + 1))
    return Answer(columns, rows[:most], len(rows) > most)


def _cell(term: Term | None) -> Cell:
    if term is None:
        return Cell("")
    if isinstance(term, NamedNode):
        return Cell(shorten(term.value), term.value)
    return Cell(str(getattr(term, "value", term)), language=str(getattr(term, "language", None) or ""))
