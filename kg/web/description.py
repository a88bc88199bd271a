"""What the service says of itself: the SPARQL service description, and VoID of what it holds.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/#well-known
"""

from __future__ import annotations

import io
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.store import Literal, NamedNode, RdfFormat, Term, Triple, parse, serialize
from kg.web.accept import preferred
from kg.web.formats import ROWS, TRIPLES, choose
from kg.web.site import Site
from mappings.namespaces import PREFIXES

EDITOR: Final = "/query"
"""Where whoever comes with a browser asks."""

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_NAMES: Final = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
}
_WRITTEN: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}
_HTML: Final = "text/html"


def service(site: Site, request: Request) -> Response:
    """Return the description of the endpoint, or show whoever comes with a browser where to ask.

    Raises:
        Refused: the client takes none of the formats.
    """
    accept = request.headers.get("accept", "")
    if accept and preferred(accept, (*TRIPLES, _HTML)) == _HTML:
        return RedirectResponse(EDITOR, HTTPStatus.SEE_OTHER, {"Vary": "Accept"})
    return written(_service(site.root(request), federated=bool(site.settings.services)), accept)


def written(triples: list[Triple], accept: str) -> Response:
    """Return a description in the format that is asked for.

    Raises:
        Refused: the client takes none of the formats.
    """
    kind = choose(accept, TRIPLES)
    prefixes = {
        **{name: PREFIXES[name] for name in ("rdf", "void", "dct", "foaf", "xsd")},
        "sd": _SD,
        "formats": _FORMATS,
    }
    body = serialize(triples, format=_WRITTEN[kind], prefixes=prefixes)
    return Response(body, headers={"Content-Type": kind, "Vary": "Accept", "Cache-Control": "no-cache"})


def read(turtle: bytes) -> list[Triple]:
    """Return the triples of a description in Turtle."""
    return [quad.triple for quad in parse(io.BytesIO(turtle), RdfFormat.TURTLE)]


def _service(root: str, *, federated: bool) -> list[Triple]:
    endpoint, dataset, union = f"{root}/sparql", f"{root}/sparql#dataset", f"{root}/sparql#union"
    features = ["UnionDefaultGraph", *(["BasicFederatedQuery"] if federated else [])]
    return [
        *_said(endpoint, PREFIXES["rdf"] + "type", _sd("Service")),
        *_said(endpoint, f"{_SD}endpoint", NamedNode(endpoint)),
        *_said(endpoint, f"{_SD}supportedLanguage", _sd("SPARQL11Query")),
        *_said(endpoint, f"{_SD}feature", *map(_sd, features)),
        *_said(
            endpoint,
            f"{_SD}resultFormat",
            *(NamedNode(_FORMATS + _NAMES[kind]) for kind in (*ROWS, *TRIPLES)),
        ),
        *_said(endpoint, f"{_SD}defaultDataset", NamedNode(dataset)),
        *_said(dataset, PREFIXES["rdf"] + "type", _sd("Dataset")),
        *_said(dataset, f"{_SD}defaultGraph", NamedNode(union)),
        *_said(union, PREFIXES["rdf"] + "type", _sd("Graph")),
        *_said(union, PREFIXES["rdfs"] + "comment", Literal("The union of all graphs.", language="en")),
        *_said(union, PREFIXES["rdfs"] + "comment", Literal("L’union de tous les graphes.", language="fr")),
        *_said(dataset, PREFIXES["rdfs"] + "seeAlso", NamedNode(f"{root}/.well-known/void")),
    ]


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _said(subject: str, predicate: str, *values: Term) -> list[Triple]:
    return [Triple(NamedNode(subject), NamedNode(predicate), value) for value in values]
