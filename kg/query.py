"""Asking the graph: a query by name, from a file or from standard input, with its parameters bound."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from kg.binding import place, terms
from kg.errors import NotText, QuerySyntaxError
from kg.library import SUFFIX, NamedQuery, find, parse, read
from kg.store import QueryResults, View


def load(target: str, stdin: BinaryIO) -> NamedQuery:
    """Return the query that ``target`` names: ``-`` is all of ``stdin``, a path is a file, else the library's.

    Raises:
        UnknownQuery: the library has none of that name.
        MissingPath: there is no such file.
        NotText: what was given is no UTF-8 text.
        BadHeader: its header breaks the convention of ``kg.library``.
    """
    if target == "-":
        return parse(_decoded(stdin.read()), "-", "standard input")
    path = Path(target)
    if path.suffix == SUFFIX or path.parent != Path() or path.is_file():
        return read(path)
    return find(target)


def ask(view: View, query: NamedQuery, values: Mapping[str, str]) -> QueryResults:
    """Evaluate ``query`` over the union of all graphs with ``values`` for its parameters.

    Raises:
        UnknownParameter, MissingParameter, BadParameter: see ``kg.binding.terms``.
        UnprojectedParameter: a parameter has neither a data block nor a place in the SELECT clause.
        QuerySyntaxError: at a line and column of the query as its author wrote it.
        QueryFailed: the evaluation failed.
    """
    text, left = place(query.text, terms(query, values))
    try:
        return view.query(text, substitutions=left)
    except QuerySyntaxError:
        view.query(query.text)  # the same fault, at its place before the terms were put in
        raise


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText("standard input", error.start) from error
