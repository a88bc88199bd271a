"""The ontology's graph: its Turtle files as they are, with an IRI for each blank node."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.store import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse
from mappings.iris import graph_iri
from mappings.namespaces import BASE
from mappings.resources import ONTOLOGY, SCHEMES


@cache
def ontology_quads(base: str = BASE, files: tuple[Path, ...] | None = None) -> tuple[Quad, ...]:
    """Return what the ontology's files say, all of them by default, as quads of ``graph/ontology``; read once."""
    graph = NamedNode(graph_iri("ontology", base))
    chosen = (*sorted(ONTOLOGY.glob("*.ttl")), *sorted(SCHEMES.glob("*.ttl"))) if files is None else files
    return tuple(quad for file in chosen for quad in _skolemised(file, graph))


def _skolemised(file: Path, graph: NamedNode) -> list[Quad]:
    """The file's triples, each blank node under an IRI made from the file's name and the node's canonical label.

    https://www.w3.org/TR/rdf-canon/ labels it by what surrounds it, so the IRI does not hang on the parser.
    """
    dataset = Dataset(parse(file.read_bytes(), format=RdfFormat.TURTLE, base_iri=BASE))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)

    def named(node: object) -> NamedNode:
        return NamedNode(f"{graph.value}#{file.stem}-{node.value}") if isinstance(node, BlankNode) else node  # type: ignore[return-value]

    return sorted((Quad(named(q.subject), q.predicate, named(q.object), graph) for q in dataset), key=str)
