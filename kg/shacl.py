"""The gate: SHACL shapes, loaded once, that say what is wrong with a graph before it is stored.

Every verdict is pySHACL's own, except that nothing is wrong where ``kg.clearance`` is sure of it, as it is of nearly every
article. So pySHACL and rdflib, which take as long to load as fifty articles to judge, are loaded only when a graph is in
doubt, and are given the shapes as ``kg.prepared`` makes them. Articles are not judged together: a node that one of them
leaves incomplete would be completed by another.

pySHACL runs on an rdflib graph, not on an Oxigraph store: versions 0.40.0 and 0.40.1 compare a plain string of
an Oxigraph store with its ``xsd:string`` twin in the shapes and raise false sh:in and sh:hasValue violations
(``tests/kg/test_shacl.py`` holds both halves), and for graphs the size of one article rdflib is the faster one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.clearance import Clearance
from kg.clearance.graph import SUBCLASS, TYPE, Node, Said, said_in
from kg.store import NamedNode, Quad, RdfFormat, parse
from kg.violation import VIOLATION, Violation
from mappings.namespaces import PREFIXES
from mappings.resources import ONTOLOGY, SCHEMES

if TYPE_CHECKING:
    from kg.prepared import Prepared

__all__ = ["SHAPES", "VIOLATION", "Gate", "Violation"]

SHAPES: Final = ONTOLOGY / "shapes.ttl"

_CONCEPT: Final = NamedNode(PREFIXES["skos"] + "Concept")
_IN_SCHEME: Final = NamedNode(PREFIXES["skos"] + "inScheme")


class Gate:
    """The shapes, ready to judge one graph after another."""

    def __init__(self, shapes: Iterable[Said], background: Iterable[Said]) -> None:
        """Take the shapes, and what a judged graph may take as known: subclasses, and the scheme members it names."""
        self._shapes = tuple(shapes)
        self._classes: set[Said] = set()
        self._members: defaultdict[Node, set[Said]] = defaultdict(set)
        for statement in background:
            subject, property_, value = statement
            if property_ == SUBCLASS:
                self._classes.add(statement)
            elif property_ == _IN_SCHEME or (property_ == TYPE and value == _CONCEPT):
                self._members[subject].add(statement)
        self._clearance = Clearance(self._shapes, self._classes, self._members)

    @classmethod
    def load(cls, shapes: Path = SHAPES, background: Sequence[Path] | None = None) -> Gate:
        """Read the shapes and the ontology from Turtle files, those of the project by default."""
        files = _ontology_files(shapes) if background is None else background
        return cls(_read(shapes), (statement for file in files for statement in _read(file)))

    def validate(self, quads: Iterable[Quad]) -> list[Violation]:
        """Return what the shapes find wrong in one graph, sorted; an empty list where it conforms.

        Raises:
            ForeignTerm: a quad holds a blank node.
        """
        judged = list(quads)
        return [] if self._clearance.clears(judged) else self.judge(judged)

    def judge(self, quads: Iterable[Quad]) -> list[Violation]:
        """As ``validate``, by pySHACL alone, however clear the case is."""
        import pyshacl  # noqa: PLC0415 - only a graph in doubt needs it

        data, focusable = self._prepared.data(quads)
        _, report, _ = pyshacl.validate(
            data, shacl_graph=self._prepared.shapes, inference="none", advanced=False, inplace=True
        )
        return sorted(
            self._prepared.violations(report, focusable),
            key=lambda v: (str(v.focus), v.path or "", str(v.value), v.shape, v.component, v.messages),
        )

    @cached_property
    def _prepared(self) -> Prepared:
        from kg.prepared import Prepared  # noqa: PLC0415 - loads rdflib

        return Prepared(self._shapes, self._classes, self._members)


def _read(file: Path) -> Iterator[Said]:
    return said_in(parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=file.absolute().as_uri()))


def _ontology_files(shapes: Path) -> list[Path]:
    return [
        *sorted(path for path in ONTOLOGY.glob("*.ttl") if path != shapes),
        *sorted(SCHEMES.glob("*.ttl")),
    ]
