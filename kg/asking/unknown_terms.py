"""Terms of the project's namespaces that a query names and nothing defines: misspelt, most often, and then it finds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from kg.asking.sparql import iris
from kg.errors import nearest
from kg.links.record import base_of
from kg.store import NamedNode, View
from kg.terms import prefixed
from mappings.iris import graph_iri
from mappings.namespaces import BASE, PREFIXES

_OURS: Final = tuple(
    sorted((name for name in PREFIXES.values() if name.startswith(BASE)), key=len, reverse=True)
)
"""The namespaces of the classes, the properties and the members of schemes, the longest first."""


def unknown_terms(view: View, text: str, bound: Iterable[object] = ()) -> tuple[str, ...]:
    """Return a sentence for each term of the ontology's namespaces that a query names and the graph does not know.

    ``text`` is the query, ``bound`` are the terms of its parameters. Known is what the ontology's graph defines and
    whatever else the graph says something of, or with. Of a graph without ontology nothing can be told.
    """
    named = dict.fromkeys((*iris(text), *(term.value for term in bound if isinstance(term, NamedNode))))
    strange = [iri for iri in named if _namespace(iri) and not _known(view, NamedNode(iri))]
    if not strange:
        return ()
    graph = graph_iri("ontology", base_of(view))
    if not view.has_graph(graph):
        return ()
    terms = {iri for iri in _defined(view, graph) if _namespace(iri)}
    return tuple(_sentence(iri, terms) for iri in strange)


def _namespace(iri: str) -> str | None:
    """The namespace of ours that an IRI is a name of."""
    return next((name for name in _OURS if iri.startswith(name) and iri != name), None)


def _known(view: View, node: NamedNode) -> bool:
    return any(any(found) for found in (view.match(node), view.match(None, node), view.match(value=node)))


def _defined(view: View, graph: str) -> Iterator[str]:
    return (quad.subject.value for quad in view.quads(graph) if isinstance(quad.subject, NamedNode))


def _sentence(iri: str, terms: Iterable[str]) -> str:
    """What to say of a term: the nearest of its namespace first, since its prefix is seldom the fault."""
    namespace = _namespace(iri)
    siblings = {term for term in terms if _namespace(term) == namespace}
    short = {prefixed(term) or term for term in siblings}
    near = nearest(prefixed(iri) or iri, short, 1)
    return f"{prefixed(iri) or f'<{iri}>'} is no term of the ontology" + (
        f": did you mean {near[0]}?" if near else ""
    )
