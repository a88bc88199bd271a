"""The graphs under ``shapes/``: which shape each one breaks, and how to judge it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyshacl
from pyoxigraph import RdfFormat, Store
from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.term import Node

from mappings.namespaces import BASE
from mappings.resources import ONTOLOGY

SHAPES: Final = Graph().parse(ONTOLOGY / "shapes.ttl")
SHAPE: Final = BASE + "shapes#"

_HERE: Final = Path(__file__).parent / "shapes"
_HEADER: Final = re.compile(
    r"# (?P<says>[^\n]+)\n# shape: (?P<shapes>[^\n]+)\n# component: (?P<component>\w+)\n"
)


@dataclass(frozen=True, slots=True)
class Case:
    """A graph that breaks ``shapes``, all for the same ``component``; a valid one breaks none."""

    path: Path
    broken: frozenset[tuple[str, str]]  # (shape, component), both by local name

    def __str__(self) -> str:
        return self.path.stem


class NoHeader(ValueError):
    """An invalid graph that does not say what it breaks."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} must open with three comment lines: what it shows, the shape, the component"
        )


def valid_cases() -> list[Case]:
    """Return the graphs that keep every shape."""
    return [Case(path, frozenset()) for path in sorted(_HERE.glob("valid/*.ttl"))]


def invalid_cases() -> list[Case]:
    """Return the graphs that break one constraint each."""
    return [_invalid(path) for path in sorted(_HERE.glob("invalid/*.ttl"))]


def _invalid(path: Path) -> Case:
    header = _HEADER.match(path.read_text(encoding="utf-8"))
    if header is None:
        raise NoHeader(path)
    shapes = header["shapes"].split(", ")
    return Case(path, frozenset((shape, header["component"]) for shape in shapes))


def broken_in_memory(path: Path) -> set[tuple[str, str]]:
    """Judge a Turtle file read by rdflib, as the gate does."""
    return _broken(Graph().parse(path))


def broken_in_store(path: Path) -> set[tuple[str, str]]:
    """Judge a Turtle file loaded into an Oxigraph store."""
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    return _broken(store)


def _broken(data: Graph | Store) -> set[tuple[str, str]]:
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES, inference="none")  # type: ignore[arg-type]
    return {
        (
            _local(report.value(result, SH.sourceShape)),
            _local(report.value(result, SH.sourceConstraintComponent)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def shape_names(kind: Node) -> set[str]:
    """Return the local names of the shapes of a kind: ``sh:NodeShape`` or ``sh:PropertyShape``."""
    return {_local(shape) for shape in SHAPES.subjects(RDF.type, kind)}


def judging() -> set[str]:
    """Return the shapes whose violations are results of their own: those with a target, and their properties."""
    targeted = {
        shape for target in (SH.targetClass, SH.targetObjectsOf) for shape in SHAPES.subjects(target, None)
    }
    properties = {part for shape in targeted for part in SHAPES.objects(shape, SH.property)}
    return {_local(shape) for shape in targeted | properties}


def listed(shape: str) -> set[str]:
    """Return the IRIs in a shape's closed list."""
    head = SHAPES.value(_node(shape), SH["in"])
    return {str(member) for member in Collection(SHAPES, head)} if head is not None else set()


def _node(shape: str) -> Node:
    return next(node for node in SHAPES.subjects(RDF.type, None) if str(node) == SHAPE + shape)


def _local(node: Node | None) -> str:
    return str(node).rpartition("#")[2]
