"""Names for pictures: of the labels that a node has in several languages, the one for this reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kg.store import Literal, QuerySolution, Term

_NEXT: Final = ("en", "fr", "")
"""The languages that are taken where the reader's own is missing; any other comes last."""


def text(row: QuerySolution, name: str) -> str:
    """Return the text of a cell, IRI or literal; empty where it is unbound."""
    value: Term | None = row[name]
    return "" if value is None else str(getattr(value, "value", value))


def names(rows: Iterable[QuerySolution], node: str, label: str, language: str) -> dict[str, str]:
    """Return the name of each node of a column, from rows with one label each; without one, the end of its IRI."""
    labels: dict[str, dict[str, str]] = {}
    for row in rows:
        known = labels.setdefault(text(row, node), {})
        value = row[label]
        if isinstance(value, Literal):
            known.setdefault(value.language or "", value.value)
    return {
        iri: best(known, language) or iri.rstrip("/#").rpartition("/")[2] for iri, known in labels.items()
    }


def best(labels: Mapping[str, str], language: str) -> str:
    """Return the label in ``language``, else in one that most read, else the first by language; empty without any."""
    for code in (language, *_NEXT):
        if code in labels:
            return labels[code]
    return labels[min(labels)] if labels else ""
