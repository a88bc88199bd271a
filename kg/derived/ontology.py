"""The ontology's graph: its Turtle files as they are, with an IRI for each blank node."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.provenance import derivation
from kg.store import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)
from mappings.compiled import compiled_by
from mappings.iris import graph_iri
from mappings.namespaces import BASE
from mappings.resources import ONTOLOGY, SCHEMES


@cache
def ontology_quads(base: str = BASE, files: tuple[Path, ...] | None = None) -> tuple[Quad, ...]:
    """Return what the ontology's files say, all of them by default, as quads of ``graph/ontology``; read once."""
    if files is None:
        return tuple(parse(_written(base), format=RdfFormat.N_QUADS))
    graph = NamedNode(graph_iri("ontology", base))
    return tuple(quad for file in files for quad in _skolemised(file, graph))


@compiled_by(derivation)
def _written(base: str) -> bytes:
    """All of them as N-Quads, in order: to label blank nodes takes longer than to read them."""
    files = (*sorted(ONTOLOGY.glob("*.ttl")), *sorted(SCHEMES.glob("*.ttl")))
    return serialize(ontology_quads(base, files), format=RdfFormat.N_QUADS) or b""


def _skolemised(file: Path, graph: NamedNode) -> list[Quad]:
    """The file's triples, each blank node under an IRI made from the file's name and the node's canonical label.

    https://www.w3.org/TR/rdf-canon/ labels it by what surrounds it, so the IRI does not hang on the parser.
    """
    dataset = Dataset(parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=BASE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)

    def named(node: object) -> NamedNode:
        return NamedNode(f"{graph.value}#{file.stem}-{node.value}") if isinstance(node, BlankNode) else node  # type: ignore[return-value]

    return sorted((Quad(named(q.subject), q.predicate, named(q.object), graph) for q in dataset), key=str)
