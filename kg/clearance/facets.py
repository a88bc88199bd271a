"""Constraints on values (https://www.w3.org/TR/shacl/#core-components), each as a function that is sure or is not.

A function answers True where pySHACL is certain to find nothing. What a literal is worth is what rdflib takes it to be
(``kg.clearance.worth``), as for pySHACL; where the two could differ in how they compare, the answer is False.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from kg.clearance.facts import Facts
from kg.clearance.graph import SUBCLASS, Node, Shapes, Unclear, sh
from kg.clearance.worth import worth
from kg.store import BlankNode, Literal, NamedNode, Term
from mappings.namespaces import PREFIXES

Check = Callable[[Facts, Term, Collection[Term]], bool]
"""Whether the values that a focus node has by a shape's path clearly satisfy a constraint."""

Facet = Callable[[Shapes, Sequence[Node]], Check]
"""Makes a check of the values that a shape has for a parameter; raises ``Unclear``."""

_XSD: Final = PREFIXES["xsd"]
_PYTHON: Final[Mapping[str, type]] = {
    _XSD + "integer": int,
    _XSD + "float": float,
    _XSD + "decimal": Decimal,
    _XSD + "boolean": bool,
    _XSD + "date": date,
    _XSD + "time": time,
    _XSD + "dateTime": datetime,
}
"""The datatypes whose values pySHACL looks at; of others it asks that they are not known to be ill-typed."""

_STRING: Final = _XSD + "string"
_NODE_KINDS: Final[Mapping[Node, tuple[type, ...]]] = {
    sh("IRI"): (NamedNode,),
    sh("Literal"): (Literal,),
    sh("IRIOrLiteral"): (NamedNode, Literal),
    sh("BlankNodeOrIRI"): (NamedNode,),
    sh("BlankNodeOrLiteral"): (Literal,),
}


def _single(given: Sequence[Node]) -> Node:
    if len(given) != 1:
        raise Unclear
    return given[0]


def _number(given: Sequence[Node]) -> int:
    """The value of a parameter that is a whole number from 0."""
    literal = _single(given)
    if not isinstance(literal, Literal) or literal.datatype.value != _XSD + "integer":
        raise Unclear
    value = worth(literal).value
    if not isinstance(value, int) or value < 0:
        raise Unclear
    return value


def _name(node: Node) -> NamedNode:
    """The property that a parameter names."""
    if not isinstance(node, NamedNode) or node == SUBCLASS:
        raise Unclear
    return node


def _terms(given: Sequence[Node]) -> frozenset[Term]:
    terms = frozenset(node for node in given if not isinstance(node, BlankNode))
    if len(terms) != len(set(given)):
        raise Unclear
    return terms


def _min_count(_: Shapes, given: Sequence[Node]) -> Check:
    least = _number(given)
    return lambda _facts, _focus, values: len(values) >= least


def _max_count(_: Shapes, given: Sequence[Node]) -> Check:
    most = _number(given)
    return lambda _facts, _focus, values: len(values) <= most


def _node_kind(_: Shapes, given: Sequence[Node]) -> Check:
    kinds = _NODE_KINDS.get(_single(given))
    if kinds is None:
        raise Unclear
    return lambda _facts, _focus, values: all(isinstance(value, kinds) for value in values)


def _datatype(_: Shapes, given: Sequence[Node]) -> Check:
    named = _single(given)
    if not isinstance(named, NamedNode) or named.value.startswith((PREFIXES["rdf"], PREFIXES["rdfs"])):
        raise Unclear
    wanted = named.value
    python = _PYTHON.get(wanted)

    def fits(value: Term) -> bool:
        if not isinstance(value, Literal) or value.language or value.datatype.value != wanted:
            return False
        if wanted == _STRING:
            return True
        found = worth(value)
        return not found.ill_typed and (python is None or isinstance(found.value, python))

    return lambda _facts, _focus, values: all(map(fits, values))


def _min_length(_: Shapes, given: Sequence[Node]) -> Check:
    least = _number(given)
    return lambda _facts, _focus, values: all(len(value.value) >= least for value in values)


def _pattern(_: Shapes, given: Sequence[Node]) -> Check:
    literal = _single(given)
    if not isinstance(literal, Literal) or literal.datatype.value != _STRING:
        raise Unclear
    try:
        search = re.compile(literal.value).search
    except re.error as error:
        raise Unclear from error
    return lambda _facts, _focus, values: all(search(value.value) for value in values)


def _has_value(_: Shapes, given: Sequence[Node]) -> Check:
    wanted = _terms(given)
    return lambda _facts, _focus, values: all(one in values for one in wanted)


def _in(shapes: Shapes, given: Sequence[Node]) -> Check:
    allowed = _terms(list(shapes.items(_single(given))))
    return lambda _facts, _focus, values: allowed.issuperset(values)


def _equals(_: Shapes, given: Sequence[Node]) -> Check:
    names = [_name(node) for node in given]
    return lambda facts, focus, values: all(set(values) == set(facts.values(focus, name)) for name in names)


def _bound(holds: Callable[[int], bool]) -> Facet:
    """A facet that compares numbers with the bound that the shape gives."""

    def facet(_: Shapes, given: Sequence[Node]) -> Check:
        limit = _single(given)
        bound = worth(limit).value if isinstance(limit, Literal) and not limit.language else None
        if type(bound) not in {int, Decimal}:
            raise Unclear
        return lambda _facts, _focus, values: all(_ordered(_value(value), bound, holds) for value in values)

    return facet


def _pair(holds: Callable[[int], bool]) -> Facet:
    """A facet that compares each value with each one that the focus node has for another property."""

    def facet(_: Shapes, given: Sequence[Node]) -> Check:
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
    found = worth(term)
    return None if found.ill_typed else found.value


def _ordered(one: object, other: object, holds: Callable[[int], bool]) -> bool:
    """Whether two numbers, or two days, stand in an order; no others are compared here."""
    if type(one) is date and type(other) is date:
        return holds((one > other) - (one < other))
    if type(one) in {int, Decimal} and type(other) in {int, Decimal}:
        return holds((one > other) - (one < other))  # type: ignore[operator]
    return False


FACETS: Final[Mapping[Node, Facet]] = {
    sh("minCount"): _min_count,
    sh("maxCount"): _max_count,
    sh("nodeKind"): _node_kind,
    sh("datatype"): _datatype,
    sh("minLength"): _min_length,
    sh("pattern"): _pattern,
    sh("hasValue"): _has_value,
    sh("in"): _in,
    sh("equals"): _equals,
    sh("minInclusive"): _bound(lambda order: order >= 0),
    sh("maxInclusive"): _bound(lambda order: order <= 0),
    sh("lessThan"): _pair(lambda order: order < 0),
    sh("lessThanOrEquals"): _pair(lambda order: order <= 0),
}

OF_NONE: Final[frozenset[Node]] = frozenset({sh("minCount"), sh("hasValue"), sh("equals")})
"""The parameters that ask something also where there is no value; all others ask something of each value."""

OF_PATHS: Final[Collection[Node]] = {sh("minCount"), sh("maxCount"), sh("lessThan"), sh("lessThanOrEquals")}
"""The parameters that only property shapes have."""
