"""The decisions' graph: what people decided, who, when and why, and the IRIs that nodes once had."""

from __future__ import annotations

from collections.abc import Iterator

from kg.decisions import DIFFERENT_FROM, SAME_AS, Decisions, verdict_of
from kg.derived.said import term
from kg.sssom import Mapping
from kg.store import Literal, NamedNode, Quad, Term
from kg.verdict import Verdict
from mappings.iris import graph_iri
from mappings.namespaces import BASE
from mappings.segments import digest


def decision_quads(decisions: Decisions, base: str = BASE) -> list[Quad]:
    """Return ``graph/decisions``: each decision as an ``sssom:Mapping``, and what follows from all of them.

    The IRI that a node goes by is ``owl:sameAs`` each other one that it had; a pair decided to be different is
    ``owl:differentFrom``.
    """
    graph = NamedNode(graph_iri("decisions", base))
    quads = [
        Quad(NamedNode(f"{base}decision/{_key(mapping)}"), term(name), value, graph)
        for mapping in decisions.mappings
        for name, value in _told(mapping)
        if value is not None
    ]
    quads += [
        Quad(NamedNode(kept), NamedNode(SAME_AS), NamedNode(iri), graph)
        for iri, kept in decisions.same.items()
    ]
    for mapping in decisions.identities:
        if verdict_of(mapping) is Verdict.DIFFERENT:
            pair = NamedNode(mapping.subject), NamedNode(DIFFERENT_FROM), NamedNode(mapping.object)
            quads.append(Quad(*pair, graph))
    return sorted(quads, key=str)


def _key(mapping: Mapping) -> str:
    return digest((mapping.subject, mapping.predicate, str(mapping.negated), mapping.object))


def _told(mapping: Mapping) -> Iterator[tuple[str, Term | None]]:
    """The slots of a mapping: https://mapping-commons.github.io/sssom/spec-formats-rdf/."""
    yield "rdf:type", term("owl:Axiom")
    yield "owl:annotatedSource", NamedNode(mapping.subject)
    yield "owl:annotatedProperty", NamedNode(mapping.predicate)
    yield "owl:annotatedTarget", NamedNode(mapping.object)
    yield "sssom:mapping_justification", NamedNode(mapping.justification)
    yield "sssom:predicate_modifier", Literal("Not") if mapping.negated else None
    yield "sssom:author_label", Literal(mapping.author) if mapping.author else None
    yield "sssom:mapping_tool", Literal(mapping.tool) if mapping.tool else None
    day = mapping.day.isoformat() if mapping.day else None
    yield "sssom:mapping_date", Literal(day, datatype=term("xsd:date")) if day else None
    number = str(mapping.confidence) if mapping.confidence is not None else None
    yield "sssom:confidence", Literal(number, datatype=term("xsd:decimal")) if number else None
    yield "rdfs:comment", Literal(mapping.comment) if mapping.comment else None
