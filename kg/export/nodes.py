"""What is said of each node, one node at a time, in an order that only the content decides.

Terms stand as N-Triples writes them, in text: a dump is text at both ends, and making an object of each term on
the way costs more than all the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Final

from kg.export.sorter import Block, Sorter, distinct
from kg.store import Triple, View
from mappings.namespaces import PREFIXES

Tick = Callable[[str], None]  # takes the IRI of the node that is done

TYPE: Final = f"<{PREFIXES['rdf']}type>"


@dataclass(frozen=True, slots=True)
class Node:
    """A subject with each predicate and value said of it, once each: ``rdf:type`` first, then by code point."""

    subject: str
    values: tuple[tuple[str, str], ...]
    said: Sequence[str] = field(default=(), compare=False)  # the lines that tell of it, without the subject

    def by_predicate(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each predicate with all its values."""
        for predicate, pairs in groupby(self.values, key=itemgetter(0)):
            yield predicate, [value for _, value in pairs]

    @property
    def types(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(value for predicate, value in self.values if predicate == TYPE)


def nodes(view: View, graph: str | None = None) -> Iterator[Node]:
    """Yield the nodes of one graph, of the union of all without ``graph``; by the code points of their IRIs.

    Raises:
        OSError: the temporary file for what exceeds the memory set aside cannot be written.
    """
    with Sorter() as sorter:
        for name in view.graphs() if graph is None else (graph,):
            view.dump(sorter.as_file(), name)
        yield from nodes_of(distinct(sorter.blocks()))


def nodes_of(blocks: Iterable[Block]) -> Iterator[Node]:
    """Yield the nodes that sorted lines of N-Quads or N-Triples tell of, whatever graphs they name."""
    for subject, lines in grouped_lines(blocks):
        yield node(subject, lines)


def grouped_lines(blocks: Iterable[Block]) -> Iterator[tuple[str, list[str]]]:
    """Yield each subject of sorted lines with what stands behind it on its lines."""
    current, said = "", list[str]()
    for block in blocks:
        for line in b"\n".join(block).decode().split("\n"):
            subject, _, rest = line.partition(" ")
            if subject != current:
                if said:
                    yield current, said
                current, said = subject, []
            said.append(rest)
    if said:
        yield current, said


def node(subject: str, said: Sequence[str]) -> Node:
    """Return the node of which the lines say ``said``: predicate, value, a graph or none, a full stop."""
    types: dict[tuple[str, str], None] = {}
    others: dict[tuple[str, str], None] = {}
    for rest in said:
        predicate, _, value = rest.partition(" ")
        pair = predicate, _value(value)
        (types if predicate == TYPE else others)[pair] = None
    return Node(subject, (*types, *others), said)


def grouped(triples: Iterable[Triple]) -> Iterator[Node]:
    """Yield the nodes of ``triples``, all of which are held in memory."""
    yield from nodes_of([sorted({f"{triple} .".encode() for triple in triples})])


def _value(text: str) -> str:
    """The term that ``text`` begins with. No IRI holds a quotation mark, so the last one closes the literal."""
    return text[: text.index(" ", max(text.rfind('"'), 0))]
