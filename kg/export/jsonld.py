"""JSON-LD with a context of the project's prefixes, one node a line of its ``@graph``.

https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO, Final

from kg.export.nodes import Node, Value
from kg.store import BlankNode, Literal, NamedNode
from kg.terms import prefixed, relative
from mappings.namespaces import BASE, PREFIXES

_XSD: Final = PREFIXES["xsd"]
_TYPE: Final = PREFIXES["rdf"] + "type"
_SAFE_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader keeps exactly


def write_jsonld(nodes: Iterable[Node], out: BinaryIO) -> None:
    """Write ``nodes`` as one JSON-LD document; keys in the order of ``Node``, so the bytes are stable."""
    out.write(f'{{"@context": {json.dumps(_context(), indent=2)},\n"@graph": ['.encode())
    separator = "\n"
    for node in nodes:
        out.write((separator + json.dumps(_object(node), ensure_ascii=False)).encode())
        separator = ",\n"
    out.write(b"\n]}\n")


def _context() -> dict[str, str]:
    return {"@base": BASE, "id": "@id", "type": "@type"} | {name: PREFIXES[name] for name in sorted(PREFIXES)}


def _object(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {"id": _reference(node.subject)}
    for predicate, values in node.by_predicate():
        if predicate.value == _TYPE:
            key, plain = "type", [_name(value) for value in values]
        else:
            key, plain = _name(predicate), [_value(value) for value in values]
        said[key] = plain[0] if len(plain) == 1 else plain
    return said


def _value(term: Value) -> Any:
    if not isinstance(term, Literal):
        return {"id": _reference(term)}
    if term.language is not None:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    if kind == _XSD + "string":
        return term.value
    if kind == _XSD + "integer" and _SAFE_INTEGER.fullmatch(term.value):
        return int(term.value)
    if kind == _XSD + "boolean" and term.value in {"true", "false"}:
        return term.value == "true"
    return {"@value": term.value, "@type": _name(term.datatype)}


def _name(node: Value) -> str:
    """A property, class or datatype: these are not resolved against the base."""
    return prefixed(node.value) or node.value


def _reference(node: NamedNode | BlankNode) -> str:
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return prefixed(node.value) or relative(node.value) or node.value
