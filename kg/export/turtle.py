"""Turtle and TriG that people can read: short names, one predicate a line, every run the same.

https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/trig/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from kg.export.nodes import Node, Value
from kg.store import Literal, NamedNode
from kg.terms import prefixed, relative
from mappings.namespaces import BASE, PREFIXES

_XSD: Final = PREFIXES["xsd"]
_TYPE: Final = PREFIXES["rdf"] + "type"
_STRING: Final = _XSD + "string"
# Literals that Turtle writes bare, without quotes and datatype.
_BARE: Final = {
    _XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    _XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    _XSD + "boolean": re.compile(r"true|false"),
}


def write_turtle(nodes: Iterable[Node], out: BinaryIO) -> None:
    """Write ``nodes`` as one Turtle document."""
    out.write(_head())
    out.writelines(f"\n{_block(node, '')}".encode() for node in nodes)


def write_trig(graphs: Iterable[tuple[str, Iterator[Node]]], out: BinaryIO) -> None:
    """Write each graph's nodes in a block under its name, as one TriG document."""
    out.write(_head())
    for graph, nodes in graphs:
        out.write(f"\n{_iri(NamedNode(graph))} {{\n".encode())
        out.writelines(_block(node, "    ").encode() for node in nodes)
        out.write(b"}\n")


def turtle_term(term: Value) -> str:
    """Return ``term`` as Turtle writes it under the prefixes and base of this project."""
    if isinstance(term, Literal):
        return _literal(term)
    return _iri(term) if isinstance(term, NamedNode) else str(term)


def _head() -> bytes:
    lines = [f"@base <{BASE}> ."] + [f"@prefix {name}: <{PREFIXES[name]}> ." for name in sorted(PREFIXES)]
    return "".join(f"{line}\n" for line in lines).encode()


def _block(node: Node, indent: str) -> str:
    phrases = []
    for predicate, values in node.by_predicate():
        verb = "a" if predicate.value == _TYPE else _iri(predicate)
        objects = f" ,\n{indent}        ".join(turtle_term(value) for value in values)
        phrases.append(f"{verb} {objects}")
    said = f" ;\n{indent}    ".join(phrases)
    return f"{indent}{turtle_term(node.subject)} {said} .\n"


def _iri(node: NamedNode) -> str:
    short = prefixed(node.value)
    if short is not None:
        return short
    path = relative(node.value)
    return f"<{path}>" if path is not None else str(node)


def _literal(literal: Literal) -> str:
    kind = literal.datatype.value
    bare = _BARE.get(kind)
    if bare is not None and bare.fullmatch(literal.value):
        return literal.value
    if literal.language is not None or kind == _STRING:
        return str(literal)
    return f"{Literal(literal.value)}^^{_iri(literal.datatype)}"
