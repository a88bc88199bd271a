"""The content of a graph that is sent to be stored, and the change of the store that it asks for."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from kg.store import DefaultGraph, Literal, NamedNode, RdfFormat, Triple, parse
from kg.web.problem import Refused, bad

FORMATS: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
"""What may be sent."""


def update(body: bytes, kind: str, graph: str, *, replaces: bool) -> str:
    """Return the SPARQL Update that makes ``body`` what the graph holds, or adds it to that.

    It is one transaction (https://www.w3.org/TR/sparql11-update/#updateServices): nobody sees the graph half written.

    Raises:
        Refused: the body is in a format that is not known, does not parse, names a graph of its own, or holds what
            is not stored: blank nodes, statements on statements.
    """
    media_type = kind.partition(";")[0].strip().lower()
    if media_type not in FORMATS:
        raise Refused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"a graph is sent as {', '.join(FORMATS)}", {"Accept-Post": ", ".join(FORMATS)}
        )  # fmt: skip
    try:
        triples = [
            _grounded(quad.triple, quad.graph_name)
            for quad in parse(body, FORMATS[media_type], base_iri=graph)
        ]
    except SyntaxError as error:
        raise bad(f"the graph does not parse: {error}") from error
    except ValueError as error:
        raise bad(f"the graph cannot be read: {error}") from error
    data = " .\n".join(map(str, triples))
    said = [f"DROP SILENT GRAPH <{graph}>"] if replaces else []
    return ";\n".join([*said, f"INSERT DATA {{ GRAPH <{graph}> {{ {data} }} }}"])


def _grounded(triple: Triple, graph: object) -> Triple:
    if not isinstance(graph, DefaultGraph):
        raise bad("the graph holds another graph: send one at a time")
    if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode | Literal):
        raise bad(f"the graph holds a blank node, which is not stored: give it an IRI ({triple})")
    return triple
