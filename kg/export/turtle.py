"""Turtle and TriG that people can read: short names, one predicate a line, every run the same.

https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/trig/
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import BinaryIO, Final

from kg.export.nodes import TYPE, Node
from kg.terms import prefixed, relative
from mappings.namespaces import BASE, PREFIXES

_XSD: Final = PREFIXES["xsd"]
# Literals that Turtle writes bare, without quotes and datatype.
_BARE: Final = {
    f"<{_XSD}integer>": re.compile(r"[+-]?[0-9]+"),
    f"<{_XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"<{_XSD}boolean>": re.compile(r"true|false"),
}
_REMEMBERED: Final = 1 << 16  # short names kept: most nodes are named where their neighbours are


def write_turtle(nodes: Iterable[Node], out: BinaryIO) -> None:
    """Write ``nodes`` as one Turtle document."""
    writer = TurtleWriter(out)
    for node in nodes:
        writer.write(node)


def write_short_turtle(nodes: Iterable[Node], out: BinaryIO) -> None:
    """Write ``nodes`` as one Turtle document that declares what it uses; it is held in memory until it is whole."""
    body = io.BytesIO()
    writer = TurtleWriter(body, head=False)
    for node in nodes:
        writer.write(node)
    out.write(_head(writer.used) + body.getvalue())


def write_trig(graphs: Iterable[tuple[str, Iterator[Node]]], out: BinaryIO) -> None:
    """Write each graph's nodes in a block under its name, as one TriG document."""
    writer = TurtleWriter(out)
    for graph, nodes in graphs:
        out.write(f"\n{writer.term(f'<{graph}>')} {{\n".encode())
        for node in nodes:
            writer.write(node, indent="    ")
        out.write(b"}\n")


class TurtleWriter:
    """Writes nodes one by one, after a head with the base and all prefixes of the project, if it is to write one.

    ``used`` are the prefixes of what was written so far, and "" for the base.
    """

    def __init__(self, out: BinaryIO, *, head: bool = True) -> None:
        self._out = out
        self._short: dict[str, str] = {}
        self.used: set[str] = set()
        if head:
            out.write(_head({"", *PREFIXES}))

    def write(self, node: Node, indent: str = "") -> None:
        """Write one node: after an empty line, or set in by ``indent``."""
        term = self.term
        before = "" if indent else "\n"
        text = [f"{before}{indent}{term(node.subject)} "]
        last = ""
        for predicate, value in node.values:
            if predicate == last:
                text.append(f" ,\n{indent}        {term(value)}")
                continue
            verb = "a" if predicate == TYPE else term(predicate)
            text.append(f" ;\n{indent}    {verb} {term(value)}" if last else f"{verb} {term(value)}")
            last = predicate
        text.append(" .\n")
        self._out.write("".join(text).encode())

    def term(self, term: str) -> str:
        """Return a term of N-Triples as Turtle writes it under these prefixes and this base."""
        if term[0] == '"':
            return self._typed(term) if term[-1] == ">" else term
        short = self._short.get(term)
        if short is None:
            if len(self._short) >= _REMEMBERED:
                self._short.clear()
            short = self._short[term] = _iri(term)
            if short != term:
                self.used.add("" if short[0] == "<" else short.partition(":")[0])
        return short

    def _typed(self, term: str) -> str:
        """A literal with a datatype: bare where Turtle can."""
        words, _, datatype = term.rpartition("^^")
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(words, 1, len(words) - 1):
            return words[1:-1]
        return f"{words}^^{self.term(datatype)}"


def _head(used: AbstractSet[str]) -> bytes:
    """The base, where it is among what is used, and the prefixes."""
    base = [f"@base <{BASE}> ."] if "" in used else []
    lines = base + [f"@prefix {name}: <{PREFIXES[name]}> ." for name in sorted(used - {""})]
    return "".join(f"{line}\n" for line in lines).encode()


def _iri(term: str) -> str:
    if term[0] != "<":
        return term
    iri = term[1:-1]
    path = relative(iri)
    return prefixed(iri) or (term if path is None else f"<{path}>")
