"""Terms of Oxigraph as terms of rdflib, and back."""

from __future__ import annotations

from functools import lru_cache

from rdflib import XSD, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.store import Literal, NamedNode, Term


class ForeignTerm(TypeError):
    """A term that has no place in stored data: a blank node, a quoted triple."""

    def __init__(self, term: object) -> None:
        super().__init__(f"neither an IRI nor a literal: {term!r}")


def to_rdflib(term: object) -> Node:
    """Return the rdflib term that an Oxigraph term is; a literal keeps its lexical form as it stands."""
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdfLiteral(term.value, lang=term.language)
        plain = term.datatype.value == str(XSD.string)
        return RdfLiteral(
            term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False
        )
    raise ForeignTerm(term)


@lru_cache(maxsize=1 << 13)
def _iri(value: str) -> URIRef:
    """The same few properties, classes and places come again in every article."""
    return URIRef(value)


def from_rdflib(term: object) -> Term:
    """Return the Oxigraph term that an rdflib term is."""
    if isinstance(term, URIRef):
        return NamedNode(str(term))
    if isinstance(term, RdfLiteral):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype or XSD.string)))
    raise ForeignTerm(term)
