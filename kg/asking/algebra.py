"""The algebra of a query, one operator a line: what is joined with what, and which filter stands where."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from kg.terms import shorten
from mappings.namespaces import PREFIXES

_IRI: Final = re.compile(r"<([^<>\s]+)>")
_INNER: Final = ("p", "p1", "p2")  # where an operator keeps the patterns that it works on
_SHOWN: Final = {
    "Extend": "BIND",
    "ToMultiSet": "Table",
    "Join": "Join",
    "LeftJoin": "OPTIONAL",
    "BGP": "Triples",
}
_INFIX: Final = {"ConditionalOrExpression": "||", "ConditionalAndExpression": "&&"}

_DEPTH: Final = 10_000  # frames: pyparsing nests with the query, twice as deep once another library has it remember results


def algebra(text: str) -> tuple[str, ...] | None:
    """Return the lines of a query's algebra, each operator above what it works on, set in by two spaces a level.

    It is the algebra of the SPARQL specification (https://www.w3.org/TR/sparql11-query/#sparqlAlgebra) as rdflib
    translates it: the meaning of the query, from which Oxigraph makes its own plan. None where rdflib does not
    read what Oxigraph does.
    """
    from pyparsing import ParseBaseException  # noqa: PLC0415 - slow to load
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415
    from rdflib.plugins.sparql.sparql import SPARQLError  # noqa: PLC0415

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEPTH))
    try:
        query = translateQuery(parseQuery(text), initNs=PREFIXES)
    except (ParseBaseException, SPARQLError, RecursionError, ValueError):
        return None
    finally:
        sys.setrecursionlimit(limit)
    kind = query.algebra.name.removesuffix("Query").upper()
    made = query.algebra["template"] if "template" in query.algebra else ()  # noqa: SIM401 - its get is another
    pattern = _lines(query.algebra.p, 1) if query.algebra.p is not None else ()  # DESCRIBE may have none
    return (kind, *(f"  {_triple(triple)}" for triple in made or ()), *pattern)


def _lines(node: Any, depth: int) -> Iterator[str]:
    """The lines of an operator and of what is under it."""
    indent = "  " * depth
    if node.name in {"values", "Values"}:
        yield from (f"{indent}{row}" for row in _table(node.res))
        return
    if node.name == "ToMultiSet" and node.p.name in {"values", "Values"}:
        yield from _lines(node.p, depth)
        return
    said = _details(node)
    yield f"{indent}{_SHOWN.get(node.name, node.name)}{f' {said}' if said else ''}"
    if node.name == "BGP":
        yield from (f"{indent}  {_triple(triple)}" for triple in node.triples)
    for name in _INNER:
        if name in node:
            yield from _lines(node[name], depth + 1)


def _details(node: Any) -> str:
    """What an operator does, beside its name."""
    say = _SAID.get(node.name)
    return say(node) if say else ""


def written(value: Any) -> str:
    """Return an expression, a term or a path as SPARQL writes it, IRIs short."""
    name = getattr(value, "name", "")
    if name in _INFIX:
        return f"({f' {_INFIX[name]} '.join(map(written, (value.expr, *value.other)))})"
    match name:
        case "RelationalExpression":
            return f"{written(value.expr)} {value.op} {written(value.other)}"
        case "UnaryNot":
            return f"!{written(value.expr)}"
        case "UnaryMinus":
            return f"-{written(value.expr)}"
        case "AdditiveExpression" | "MultiplicativeExpression":
            rest = (f"{sign} {written(other)}" for sign, other in zip(value.op, value.other, strict=True))
            return f"({' '.join((written(value.expr), *rest))})"
        case "Builtin_EXISTS" | "Builtin_NOTEXISTS":
            return f"{name.removeprefix('Builtin_').replace('NOTE', 'NOT E')} {{ … }}"
    if name.startswith(("Builtin_", "Aggregate_")):
        given = (value[key] for key in value if key not in {"res", "_vars"})
        arguments = ", ".join(written(item) for item in given if item is not None and item != [])
        return f"{name.partition('_')[2].upper()}({arguments})"
    if name == "Function":
        return f"{written(value.iri)}({', '.join(map(written, value.expr))})"
    if isinstance(value, list | tuple | set):
        return f"({', '.join(map(written, value))})"
    return _IRI.sub(lambda match: shorten(match[1]), value.n3()) if hasattr(value, "n3") else str(value)


def _table(rows: Iterable[Any]) -> Iterator[str]:
    for row in rows:
        yield "VALUES " + ", ".join(f"{written(name)} = {written(value)}" for name, value in row.items())


def _triple(triple: Iterable[Any]) -> str:
    return " ".join(map(written, triple))


def _listed(values: Iterable[Any]) -> str:
    return " ".join(map(written, values))


def _slice(node: Any) -> str:
    return f"from {node.start}" + (f", {node.length} rows" if node.length is not None else "")


_SAID: Final[dict[str, Callable[[Any], str]]] = {
    "Extend": lambda node: f"{written(node.expr)} AS {written(node.var)}",
    "Filter": lambda node: written(node.expr),
    "LeftJoin": lambda node: "" if node.expr.name == "TrueFilter" else f"if {written(node.expr)}",
    "Project": lambda node: _listed(node.PV if isinstance(node.PV, list) else sorted(node.PV)),
    "Graph": lambda node: written(node.term),
    "ServiceGraphPattern": lambda node: written(node.term),
    "Group": lambda node: f"by {_listed(node.expr or ())}",
    "AggregateJoin": lambda node: ", ".join(f"{written(x)} AS {written(x.res)}" for x in node.A),
    "OrderBy": lambda node: ", ".join(f"{key.order or 'ASC'} {written(key.expr)}" for key in node.expr),
    "Slice": _slice,
}
"""What is said of each operator that has more to it than what stands under it."""
