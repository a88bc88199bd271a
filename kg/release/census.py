"""The counts of a graph, taken while its nodes go by."""

from __future__ import annotations

from collections import Counter
from types import TracebackType
from typing import Self

from kg.export.nodes import TYPE, Node
from kg.export.sorter import Sorter, distinct


class Census:
    """Counts nodes, statements, classes, properties; in memory are the classes and properties, never the nodes."""

    def __init__(self) -> None:
        self.triples = 0
        self.subjects = 0
        self.entities = 0  # nodes that have a class
        self.classes: Counter[str] = Counter()  # nodes, by class
        self.properties: Counter[str] = Counter()  # statements, by property
        self._objects = Sorter()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._objects.__exit__(kind, error, trace)

    def write(self, node: Node) -> None:
        """Count a node."""
        self.subjects += 1
        self.triples += len(node.values)
        self.entities += bool(node.types)
        self.classes.update(value for predicate, value in node.values if predicate == TYPE)
        self.properties.update([predicate for predicate, _ in node.values])
        self._objects.write("".join([f"{value}\n" for _, value in node.values]).encode())

    def objects(self) -> int:
        """Return how many different values were counted."""
        return sum(len(block) for block in distinct(self._objects.blocks()))
