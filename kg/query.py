"""Asking the graph: a query by name, from a file or from standard input, with its parameters bound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final

from kg.asking.binding import TAG, place, terms
from kg.asking.library import SUFFIX, NamedQuery, find, parse, read
from kg.errors import BadParameter, NotText, QuerySyntaxError
from kg.links.record import base_of
from kg.store import QueryResults, Term, View
from mappings.namespaces import BASE

LANGUAGE: Final = "lang"
"""The parameter by which a query of the library takes the language of its labels."""


def load(target: str, stdin: BinaryIO) -> NamedQuery:
    """Return the query that ``target`` names, or is: ``-`` is all of ``stdin``, a path is a file, what has a space in it SPARQL itself, else the library's.

    Raises:
        UnknownQuery: the library has none of that name.
        MissingPath: there is no such file.
        NotText: what was given is no UTF-8 text.
        BadHeader: its header breaks the convention of ``kg.asking.library``.
    """
    if target == "-":
        return parse(_decoded(stdin.read()), "-", "standard input")
    if is_sparql(target):
        return parse(target, "-", "the query")
    return read(Path(target)) if is_file(target) else find(target)


def is_sparql(target: str) -> bool:
    """Whether ``target`` is a query itself: a name has no space, and a file whose name has one ends in ``.rq``."""
    return any(map(str.isspace, target)) and not target.endswith(SUFFIX)


def is_file(target: str) -> bool:
    """Whether ``target`` names a file rather than a query of the library."""
    path = Path(target)
    return path.suffix == SUFFIX or path.parent != Path() or path.is_file()


def ask(view: View, query: NamedQuery, values: Mapping[str, str]) -> QueryResults:
    """Evaluate ``query`` over the union of all graphs with ``values`` for its parameters.

    Raises:
        UnknownParameter, MissingParameter, BadParameter: see ``bound``.
        UnprojectedParameter: a parameter has neither a data block nor a place in the SELECT clause.
        QuerySyntaxError: at a line and column of the query as its author wrote it.
        QueryFailed: the evaluation failed.
    """
    text, left = place(query.text, bound(view, query, values))
    try:
        return view.query(text, substitutions=left)
    except QuerySyntaxError:
        view.query(query.text)  # the same fault, at its place before the terms were put in
        raise


def bound(view: View, query: NamedQuery, values: Mapping[str, str]) -> dict[str, Term]:
    """Return the term of each parameter that has a value; paths are read below the base of what ``view`` shows.

    Raises:
        UnknownParameter, MissingParameter, BadParameter: see ``kg.asking.binding.terms``.
    """
    wants_base = any(parameter.type == "iri" for parameter in query.parameters)
    return terms(query, values, base_of(view) if wants_base else BASE)


def in_language(query: NamedQuery, values: Mapping[str, str], language: str | None) -> dict[str, str]:
    """Return ``values`` with the parameter ``lang`` set to ``language``, for a query that has that parameter.

    Raises:
        BadParameter: it is no language tag, or ``values`` ask for another language.
    """
    if language is None:
        return dict(values)
    if re.fullmatch(TAG, language) is None:
        raise BadParameter("lang", language, "a language tag, such as fr, en or vi")
    if all(parameter.name != LANGUAGE for parameter in query.parameters):
        return dict(values)
    given = values.get(LANGUAGE, language)
    if given.strip().lower() != language.lower():
        raise BadParameter(
            LANGUAGE, language, f"what `--param {LANGUAGE}={given}` says, or only one of the two be given"
        )
    return {**values, LANGUAGE: language}


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText("standard input", error.start) from error
