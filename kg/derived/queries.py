"""The library's graph: each named query as a SHACL SPARQL executable, for tools that look for examples in an endpoint.

The form is that of the sparql-examples of the SIB (https://github.com/sib-swiss/sparql-examples): ``sh:SPARQLExecutable``
with ``sh:select`` or ``sh:construct``, ``rdfs:label``, ``rdfs:comment``, ``schema:keywords`` and ``sh:prefixes``. The text
declares its prefixes and runs as it stands: defaults, and the examples of what is required, are in their data blocks.
Parameters are ``sh:Parameter`` (https://www.w3.org/TR/shacl/#constraint-components-parameters): the local name of a
parameter's ``sh:path`` is the variable whose data block ``VALUES ?name { ... }`` takes the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from kg.asking.binding import place, term, terms
from kg.asking.header import Parameter
from kg.asking.library import NamedQuery, library
from kg.asking.sparql import only_code, with_prefixes
from kg.store import Literal, NamedNode, Quad, Term
from mappings.iris import graph_iri, parameter_iri, query_iri
from mappings.namespaces import BASE, PREFIXES

_FORMS: Final = {
    "SELECT": ("SPARQLSelectExecutable", "select"),
    "CONSTRUCT": ("SPARQLConstructExecutable", "construct"),
    "ASK": ("SPARQLAskExecutable", "ask"),
}
"""The class and the property of each form of query; https://www.w3.org/TR/shacl-af/ and, for CONSTRUCT, its vocabulary."""
_FORM: Final = re.compile(rf"^[^\S\n]*+({'|'.join(_FORMS)})\b", re.MULTILINE | re.IGNORECASE)
_DATATYPES: Final = {
    "string": "string",
    "name": "string",
    "integer": "integer",
    "date": "date",
    "language": "string",
}
_KEYWORDS: Final = (PREFIXES["schema"] + "keywords", "https://schema.org/keywords")
"""schema.org under both of its schemes: the graph writes http, readers of sparql-examples look for https."""

_Said = Iterator[tuple[str, str, Term]]


def query_quads(base: str = BASE, directory: Path | None = None) -> tuple[Quad, ...]:
    """Return ``graph/queries``: what the files of ``directory``, the project's library by default, ask and with what.

    Raises:
        BadHeader: a header breaks the convention.
    """
    return _quads(base, library(directory))


@cache
def _quads(base: str, queries: tuple[NamedQuery, ...]) -> tuple[Quad, ...]:
    graph = NamedNode(graph_iri("queries", base))
    said = {*_prefixes(graph.value)}
    for query in queries:
        said.update(_query(query, graph.value, base))
    quads = (Quad(NamedNode(node), NamedNode(name), value, graph) for node, name, value in said)
    return tuple(sorted(quads, key=str))


def _query(query: NamedQuery, graph: str, base: str) -> _Said:
    node = query_iri(query.name, base)
    text = runnable(query)
    found = _FORM.search(only_code(query.sparql))
    kind, holds = _FORMS[found[1].upper() if found else "SELECT"]
    for name in ("SPARQLExecutable", kind, "Parameterizable"):
        yield node, _iri("rdf:type"), NamedNode(_iri(f"sh:{name}"))
    yield node, _iri(f"sh:{holds}"), Literal(text)
    yield node, _iri("sh:prefixes"), NamedNode(f"{graph}#prefixes")
    yield node, _iri("rdfs:label"), Literal(query.title or query.name, language="en")
    if query.description:
        yield node, _iri("rdfs:comment"), Literal(query.description, language="en")
    yield node, _iri("dct:identifier"), Literal(query.name)
    for tag in query.tags:
        yield from ((node, keywords, Literal(tag)) for keywords in _KEYWORDS)
    for order, parameter in enumerate(query.parameters):
        yield node, _iri("sh:parameter"), NamedNode(f"{node}#{parameter.name}")
        yield from _parameter(f"{node}#{parameter.name}", parameter, order, base)


def _parameter(node: str, parameter: Parameter, order: int, base: str) -> _Said:
    path = parameter_iri(parameter.name, base)
    yield node, _iri("rdf:type"), NamedNode(_iri("sh:Parameter"))
    yield node, _iri("sh:path"), NamedNode(path)
    yield path, _iri("rdf:type"), NamedNode(_iri("rdf:Property"))
    yield node, _iri("sh:name"), Literal(parameter.name)
    yield node, _iri("sh:description"), Literal(parameter.description, language="en")
    yield node, _iri("sh:order"), _typed(str(order), "integer")
    yield node, _iri("sh:optional"), _typed("false" if parameter.required else "true", "boolean")
    if parameter.type == "iri":
        yield node, _iri("sh:nodeKind"), NamedNode(_iri("sh:IRI"))
    else:
        yield node, _iri("sh:datatype"), NamedNode(_iri(f"xsd:{_DATATYPES[parameter.type]}"))
    if parameter.default is not None:
        yield node, _iri("sh:defaultValue"), term(parameter, parameter.default)
    if parameter.example:
        yield node, _iri("skos:example"), term(parameter, parameter.example)


def runnable(query: NamedQuery) -> str:
    """Return the query's SPARQL as any tool runs it: prefixes declared, defaults and required examples in their places."""
    needed = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
    text, _ = place(query.sparql, terms(query, needed))
    return with_prefixes(text)


def _prefixes(graph: str) -> _Said:
    yield f"{graph}#prefixes", _iri("rdf:type"), NamedNode(_iri("owl:Ontology"))
    for name, namespace in PREFIXES.items():
        node = f"{graph}#prefix-{name}"
        yield f"{graph}#prefixes", _iri("sh:declare"), NamedNode(node)
        yield node, _iri("rdf:type"), NamedNode(_iri("sh:PrefixDeclaration"))
        yield node, _iri("sh:prefix"), Literal(name)
        yield node, _iri("sh:namespace"), _typed(namespace, "anyURI")


def _typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(_iri(f"xsd:{datatype}")))


def _iri(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return PREFIXES[prefix] + local
