"""JSON-LD that reads like plain JSON: one node a line, the ontology's own terms without a prefix.

The context makes ``place`` the ontology's property and ``Meeting`` its class; nodes of the project are paths below its
base, scheme members too (``role/Host``); terms of other vocabularies keep their prefix (``schema:url``).
https://www.w3.org/TR/json-ld11/
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO, Final

from kg.export.literals import STRING, words
from kg.export.nodes import TYPE, Node
from kg.terms import prefixed, relative
from mappings.namespaces import BASE, DIP, PREFIXES

_XSD: Final = PREFIXES["xsd"]
_KEYWORDS: Final = ("id", "language", "type", "value")  # written without their mark
_RESERVED: Final = frozenset({*_KEYWORDS, *PREFIXES} - {n for n in PREFIXES if PREFIXES[n].startswith(BASE)})
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_SAFE_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader keeps exactly


def write_jsonld(nodes: Iterable[Node], out: BinaryIO) -> None:
    """Write ``nodes`` as one JSON-LD document; keys in the order of ``Node``, so the bytes are stable."""
    writer = JsonldWriter(out)
    for node in nodes:
        writer.write(node)
    writer.finish()


class JsonldWriter:
    """Writes nodes one by one after the context; ``finish`` closes the document."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._separator = "\n"
        out.write(f'{{"@context": {json.dumps(_context(), indent=2)},\n"@graph": ['.encode())

    def write(self, node: Node) -> None:
        """Write one node."""
        self._out.write((self._separator + json.dumps(_object(node), ensure_ascii=False)).encode())
        self._separator = ",\n"

    def finish(self) -> None:
        """Write what closes the document."""
        self._out.write(b"\n]}\n")


def _context() -> dict[str, str]:
    others = {name: PREFIXES[name] for name in sorted(PREFIXES) if not PREFIXES[name].startswith(BASE)}
    return {"@base": BASE, "@vocab": DIP} | {word: f"@{word}" for word in _KEYWORDS} | others


def _object(node: Node) -> dict[str, Any]:
    said: dict[str, Any] = {"id": _reference(node.subject)}
    for predicate, values in node.by_predicate():
        if predicate == TYPE:
            key, plain = "type", [_name(value) for value in values]
        else:
            key, plain = _name(predicate), [_value(value) for value in values]
        said[key] = plain[0] if len(plain) == 1 else plain
    return said


def _value(term: str) -> Any:
    if not term.startswith('"'):
        return {"id": _reference(term)}
    literal = words(term)
    if literal.language is not None:
        return {"value": literal.text, "language": literal.language}
    if literal.datatype == STRING:
        return literal.text
    if literal.datatype == _XSD + "integer" and _SAFE_INTEGER.fullmatch(literal.text):
        return int(literal.text)
    if literal.datatype == _XSD + "boolean" and literal.text in {"true", "false"}:
        return literal.text == "true"
    return {"value": literal.text, "type": _name(f"<{literal.datatype}>")}


def _name(term: str) -> str:
    """A property, class or datatype: the context's vocabulary or prefixes apply to these, its base does not."""
    iri = term.removeprefix("<").removesuffix(">")
    own = iri.removeprefix(DIP)
    if own != iri and _PLAIN.fullmatch(own) and own not in _RESERVED:
        return own
    return _prefixed(iri) or iri


def _reference(term: str) -> str:
    if not term.startswith("<"):
        return term
    iri = term[1:-1]
    return _prefixed(iri) or relative(iri) or iri


def _prefixed(iri: str) -> str | None:
    return None if iri.startswith(BASE) else prefixed(iri)
