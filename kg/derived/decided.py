"""The decisions' graph: what people decided, who, when and why, and the IRIs that nodes once had."""

from __future__ import annotations

from kg.decisions import DIFFERENT_FROM, SAME_AS, Decisions, verdict_of
from kg.identity.sssom import Mapping
from kg.identity.verdict import Verdict
from kg.links.record import slots
from kg.store import NamedNode, Quad
from mappings.iris import graph_iri
from mappings.namespaces import BASE
from mappings.segments import digest


def decision_quads(decisions: Decisions, base: str = BASE) -> list[Quad]:
    """Return ``graph/decisions``: each decision as SSSOM has it in RDF, and what follows from all of them.

    The IRI that a node goes by is ``owl:sameAs`` each other one that it had; a pair decided to be different is
    ``owl:differentFrom``.
    """
    graph = NamedNode(graph_iri("decisions", base))
    quads = [
        Quad(NamedNode(f"{base}decision/{_key(mapping)}"), name, value, graph)
        for mapping in decisions.mappings
        for name, value in slots(mapping)
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
