"""What a query is once its parameters are bound, what it means, and how long its evaluation takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.asking.algebra import algebra
from kg.asking.binding import place, terms
from kg.asking.library import NamedQuery
from kg.asking.runs import Bounds, Run
from kg.asking.sparql import with_prefixes
from kg.asking.wire import Figures, Kind, Request
from kg.ledger import base_of
from mappings.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Explained:
    """A query in full and its figures.

    ``text`` is what is evaluated, with the prefixes that it uses; ``substituted`` are the parameters without a data
    block, which the engine binds itself; ``algebra`` is what the query means, an operator a line, None where it
    could not be told. ``kind`` is what it gives: rows, a truth or triples; ``remarks`` say what in it may be wrong.
    """

    name: str
    text: str
    substituted: Mapping[str, str]
    algebra: tuple[str, ...] | None
    kind: str
    figures: Figures
    remarks: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes."""
        return asdict(self)


def bound(query: NamedQuery, values: Mapping[str, str], base: str = BASE) -> tuple[str, dict[str, str]]:
    """Return the text of a query as it is evaluated, prefixes declared, and what the engine is to substitute.

    Raises:
        UnknownParameter, MissingParameter, BadParameter: see ``kg.asking.binding.terms``.
    """
    text, left = place(query.text, terms(query, values, base))
    plain = "\n".join(line for line in text.splitlines() if not line.startswith("#+"))
    return with_prefixes(plain.strip() + "\n"), {name: str(term) for name, term in left.items()}


def explain(store: Path, query: NamedQuery, values: Mapping[str, str], bounds: Bounds) -> Explained:
    """Evaluate a query within bounds, keeping nothing of its answer, and say what it was.

    Oxigraph shows its plan only in its own server, so what is shown is the algebra from which it makes one.

    Raises:
        KgError: as ``kg.asking.runs.Run`` does.
    """
    with Run(Request(store, query, values, measure=True), bounds) as run:
        kind, figures = Kind(run.head.kind).name.lower(), run.figures()
        remarks = run.head.remarks
    text, left = bound(query, values, base_of(store) or BASE)
    return Explained(query.name, text, left, algebra(text), kind, figures, remarks)
