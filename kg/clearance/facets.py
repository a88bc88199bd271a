"""Constraints on values (https://www.w3.org/TR/shacl/#core-components), each as a function that is sure or is not.

A function answers True where pySHACL is certain to find nothing. What a literal is worth is asked of rdflib, as
pySHACL does; where the two could differ in how they compare, the answer is False.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Final

from rdflib import RDF, RDFS, SH, XSD, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from kg.clearance.facts import Facts
from kg.store import Literal, NamedNode, Term
from kg.translation import from_rdflib, to_rdflib

Check = Callable[[Facts, Term, Collection[Term]], bool]
"""Whether the values that a focus node has by a shape's path clearly satisfy a constraint."""

Facet = Callable[[Graph, Sequence[Node]], Check]
"""Makes a check of the values that a shape has for a parameter; raises ``Unclear``."""


class Unclear(Exception):
    """A constraint that is not known here, or is written in a way that is not; whatever it is put to is doubtful."""


_PYTHON: Final[Mapping[str, type]] = {
    str(XSD.integer): int,
    str(XSD.float): float,
    str(XSD.decimal): Decimal,
    str(XSD.boolean): bool,
    str(XSD.date): date,
    str(XSD.time): time,
    str(XSD.dateTime): datetime,
}
"""The datatypes whose values pySHACL looks at; of others it asks that they are not known to be ill-typed."""

_STRING: Final = str(XSD.string)
_NODE_KINDS: Final[Mapping[Node, tuple[type, ...]]] = {
    SH.IRI: (NamedNode,),
    SH.Literal: (Literal,),
    SH.IRIOrLiteral: (NamedNode, Literal),
    SH.BlankNodeOrIRI: (NamedNode,),
    SH.BlankNodeOrLiteral: (Literal,),
}


@lru_cache(maxsize=1 << 14)
def _worth(term: Literal) -> RdfLiteral:
    """The literal as rdflib understands it; numbers and dates come again in every article."""
    literal = to_rdflib(term)
    assert isinstance(literal, RdfLiteral)  # noqa: S101 - a literal is translated as one
    return literal


def _single(given: Sequence[Node]) -> Node:
    if len(given) != 1:
        raise Unclear
    return given[0]


def _number(given: Sequence[Node]) -> int:
    """The value of a parameter that is a whole number from 0."""
    literal = _single(given)
    if not isinstance(literal, RdfLiteral) or literal.datatype != XSD.integer:
        raise Unclear
    if not isinstance(literal.value, int) or literal.value < 0:
        raise Unclear
    return literal.value


def _name(node: Node) -> NamedNode:
    """The property that a parameter names."""
    if not isinstance(node, URIRef) or node == RDFS.subClassOf:
        raise Unclear
    return NamedNode(str(node))


def _terms(given: Sequence[Node]) -> frozenset[Term]:
    if not all(isinstance(node, URIRef | RdfLiteral) for node in given):
        raise Unclear
    return frozenset(from_rdflib(node) for node in given)


def _min_count(_: Graph, given: Sequence[Node]) -> Check:
    least = _number(given)
    return lambda _facts, _focus, values: len(values) >= least


def _max_count(_: Graph, given: Sequence[Node]) -> Check:
    most = _number(given)
    return lambda _facts, _focus, values: len(values) <= most


def _node_kind(_: Graph, given: Sequence[Node]) -> Check:
    kinds = _NODE_KINDS.get(_single(given))
    if kinds is None:
        raise Unclear
    return lambda _facts, _focus, values: all(isinstance(value, kinds) for value in values)


def _datatype(_: Graph, given: Sequence[Node]) -> Check:
    wanted = str(_single(given))
    if wanted.startswith((str(RDF), str(RDFS))):
        raise Unclear
    python = _PYTHON.get(wanted)

    def fits(value: Term) -> bool:
        if not isinstance(value, Literal) or value.language or value.datatype.value != wanted:
            return False
        if wanted == _STRING:
            return True
        literal = _worth(value)
        return literal.ill_typed is not True and (python is None or isinstance(literal.value, python))

    return lambda _facts, _focus, values: all(map(fits, values))


def _min_length(_: Graph, given: Sequence[Node]) -> Check:
    least = _number(given)
    return lambda _facts, _focus, values: all(len(value.value) >= least for value in values)


def _pattern(_: Graph, given: Sequence[Node]) -> Check:
    literal = _single(given)
    if not isinstance(literal, RdfLiteral) or not isinstance(literal.value, str):
        raise Unclear
    try:
        search = re.compile(str(literal)).search
    except re.error as error:
        raise Unclear from error
    return lambda _facts, _focus, values: all(search(value.value) for value in values)


def _has_value(_: Graph, given: Sequence[Node]) -> Check:
    wanted = _terms(given)
    return lambda _facts, _focus, values: all(one in values for one in wanted)


def _in(shapes: Graph, given: Sequence[Node]) -> Check:
    allowed = _terms(list(shapes.items(_single(given))))
    return lambda _facts, _focus, values: allowed.issuperset(values)


def _equals(_: Graph, given: Sequence[Node]) -> Check:
    names = [_name(node) for node in given]
    return lambda facts, focus, values: all(set(values) == set(facts.values(focus, name)) for name in names)


def _bound(holds: Callable[[int], bool]) -> Facet:
    """A facet that compares numbers with the bound that the shape gives."""

    def facet(_: Graph, given: Sequence[Node]) -> Check:
        limit = _single(given)
        if not isinstance(limit, RdfLiteral) or type(limit.value) not in {int, Decimal}:
            raise Unclear
        return lambda _facts, _focus, values: all(
            _ordered(_value(value), limit.value, holds) for value in values
        )

    return facet


def _pair(holds: Callable[[int], bool]) -> Facet:
    """A facet that compares each value with each one that the focus node has for another property."""

    def facet(_: Graph, given: Sequence[Node]) -> Check:
        names = [_name(node) for node in given]
        return lambda facts, focus, values: all(
            _ordered(_value(value), _value(other), holds)
            for name in names
            for other in facts.values(focus, name)
            for value in values
        )

    return facet


def _value(term: Term) -> object:
    """What a well-typed literal is worth; None for all else."""
    if not isinstance(term, Literal) or term.language:
        return None
    literal = _worth(term)
    return None if literal.ill_typed else literal.value


def _ordered(one: object, other: object, holds: Callable[[int], bool]) -> bool:
    """Whether two numbers, or two days, stand in an order; no others are compared here."""
    if type(one) is date and type(other) is date:
        return holds((one > other) - (one < other))
    if type(one) in {int, Decimal} and type(other) in {int, Decimal}:
        return holds((one > other) - (one < other))  # type: ignore[operator]
    return False


FACETS: Final[Mapping[Node, Facet]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.nodeKind: _node_kind,
    SH.datatype: _datatype,
    SH.minLength: _min_length,
    SH.pattern: _pattern,
    SH.hasValue: _has_value,
    SH["in"]: _in,
    SH.equals: _equals,
    SH.minInclusive: _bound(lambda order: order >= 0),
    SH.maxInclusive: _bound(lambda order: order <= 0),
    SH.lessThan: _pair(lambda order: order < 0),
    SH.lessThanOrEquals: _pair(lambda order: order <= 0),
}

OF_PATHS: Final[Collection[Node]] = {SH.minCount, SH.maxCount, SH.lessThan, SH.lessThanOrEquals}
"""The parameters that only property shapes have."""
